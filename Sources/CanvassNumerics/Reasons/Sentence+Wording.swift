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
  ///   - typed: how something is written where the words give it to be typed, between the quotation marks of an
  ///     option's value (`--derive "new=number(%1)"`).
  ///   - wording: the words for a template; `nil` where it is said as it is.
  /// - Returns: the text.
  public func worded(
    decimalSign: String = ".", typed: (String) -> String = { $0 }, by wording: (String) -> String?
  ) -> String {
    let template = template
    let places = parts.filter { if case .words = $0 { false } else { true } }
    var text = ""
    var rest = Substring(wording(template) ?? template)
    var option = OptionValue()
    while let sign = rest.firstIndex(of: "%") {
      text += rest[..<sign]
      option.read(rest[..<sign])
      rest = rest[rest.index(after: sign)...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), places.indices.contains(number - 1) else {
        text += "%"
        continue
      }
      rest.removeFirst(digits.count)
      switch places[number - 1] {
      case .words(let words): text += words
      case .quoted(let quoted): text += option.isOpen ? typed(quoted) : quoted
      case .number(let number):
        text += number.split(separator: ".", omittingEmptySubsequences: false).joined(
          separator: decimalSign)
      case .sentence(let sentence):
        text += sentence.worded(decimalSign: decimalSign, typed: typed, by: wording)
      case .error(let error):
        text += wordsOf(error, decimalSign: decimalSign, typed: typed, by: wording)
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
///   - typed: how something is written that the words give to be typed (`Sentence.worded`).
///   - wording: the words for a template; `nil` where it is said as it is.
package func wordsOf(
  _ error: any Error, decimalSign: String = ".", typed: (String) -> String = { $0 },
  by wording: (String) -> String?
) -> String {
  (error as? any ReasonedError)?.reason
    .worded(decimalSign: decimalSign, typed: typed, by: wording)
    ?? String(describing: error)
}

/// Whether a wording that is read from its beginning is between the quotation marks of the value of an option, as
/// in `(--derive "new=…")`.
private struct OptionValue {
  private(set) var isOpen = false
  /// The words since the last quotation mark.
  private var words = ""

  /// Reads on.
  mutating func read(_ part: Substring) {
    for letter in part {
      guard letter == "\"" else {
        words.append(letter)
        continue
      }
      let last = words.last == " " ? words.dropLast().split(separator: " ").last : nil
      isOpen = !isOpen && last.map { $0.contains("--") } ?? false
      words = ""
    }
  }
}
