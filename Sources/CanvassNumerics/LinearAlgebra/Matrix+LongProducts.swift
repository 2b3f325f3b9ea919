/// Products that may take long: some columns of the result at a time, between which a wish to end the work
/// is looked for (`Interruption`). Small ones are done at once, as `*` and `transposeTimes` do them.
extension Matrix {
  /// So many multiplications are done at a time.
  private static let block = 20_000_000

  /// AB.
  ///
  /// - Throws: `MatrixError` on request.
  func longProduct(_ b: Matrix, named name: Sentence) throws(MatrixError) -> Matrix {
    try inBlocks(b, rows: rows, named: name) { self * $0 }
  }

  /// AᵀB.
  ///
  /// - Throws: `MatrixError` on request.
  func longTransposeTimes(_ b: Matrix, named name: Sentence) throws(MatrixError) -> Matrix {
    try inBlocks(b, rows: columns, named: name) { self.transposeTimes($0) }
  }

  private func inBlocks(
    _ b: Matrix, rows count: Int, named name: Sentence, _ product: (Matrix) -> Matrix
  ) throws(MatrixError) -> Matrix {
    let width = max(1, Self.block / max(1, elements.count))
    guard width < b.columns else { return product(b) }
    let interruption = Interruption.current
    var result: [Double] = []
    result.reserveCapacity(count * b.columns)
    for first in stride(from: 0, to: b.columns, by: width) {
      try interruption?.check(name)
      let last = min(first + width, b.columns)
      let part = Matrix(
        rows: b.rows, columns: last - first,
        elements: Array(b.elements[(first * b.rows)..<(last * b.rows)]))
      result += product(part).elements
    }
    return Matrix(rows: count, columns: b.columns, elements: result)
  }
}
