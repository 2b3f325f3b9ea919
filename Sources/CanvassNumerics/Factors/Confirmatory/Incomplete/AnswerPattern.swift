/// The rows of a group that have answers in the same columns.
struct AnswerPattern: Sendable {
  /// The columns that they have, ascending.
  let observed: [Int]
  /// Where these rows are in the group.
  let rows: [Int]
  /// Their weight over that of the group.
  let share: Double
  /// The weighted mean of each of these columns.
  let means: [Double]
  /// Σw(x − x̄)(x − x̄)ᵀ/Σw.
  let covariance: Matrix

  /// The patterns of a group, each row in one of them; rows without weight or answer are in none.
  static func all(of data: Observations) -> [AnswerPattern] {
    let (n, p) = (data.values.rows, data.values.columns)
    let words = (p + 63) / 64
    var masks = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: n)
    for j in 0..<p {
      for (i, value) in data.values.column(j).enumerated() where !value.isNaN {
        masks[i][j / 64] |= 1 << UInt64(j % 64)
      }
    }
    var places: [[UInt64]: Int] = [:]
    var rows: [[Int]] = []
    var found: [[UInt64]] = []
    for (i, mask) in masks.enumerated()
    where data.weights[i] > 0 && mask.contains(where: { $0 != 0 }) {
      if let place = places[mask] {
        rows[place].append(i)
      } else {
        places[mask] = rows.count
        rows.append([i])
        found.append(mask)
      }
    }
    let total = rows.joined().reduce(0) { $0 + data.weights[$1] }
    return zip(found, rows).map { mask, rows in
      let observed = (0..<p).filter { mask[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      return AnswerPattern(
        data.values, data.weights, observed: observed, rows: rows, total: total)
    }
  }

  init(
    _ values: Matrix, _ allWeights: [Double], observed: [Int], rows: [Int], total: Double
  ) {
    self.observed = observed
    self.rows = rows
    let weights = rows.map { allWeights[$0] }
    let weight = weights.reduce(0, +)
    share = weight / total
    var columns: [[Double]] = []
    var means: [Double] = []
    for j in observed {
      let column = rows.map { values[$0, j] }
      let mean = innerProduct(column, weights) / weight
      means.append(mean)
      columns.append(column.map { $0 - mean })
    }
    self.means = means
    covariance =
      (1 / weight) * Matrix(columns: columns).symmetricProduct(weights: weights)
  }
}

/// The places i ≤ j of a symmetric matrix, column after column.
struct TriangularPlaces: Sendable {
  let order: Int

  var count: Int { order * (order + 1) / 2 }

  /// Where the element of a row and a column stands, in either order.
  static func place(_ i: Int, _ j: Int) -> Int {
    i <= j ? j * (j + 1) / 2 + i : i * (i + 1) / 2 + j
  }

  var all: [(Int, Int)] { (0..<order).flatMap { j in (0...j).map { ($0, j) } } }

  /// The elements i ≤ j of a symmetric matrix.
  func elements(of matrix: Matrix) -> [Double] { all.map { matrix[$0.0, $0.1] } }

  /// The symmetric matrix of some elements i ≤ j.
  func matrix(_ elements: ArraySlice<Double>) -> Matrix {
    let first = elements.startIndex
    return Matrix(rows: order, columns: order) { elements[first + Self.place($0, $1)] }
  }
}
