import CanvassNumerics

/// A sentence that the reader of an answer should know. It is worded when it is printed: for people in
/// the language of the answer, in JSON in English.
public struct Note: Sendable {
  private let words: @Sendable (any Phrases) -> String

  /// A phrase of each language.
  init(_ words: @escaping @Sendable (any Phrases) -> String) { self.words = words }

  /// A sentence of a floor below.
  public init(_ sentence: Sentence) { words = { $0.text(of: sentence) } }

  /// Why something failed.
  public init(_ error: any Error) { words = { $0.text(of: error) } }

  /// The sentence in a language.
  public func text(in language: Language) -> String { words(language.phrases) }

  /// The same of one part of an answer, whose name stands before it.
  func about(_ name: String) -> Note { Note { "\(name): \(words($0))" } }
}

extension Note: Hashable {
  /// Whether both say the same.
  public static func == (one: Note, other: Note) -> Bool {
    one.text(in: .en) == other.text(in: .en)
  }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(text(in: .en)) }
}
