/// A regression that has been fitted, of whatever family.
public enum FittedRegression: Sendable {
  /// By least squares.
  case linear(LinearModel)
  /// By Fisher scoring.
  case generalized(GeneralizedLinearModel)
  /// By Newton's method, with thresholds.
  case ordinal(OrdinalModel)
  /// By Newton's method, with coefficients for every category but the first.
  case multinomial(MultinomialModel)

  /// The model as a design sees it.
  public var scored: any ScoredModel {
    switch self {
    case .linear(let model): return model
    case .generalized(let model): return model
    case .ordinal(let model): return model
    case .multinomial(let model): return model
    }
  }

  /// What it was fitted to.
  public var data: RegressionData {
    switch self {
    case .linear(let model): return model.data
    case .generalized(let model): return model.data
    case .ordinal(let model): return model.data
    case .multinomial(let model): return model.data
    }
  }

  /// The terms that depend on earlier ones and have no coefficient.
  public var aliased: [String] {
    switch self {
    case .linear(let model): return model.aliased
    case .generalized(let model): return model.aliased
    case .ordinal(let model): return model.aliased
    case .multinomial(let model): return model.aliased
    }
  }

  /// The number of parameters that are thresholds; they are the last ones.
  public var thresholdCount: Int {
    if case .ordinal(let model) = self { return model.thresholds.count }
    return 0
  }

  /// How often the terms have coefficients: once, or once for every category but the first.
  public var equationCount: Int {
    if case .multinomial(let model) = self { return model.categories.count - 1 }
    return 1
  }

  /// How the fit ended; least squares is one step.
  public var convergence: Convergence {
    switch self {
    case .linear: return Convergence(converged: true, iterations: 1, remaining: 0)
    case .generalized(let model): return model.convergence
    case .ordinal(let model): return model.convergence
    case .multinomial(let model): return model.convergence
    }
  }
}

/// What the rounding of the responses to doubles does to functions of the parameters of a fit.
package struct ResponseRounding: Sendable {
  /// 10⁻¹⁴ of the largest part of the linear predictor.
  package let size: Double
  /// For each parameter of the fit the size of its column.
  let units: [Double]

  /// The size of what it does to a linear function, if all of it went one way, for one row. A standard error for one row that is
  /// not above it says that the model fits exactly.
  ///
  /// - Parameter gradient: its slopes by the parameters of the fit.
  package func along(_ gradient: [Double]) -> Double {
    size * LeastSquares.norm(zip(gradient, units).map { $1 > 0 ? $0 / $1 : 0 })
  }
}

extension FittedRegression {
  /// Whether a regression leaves nothing of its responses but their rounding: residuals, on the scale of
  /// the linear predictor, below 10⁻¹⁴ of its largest part or of the response there.
  public var fitsExactly: Bool { fitsExactly(sizesOfColumns) }

  /// Whether it fits exactly; and what the rounding of the responses to doubles does to functions of its parameters.
  package var exactness: (fitsExactly: Bool, rounding: ResponseRounding) {
    let units = sizesOfColumns
    return (fitsExactly(units), ResponseRounding(size: Self.digits * level(units), units: units))
  }

  private func fitsExactly(_ units: [Double]) -> Bool {
    switch self {
    case .linear(let model):
      return size(model.residuals) <= Self.digits * level(units)
    case .generalized(let model):
      return model.relativeResidual(beside: level(units)) <= Self.digits
    case .ordinal, .multinomial: return false
    }
  }

  /// Whether the covariance of the model rests on residuals, and not on the family alone.
  public var hasUnknownDispersion: Bool {
    switch self {
    case .linear: true
    case .generalized(let model): !model.family.hasUnitDispersion
    case .ordinal, .multinomial: false
    }
  }

  /// What the rounding of a response to a double can be, relative to the linear predictor.
  private static var digits: Double { 1e-14 }

  /// The largest part of the linear predictor.
  private func level(_ units: [Double]) -> Double {
    zip(scored.fittedEstimates, units).reduce(size(data.offset)) {
      max($0, abs($1.0) * $1.1)
    }
  }

  /// For each parameter of the fit the size of its column; 1 for thresholds.
  private var sizesOfColumns: [Double] {
    let basis: ModelBasis
    switch self {
    case .linear(let model): basis = model.basis
    case .generalized(let model): basis = model.basis
    case .ordinal(let model): basis = model.basis
    case .multinomial(let model): basis = model.basis
    }
    let sizes = sizes(of: basis.z.elements, columns: basis.columns.count)
    return (0..<equationCount).flatMap { _ in sizes }
      + [Double](repeating: 1, count: thresholdCount)
  }

  /// The root of the mean square over the rows with weight.
  private func size(_ values: [Double]) -> Double { sizes(of: values, columns: 1)[0] }

  /// The same of columns.
  private func sizes(of values: [Double], columns: Int) -> [Double] {
    let weights = data.weights.values
    let count = data.x.rows
    let sums = RowBlocks.sum(count) { rows in
      var sums = [Double](repeating: 0, count: columns + 1)
      // One where a row has weight.
      let counts = rows.map { row in weights.map { $0[row] > 0 } ?? true ? 1.0 : 0 }
      sums[columns] = counts.reduce(0, +)
      for column in 0..<columns {
        var sum = 0.0
        for (place, row) in rows.enumerated() {
          let value = values[column * count + row]
          sum += counts[place] * value * value
        }
        sums[column] = sum
      }
      return sums
    }
    return (0..<columns).map { (sums[$0] / sums[columns]).squareRoot() }
  }
}
