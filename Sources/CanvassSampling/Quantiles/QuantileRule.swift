/// How the quantile of a sample is read from its distribution function.
///
/// `hf1` to `hf9` are the types of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996), with weights in place of counts; R's `svyquantile` has the same names. With cumulated
/// weights S_1 < … < S_n of the sorted values and W = S_n:
public enum QuantileRule: String, Sendable, CaseIterable {
  /// The inverse of the distribution function: the least value with S_i ≥ pW. The same as `hf1`.
  case math
  /// As `math`; where S_i = pW, halfway to the next value. The same as `hf2`.
  case school
  /// A step function at (S_i + ½ − w_i/2)/(n + 1), weights scaled to mean 1 (B. V. Shah and A. K. Vaish, "Confidence
  /// intervals for quantile estimation from complex survey data", ASA Proc. Survey Research Methods 2006).
  case shahvaish
  /// The inverse of the distribution function.
  case hf1
  /// The same with averages where it is flat.
  case hf2
  /// The nearest even order statistic, of the distinct values.
  case hf3
  /// Linear between the points (S_i/W, x_i).
  case hf4
  /// Linear between ((S_i − w_i/2)/W, x_i).
  case hf5
  /// Linear between (S_i/(W + w_n), x_i).
  case hf6
  /// Linear between (S_(i−1)/S_(n−1), x_i).
  case hf7
  /// Linear between ((S_(i−1)/3 + 2S_i/3)/(W + w_n/3), x_i).
  case hf8
  /// Linear between ((3S_(i−1)/8 + 5S_i/8)/(W + w_n/4), x_i).
  case hf9
}

extension QuantileRule {
  /// How the rule reads a distribution.
  enum Reading {
    /// At a step: where pW is met exactly, the value itself (0), halfway (½), or whichever place is even.
    case step(atEquality: Equality)
    /// The last point that is not above p.
    case lastPoint
    /// Linear between points.
    case between
  }

  /// What a step function gives where pW is a sum of weights.
  enum Equality {
    case value
    case halfway
    case even
  }

  var reading: Reading {
    switch self {
    case .math, .hf1: .step(atEquality: .value)
    case .school, .hf2: .step(atEquality: .halfway)
    case .hf3: .step(atEquality: .even)
    case .shahvaish: .lastPoint
    case .hf4, .hf5, .hf6, .hf7, .hf8, .hf9: .between
    }
  }
}
