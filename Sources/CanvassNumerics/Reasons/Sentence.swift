/// A sentence for people that quotes what they wrote, never more than 200 characters of it, and that can
/// be said in another language.
///
/// It is written as any text: `"there is no column \"\(name)\""`. What is interpolated is cut to an
/// excerpt, so that no error can be longer than its own words and a few excerpts; errors and sentences
/// inside a sentence are put in whole, as they have been cut already. Further kinds of interpolation are
/// `\(part: isLast ? "the last" : "one")`, words that depend on something; `\(counted: 3, "row")`, a number
/// with its noun; `\(agreeing: 3, "is", "are")`, a word that agrees with a number; `\(whole: text)`, a quotation
/// that is short already; `\(number: "19.4")`, a number that is said with the decimal sign of the language. Numbers
/// that people are to type, or have typed, are interpolated as they are.
///
/// The parts are kept. Its `template`, `there is no column "%1"`, says which sentence it is, whatever it
/// quotes: a language has a wording of each template (`worded(by:)`).
public struct Sentence: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A part of a sentence.
  enum Part: Sendable {
    /// Words of the program.
    case words(String)
    /// Something of somebody else, or a number as it was given.
    case quoted(String)
    /// A number that the program found, with a point before its decimals.
    case number(String)
    /// A sentence, or some words, that can be said in another language by themselves.
    case sentence(Sentence)
    /// Why something failed.
    case error(any Error)
    /// A word that agrees with a number.
    case agreeing(Int, one: String, many: String)
  }

  let parts: [Part]

  /// A sentence that quotes nobody.
  public init(stringLiteral value: String) { parts = value.isEmpty ? [] : [.words(value)] }

  /// A sentence from its literal parts and what stands between them.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  private init(parts: [Part]) { self.parts = parts }

  /// One sentence after the other. Of two literals it makes one template: what is put together when the
  /// program runs is interpolated.
  public static func + (a: Sentence, b: Sentence) -> Sentence {
    Sentence(parts: a.parts + b.parts)
  }

  /// The text in English.
  public var description: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .words(let words), .quoted(let words), .number(let words): text += words
      case .sentence(let sentence): text += sentence.description
      case .error(let error): text += String(describing: error)
      case .agreeing(let count, let one, let many): text += oneOrMany(count, one, many)
      }
    }
  }

  /// Whether there is nothing to say.
  public var isEmpty: Bool { parts.isEmpty }

  /// Names as alternatives: `a or b or c`.
  public static func either(_ names: [String]) -> Sentence {
    guard let first = names.first else { return "" }
    return names.dropFirst().reduce("\(first)") { "\($0) or \($1)" }
  }

  /// Names together: `a and b and c`.
  public static func all(_ names: [String]) -> Sentence {
    guard let first = names.first else { return "" }
    return names.dropFirst().reduce("\(first)") { "\($0) and \($1)" }
  }

  /// Puts the parts together.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// An empty sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    /// The words of the program.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.words(literal)) }
    }

    /// Something of somebody else: an excerpt of it.
    public mutating func appendInterpolation<Value>(_ value: Value) {
      parts.append(.quoted(excerpt(of: String(describing: value))))
    }

    /// An error, whose sentence is short already.
    public mutating func appendInterpolation(_ error: any Error) { parts.append(.error(error)) }

    /// An error, whose sentence is short already.
    public mutating func appendInterpolation<Failure: Error>(_ error: Failure) {
      parts.append(.error(error))
    }

    /// Part of a sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) {
      parts.append(.sentence(sentence))
    }

    /// Words that depend on something.
    public mutating func appendInterpolation(part sentence: Sentence) {
      parts.append(.sentence(sentence))
    }

    /// Something of somebody else that is short already.
    public mutating func appendInterpolation(whole text: String) { parts.append(.quoted(text)) }

    /// A number that the program found, written with a point.
    public mutating func appendInterpolation(number text: String) { parts.append(.number(text)) }

    /// A number with its noun: `1 row`, `2 rows`.
    public mutating func appendInterpolation(
      counted count: Int, _ one: String, _ many: String? = nil
    ) {
      parts += [.quoted("\(count)"), .words(" ")]
      appendInterpolation(agreeing: count, one, many ?? one + "s")
    }

    /// The form of a word that agrees with a number.
    public mutating func appendInterpolation(agreeing count: Int, _ one: String, _ many: String) {
      parts.append(.agreeing(count, one: one, many: many))
    }
  }
}

extension Sentence: Hashable {
  /// Whether both read the same.
  public static func == (one: Sentence, other: Sentence) -> Bool {
    one.description == other.description
  }

  /// Hashes what is read.
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
