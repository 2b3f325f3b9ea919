import CanvassSampling

/// What the reader of any answer about a survey should know of its columns and cells. Lists come as
/// text, each of their members between quotation marks.
protocol SurveyNotes: Sendable {
  // Columns.
  /// Values that look like one value in several spellings.
  ///
  /// - Parameters:
  ///   - others: further such groups of values in the column.
  ///   - way: the option that makes them one.
  func alike(_ values: String, in column: String, others: Int, way: String) -> String
  /// Numbers of a column that are written in several ways, as one of them is.
  func writtenDifferently(_ numbers: Int, like ways: String, in column: String, name: String)
    -> String
  /// Columns of numbers that are written with leading zeros.
  ///
  /// - Parameters:
  ///   - others: how many more there are than are listed.
  ///   - name: that of the first one, as it is written in a formula.
  func padded(_ columns: [String], others: Int, values: String, name: String) -> String
  /// Negative codes among numbers that are 0 or more otherwise.
  func suspected(_ codes: [String], in column: String, rows: Int) -> String
  /// Codes of `--missing` of which not one occurs.
  func unseen(_ codes: [String], isCut: Bool) -> String
  /// Missing codes of the study in a column that holds answers of its scale.
  func codesOfScale(_ codes: [String], in column: String) -> String
  /// Codes that may mean no answer and count as a value.
  ///
  /// - Parameters:
  ///   - place: where the column stands.
  ///   - way: the condition that leaves them out.
  func undecided(
    _ codes: String, count: Int, in column: String, rows: Int, at place: NoAnswerCodes.Place,
    way: String
  ) -> String
  func undefined(_ expression: String, rows: Int) -> String

  // Keys of the study.
  func unknownColumn(_ name: String, key: String, among known: [String]) -> String
  /// - Parameter columns: some names, each with the one that may be meant.
  func unknownColumns(_ columns: [(name: String, meant: String?)], isCut: Bool, key: String)
    -> String
  func unused(_ values: String, count: Int, key: String, column: String, meant: String?) -> String

  /// A derived column that has the name of one of the file.
  func replaced(_ column: String) -> String
  /// The file was to be read in windows, and this verb needs all rows.
  var readWhole: String { get }

  /// Rows of the incomplete data from which imputations were made.
  func originalLeftOut(rows: Int, column: String) -> String

  /// Columns in which rows of the imputations have no answer, with how many.
  func stillMissing(_ columns: [(name: String, rows: Int)]) -> String

  // The design.
  func inNoCell(rows: Int, columns: [String]) -> String

  // Estimates and fields.
  /// That a Gini index has no limits where values are negative.
  func giniOfNegatives(_ column: String, rows: Int) -> String
  /// - Parameter absences: the reasons that there are, with how many estimates have each.
  func noInterval(_ absences: [(reason: IntervalAbsence, estimates: Int)], of estimates: Int)
    -> String
  /// That estimates have no value in some replicates.
  ///
  /// - Parameters:
  ///   - replicates: in how many the one has none that has none in most.
  ///   - lacking: how many estimates have none in some.
  func lostReplicates(_ replicates: Int, estimates lacking: Int, of estimates: Int) -> String
  /// That a row or column of a table has nobody in so many replicates.
  func lostShares(replicates: Int) -> String
  /// That the answers of some rows and columns of a table lie in one cluster each.
  func sharesInOneCluster(rows: [String], columns: [String]) -> String
  /// That there are no Wald tests of a table, or no adjusted one: it has more differences from independence than the design
  /// degrees of freedom.
  ///
  /// - Parameters:
  ///   - hasWald: whether there is one that is not adjusted.
  ///   - hasOthers: whether Rao and Scott's can be had.
  func differencesBeyondFreedom(
    _ differences: Int, freedom: Int, hasWald: Bool, hasOthers: Bool
  ) -> String
  /// That cells of a table without answers leave no test of Wald's.
  var emptyCells: String { get }
  /// That the cells of a table with answers are too few for the tests of Rao and Scott.
  var tooFewCells: String { get }
  /// That the jackknife is no variance of quantiles.
  var jackknifeOfQuantiles: String { get }
  /// That all replicates of some quantiles are equal, so that these have intervals of no length.
  func agreedReplicates(quantiles: Int) -> String
  func notDefined(_ count: Int, of estimates: Int) -> String
  func inNoField(rows: Int, column: String) -> String
  var allSatisfied: String { get }
  /// No answer of the scale is among those that count as satisfied. Says nothing of the data.
  func satisfiedBetween(_ named: [String], low: String, high: String) -> String
  var oneField: String { get }
}
