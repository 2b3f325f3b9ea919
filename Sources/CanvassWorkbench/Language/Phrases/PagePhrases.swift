/// The few words that renderers add by themselves.
protocol PagePhrases: Sendable {
  var warning: String { get }
  var figureLeftOut: String { get }
  var noGnuplot: String { get }
  /// Beside a point of a figure that has no estimate.
  var noEstimate: String { get }
  /// In place of a cell of a figure that has no value.
  var noValue: String { get }
  /// What a row that asks for attention is marked with, for those who hear the page.
  var attention: String { get }
  /// Before the name of a file.
  var written: String { get }
  var report: String { get }
  var error: String { get }
  /// Where something stands in what was read.
  func line(_ number: Int) -> String
  /// What the interactive shell says first.
  var greeting: String { get }
  /// What stands under the list of verbs in the interactive shell.
  var moreHelp: String { get }

  // The foot of a page.
  var made: String { get }
  var date: String { get }
  var data: String { get }
  var command: String { get }
  var seed: String { get }
  var notebook: String { get }
}
