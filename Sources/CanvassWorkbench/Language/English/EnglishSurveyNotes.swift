import CanvassNumerics
import CanvassSampling
import CanvassTables

struct EnglishSurveyNotes: SurveyNotes {
  func alike(_ values: String, in column: String, others: Int, way: String) -> String {
    "\(values) are different values of \"\(column)\""
      + (others > 0 ? " (and \(counted(others, "more such group")))" : "")
      + ": values are compared by their spelling; if they are one, derive it (\(way))"
  }

  func writtenDifferently(_ numbers: Int, like ways: String, in column: String, name: String)
    -> String
  {
    "\"\(column)\" writes "
      + counted(numbers, "number in different ways", "numbers in different ways")
      + " (\(ways)\(numbers > 1 ? "; …" : "")), which are the same in this answer; "
      + "if they are codes, \(asText(column, name))"
  }

  func padded(_ columns: [String], others: Int, values: String, name: String) -> String {
    let count = columns.count + others
    let names = columns.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(names)\(others > 0 ? " and \(others) more" : "") \(oneOrMany(count, "is", "are"))"
      + " written with leading zeros (\(values)) and used as "
      + oneOrMany(count, "a number", "numbers")
      + "; if these are codes, \(asText(columns[0], name))"
  }

  private func asText(_ column: String, _ name: String) -> String {
    "say --text \(ShellWords.quoted(column)), or factor(\(name)) in a formula"
  }

  func suspected(_ codes: [String], in column: String, rows: Int) -> String {
    "\"\(column)\" has \(codes.joined(separator: ", ")) in \(counted(rows, "row")) and no other "
      + "number below 0; if \(oneOrMany(codes.count, "that means", "these mean")) no answer, say "
      + "--missing \(codes.joined(separator: ","))"
  }

  func unseen(_ codes: [String], isCut: Bool) -> String {
    "no value is \(codes.joined(separator: " or "))\(isCut ? ", …" : "") (--missing); codes are separated by commas"
  }

  func codesOfScale(_ codes: [String], in column: String) -> String {
    "\"\(column)\" holds answers of the study's scale, so \(codes.joined(separator: " and ")) "
      + "\(oneOrMany(codes.count, "means", "mean")) no answer there too (scale: missing:)"
  }

  func undecided(
    _ codes: String, count: Int, in column: String, rows: Int, at place: NoAnswerCodes.Place,
    way: String
  ) -> String {
    let (looked, further) =
      switch place {
      case .filter: ("inside --where", "--where")
      case .cells: ("in cells of --by", "--where")
      case .brackets: ("on which a condition in brackets rests", "the condition")
      }
    return
      "\(codes) \(oneOrMany(count, "counts as a value", "count as values")) of \"\(column)\" in "
      + "\(counted(rows, "row")) \(looked): codes of no "
      + "answer belong to what is measured and to the items of the study; if "
      + "\(oneOrMany(count, "it is", "they are")) no answer here, add \(way) to \(further)"
  }

  func undefined(_ expression: String, rows: Int) -> String {
    "\(expression) has no finite value in "
      + (rows == 1 ? "1 row, which counts" : "\(rows) rows, which count") + " as missing"
  }

  func unknownColumn(_ name: String, key: String, among known: [String]) -> String {
    "\(key) in the study: \(TableError.unknown("column", name, among: known))"
  }

  func unknownColumns(_ columns: [(name: String, meant: String?)], isCut: Bool, key: String)
    -> String
  {
    let listed = columns.map { column in
      "\"\(excerpt(of: column.name))\"" + (column.meant.map { " (did you mean \"\($0)\"?)" } ?? "")
    }.joined(separator: ", ")
    return "\(key) in the study: there are no columns \(listed)\(isCut ? ", …" : "")"
  }

  func unused(_ values: String, count: Int, key: String, column: String, meant: String?) -> String {
    "\(key) of \"\(column)\" in the study: \(values) \(oneOrMany(count, "never occurs", "never occur"))"
      + (meant.map { "; did you mean \"\($0)\"?" } ?? "")
  }

  func replaced(_ column: String) -> String {
    "the derived column \"\(excerpt(of: column))\" takes the place of that of the file, wherever it is used"
  }

  func originalLeftOut(rows: Int, column: String) -> String {
    "\(counted(rows, "row")) with \(column) = 0, the data before imputation, \(rows == 1 ? "is" : "are") left out"
  }

  func stillMissing(_ columns: [(name: String, rows: Int)]) -> String {
    let named = columns.prefix(5).map {
      "\"\(excerpt(of: $0.name))\" in \(counted($0.rows, "row"))"
    }
    return "answers are still missing in the imputations (\(named.joined(separator: ", "))"
      + "\(columns.count > 5 ? ", ..." : "")); each estimate leaves out its rows without an answer"
  }

  var readWhole: String {
    "all rows were read into memory: --stream is for mean (not --geometric), total, ratio, proportion, variance, and "
      + "for diagnose without --by, all without a recipe of weights"
  }

  func inNoCell(rows: Int, columns: [String]) -> String {
    counted(rows, "row has", "rows have") + " no \(columns.joined(separator: " or ")) and "
      + oneOrMany(rows, "is in no cell; it still counts", "are in no cell; they still count")
      + " in the design"
  }

  func giniOfNegatives(_ column: String, rows: Int) -> String {
    "\"\(excerpt(of: column))\" is negative in \(counted(rows, "row")), so that its Gini index may lie outside 0 and 1"
  }

