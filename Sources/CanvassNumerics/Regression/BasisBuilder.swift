/// Makes the columns of a `ModelBasis` one after the other.
struct BasisBuilder {
  /// The columns of X (after the constant, if there is one) that are kept.
  private(set) var columns: [Int] = []
  private(set) var z: [[Double]] = []
  private(set) var lowParts: [Int: [Double]] = [:]
  /// For each kept column its coefficients over the columns of Z up to its own.
  private(set) var coefficients: [[DoubleDouble]] = []
  private let weights: [Double]?
  private let rows: Int
  /// The weighted lengths of the columns of Z.
  private var lengths: [Double] = []
  /// The columns of Z, one after the other.
  private var elements: [Double] = []
  /// The rows of Cholesky's factor of the correlations of the columns of Z.
  private var factor: [[Double]] = []

  /// - Parameters:
  ///   - least: the share of its squared length that has to be left of a column for it to stand as it
  ///     is; above 1 none does but the first.
  init(_ data: RegressionData, besideConstant: Bool, least: Double) {
    weights = data.weights.values
    rows = data.x.rows
    let counted = weights.map { $0.count { $0 > 0 } } ?? rows
    if besideConstant {
      columns.append(0)
      coefficients.append([DoubleDouble(high: 1, low: 0)])
      append([Double](repeating: 1, count: rows))
    }
    let first = columns.count
    for j in 0..<data.x.columns where z.count < counted {
      let tolerance =
        data.exactColumns.contains(j)
        ? ModelBasis.exactAliasTolerance : ModelBasis.aliasTolerance
      add(data.x.column(j), data.lowParts[j], number: j + first, tolerance, least)
    }
  }

  /// Whether the columns of Z are so well conditioned that their cross-products keep ten digits.
  var isWellConditioned: Bool {
    let all = Matrix(columns: z, rows: rows)
    let gram = weights.map { all.symmetricProduct(weights: $0) } ?? all.symmetricProduct
    return NormalEquations.factored(gram.elements, z.count) != nil
  }

  private mutating func add(
    _ column: [Double], _ low: [Double]?, number: Int, _ tolerance: Double, _ least: Double
  ) {
    let length = norm(column)
    guard length > 0, length.isFinite else { return }
    let projected = whitened(column).map { $0 / length }
    let left = 1 - projected.reduce(0) { $0 + $1 * $1 }
    if z.isEmpty || left >= least {
      if let low { lowParts[z.count] = low }
      coefficients.append(
        z.map { _ in DoubleDouble() } + [DoubleDouble(high: 1, low: 0)])
      columns.append(number)
      append(column)
      return
    }
    var rest = column.indices.map { DoubleDouble(high: column[$0], low: low?[$0] ?? 0) }
    var parts = z.map { _ in DoubleDouble() }
    var leftover = length
    for pass in 0..<8 {
      let share = whitened(rest.map(\.value))
      let step = unwhitened(share)
      for k in z.indices where step[k] != 0 {
        parts[k].add(step[k])
        subtract(step[k], k, from: &rest)
      }
      leftover = norm(rest.map(\.value))
      // Orthogonal, or nothing but what 32 digits leave over.
      if LeastSquares.norm(share) <= 1e-3 * leftover || leftover < 1e-28 * length { break }
      if pass > 0, leftover == 0 { break }
    }
    guard leftover > tolerance * length else { return }
    let unit = Double(sign: .plus, exponent: leftover.exponent, significand: 1)
    rest = rest.map(\.normalized)
    let values = rest.map(\.high)
    lowParts[z.count] = rest.map { $0.low / unit }
    coefficients.append(parts + [DoubleDouble(high: unit, low: 0)])
    columns.append(number)
    append(values.map { $0 / unit })
  }

  /// L⁻¹D⁻¹Zᵀv: the coordinates of a column over the orthonormal columns that span Z.
  private func whitened(_ v: [Double]) -> [Double] {
    let weighted = weights.map { zip($0, v).map { $0 * $1 } } ?? v
    var result = LAPACK.multiply(elements, .yes, rows: rows, columns: z.count, weighted)
    for k in z.indices {
      var sum = result[k] / lengths[k]
      for i in 0..<k { sum -= factor[k][i] * result[i] }
      result[k] = sum / factor[k][k]
    }
    return result
  }

  /// The coefficients over Z of what has these coordinates.
  private func unwhitened(_ coordinates: [Double]) -> [Double] {
    var result = coordinates
    for k in z.indices.reversed() {
      var sum = result[k]
      for i in (k + 1)..<max(z.count, k + 1) { sum -= factor[i][k] * result[i] }
      result[k] = sum / factor[k][k]
    }
    return zip(result, lengths).map { $0 / $1 }
  }

  /// v ← v − cz for column k of Z, with 32 digits.
  private func subtract(_ c: Double, _ k: Int, from v: inout [DoubleDouble]) {
    v.withUnsafeMutableBufferPointer { v in
      z[k].withUnsafeBufferPointer { z in
        for i in v.indices {
          v[i].add(z[i], times: -c)
          v[i] = v[i].normalized
        }
      }
      if let low = lowParts[k] { for i in v.indices { v[i].low -= c * low[i] } }
    }
  }

  private mutating func append(_ column: [Double]) {
    let length = norm(column)
    let row = whitened(column).map { $0 / length }
    let left = 1 - row.reduce(0) { $0 + $1 * $1 }
    factor.append(row + [max(left, 1e-8).squareRoot()])
    z.append(column)
    lengths.append(length)
    elements += column
  }

  /// The weighted length.
  private func norm(_ v: [Double]) -> Double {
    var largest = 0.0
    for i in v.indices where weights.map({ $0[i] > 0 }) ?? true {
      largest = max(largest, abs(v[i]))
    }
    guard largest > 0 else { return 0 }
    var sum = 0.0
    for i in v.indices {
      let weight = weights?[i] ?? 1
      if weight > 0 { sum += weight * (v[i] / largest) * (v[i] / largest) }
    }
    return largest * sum.squareRoot()
  }
}
