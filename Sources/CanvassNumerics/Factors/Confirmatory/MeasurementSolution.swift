/// All elements of a measurement model, group by group, with standard errors of the standardised ones.
///
/// With φ the variances of the factors and σ those of the items that the model implies, λ√(φ/σ),
/// φ_fg/√(φ_ff φ_gg), ψ/σ, ν/√σ and α/√φ; their standard errors are √(gᵀVg) with the exact gradient g
/// by the parameters and the covariance V of these. Answers behind ordered items have σ = 1.
public struct MeasurementSolution: Sendable {
  /// By group: loadings factor by factor, then factor covariances, residual variances, and, where means
  /// are modelled, intercepts and factor means.
  public let groups: [[MeasurementEstimate]]

  /// The solution of a model of one group.
  ///
  /// - Parameters:
  ///   - covariance: of the parameters; the model's own where it is `nil`.
  public init(_ model: ConfirmatoryModel, covariance: Matrix? = nil) {
    self.init(
      model.estimate.scoring.structure, model.estimate.theta, covariance ?? model.covariance,
      model.pattern, model.items, itemsAreFree: true)
  }

  /// The solution of a model of several groups, in the order of these.
  ///
  /// - Parameters:
  ///   - covariance: of the parameters; the model's own where it is `nil`.
  public init(_ model: GroupedConfirmatoryModel, covariance: Matrix? = nil) {
    self.init(
      model.estimate.scoring.structure, model.estimate.theta, covariance ?? model.covariance,
      model.pattern, model.items, itemsAreFree: true)
  }

  /// The solution of a model of rows of which each has its own answers, in the order of the groups.
  ///
  /// - Parameters:
  ///   - covariance: of the parameters; the model's own where it is `nil`.
  public init(_ model: FullInformationModel, covariance: Matrix? = nil) {
    self.init(
      model.scoring.structure, model.theta, covariance ?? model.covariance, model.pattern,
      model.items, itemsAreFree: true)
  }

  /// The solution of a model of ordered items, with its robust covariance. Residual variances have
  /// standard errors only when standardised.
  ///
  /// - Throws: `FactorError` never for a model that has been fitted.
  public init(_ model: OrderedConfirmatoryModel) throws(FactorError) {
    let first = model.pattern.factors[0].name
    let scale: FactorScale =
      model.parameters.contains { $0.name == "\(first) ~~ \(first)" } ? .marker : .unitVariance
    let structure = try MomentStructure(
      model.pattern, model.items, groups: 1, scale: scale, invariance: nil)
    self.init(
      structure, model.parameters.map(\.estimate) + model.residualVariances, model.covariance,
      model.pattern, model.items, itemsAreFree: false)
  }

  private init(
    _ structure: MomentStructure, _ theta: [Double], _ covariance: Matrix,
    _ pattern: MeasurementPattern, _ items: [String], itemsAreFree: Bool
  ) {
    let factors = pattern.factors.map(\.name)
    groups = (0..<structure.groups).map { group in
      let slopes = StandardizedSlopes(
        structure, theta, group: group, count: covariance.rows, itemsAreFree: itemsAreFree)
      return Self.ordered(structure, group).map { place in
        let (standardized, gradient) = slopes.standardized(place)
        let variance = max(0, innerProduct(gradient, covariance * gradient))
        let fixed = gradient.allSatisfy { $0 == 0 }
        let own = slopes.parameter(place).map { max(0, covariance[$0, $0]).squareRoot() }
        let (kind, subject, object) = Self.names(place, factors, items)
        return MeasurementEstimate(
          kind: kind, subject: subject, object: object, estimate: slopes.value(place),
          standardError: own, standardized: standardized,
          standardizedError: fixed ? nil : variance.squareRoot())
      }
    }
  }

  private init(groups: [[MeasurementEstimate]]) { self.groups = groups }

  /// The same with other standard errors of the standardised elements, in their order; what is fixed has none.
  public func replacing(standardizedErrors: [Double]) -> MeasurementSolution {
    var next = standardizedErrors.makeIterator()
    return MeasurementSolution(
      groups: groups.map { group in
        group.map { entry in
          let error = next.next()
          return entry.replacing(
            standardizedError: entry.standardizedError == nil ? nil : error)
        }
      })
  }

  /// The standardised elements of a model, group after group.
  static func standardized(_ structure: MomentStructure, _ theta: [Double]) -> [Double] {
    (0..<structure.groups).flatMap { group in
      let slopes = StandardizedSlopes(
        structure, theta, group: group, count: theta.count, itemsAreFree: true)
      return ordered(structure, group).map { slopes.standardized($0).0 }
    }
  }