  func noInterval(_ absences: [(reason: IntervalAbsence, estimates: Int)], of estimates: Int)
    -> String
  {
    let count = absences.reduce(0) { $0 + $1.estimates }
    let reasons = absences.map { absence in
      (absences.count > 1 ? "\(absence.estimates) " : "") + why(absence.reason)
    }
    return "\(count) of \(counted(estimates, "estimate")) "
      + "\(oneOrMany(count, "has", "have")) no interval: " + reasons.joined(separator: "; ")
  }

  private func why(_ absence: IntervalAbsence) -> String {
    switch absence {
    case .noVariance:
      "for lack of a variance, since the rows lie in one cluster, or in one of each stratum"
    case .fittedExactly:
      "since two different rows tell nothing of the error of a variance, a slope or a correlation"
    case .varianceBelowZero:
      "since the variance of Horvitz and Thompson has come out below zero (try --pps-variance yates-grundy, or --pps "
        + "brewer)"
    case .varianceOfTwoPhasesBelowZero:
      "since the variance of both phases has come out below zero, as that of the first can where few of its clusters are in "
        + "the second (join strata of the second phase, or estimate for more rows together)"
    case .noDegreesOfFreedom:
      "for lack of degrees of freedom, since the rows lie in no more clusters than strata"
    case .shareAtEnd: "since the share is 0 or 1 (try --interval korn-graubard)"
    case .quantileAtEnd:
      "since the interval of the share below them does not lie between 0 and 1"
    case .quantileWithoutError:
      "since the share of answers up to the quantile has no standard error, as that up to the largest answer, which is 1 in every "
        + "sample"
    case .quantileToldByScore: why(.quantileWithoutError) + " (try --interval score)"
    case .madeOfQuantileWithoutError:
      "since a quantile in it has no standard error: its own interval has one value, or reaches beyond the sample"
    case .shareWithoutError:
      "since the share is the same in every cluster (try --interval korn-graubard), or reproduced by the weights"
    }
  }

  func lostReplicates(_ replicates: Int, estimates lacking: Int, of estimates: Int) -> String {
    "\(lacking) of \(counted(estimates, "estimate")) \(oneOrMany(lacking, "has", "have")) no value in "
      + (lacking > 1 && replicates > 1 ? "up to " : "") + counted(replicates, "replicate")
      + ", which "
      + oneOrMany(replicates, "has", "have") + " no say in "
      + oneOrMany(lacking, "its standard error", "their standard errors")
  }

  func sharesInOneCluster(rows: [String], columns: [String]) -> String {
    func named(_ labels: [String], _ one: String, _ many: String) -> [String] {
      guard !labels.isEmpty else { return [] }
      let names = labels.prefix(5).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
      return ["\(oneOrMany(labels.count, one, many)) \(names)\(labels.count > 5 ? ", ..." : "")"]
    }
    let lines = named(rows, "row", "rows") + named(columns, "column", "columns")
    return "the shares of the \(lines.joined(separator: " and the ")) have no standard error "
      + "for lack of a variance, since the rows lie in one cluster, or in one of each stratum; tests take these shares as they would be in every sample"
  }

  func differencesBeyondFreedom(
    _ differences: Int, freedom: Int, hasWald: Bool, hasOthers: Bool
  ) -> String {
    "no \(hasWald ? "adjusted " : "")Wald test of the table: it has \(differences) differences from independence, and the design "
      + "\(freedom) degrees of freedom to tell them apart"
      + (hasWald ? ", so that the one without the adjustment rejects too often" : "")
      + (hasOthers
        ? " (the tests of Rao and Scott need no such number; or merge categories)"
        : " (merge categories)")
  }

  var emptyCells: String {
    "no Wald test of the table: with its empty cells, the differences from independence depend on each other "
      + "(merge categories)"
  }

  var tooFewCells: String {
    "no test of Rao and Scott: the cells of the table with answers are too few to tell all interactions of rows and columns "
      + "apart (merge categories)"
  }

  func lostShares(replicates: Int) -> String {
    "in \(counted(replicates, "replicate")) a row or a column of the table has nobody; "
      + "\(oneOrMany(replicates, "it has", "they have")) no say in the standard errors of its shares"
  }

  func agreedReplicates(quantiles: Int) -> String {
    "of \(counted(quantiles, "quantile")) all replicates are equal, which is no standard error of 0: many people gave that "
      + "answer (take another --interval)"
  }

  var jackknifeOfQuantiles: String {
    "the jackknife does not tell the variance of a quantile, however large the sample is (take --replicates "
      + "bootstrap:500 or brr, or the interval of the distribution function)"
  }

  func notDefined(_ count: Int, of estimates: Int) -> String {
    "\(count) of \(counted(estimates, "estimate")) \(oneOrMany(count, "does", "do")) not exist: no "
      + "answer in the cell, or a division by zero"
  }

  func inNoField(rows: Int, column: String) -> String {
    counted(rows, "row has", "rows have") + " no \(column) and "
      + oneOrMany(rows, "belongs", "belong") + " to no field"
  }

  var allSatisfied: String {
    "every answer of the scale counts as satisfied, so that no field can be weaker than another; name "
      + "those that do (--satisfied 4,5, or satisfied: in the study)"
  }

  func satisfiedBetween(_ named: [String], low: String, high: String) -> String {
    "\(named.joined(separator: ", ")) \(oneOrMany(named.count, "is no answer", "are no answers")) of the "
      + "scale \(low)–\(high) but between answers, as averages are; if people answer with whole steps, "
      + "name those that count as satisfied (--satisfied, or satisfied: in the study)"
  }

  var oneField: String {
    "there is one field only, so there is no other to compare it with"
  }
}
