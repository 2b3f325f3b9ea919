/// Numbers, and words that reports of several verbs share.
protocol CommonPhrases: Sendable {
  /// What stands between units and tenths.
  var decimalSign: String { get }
  /// What stands after a percentage, with the blank before it where there is one.
  var percentSign: String { get }
  /// A day in the year of the Gregorian calendar.
  func date(year: Int, month: Int, day: Int) -> String

  // Headings of columns.
  var variable: String { get }
  var field: String { get }
  var dimension: String { get }
  var item: String { get }
  var factor: String { get }
  var measure: String { get }
  var value: String { get }
  var estimate: String { get }
  var standardError: String { get }
  var standardErrors: String { get }
  var designEffect: String { get }
  var degreesOfFreedom: String { get }
  /// Between numbers that stand side by side.
  var listSeparator: String { get }
  /// The heading of intervals of this level, such as "95 %".
  func interval(percent: String) -> String
  /// An interval within a sentence.
  func interval(percent: String, range: String) -> String

  // Parts of sentences.
  func rows(_ count: Int) -> String
  /// What follows "rows" under a condition; begins with a blank.
  func condition(_ expression: String) -> String
  var weightedByDesign: String { get }
}
