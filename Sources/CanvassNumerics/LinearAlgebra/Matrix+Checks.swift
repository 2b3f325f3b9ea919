extension Matrix {
  /// The place of the first element that is NaN or infinite.
  package var firstNonFinite: (row: Int, column: Int)? {
    // x · 0 is 0 for every finite x: one pass without branches tells whether a search is needed.
    let length = 1 << 16
    let clean = elements.withUnsafeBufferPointer { all in
      mapInParallel((all.count + length - 1) / length) { part in
        let piece = UnsafeBufferPointer(
          rebasing: all[part * length..<Swift.min(all.count, (part + 1) * length)])
        let blocks = UnsafeRawBufferPointer(piece).bindMemory(to: SIMD4<Double>.self)
        var sums = SIMD4<Double>()
        for block in blocks { sums += block * 0 }
        var rest = sums.sum()
        for k in blocks.count * 4..<piece.count { rest += piece[k] * 0 }
        return rest == 0
      }
    }
    if clean.allSatisfy({ $0 }) { return nil }
    return elements.firstIndex { !$0.isFinite }.map { ($0 % rows, $0 / rows) }
  }

  /// - Throws: `MatrixError` unless there is at least one element and all are finite.
  func requireFinite(_ name: Sentence) throws(MatrixError) {
    if elements.isEmpty { throw MatrixError(name, .empty) }
    if let place = firstNonFinite {
      throw MatrixError(name, .notFinite(row: place.row, column: place.column))
    }
  }

  /// - Throws: `MatrixError` unless the matrix is square, finite and symmetric up to rounding
  ///   (10⁻⁸ of its largest element).
  func requireSymmetric(_ name: Sentence) throws(MatrixError) {
    guard isSquare else { throw MatrixError(name, .notSquare(rows: rows, columns: columns)) }
    try requireFinite(name)
    let allowed = 1e-8 * maximumNorm
    let differs: (row: Int, column: Int)? = elements.withUnsafeBufferPointer { e in
      for j in 0..<columns {
        for i in (j + 1)..<Swift.max(rows, j + 1)
        where abs(e[j * rows + i] - e[i * rows + j]) > allowed {
          return (row: i, column: j)
        }
      }
      return nil
    }
    if let differs {
      throw MatrixError(name, .notSymmetric(row: differs.row, column: differs.column))
    }
  }
}
