import ArgumentParser
import CanvassNumerics

/// A language of headings, sentences, verdicts and numbers: what `--lang` accepts.
public struct Language: Sendable {
  /// Its catalogue: all that people read in it.
  let phrases: any Phrases

  /// A language that need not be one of `--lang`.
  init(_ phrases: any Phrases) { self.phrases = phrases }

  /// English.
  public static let en = Language(English())
  /// Vietnamese.
  public static let vi = Language(Vietnamese())
}

extension Language: CaseIterable {
  /// The languages of `--lang`. A new one is its catalogue and a place in this list.
  public static let allCases: [Language] = [en, vi]
}

extension Language: RawRepresentable, Equatable, ExpressibleByArgument {
  /// The code that `--lang` and study files have for it.
  public var rawValue: String { phrases.code }

  /// The language of a code; `nil` for one that there is not.
  public init?(rawValue code: String) {
    guard let language = Self.allCases.first(where: { $0.rawValue == code }) else { return nil }
    self = language
  }

  /// Whether both have the same code.
  public static func == (one: Language, other: Language) -> Bool {
    one.rawValue == other.rawValue
  }
}

extension Language {
  /// What an error says.
  public func text(of error: any Error) -> String { phrases.text(of: error) }

  /// A sentence of any module.
  public func text(of sentence: Sentence) -> String { phrases.text(of: sentence) }
}

extension Phrases {
  /// The language that has these phrases.
  var language: Language { Language(self) }

  /// What an error says.
  func text(of error: any Error) -> String {
    wordsOf(error, decimalSign: decimalSign, typed: ShellWords.inDoubleQuotes) { sentences[$0] }
  }

  /// A sentence of any module.
  func text(of sentence: Sentence) -> String {
    sentence.worded(decimalSign: decimalSign, typed: ShellWords.inDoubleQuotes) { sentences[$0] }
  }
}
