/// A sentence for people that quotes what they wrote, never more than 200 characters of it.
///
/// It is written as any text: `"there is no column \"\(name)\""`. What is interpolated is cut to an
/// excerpt, so that no error can be longer than its own words and a few excerpts; errors and sentences
/// inside a sentence are put in whole, as they have been cut already.
public struct Sentence: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The text.
  public let description: String

  /// A sentence that quotes nobody.
  public init(stringLiteral value: String) { description = value }

  /// A sentence from its literal parts and what stands between them.
  public init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

  /// A sentence that was put together elsewhere, from parts that are short.
  public init(whole text: String) { description = text }

  /// A sentence that was put together elsewhere, in which long words are cut. An excerpt with the quotes
  /// and signs around it is whole, so that nothing is cut twice.
  public init(made text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    description = words.map { word in
      let isLong = word.unicodeScalars.dropFirst(longestExcerpt + 20).first != nil
      return isLong ? excerpt(of: String(word)) : String(word)
    }.joined(separator: " ")
  }

  /// One sentence after the other.
  public static func + (a: Sentence, b: Sentence) -> Sentence {
    Sentence(whole: a.description + b.description)
  }

  /// Puts the parts together.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    /// An empty sentence.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// The words of the program.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Something of somebody else: an excerpt of it.
    public mutating func appendInterpolation<Value>(_ value: Value) {
      text += excerpt(of: String(describing: value))
    }

    /// An error, whose sentence is short already.
    public mutating func appendInterpolation(_ error: any Error) {
      text += String(describing: error)
    }

    /// An error, whose sentence is short already.
    public mutating func appendInterpolation<Failure: Error>(_ error: Failure) {
      text += String(describing: error)
    }

    /// Part of a sentence.
    public mutating func appendInterpolation(_ sentence: Sentence) { text += sentence.description }
  }
}
