import CanvassNumerics
import CanvassTables

struct EnglishRegressionNotes: RegressionNotes {
  func more(_ count: Int) -> String { " and \(count) more" }

  func incomplete(rows: Int, hasDesign: Bool) -> String {
    counted(rows, "row misses", "rows miss") + " an answer in a variable of the formula and "
      + oneOrMany(rows, "is", "are") + " left out" + stillCounting(rows, hasDesign)
  }

  func unlisted(_ variable: UnlistedValues.Variable, hasDesign: Bool) -> String {
    let (count, rows) = (variable.values.count, variable.rows)
    let values = variable.values.prefix(5).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
    return "the levels of \(excerpt(of: variable.name)) in the formula do not list "
      + "\(values)\(count > 5 ? ", …" : ""), so that \(oneOrMany(count, "this value is", "these values are")) "
      + "missing in the model, as in R: \(counted(rows, "row")) "
      + "\(oneOrMany(rows, "is", "are")) left out" + stillCounting(rows, hasDesign)
  }

  private func stillCounting(_ rows: Int, _ hasDesign: Bool) -> String {
    guard hasDesign else { return "" }
    return oneOrMany(
      rows, "; it still counts in the design", "; they still count in the design")
  }

  func constant(_ terms: String) -> String {
    "no coefficient for \(terms), which has the same value in every row used; leave it out"
  }

  func aliased(_ terms: String) -> String {
    "no coefficient for \(terms), which the other terms determine; leave these out"
  }

  func zeroError(_ terms: String, _ reason: ZeroErrorReason) -> String {
    let why =
      switch reason {
      case .exactFit: "since the model fits exactly"
      case .exactRows: "since the model fits exactly the rows that tell about it"
      case .exactRowsOrWhole:
        "since the model fits exactly the rows that tell about it, or their population was taken whole"
      }
    return "no test and no interval for \(terms): the standard error would be zero, \(why)"
  }

  func toldByOne(_ terms: String, isRow: Bool) -> String {
    "no standard error, test or interval for \(terms): only one \(isRow ? "row" : "cluster") tells about it, so that nothing "
      + "says how it differs from others"
  }

  func decidedByOneRow(_ terms: String) -> String {
    "no standard error for \(terms): a single row decides it alone, and the "
      + "correction divides by what is left of its leverage to 1; take hc0 or hc1, or merge "
      + "categories"
  }

  func categoriesInOneCluster(_ categories: String) -> String {
    "all rows of \(categories) lie in one cluster, which tells no standard error of theirs: what is compared with them has that of "
      + "the others alone, so that its p and interval claim too much (merge the category with another, or leave it out)"
  }

  func noFreedom(ofDesign freedom: Int) -> String {
    "no degrees of freedom are left for p-values and intervals: the design has "
      + "\(freedom), and the model too many terms"
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "in \(lost) of \(counted(count, "replicate")) the regression has no fit, or other coefficients; "
      + "\(lost == 1 ? "it has" : "they have") no say in the standard errors"
  }

  func untested(_ terms: String) -> String {
    "no test of \(terms): the covariance of the coefficients is singular "
      + "or nearly so, as with fewer clusters than coefficients or columns that almost depend on "
      + "each other"
  }

  func noPrediction(rows: Int, path: String) -> String {
    counted(rows, "row") + " of \"\(path)\" "
      + oneOrMany(rows, "misses a value and has", "miss a value and have") + " no prediction"
  }

  func noResponseIntervals(option: String) -> String {
    "no intervals for single responses: these need one variance for all rows; leave out \(option)"
  }
}
