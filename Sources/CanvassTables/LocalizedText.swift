/// A piece of text in one or more languages, such as `{en: Land, vi: Đất đai}`.
public struct LocalizedText: Sendable, Hashable {
  /// Text by language code (`en`, `vi`, …).
  public var byLanguage: [String: String]

  /// Text that is the same in every language.
  public init(_ text: String) { byLanguage = ["": text] }

  /// Text by language code.
  public init(byLanguage: [String: String]) { self.byLanguage = byLanguage }

  /// The text in `language`; failing that in English, failing that in whichever language comes
  /// first in alphabetical order.
  public func text(in language: String) -> String {
    byLanguage[language] ?? byLanguage[""] ?? byLanguage["en"]
      ?? byLanguage.sorted { $0.key < $1.key }.first?.value ?? ""
  }
}
