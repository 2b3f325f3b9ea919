/// The same sentence in other words.
extension Sentence {
  /// Which sentence it is, whatever it quotes: its words, with `%1`, `%2`, … where something is put in, and
  /// `%3{row|rows}` where a word agrees with a number.
  public var template: String {
    var text = ""
    var place = 0
    for part in parts {
      switch part {
      case .words(let words):
        text += words
        continue
      case .quoted, .number, .sentence, .error: text += "%\(place + 1)"
      case .agreeing(_, let one, let many): text += "%\(place + 1){\(one)|\(many)}"
      }
      place += 1
    }
    return text
  }

  /// The text in the words that a language has for its template and for those of the sentences and errors
  /// inside it.
  ///
  /// A wording has the places of the template, in any order: `không có cột "%1"`. What agrees with a
  /// number, `%3{row|rows}`, may be left out or have other forms.
  ///
  /// - Parameters:
  ///   - decimalSign: what stands before the decimals of numbers.
  ///   - wording: the words for a template; `nil` where it is said as it is.
  /// - Returns: the text.
  public func worded(decimalSign: String = ".", by wording: (String) -> String?) -> String {
    let template = template
    let places = parts.filter { if case .words = $0 { false } else { true } }
    var text = ""
    var rest = Substring(wording(template) ?? template)
    while let sign = rest.firstIndex(of: "%") {
      text += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), places.indices.contains(number - 1) else {
        text += "%"
        continue
      }
      rest.removeFirst(digits.count)
      switch places[number - 1] {
      case .words(let words), .quoted(let words): text += words
      case .number(let number):
        text += number.split(separator: ".", omittingEmptySubsequences: false).joined(
          separator: decimalSign)
      case .sentence(let sentence):
        text += sentence.worded(decimalSign: decimalSign, by: wording)
      case .error(let error): text += wordsOf(error, decimalSign: decimalSign, by: wording)
      case .agreeing(let count, _, _):
        guard rest.first == "{", let end = rest.firstIndex(of: "}") else { continue }
        let forms = rest.dropFirst()[..<end].split(separator: "|", omittingEmptySubsequences: false)
        text += (count == 1 ? forms.first : forms.last) ?? ""
        rest = rest[rest.index(after: end)...]
      }
    }
    return text + rest
  }
}

/// What an error says, in the words that a language has for the templates of sentences. An error of
/// somebody else is said as it is.
///
/// - Parameters:
///   - decimalSign: what stands before the decimals of numbers.
///   - wording: the words for a template; `nil` where it is said as it is.
package func wordsOf(
  _ error: any Error, decimalSign: String = ".", by wording: (String) -> String?
) -> String {
  (error as? any ReasonedError)?.reason.worded(decimalSign: decimalSign, by: wording)
    ?? String(describing: error)
}
