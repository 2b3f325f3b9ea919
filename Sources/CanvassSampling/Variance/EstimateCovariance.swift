import CanvassNumerics

/// A covariance matrix of estimates.
public struct EstimateCovariance: Sendable {
  /// Number of estimates.
  public let count: Int
  /// The matrix.
  public let matrix: Matrix

  /// The products of all pairs of roots.
  init(_ roots: EstimateRoots) {
    count = roots.count
    let root = Matrix(rows: roots.length, columns: count, elements: roots.elements)
    matrix =
      roots.signs.map { root.transposeTimes(root.scalingRows(by: $0)) } ?? root.symmetricProduct
  }

  /// A covariance that is put together.
  init(_ matrix: Matrix) { (count, self.matrix) = (matrix.columns, matrix) }

  /// That of some of the estimates, in an order of their own.
  public func selecting(_ places: [Int]) -> EstimateCovariance {
    EstimateCovariance(matrix.selecting(rows: places, columns: places))
  }

  /// How far a sum of products may be below zero by rounding, relative to what it is the sum of.
  private static let rounding = 1e-12

  /// The covariance of two estimates.
  public subscript(row: Int, column: Int) -> Double { matrix[row, column] }

  /// The variance of Σ c_i θ̂_i: cᵀVc. Below zero where the estimator of the covariance comes out there. Of estimates that are
  /// nearly equal few digits are left; those of a `Contrast` are.
  public func variance(of coefficients: [Double]) -> Double {
    var (sum, parts) = (0.0, 0.0)
    for i in 0..<count where coefficients[i] != 0 {
      for j in 0..<count where coefficients[j] != 0 {
        let part = coefficients[i] * coefficients[j] * self[i, j]
        sum += part
        parts += abs(part)
      }
    }
    // What rounding leaves below zero is zero.
    return sum < 0 && sum >= -Self.rounding * parts ? 0 : sum
  }
}

/// The roots of some estimates (see `VarianceMethod`), one after another.
struct EstimateRoots: Sendable {
  /// Number of elements of each.
  let length: Int
  /// The signs of products of their elements; `nil` where all add.
  let signs: [Double]?
  private(set) var elements: [Double] = []
  /// Number of estimates.
  var count: Int { elements.count / length }

  /// No root yet, of none.
  init() { (length, signs) = (0, nil) }

  /// No root yet, of estimates of a sample.
  init(in presence: Presence) { (length, signs) = (presence.rootCount, presence.rootSigns) }

  /// Adds the roots of more estimates.
  ///
  /// - Parameter write: writes the root of an estimate into a place of zeros.
  mutating func append(
    _ count: Int, threads: Int, _ write: (Int, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    let first = elements.count
    elements.append(contentsOf: repeatElement(0, count: count * length))
    elements.withUnsafeMutableBufferPointer { all in
      nonisolated(unsafe) let roots = all
      inParallel(count, threads: threads) { estimate in
        let start = first + estimate * length
        write(estimate, UnsafeMutableBufferPointer(rebasing: roots[start..<start + length]))
      }
    }
  }

  /// Σ c·root of the estimates, which is the root of Σ c·θ̂, and the variance of that: its square. The sum comes first, as
  /// what two estimates have in common goes out of it before anything is squared; products of a finished covariance matrix
  /// would keep none of the digits of what is left of estimates that are nearly equal.
  ///
  /// The variance is below zero where the estimator of it comes out there; zero where the sum is no more than the rounding of
  /// its parts.
  func combined(_ coefficients: [Double]) -> (root: [Double], variance: Double) {
    var root = [Double](repeating: 0, count: length)
    var parts = 0.0
    for (estimate, coefficient) in coefficients.enumerated() where coefficient != 0 {
      let own = elements[estimate * length..<(estimate + 1) * length]
      for (place, element) in own.enumerated() { root[place] += coefficient * element }
      parts += abs(coefficient) * own.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    if root.reduce(0, { $0 + $1 * $1 }).squareRoot() <= Self.rounding * parts { return (root, 0) }
    return (root, root.indices.reduce(0) { $0 + (signs?[$1] ?? 1) * root[$1] * root[$1] })
  }

  /// The rounding of a root, relative to its length.
  private static let rounding = 8 * Double.ulpOfOne

  /// Adds the root of one more estimate.
  mutating func append(_ root: [Double]) { elements += root }

  /// Adds the roots of other estimates of the same sample.
  mutating func append(_ others: EstimateRoots) { elements += others.elements }
}