  /// The places of a group, factor by factor.
  private static func ordered(
    _ structure: MomentStructure, _ group: Int
  ) -> [MomentStructure.Place] {
    let all = structure.units[group] + structure.free[group].map(\.place)
    func only(_ isWanted: (MomentStructure.Place) -> Bool) -> [MomentStructure.Place] {
      all.filter(isWanted)
    }
    var places: [MomentStructure.Place] = []
    for f in 0..<structure.factors {
      places += only { if case .loading(_, f) = $0 { true } else { false } }
    }
    for j in 0..<structure.factors {
      for i in 0...j { places += only { $0 == .factor(i, j) } }
    }
    places += only { if case .residual = $0 { true } else { false } }
    places += only { if case .intercept = $0 { true } else { false } }
    return places + only { if case .mean = $0 { true } else { false } }
  }

  private static func names(
    _ place: MomentStructure.Place, _ factors: [String], _ items: [String]
  ) -> (MeasurementEstimate.Kind, String, String?) {
    switch place {
    case .loading(let item, let factor): (.loading, factors[factor], items[item])
    case .factor(let a, let b): (.factorCovariance, factors[a], factors[b])
    case .residual(let item): (.residualVariance, items[item], nil)
    case .intercept(let item): (.intercept, items[item], nil)
    case .mean(let factor): (.factorMean, factors[factor], nil)
    }
  }
}

/// Standardised elements of one group and their derivatives by the parameters.
private struct StandardizedSlopes {
  private let matrices: MomentStructure.Matrices
  private let places: [MomentStructure.Place: Int]
  /// The number of parameters that have a covariance.
  private let count: Int
  /// σ_ii.
  private let variances: [Double]
  /// ∂σ_ii/∂θ, one list per item.
  private let slopes: [[Double]]

  init(
    _ structure: MomentStructure, _ theta: [Double], group: Int, count: Int, itemsAreFree: Bool
  ) {
    let matrices = structure.matrices(theta, group: group)
    self.matrices = matrices
    self.count = count
    places = Dictionary(
      uniqueKeysWithValues: structure.free[group].filter { $0.parameter < count }
        .map { ($0.place, $0.parameter) })
    let zero = [Double](repeating: 0, count: count)
    var common = Array(repeating: zero, count: structure.items)
    let moments = MomentSlopes(structure, matrices, group: group)
    for (parameter, d) in zip(moments.parameters, moments.covariances) where parameter < count {
      for (i, value) in d.diagonal.enumerated() { common[i][parameter] += value }
    }
    if itemsAreFree {
      variances = matrices.covariance.diagonal
      slopes = common
      residualSlopes = nil
    } else {
      variances = Array(repeating: 1, count: structure.items)
      slopes = Array(repeating: zero, count: structure.items)
      residualSlopes = common.map { $0.map { -$0 } }
    }
  }

  /// ∂ψ_i/∂θ where the variance of an item is fixed and its residual variance follows.
  private let residualSlopes: [[Double]]?

  /// The parameter that an element is; `nil` for one that is fixed.
  func parameter(_ place: MomentStructure.Place) -> Int? { places[place] }

  func value(_ place: MomentStructure.Place) -> Double {
    switch place {
    case .loading(let item, let factor): matrices.loadings[item, factor]
    case .factor(let a, let b): matrices.factors[a, b]
    case .residual(let item): matrices.residuals[item]
    case .intercept(let item): matrices.intercepts[item]
    case .mean(let factor): matrices.means[factor]
    }
  }

  /// The element for items and factors of variance 1, and its derivatives.
  func standardized(_ place: MomentStructure.Place) -> (Double, [Double]) {
    let phi = matrices.factors
    switch place {
    case .loading(let item, let f):
      return scaled(
        place, [(phi[f, f], unit(.factor(f, f)), 0.5), (variances[item], slopes[item], -0.5)])
    case .factor(let a, let b):
      if a == b { return (phi[a, a] > 0 ? 1 : .nan, unit(nil)) }
      return scaled(
        place, [(phi[a, a], unit(.factor(a, a)), -0.5), (phi[b, b], unit(.factor(b, b)), -0.5)])
    case .residual(let item):
      if let residualSlopes { return (value(place), residualSlopes[item]) }
      return scaled(place, [(variances[item], slopes[item], -1)])
    case .intercept(let item): return scaled(place, [(variances[item], slopes[item], -0.5)])
    case .mean(let f): return scaled(place, [(phi[f, f], unit(.factor(f, f)), -0.5)])
    }
  }

  /// x Π v^k and its derivatives.
  private func scaled(
    _ place: MomentStructure.Place, _ powers: [(value: Double, slope: [Double], exponent: Double)]
  ) -> (Double, [Double]) {
    var scale = 1.0
    for power in powers {
      let root = power.value > 0 ? power.value.squareRoot() : .nan
      switch power.exponent {
      case 0.5: scale *= root
      case -0.5: scale /= root
      default: scale /= power.value > 0 ? power.value : .nan
      }
    }
    let result = value(place) * scale
    var gradient = unit(place).map { $0 * scale }
    for power in powers {
      for k in gradient.indices {
        gradient[k] += result * power.exponent * power.slope[k] / power.value
      }
    }
    return (result, gradient)
  }

  /// The derivatives of an element by the parameters.
  private func unit(_ place: MomentStructure.Place?) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    if let place, let k = places[place] { result[k] = 1 }
    return result
  }
}
