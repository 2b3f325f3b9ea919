extension LeastSquares {
  /// The square roots of the weights, after checking everything.
  static func checked(
    _ x: Matrix, _ y: [Double], _ weights: [Double]?, _ name: Sentence
  ) throws(MatrixError) -> [Double]? {
    try x.requireFinite(name)
    guard y.count == x.rows else {
      throw MatrixError(
        "response of the \(name)",
        .shape(found: "\(counted: y.count, "row")", expected: "\(x.rows)"))
    }
    if let row = y.firstIndex(where: { !$0.isFinite }) {
      throw MatrixError("response of the \(name)", .notFinite(row: row, column: 0))
    }
    guard let weights else { return nil }
    guard weights.count == x.rows else {
      throw MatrixError(
        "weights of the \(name)",
        .shape(found: "\(counted: weights.count, "row")", expected: "\(x.rows)"))
    }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw MatrixError(name, .weight(row: row))
    }
    return weights.map { $0.squareRoot() }
  }

  /// W^½ X with each column multiplied by the power of two that brings its length between ½ and 1.
  static func scaled(_ x: Matrix, _ roots: [Double]?) -> (matrix: Matrix, factors: [Double]) {
    let weighted = roots.map { x.scalingRows(by: $0) } ?? x
    let factors = (0..<x.columns).map { j -> Double in
      let column = weighted.elements[j * x.rows..<(j + 1) * x.rows]
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 1 }
      let length = largest * column.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
      return Double(sign: .plus, exponent: -length.exponent - 1, significand: 1)
    }
    return (weighted.scalingColumns(by: factors), factors)
  }

  /// The low parts of the columns that are kept, as `scaled` makes these: what √w·x and the power of
  /// two leave over of the exact products.
  static func scaled(
    _ lowParts: [Int: [Double]], _ x: Matrix, _ roots: [Double]?, _ kept: [Int],
    _ factors: [Double]
  ) -> [Int: [Double]] {
    var result: [Int: [Double]] = [:]
    guard !lowParts.isEmpty else { return result }
    for (k, j) in kept.enumerated() {
      // A weight makes an error of its own in every column.
      guard let roots else {
        result[k] = lowParts[j].map { $0.map { $0 * factors[j] } }
        continue
      }
      let rounded = roundings(roots, x.column(j))
      result[k] = roots.indices.map { i in
        (rounded[i] + roots[i] * (lowParts[j]?[i] ?? 0)) * factors[j]
      }
    }
    return result
  }

  /// What the rounding of products leaves over.
  static func roundings(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { (-($0 * $1)).addingProduct($0, $1) }
  }

  /// (XᵀX)⁻¹ column by column, each refined with 32 digits inside.
  static func inverseCrossProduct(
    _ matrix: Matrix, _ qr: PivotedQR, _ low: [Int: [Double]]
  ) -> Matrix {
    let columns = (0..<matrix.columns).map { j -> [Double] in
      var system = AugmentedSystem(matrix, inverseColumn: j, qr, lowParts: low)
      system.refine(limit: 20)
      return system.solution
    }
    return Matrix(rows: matrix.columns, columns: matrix.columns) { i, j in
      (columns[i][j] + columns[j][i]) / 2
    }
  }

  /// The columns that do not depend on those before them, by Gram–Schmidt done twice.
  static func independentColumns(of x: Matrix, tolerance: Double) -> [Int] {
    var basis: [[Double]] = []
    var kept: [Int] = []
    for j in 0..<x.columns {
      var column = x.column(j)
      let length = norm(column)
      for _ in 0..<2 {
        for q in basis {
          let projection = zip(q, column).reduce(0) { $0 + $1.0 * $1.1 }
          for i in column.indices { column[i] -= projection * q[i] }
        }
      }
      let left = norm(column)
      guard length > 0, left > tolerance * length, basis.count < x.rows else { continue }
      basis.append(column.map { $0 / left })
      kept.append(j)
    }
    return kept
  }

  /// The solution of least norm: the basic one without its part in the null space of X.
  static func minimumNorm(
    _ basic: [Double], _ scaled: Matrix, _ factors: [Double], _ kept: [Int], _ aliased: [Int]
  ) throws(MatrixError) -> [Double] {
    let x = scaled.selecting(columns: kept)
    let qr = try PivotedQR(of: x, tolerance: 0)
    var null = Matrix(rows: basic.count, columns: aliased.count)
    for (k, j) in aliased.enumerated() {
      var dependence = AugmentedSystem(x, scaled.column(j), qr)
      dependence.refine()
      null[j, k] = factors[j]
      for (i, column) in kept.enumerated() {
        null[column, k] = -dependence.solution[i] * factors[column]
      }
    }
    let full = basic.map { $0.isNaN ? 0 : $0 }
    let basis = try PivotedQR(of: null).q
    let inNull = basis * basis.transposeTimes(full)
    return zip(full, inNull).map { $0 - $1 }
  }

  /// y − Xb with 32 digits inside, for all rows.
  static func residuals(
    _ x: Matrix, _ y: [Double], _ kept: [Int], _ refined: AugmentedSystem, _ factors: [Double],
    _ lowParts: [Int: [Double]]
  ) -> [Double] {
    (0..<x.rows).map { i in
      var sum = DoubleDouble()
      sum.add(y[i])
      for (k, j) in kept.enumerated() {
        let b = refined.solution[k] * factors[j]
        sum.add(-x.elements[j * x.rows + i], times: b)
        if let low = lowParts[j] { sum.add(-low[i], times: b) }
      }
      return sum.value
    }
  }

  static func sumOfSquares(_ values: [Double]) -> Double {
    var sum = DoubleDouble()
    for value in values { sum.add(value, times: value) }
    return sum.value
  }

  static func norm(_ values: [Double]) -> Double { sumOfSquares(values).squareRoot() }
}
