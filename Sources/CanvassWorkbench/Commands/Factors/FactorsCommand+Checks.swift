import ArgumentParser
import CanvassNumerics

/// What of the options of `factors` goes together; nothing is read.
extension FactorsCommand {
  func validate() throws {
    let plan = try plan()
    if (scores == nil) != (scoresFile == nil) {
      throw UsageError(
        scores == nil
          ? "--scores-file needs --scores, the method: thurstone, bartlett, anderson-rubin or "
            + "ten-berge"
          : "--scores needs --scores-file FILE, where they go")
    }
    if let scoresFile { try checkIsFile(scoresFile, "--scores-file") }
    if let scores, scores.needsUniquenesses, plan.extraction == .pca {
      throw UsageError(
        "components have no uniquenesses for --scores \(scores.rawValue); take thurstone")
    }
    if schmidLeiman, !plan.rotation.option.isOblique {
      throw UsageError(
        "--schmid-leiman needs correlated factors, and --rotation \(plan.rotation.option.rawValue) "
          + "keeps them uncorrelated; take oblimin")
    }
    if let extractionStarts {
      guard (0...10_000).contains(extractionStarts) else {
        throw UsageError(
          "--extraction-starts is \(extractionStarts); it must be from 0 to 10000")
      }
      if [.pa, .pf, .pca].contains(plan.extraction) {
        throw UsageError(
          "--extraction-starts does not belong to --extraction \(plan.extraction.rawValue); it is for "
            + "minres, ml, gls and dwls")
      }
    }
    if missingRows == .fiml, let correlation, correlation != .pearson {
      throw UsageError(
        "--missing-rows fiml is for pearson correlations, and --correlation is \(correlation.rawValue); leave "
          + "one of them out")
    }
    try polychoric.check(
      isPolychoric: correlation == .polychoric, by: "--correlation polychoric")
    try validateSource()
  }

  private func validateSource() throws {
    if let factors, factors < 1 {
      throw UsageError("--factors is \(factors); it must be 1 or more")
    }
    if let observations, observations < 1 {
      throw UsageError("--observations is \(observations); it must be the number of rows")
    }
    if matrix == nil {
      if observations != nil {
        throw UsageError("--observations belongs to --matrix; data have their own rows")
      }
      if columns.isEmpty {
        throw UsageError(
          "which columns? Name them, or give correlations with --matrix FILE --observations N")
      }
    } else {
      if observations == nil {
        throw UsageError("--matrix needs --observations N, the rows behind the correlations")
      }
      if source.data != nil || source.study != nil {
        throw UsageError("give either data (--data, --study) or --matrix, not both")
      }
      if source.strata != nil || source.clusters != nil || source.weights != nil
        || source.fpc != nil
      {
        throw UsageError(
          "--strata, --clusters, --weights and --fpc are for data; of --matrix only the correlations "
            + "are known")
      }
      if correlation != nil || missingRows != nil || source.filter != nil || source.by != nil {
        throw UsageError(
          "--correlation, --missing-rows, --where and --by are for data; --matrix has its correlations"
        )
      }
      if scores != nil {
        throw UsageError("--scores are of rows; give data in place of --matrix")
      }
    }
  }
}
