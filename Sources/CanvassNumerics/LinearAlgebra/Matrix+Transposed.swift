extension Matrix {
  /// The matrix with rows and columns exchanged. O(rows·columns), in tiles that stay in the cache.
  public var transposed: Matrix {
    let (rows, columns) = (rows, columns)
    // A row or a column stands in the order of both.
    if rows == 1 || columns == 1 { return Matrix(rows: columns, columns: rows, elements: elements) }
    let strip = 256
    let strips = (rows + strip - 1) / strip
    let turned = [Double](unsafeUninitializedCapacity: rows * columns) { turned, initialized in
      nonisolated(unsafe) let to = turned
      elements.withUnsafeBufferPointer { from in
        inParallel(strips, threads: rows * columns < 1 << 17 ? 1 : 0) { index in
          let all = index * strip..<min((index + 1) * strip, rows)
          for firstRow in stride(from: all.lowerBound, to: all.upperBound, by: 16) {
            let lastRow = min(firstRow + 16, all.upperBound)
            for firstColumn in stride(from: 0, to: columns, by: 16) {
              for column in firstColumn..<min(firstColumn + 16, columns) {
                for row in firstRow..<lastRow {
                  to.initializeElement(at: row * columns + column, to: from[column * rows + row])
                }
              }
            }
          }
        }
      }
      initialized = rows * columns
    }
    return Matrix(rows: columns, columns: rows, elements: turned)
  }
}
