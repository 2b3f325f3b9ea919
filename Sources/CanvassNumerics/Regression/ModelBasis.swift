/// The coordinates in which a regression is fitted: X = ZU over the columns that have coefficients, with
/// Z well conditioned and U upper triangular. A model of X with the coefficients β is one of Z with
/// Uβ, and nothing that is computed in Z suffers from where the columns of X lie.
///
/// Columns are taken in their order. One of which those before it leave much stands in Z as it is; of
/// one that nearly depends on them what they leave over stands there, brought to a length near 1. The
/// difference is taken with 32 digits (Gram and Schmidt, repeated), so that Z is right to the last
/// digit of the doubles, or of the exact columns where these are known. A year in 2000…2030 is
/// centred in this way, its square made orthogonal to it, and so on. Where the columns are well conditioned
/// as they are, Z is X.
///
/// This is the only place that decides which columns are aliased: one of which less than
/// `aliasTolerance` of its length is left by those before it. Lengths are weighted, so that rows of
/// weight zero identify nothing.
package struct ModelBasis: Sendable {
  /// What is left of a column at least, beside its length: a thousand times what rounding leaves of a
  /// column that a few operations made of others, and less than 32 digits of arithmetic need.
  package static let aliasTolerance = 1e-12
  /// The same where a column is known without rounding, as a power of another.
  package static let exactAliasTolerance = 1e-24

  /// The columns of X that have coefficients.
  package let columns: [Int]
  /// Z, a column for each of these.
  package let z: Matrix
  /// By column of Z, what its rounding to doubles left over.
  let lowParts: [Int: [Double]]
  /// U: of the columns of X over those of Z; `nil` where Z is X.
  let upper: ExtendedMatrix?
  /// How much of the constant is in each column of X beside Z, where a constant comes before them.
  let shift: [DoubleDouble]

  /// The value of the first column of Z where that is a constant; `nil` where it is not.
  var constant: Double? {
    let first = z.elements.prefix(z.rows)
    guard let value = first.first, value != 0, first.allSatisfy({ $0 == value }) else { return nil }
    return value
  }

  /// The coordinates in which Z is X: for columns that are known to be well conditioned.
  init(wellConditioned x: Matrix) {
    self.init(
      columns: Array(0..<x.columns), z: x, lowParts: [:], upper: nil,
      shift: [DoubleDouble](repeating: DoubleDouble(), count: x.columns))
  }

  private init(
    columns: [Int], z: Matrix, lowParts: [Int: [Double]], upper: ExtendedMatrix?,
    shift: [DoubleDouble]
  ) {
    (self.columns, self.z, self.lowParts) = (columns, z, lowParts)
    (self.upper, self.shift) = (upper, shift)
  }

  /// Chooses the coordinates.
  ///
  /// - Parameters:
  ///   - besideConstant: whether the model has a constant (thresholds) that is no column of X.
  init(_ data: RegressionData, besideConstant: Bool = false) {
    let x = data.x
    let weights = data.weights.values
    let ones = Matrix(rows: x.rows, columns: besideConstant ? 1 : 0, repeating: 1)
    let all = besideConstant ? ones.appending(columns: x) : x
    let gram = weights.map { all.symmetricProduct(weights: $0) } ?? all.symmetricProduct
    if NormalEquations.factored(gram.elements, all.columns) != nil {
      self.init(wellConditioned: x)
      return
    }
    var basis = BasisBuilder(data, besideConstant: besideConstant, least: 0.1)
    if !basis.isWellConditioned {
      // Many columns that depend on each other a little: each is made orthogonal.
      basis = BasisBuilder(data, besideConstant: besideConstant, least: 2)
    }
    let first = besideConstant ? 1 : 0
    let kept = basis.columns.dropFirst(first).map { $0 - first }
    let p = kept.count
    var low: [Int: [Double]] = [:]
    for (k, part) in basis.lowParts where k >= first { low[k - first] = part }
    var upper = ExtendedMatrix(rows: p, columns: p)
    var shift = [DoubleDouble](repeating: DoubleDouble(), count: p)
    for j in 0..<p {
      for i in 0...j { upper[i, j] = basis.coefficients[j + first][i + first] }
      if besideConstant { shift[j] = basis.coefficients[j + first][0].normalized }
    }
    self.init(
      columns: kept, z: Matrix(columns: Array(basis.z.dropFirst(first)), rows: x.rows),
      lowParts: low, upper: upper, shift: shift)
  }

  /// Rows of X, their columns with coefficients alone, in these coordinates.
  ///
  /// - Parameters:
  ///   - lowParts: by column, what the rounding of the rows to doubles left over.
  ///   - isSlope: for derivatives of rows, in which the constant beside the columns is zero.
  func coordinates(
    of x: Matrix, lowParts: [Int: [Double]] = [:], isSlope: Bool = false
  ) -> Matrix {
    guard let upper else { return x }
    var result: [[DoubleDouble]] = []
    for j in 0..<x.columns {
      var v = Array(zip(x.column(j), lowParts[j] ?? [Double](repeating: 0, count: x.rows)))
        .map { DoubleDouble(high: $0.0, low: $0.1) }
      if !isSlope, shift[j].high != 0 {
        let negative = DoubleDouble(high: -shift[j].high, low: -shift[j].low)
        for i in v.indices { v[i].add(negative, times: 1) }
      }
      for k in 0..<j where upper.high[k, j] != 0 {
        let factor = upper[k, j]
        let negative = DoubleDouble(high: -factor.high, low: -factor.low)
        for i in v.indices { v[i].add(negative, times: result[k][i]) }
      }
      // A power of two.
      let diagonal = upper.high[j, j]
      result.append(
        v.map { DoubleDouble(high: $0.high / diagonal, low: $0.low / diagonal).normalized })
    }
    return Matrix(columns: result.map { $0.map(\.high) }, rows: x.rows)
  }
}

extension Matrix {
  /// A matrix from its columns, with the number of rows that it has without any.
  init(columns: [[Double]], rows: Int) {
    self.init(rows: rows, columns: columns.count, elements: Array(columns.joined()))
  }
}
