/// The name that R gives to a variable: one blank around `+ - *` and comparisons and after a comma,
/// none around `^`, `/` and `:`.
func formulaName(_ tokens: [Token]) -> String {
  var name = ""
  // Whether a sign that follows stands between two values.
  var isAfterValue = false
  for token in tokens {
    switch token.kind {
    case .symbol(let symbol):
      switch symbol {
      case ",": name += ", "
      case "(", "[", ")", "]", "^", "/", ":", "!": name += symbol
      default: name += isAfterValue ? " \(symbol) " : symbol
      }
      isAfterValue = symbol == ")" || symbol == "]"
    case .name(let word, let quoted):
      let isOperator = !quoted && ["in", "and", "or"].contains(word)
      name +=
        isOperator ? " \(word) " : quoted ? expressionName(word) : word
      isAfterValue = !isOperator
    case .text(let text):
      name += quoted(text, "\"")
      isAfterValue = true
    case .number(let value):
      name += shortestText(value)
      isAfterValue = true
    case .end: break
    }
  }
  return name
}
