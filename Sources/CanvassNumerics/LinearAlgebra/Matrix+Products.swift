extension Matrix {
  /// The matrix product, by `dgemm`.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "shapes of a matrix product")
    return Matrix(
      rows: a.rows, columns: b.columns,
      elements: LAPACK.multiply(
        a.elements, .no, leading: Swift.max(1, a.rows), b.elements, .no,
        leading: Swift.max(1, b.rows), rows: a.rows, columns: b.columns, inner: a.columns))
  }

  /// The matrix product by blocks on all cores; blocks depend on its shape alone.
  package func timesInBlocks(_ b: Matrix, threads: Int = 0) -> Matrix {
    precondition(columns == b.rows, "shapes of a matrix product")
    return Matrix(
      rows: rows, columns: b.columns,
      elements: LAPACK.multiplyInBlocks(
        elements, b.elements, rows: rows, columns: b.columns, inner: columns, threads: threads))
  }

  /// A ← AB for a small square matrix B, by blocks of rows on all cores; in place, since memory that is touched for the
  /// first time costs more than the product.
  mutating func multiplyRows(by b: Matrix) {
    precondition(columns == b.rows && columns == b.columns, "shapes of a product in place")
    LAPACK.multiplyRows(&elements, by: b.elements, rows: rows, columns: columns)
  }

  /// The matrix times a column vector.
  public static func * (a: Matrix, x: [Double]) -> [Double] {
    precondition(a.columns == x.count, "shapes of a matrix product")
    return LAPACK.multiply(a.elements, .no, rows: a.rows, columns: a.columns, x)
  }

  /// Each element times a number.
  public static func * (factor: Double, a: Matrix) -> Matrix { a.map { factor * $0 } }

  /// The sum, element by element.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "shapes of a matrix sum")
    return Matrix(
      rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 + $1 })
  }

  /// The difference, element by element.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "shapes of a matrix difference")
    return Matrix(
      rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 - $1 })
  }

  /// AᵀB without forming Aᵀ.
  public func transposeTimes(_ b: Matrix) -> Matrix {
    precondition(rows == b.rows, "shapes of a matrix product")
    return Matrix(
      rows: columns, columns: b.columns,
      elements: LAPACK.multiply(
        elements, .yes, leading: Swift.max(1, rows), b.elements, .no,
        leading: Swift.max(1, b.rows), rows: columns, columns: b.columns, inner: rows))
  }

  /// Aᵀx without forming Aᵀ.
  public func transposeTimes(_ x: [Double]) -> [Double] {
    precondition(rows == x.count, "shapes of a matrix product")
    return LAPACK.multiply(elements, .yes, rows: rows, columns: columns, x)
  }

  /// ABᵀ without forming Bᵀ.
  public func timesTranspose(_ b: Matrix) -> Matrix {
    precondition(columns == b.columns, "shapes of a matrix product")
    return Matrix(
      rows: rows, columns: b.rows,
      elements: LAPACK.multiply(
        elements, .no, leading: Swift.max(1, rows), b.elements, .yes,
        leading: Swift.max(1, b.rows), rows: rows, columns: b.rows, inner: columns))
  }

  /// AᵀA, by `dsyrk`: half the work of the product, and exactly symmetric.
  public var symmetricProduct: Matrix {
    var product = Matrix(
      rows: columns, columns: columns,
      elements: LAPACK.crossProduct(elements, rows: rows, columns: columns))
    product.mirrorLowerTriangle()
    return product
  }

  /// AᵀWA for the diagonal matrix W of weights not below zero.
  public func symmetricProduct(weights: [Double]) -> Matrix {
    precondition(weights.count == rows, "number of weights")
    var product = Matrix(
      rows: columns, columns: columns,
      elements: LAPACK.crossProduct(elements, rows: rows, columns: columns, weights: weights))
    product.mirrorLowerTriangle()
    return product
  }

  /// Row i times `factors[i]`.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "number of row factors")
    return Matrix(
      rows: rows, columns: columns,
      elements: [Double](unsafeUninitializedCapacity: elements.count) { scaled, initialized in
        nonisolated(unsafe) let scaled = scaled
        elements.withUnsafeBufferPointer { own in
          _ = RowBlocks.map(rows) { block in
            for j in 0..<columns {
              for i in block { scaled[j * rows + i] = own[j * rows + i] * factors[i] }
            }
          }
        }
        initialized = elements.count
      })
  }

  /// Column j times `factors[j]`.
  public func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columns, "number of column factors")
    var result = self
    result.elements.withUnsafeMutableBufferPointer { e in
      for j in 0..<columns { for i in 0..<rows { e[j * rows + i] *= factors[j] } }
    }
    return result
  }

  /// Copies the lower triangle over the upper one.
  mutating func mirrorLowerTriangle() {
    let n = rows
    elements.withUnsafeMutableBufferPointer { e in
      for j in 0..<n { for i in 0..<j { e[j * n + i] = e[i * n + j] } }
    }
  }
}
