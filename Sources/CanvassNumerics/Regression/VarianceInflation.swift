/// How much the variances of some coefficients suffer from others, from the triangular factor of the
/// information: |R₁₁||R₂₂|/|R| for the correlations R of the coefficients in its inverse, which is the
/// squared volume that the columns of the first group have beside the constant over the one that they
/// have beside all others. For one coefficient it is the variance inflation factor. J. Fox and G.
/// Monette, J. Amer. Statist. Assoc. 87 (1992).
struct VarianceInflation {
  /// The factor over the columns of the parameters, with 32 digits.
  private let root: ExtendedMatrix

  init(_ factor: InformationFactor, _ map: ParameterMap) {
    root = factor.root * (map.forward ?? .identity(map.count))
  }

  /// The factor of a group of parameters.
  ///
  /// - Parameters:
  ///   - own: the group.
  ///   - others: the parameters that inflate its variances; what is in neither stands for a constant.
  func callAsFunction(_ own: [Int], _ others: [Int]) -> Double {
    let named = Set(own + others)
    let constants = (0..<root.columns).filter { !named.contains($0) }
    func logVolume(_ lengths: ArraySlice<Double>) -> Double {
      2 * lengths.reduce(0) { $0 + log($1) }
    }
    let alone = root.orthonormalized(order: constants + own).lengths
    let beside = root.orthonormalized(order: constants + others + own).lengths
    return exp(logVolume(alone.suffix(own.count)) - logVolume(beside.suffix(own.count)))
  }
}

extension FittedRegression {
  /// The generalised variance inflation factor of some coefficients, by their numbers among the
  /// parameters, beside others; what is in neither stands for a constant (R: `car::vif`).
  public func varianceInflation(of own: [Int], beside others: [Int]) -> Double {
    switch self {
    case .linear(let model): return VarianceInflation(model.factor, model.map)(own, others)
    case .generalized(let model): return VarianceInflation(model.factor, model.map)(own, others)
    case .ordinal(let model): return VarianceInflation(model.factor, model.map)(own, others)
    case .multinomial(let model): return VarianceInflation(model.factor, model.map)(own, others)
    }
  }
}
