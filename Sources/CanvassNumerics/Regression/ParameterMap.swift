/// Between the parameters θ of a model and those φ = Fθ of its fit, whose columns are those of a
/// `ModelBasis`. Both directions hold 32 digits, so that what cancels in them leaves a full double.
public struct ParameterMap: Sendable {
  /// The number of parameters.
  public let count: Int
  /// F; `nil` where both are the same.
  let forward: ExtendedMatrix?
  /// F⁻¹.
  let back: ExtendedMatrix?

  /// The same parameters.
  public static func identity(_ count: Int) -> ParameterMap {
    ParameterMap(count: count, forward: nil, back: nil)
  }

  private init(count: Int, forward: ExtendedMatrix?, back: ExtendedMatrix?) {
    (self.count, self.forward, self.back) = (count, forward, back)
  }

  /// The parameters of a model of a basis: coefficients for each equation, then thresholds ζ, of which
  /// those of the fit are ζ less what the constant has of Xβ.
  init(_ basis: ModelBasis, equations: Int = 1, thresholds: Int = 0) {
    let p = basis.columns.count
    let count = p * equations + thresholds
    guard let upper = basis.upper else {
      self = .identity(count)
      return
    }
    let inverse = upper.upperTriangularInverse
    var forward = ExtendedMatrix.identity(count)
    var back = forward
    for equation in 0..<equations {
      for j in 0..<p {
        for i in 0...j {
          forward[equation * p + i, equation * p + j] = upper[i, j]
          back[equation * p + i, equation * p + j] = inverse[i, j]
        }
      }
    }
    for j in 0..<p where thresholds > 0 {
      var inThresholds = DoubleDouble()
      for i in 0...j { inThresholds.add(basis.shift[i], times: inverse[i, j]) }
      let shift = basis.shift[j]
      for k in 0..<thresholds {
        forward[p * equations + k, j] = DoubleDouble(high: -shift.high, low: -shift.low)
        back[p * equations + k, j] = inThresholds
      }
    }
    self.init(count: count, forward: forward, back: back)
  }

  /// θ = F⁻¹φ.
  func parameters(_ fitted: [Double], low: [Double]? = nil) -> [Double] {
    guard let back else { return fitted }
    let values = fitted.indices.map { DoubleDouble(high: fitted[$0], low: low?[$0] ?? 0) }
    return (back * values).map(\.value)
  }

  /// The parameters of the fit from given parameters.
  package func fitted(_ parameters: [Double]) -> [Double] {
    forward.map { $0.high * parameters } ?? parameters
  }

  /// F⁻¹A for rows that belong to the parameters of the fit.
  func parameters(_ a: Matrix) -> Matrix { back.map { $0.high * a } ?? a }

  /// log |FᵀF|: what the logarithm of an information gains on the way to the parameters.
  var logDeterminant: Double {
    2 * (forward?.high.diagonal.reduce(0) { $0 + log(abs($1)) } ?? 0)
  }

  /// How parameter j follows from those of the fit: row j of F⁻¹.
  package func row(_ j: Int) -> [Double] {
    back.map { $0.high.row(j) } ?? (0..<count).map { $0 == j ? 1 : 0 }
  }
}
