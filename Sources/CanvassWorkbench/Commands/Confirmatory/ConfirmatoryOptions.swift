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

  func name(_ words: Wording) -> String {
    switch self {
    case .ml: words.pick("maximum likelihood", "hợp lý cực đại")
    case .mlm:
      words.pick(
        "maximum likelihood with Satorra and Bentler's correction (MLM)",
        "hợp lý cực đại, hiệu chỉnh Satorra–Bentler (MLM)")
    case .mlr:
      words.pick(
        "maximum likelihood with Yuan and Bentler's correction (MLR)",
        "hợp lý cực đại, hiệu chỉnh Yuan–Bentler (MLR)")
    case .wlsmv:
      words.pick(
        "diagonally weighted least squares on polychoric correlations (WLSMV)",
        "bình phương nhỏ nhất có trọng số chéo trên tương quan polychoric (WLSMV)")
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

  func note(_ words: Wording) -> String {
    switch self {
    case .marker:
      words.pick(
        "The first item of each factor has loading 1.",
        "Tiêu chí đầu tiên của mỗi nhân tố có hệ số tải 1.")
    case .variance:
      words.pick("Each factor has variance 1.", "Mỗi nhân tố có phương sai 1.")
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
  /// The name of the step in tables.
  func name(_ words: Wording) -> String {
    switch self {
    case .configural: words.pick("configural", "bất biến cấu hình")
    case .metric: words.pick("metric", "bất biến metric")
    case .scalar: words.pick("scalar", "bất biến scalar")
    }
  }

  /// The word of the JSON.
  var word: String {
    switch self {
    case .configural: "configural"
    case .metric: "metric"
    case .scalar: "scalar"
    }
  }
}
