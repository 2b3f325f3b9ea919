import CanvassNumerics
import CanvassSampling
import CanvassTables

struct EnglishFactorNotes: FactorNotes {
  func boundary(_ pair: BoundaryPair, bound: String, isInFit: Bool) -> String {
    let end = pair.isPositive ? "1" : "−1"
    let cells =
      pair.emptyCells == 1
      ? "its only empty cell" : "one of the \(pair.emptyCells) empty cells of their table"
    let values =
      "\(pair.first) = \(shortestText(pair.emptyCell.first)) with \(pair.second) = "
      + shortestText(pair.emptyCell.second)
    return
      "the polychoric correlation of \"\(pair.first)\" and \"\(pair.second)\" lies on the boundary, "
      + "\(end): no row has \(values), \(cells); any correlation from \(bound) to \(end) agrees with the "
      + "answers, so it has no standard error\(isInFit ? " and no weight in the fit" : "")"
      + "; --empty-cells 0.5 counts half a row in each empty cell, or combine answers that few people "
      + "give"
  }

  func moreBoundary(_ pairs: [(first: String, second: String)]) -> String {
    "so do the polychoric correlations of \(pairs.count) more pairs: "
      + pairs.map { "\"\($0.first)\" and \"\($0.second)\"" }.joined(separator: "; ")
  }

  func noErrors(_ correlations: CorrelationKind) -> String {
    "\(correlations.rawValue) correlations use the weights of the design but have no standard errors "
      + "with a design; pearson and polychoric have them"
  }

  func repaired(
    by method: CorrelationRepair.Method, smallestEigenvalue: String, distance: String,
    first: String,
    second: String, change: String
  ) -> String {
    let what =
      method == .nearest
      ? "the nearest possible matrix is analysed"
      : "the matrix is analysed with its eigenvalues raised to be positive, as psych's cor.smooth does"
    return
      "the correlations contradict each other (smallest eigenvalue \(smallestEigenvalue)), "
      + "as those found pair by pair can; \(what), \(distance) away in the Frobenius norm; "
      + "the correlation of \"\(first)\" and \"\(second)\" moves most, by \(change)"
  }

  func suggestsTooMany(_ rule: RetentionRule, suggested: Int, columns: Int, most: Int) -> String {
    "\(EnglishFactors().name(rule)) \(rule == .kaiser ? "suggest" : "suggests") "
      + "\(counted(suggested, "factor")), and \(counted(columns, "column")) determine at most \(most)"
  }

  func heywood(
    _ variables: [(name: String, communality: String)], bound: String, isBounded: Bool,
    isBeyond: Bool
  ) -> String {
    let names = variables.map { "\"\($0.name)\" (communality \($0.communality))" }
    return "Heywood case: the uniqueness of \(names.joined(separator: ", ")) is \(bound) or less"
      + (isBounded ? ", its lower bound" : "")
      + (isBeyond ? ", and a communality above 1 is more than all of a variable's variance" : "")
      + "; there may be too many factors or too few rows"
  }

  func unsettled(iterations: Int) -> String {
    "the extraction did not settle in \(iterations) iterations; take fewer factors or another "
      + "--extraction"
  }

  func noFit(_ problem: FactorAnalysis.FitProblem, withAdequacy: Bool) -> String {
    let why =
      switch problem {
      case .repaired:
        "the correlations had to be moved to be possible, and are so near to singular that their "
          + "likelihood says nothing of the misfit"
      case .singular:
        "the loadings reproduce correlations that no data can have, as in Heywood cases; SRMR is that of "
          + "the residuals"
      case .rmsea(let rmsea):
        "the RMSEA would be \(English().number(decimals: 2).text(rmsea)): the correlations are so near "
          + "to singular that their likelihood says nothing of the misfit"
      }
    return
      "no χ², RMSEA, TLI, CFI and BIC\(withAdequacy ? ", KMO and Bartlett's test" : ""): \(why)"
  }

  var noAdequacy: String {
    "no KMO and Bartlett's test: the correlations had to be moved to be possible, and are as near to "
      + "singular as that left them"
  }

  func minima(
    _ count: Int, best: String, found: Int, starts: Int, others: [(value: String, starts: Int)]
  ) -> String {
    "the extraction has \(count) minima: the lowest, \(best), is "
      + "reported, and \(found) of \(starts) starts found it; others ended at "
      + others.map { "\($0.value) (\($0.starts))" }.joined(separator: ", ")
      + (count > others.count + 1 ? ", …" : "")
  }

  func rotationUnsettled(_ failed: Int, of starts: Int) -> String {
    "\(failed) of \(starts) starts of the rotation did not settle, so "
      + "that its minimum is not certain; try another --rotation"
  }

  func rotationAlone(starts: Int) -> String {
    "only one of \(starts) starts of the rotation ended at the best minimum, so there "
      + "may be a better one; try another --seed, more --starts or another --rotation"
  }

  func noValidity(_ factors: String) -> String {
    "scores of \(factors) have no validity: by the loadings the columns would "
      + "explain more than all of the factor, as in Heywood cases"
  }

  var uncorrelatedScores: String {
    "scores by anderson-rubin are uncorrelated, and these factors are not; ten-berge keeps their "
      + "correlations"
  }

  func onlyGuide(_ correlations: CorrelationKind) -> String {
    "tests and fit are made for Pearson correlations of normal variables; with \(correlations.rawValue) "
      + "ones they are only a guide"
  }

  var scoresOfAnswers: String {
    "scores are weighted sums of the answers, while the loadings are those of the variables "
      + "behind them"
  }

  func criteriaSimpleRandom(rows: Int) -> String {
    "the criteria for the number of factors suppose a simple random sample of "
      + "\(counted(rows, "row")); tests, fit and errors are those of the design"
  }

  func completeRows(_ rows: Int) -> String {
    "tests and fit take the correlations for those of \(counted(rows, "complete row"))"
  }

  func noDesignTest(because problem: String) -> String {
    "the design gives the correlations no variance: \(problem)"
  }

  func lostReplicates(_ lost: Int, of count: Int) -> String {
    "in \(lost) of \(counted(count, "replicate")) the factors could not be found; "
      + "\(lost == 1 ? "it has" : "they have") no say in the standard errors"
  }

  func simpleRandom(rows: Int) -> String {
    "loadings use the weights of the design, but tests, fit and parallel analysis suppose a simple "
      + "random sample of \(counted(rows, "row"))"
  }
}
