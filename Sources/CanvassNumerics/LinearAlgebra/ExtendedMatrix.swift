/// A small matrix with 32 digits in each element: the sum of a matrix and of what its rounding to
/// doubles left over.
struct ExtendedMatrix: Sendable {
  private(set) var high: Matrix
  private(set) var low: Matrix

  /// Zeros.
  init(rows: Int, columns: Int) {
    high = Matrix(rows: rows, columns: columns)
    low = high
  }

  /// The matrix with ones on its diagonal.
  static func identity(_ order: Int) -> ExtendedMatrix {
    var result = ExtendedMatrix(rows: order, columns: order)
    for i in 0..<order { result[i, i] = DoubleDouble(high: 1, low: 0) }
    return result
  }

  var rows: Int { high.rows }
  var columns: Int { high.columns }

  /// The element in row i and column j.
  subscript(i: Int, j: Int) -> DoubleDouble {
    get { DoubleDouble(high: high[i, j], low: low[i, j]) }
    set {
      let value = newValue.normalized
      high[i, j] = value.high
      low[i, j] = value.low
    }
  }

  /// The inverse of an upper triangular matrix whose diagonal holds powers of two, column by column by
  /// back substitution.
  var upperTriangularInverse: ExtendedMatrix {
    var result = ExtendedMatrix(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in stride(from: j, through: 0, by: -1) {
        var sum = DoubleDouble(high: i == j ? 1 : 0, low: 0)
        for k in (i + 1)..<max(j + 1, i + 1) where high[i, k] != 0 {
          let term = result[k, j]
          sum.add(self[i, k], times: DoubleDouble(high: -term.high, low: -term.low))
        }
        // Division by a power of two is exact.
        let diagonal = high[i, i]
        let value = sum.normalized
        result[i, j] = DoubleDouble(high: value.high / diagonal, low: value.low / diagonal)
      }
    }
    return result
  }

  /// The product with a column of numbers of 32 digits.
  static func * (a: ExtendedMatrix, x: [DoubleDouble]) -> [DoubleDouble] {
    (0..<a.rows).map { i in
      var sum = DoubleDouble()
      for (k, value) in x.enumerated() { sum.add(a[i, k], times: value) }
      return sum.normalized
    }
  }

  /// The product of a matrix of doubles with this one.
  static func * (a: Matrix, b: ExtendedMatrix) -> ExtendedMatrix {
    var result = ExtendedMatrix(rows: a.rows, columns: b.columns)
    for j in 0..<b.columns {
      for i in 0..<a.rows {
        var sum = DoubleDouble()
        for k in 0..<a.columns { sum.add(b[k, j], times: a[i, k]) }
        result[i, j] = sum
      }
    }
    return result
  }

  /// The columns in the given order made orthonormal, each against all before it, with 32 digits inside
  /// (Gram and Schmidt, three times over), and the length that is left of each before it is brought
  /// to 1.
  func orthonormalized(order: [Int]) -> (vectors: Matrix, lengths: [Double]) {
    var basis: [[DoubleDouble]] = []
    var lengths: [Double] = []
    for j in order {
      var v = (0..<rows).map { self[$0, j] }
      for _ in 0..<3 {
        for q in basis {
          var dot = DoubleDouble()
          for i in v.indices { dot.add(q[i], times: v[i]) }
          let part = dot.normalized
          for i in v.indices {
            v[i].add(q[i], times: DoubleDouble(high: -part.high, low: -part.low))
            v[i] = v[i].normalized
          }
        }
      }
      let length = LeastSquares.norm(v.map(\.value))
      lengths.append(length)
      // The rounding of the factor changes the length alone.
      let factor = length > 0 ? 1 / length : 0
      basis.append(
        v.map { value in
          var scaled = DoubleDouble()
          scaled.add(value, times: factor)
          return scaled.normalized
        })
    }
    return (Matrix(columns: basis.map { $0.map(\.value) }), lengths)
  }
}
