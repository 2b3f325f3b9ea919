/// The words of the pages of help. What verbs and options say of themselves stands in English where they
/// are declared; a language that says it otherwise has a wording of each text.
protocol HelpPhrases: Sendable {
  // The frame of a page.
  var overview: String { get }
  var usage: String { get }
  var arguments: String { get }
  var options: String { get }
  var subcommands: String { get }
  /// Before the values that an option may have.
  var values: String { get }
  /// Before the value of an option that is not said.
  var usualValue: String { get }
  /// What stands under the list of verbs.
  var moreHelp: String { get }

  /// The wordings of texts, by the texts: a paragraph of a description, what an option is for, the title
  /// of a section, the name of a value such as `<file>`. What has none is said as it is.
  var texts: [String: String] { get }
}

extension HelpPhrases {
  /// A text in the words of the language.
  func wording(of text: String) -> String { texts[text] ?? text }
}
