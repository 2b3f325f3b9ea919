import ArgumentParser
import CanvassNumerics

/// `--estimator`: how a confirmatory model is fitted, and what its tests rest on.
enum EstimatorOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case ml, mlm, mlr, wlsmv

  /// The correction of χ² and standard errors; `nil` where there is none or it is part of the fit.
  var correction: ScalingCorrection? {
    switch self {
    case .ml, .wlsmv: nil
    case .mlm: .satorraBentler
    case .mlr: .yuanBentler
    }
  }
}

/// `--scale`: how the unit of a factor is fixed.
enum FactorScaleOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case marker, variance

  var scale: FactorScale {
    switch self {
    case .marker: .marker
    case .variance: .unitVariance
    }
  }
}

/// `--equal`: what groups have in common.
enum EqualOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case nothing, loadings, intercepts

  var invariance: MeasurementInvariance {
    switch self {
    case .nothing: .configural
    case .loadings: .metric
    case .intercepts: .scalar
    }
  }
}

/// `--weighting`: whether rows count by the weights of the design.
enum WeightingOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case design, none
}

extension MeasurementInvariance {
  /// The word of the JSON.
  var word: String {
    switch self {
    case .configural: "configural"
    case .metric: "metric"
    case .scalar: "scalar"
    }
  }
}
