import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `--estimator`: how a confirmatory model is fitted, and what its tests rest on.
enum EstimatorOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case ml, mlm, mlr, wlsmv

  /// What it is.
  var estimator: ConfirmatoryEstimator {
    switch self {
    case .ml: .maximumLikelihood
    case .mlm: .satorraBentler
    case .mlr: .yuanBentler
    case .wlsmv: .orderedLeastSquares
    }
  }

  /// The option of an estimator.
  init(_ estimator: ConfirmatoryEstimator) {
    self =
      switch estimator {
      case .maximumLikelihood: .ml
      case .satorraBentler: .mlm
      case .yuanBentler: .mlr
      case .orderedLeastSquares: .wlsmv
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

  var counting: ConfirmatorySample.Counting {
    switch self {
    case .design: .byWeight
    case .none: .alike
    }
  }
}

/// `--missing-rows`: which rows count where an answer is missing.
enum IncompleteRowsOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case listwise, fiml

  /// What becomes of rows that miss an answer.
  var missing: ConfirmatorySample.Missing {
    switch self {
    case .listwise: .listwise
    case .fiml: .fullInformation
    }
  }

  /// The rows that are read.
  var rows: MissingRows {
    switch self {
    case .listwise: .listwise
    case .fiml: .pairwise
    }
  }

  /// The option of what becomes of rows.
  init(_ missing: ConfirmatorySample.Missing) {
    self =
      switch missing {
      case .listwise: .listwise
      case .fullInformation: .fiml
      }
  }
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
