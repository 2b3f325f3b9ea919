import ArgumentParser
import CanvassSampling

/// What the rows are over which margins and effects are averaged.
enum CovariateOption: String, CaseIterable, ExpressibleByArgument {
  /// The population, whose covariates are as they are.
  case fixed
  /// A sample, that might have had other covariates.
  case sampled
}

/// Programs whose variances of regressions can be had.
enum RegressionCompatibility: String, CaseIterable, ExpressibleByArgument {
  case survey41 = "survey-4.1"
  case survey45 = "survey-4.5"
}

extension RegressCommand {
  /// Checks what is said of the rows that are averaged over.
  func checkCovariates() throws {
    if covariates != nil, margins == nil, !effects {
      throw UsageError("--covariates is for --margins and --effects; leave it out")
    }
    if covariates == .sampled, covariance != nil {
      throw UsageError(
        "--covariates sampled goes by the design, and --covariance is without one or of its coefficients alone; leave one of them out"
      )
    }
    guard compat != nil, covariates != .sampled else { return }
    guard case .biasReduced(nil)? = covariance else {
      throw UsageError(
        "--compat is for --covariates sampled and, with a design, --covariance cr2; leave it out")
    }
    if compat == .survey41 {
      throw UsageError("survey 4.1 has no reduction of bias; say --compat survey-4.5")
    }
  }

  /// What margins and effects are averaged over.
  func covariateVariance(_ design: Design, hasDesign: Bool) throws -> CovariateVariance {
    guard covariates == .sampled else { return .fixed }
    guard hasDesign else {
      throw UsageError(
        "--covariates sampled needs the design that the people were drawn by, such as --weights or --clusters"
      )
    }
    return compat == nil ? .sampled(design) : .sampledApart(design)
  }
}
