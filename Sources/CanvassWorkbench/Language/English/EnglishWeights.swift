import CanvassNumerics
import CanvassSampling

struct EnglishWeights: WeightPhrases {
  var title: String { "Weights" }

  func step(
    _ step: WeightingStep, iterations: Int?, targets: Int, trimmed: Int, classes: Int
  ) -> String {
    let reached =
      iterations.map { " (\(counted(targets, "total")), \(counted($0, "iteration")))" } ?? ""
    switch step {
    case .base: return "Base weights: one over the probabilities of selection."
    case .nonresponse(let step):
      switch step.model {
      case .cells(let columns):
        return "Nonresponse: \(counted(classes, "cell")) of \(columns.joined(separator: ", "))."
      case .propensity(let formula, nil):
        return "Nonresponse: divided by the propensity to answer given \(formula)."
      case .propensity(let formula, _?):
        return "Nonresponse: \(counted(classes, "class", "classes")) by the propensity to answer "
          + "given \(formula)."
      }
    case .poststratify(let margin):
      return "Post-stratified by \(margin.columns.joined(separator: " and "))\(reached)."
    case .sweep(let margins, _):
      return "Raked to \(margins.map(\.name).joined(separator: ", ")) as survey 4.1 does"
        + (iterations.map { " (\(counted(targets, "total")), \(counted($0, "sweep")))" } ?? "")
        + "."
    case .rake(let margins, _, let misfit):
      let names = margins.map(\.name).joined(separator: ", ")
      return "Raked to \(names)\(reached)\(misfit == .spread ? ", misfit spread" : "")."
    case .calibrate(let formula, _, _, let misfit):
      return "Calibrated to \(formula)\(reached)\(misfit == .spread ? ", misfit spread" : "")."
    case .trim(let step):
      let kept =
        iterations == nil
        ? "the sum stays" : step.misfit == .spread ? "misfit spread" : "the totals stay"
      return
        "Trimmed to \(English().plain(step.lower)) to \(English().plain(step.upper)) times the "
        + "median: \(counted(trimmed, "weight")) cut, \(kept)\(reached)."
    }
  }

  var margins: String { "Margins" }
  var target: String { "Target" }
  var before: String { "Before" }
  var after: String { "After" }
  var achieved: String { "Achieved" }
  var difference: String { "Difference %" }

  var responseClasses: String { "Nonresponse" }
  var responseClass: String { "Class" }
  var sampled: String { "Sampled" }
  var responded: String { "Answered" }
  var rate: String { "Weighted rate %" }

  var distribution: String { "Distribution of the weights" }
  var rows: String { "Rows with weight" }
  var sum: String { "Sum" }
  var least: String { "Least" }
  var greatest: String { "Greatest" }
  func quantile(_ share: String) -> String { "Quantile \(share)" }
  var mean: String { "Mean" }
  var variation: String { "Coefficient of variation" }
  var kish: String { "Design effect of unequal weights (Kish)" }
  var effectiveRows: String { "Effective rows" }
  var extreme: String { "Beyond a fifth or five times the median" }

  func name(_ step: WeightingStep) -> String { step.name }
  func madeBy(_ steps: [String], reproducesTotals: Bool, isReplayed: Bool) -> String {
    "Weights by the recipe: \(steps.joined(separator: ", "))"
      + (reproducesTotals
        ? "; the totals that they reproduce do not vary."
        : isReplayed ? ", made anew in every replicate." : "; standard errors take them as given.")
  }
  func written(column: String, file: String) -> String {
    "The data with the weights as column \(column) are in \(file)."
  }

  func negative(rows: Int) -> String {
    "\(counted(rows, "weight")) \(oneOrMany(rows, "is", "are")) negative: the linear distance allows it; "
      + "totals and means remain valid, and most other analyses do not (--distance raking, or --bounds)"
  }

  func notWritten(column: String) -> String {
    "the weights are written nowhere: --into names the column \(column) of a file, which --output names"
  }

  func missed(targets: Int) -> String {
    "\(counted(targets, "target")) \(oneOrMany(targets, "is", "are")) missed by more than a hundredth of "
      + "a percent"
  }
}
