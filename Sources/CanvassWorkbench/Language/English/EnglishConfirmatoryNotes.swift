import CanvassNumerics

struct EnglishConfirmatoryNotes: ConfirmatoryNotes {
  func place(column: String, group: String) -> String { " where \(column) is \"\(group)\"" }

  func incomplete(_ count: Int, of rows: Int) -> String {
    "\(count) of \(counted(rows, "row")) \(oneOrMany(count, "misses", "miss")) an answer to one item or "
      + "more and \(oneOrMany(count, "is", "are")) left out"
  }

  func empty(_ count: Int, of rows: Int) -> String {
    "\(count) of \(counted(rows, "row")) \(oneOrMany(count, "has", "have")) no answer to any item and "
      + "\(oneOrMany(count, "is", "are")) left out"
  }

  func inNoGroup(rows: Int, column: String, areComplete: Bool) -> String {
    (areComplete
      ? counted(rows, "complete row has", "complete rows have")
      : counted(rows, "row has", "rows have"))
      + " no \(column) and "
      + oneOrMany(rows, "is in no group; it is left out", "are in no group; they are left out")
  }

  private func sample(_ rows: Int) -> String { "a simple random sample of \(counted(rows, "row"))" }
  private func other(_ hasAlternative: Bool) -> String {
    hasAlternative ? "; --estimator mlr has errors and a test of the design" : ""
  }

  func weightsOnly(rows: Int, hasAlternative: Bool) -> String {
    "estimates use the weights of the design, but standard errors, tests and fit suppose "
      + sample(rows) + other(hasAlternative)
  }

  func unweighted(rows: Int) -> String {
    "each row counts once (--weighting none), so that estimates are those of the sample and not of "
      + "the population; standard errors, tests and fit suppose \(sample(rows))"
  }

  func unusedDesign(rows: Int, hasAlternative: Bool) -> String {
    "strata and clusters of the design are not used: standard errors, tests and fit suppose "
      + sample(rows) + other(hasAlternative)
  }

  func indicesOfSample(rows: Int) -> String {
    "standard errors and the scaled χ² are those of the design; CFI, TLI, RMSEA, AIC and BIC suppose "
      + sample(rows)
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "in \(lost) of \(counted(count, "replicate")) the model does not settle; "
      + "\(lost == 1 ? "it has" : "they have") no say in the standard errors"
  }

  var noFreedom: String {
    "no p-values and intervals: the design has no degrees of freedom in these rows"
  }

  func heywood(_ items: [String], place: String) -> String {
    "Heywood case\(place): the residual \(oneOrMany(items.count, "variance", "variances")) of "
      + "\(items.joined(separator: ", ")) \(oneOrMany(items.count, "is", "are")) not above "
      + "zero; the factor may have too few items or the sample too few rows"
  }

  func noVariance(_ factors: [String], place: String) -> String {
    let count = factors.count
    return "the \(oneOrMany(count, "variance", "variances")) of \(factors.joined(separator: ", ")) "
      + "\(oneOrMany(count, "is", "are")) not above zero\(place), so "
      + "\(oneOrMany(count, "its", "their")) items have no factor in common; there are no "
      + "standardised estimates for \(oneOrMany(count, "it", "them"))"
  }

  func notDefinite(
    _ beyond: [(first: String, second: String, correlation: String)], place: String
  ) -> String {
    let pairs = beyond.map { "\"\($0.first)\" and \"\($0.second)\" correlate \($0.correlation)" }
    return "the covariance of the factors is not positive definite\(place)"
      + (pairs.isEmpty ? "" : ": " + pairs.joined(separator: ", "))
      + "; factors that the answers do not tell apart are better made one"
  }

  func mixed(_ factor: String, place: String) -> String {
    "items of \"\(factor)\" run against each other\(place), so ω of their plain sum says "
      + "little; turn some round (--derive)"
  }

  var saturated: String {
    "the model has no degrees of freedom: it fits any data, and its fit says nothing"
  }

  func poorPattern(cfi: String) -> String {
    "the pattern itself fits badly (CFI \(cfi), below 0.90), so "
      + "the steps of invariance say little; mend the model first"
  }

  func noDifference(_ step: MeasurementInvariance) -> String {
    "the scaled difference of χ² for the \(step.word) model does not exist: its scaling "
      + "factor is not above zero"
  }

  func impossibleRMSEA(_ rmsea: String) -> String {
    "an RMSEA of \(rmsea) is no measure of misfit: the correlations are near to singular"
  }

  func unstable(
    _ step: MeasurementInvariance, factor: String, general: String, restricted: String
  ) -> String {
    "the difference of χ² for the \(step.word) model has the scaling factor \(factor), far from those of "
      + "the models, \(general) and \(restricted), as happens in small groups; do not rely on its p-value"
  }
}
