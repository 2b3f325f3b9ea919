import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Why factors cannot be had from some data, with the options that help.
enum FactorProblem {
  /// What a model says, in words for people who run the verb.
  static func advice(_ error: FactorError) -> any Error {
    switch error {
    case .tooFewRows(let rows, let columns):
      TableError(
        "\(counted: rows, "row is", "rows are") too few for \(counted: columns, "column"); a factor analysis needs more rows than "
          + "columns")
    case .collinear(let names):
      TableError(
        "columns \(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear: one of them follows from "
          + "the others; leave one out")
    case .follows(let first, let second):
      TableError(
        "columns \"\(first)\", \"\(second)\" are perfectly collinear: no answer contradicts that "
          + "one follows from the other; leave one out")
    case .noWeights:
      TableError(
        "for --extraction dwls, data with pearson or polychoric correlations are needed: each "
          + "correlation is weighted by the error that its rows show; take minres without them")
    case .noVariance(let first, let second):
      TableError(
        "the correlation of \"\(first)\" and \"\(second)\" has no variance, "
          + "which --extraction dwls divides by; use minres")
    case .repaired:
      TableError(
        "--retention parallel-factors starts from what each column shares with the others, and the "
          + "correlations had to be moved to be possible, which leaves nothing else; take parallel or map"
      )
    case .noFactor(let rule):
      TableError(
        "\(name(rule)) \(agreeing: rule == .kaiser ? 2 : 1, "finds", "find") no factor: "
          + "no eigenvalue is larger than those of uncorrelated columns; to take some out all the "
          + "same, say how many (--factors 1)")
    case .target(let wanted, let found):
      TableError(
        "the target has \(counted: wanted, "factor"), and \(counted: found, "was", "were") taken out; "
          + "say --factors \(wanted), or give a target for \(found)")
    case .bifactor(let factors):
      TableError(
        "a bifactor rotation needs 3 factors or more, one general and at least two groups, and "
          + "there are \(factors) (--factors)")
    case .zeros(let zeros, let loadings):
      TableError(
        "simplimax cannot make \(zeros) of \(loadings) loadings zero; say fewer (--zeros)")
    default: error
    }
  }

  /// Why a file has no correlation matrix to analyse.
  static func advice(_ error: FactorError, matrix path: String) -> any Error {
    guard case .contradictory(let smallest) = error else { return advice(error) }
    return TableError(
      "\"\(path)\" is no correlation matrix: it is not positive semi-definite, its smallest "
        + "eigenvalue being \(English().number(smallest: abs(smallest), value: 1).text(smallest)); some "
        + "of its correlations contradict each other; analyse the nearest matrix that is one with "
        + "--repair nearest, or smooth it as psych does with --repair smooth")
  }

  private static func name(_ rule: RetentionRule) -> Sentence {
    switch rule {
    case .parallel: "parallel analysis"
    case .parallelFactors: "parallel analysis of common factors"
    case .map: "minimum average partial"
    case .empiricalKaiser: "empirical Kaiser criterion"
    case .kaiser: "eigenvalues above 1"
    }
  }
}
