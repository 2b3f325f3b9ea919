import CanvassNumerics

/// Whether there is room for the columns of a text table, asked before it is taken.
struct CSVRoom {
  let file: String
  let rows: Int
  let threads: Int
  /// Where the rows begin, for the problem.
  let at: UnsafePointer<UInt8>

  init(file: String, rows: Int, threads: Int, at: UnsafePointer<UInt8>) {
    self.file = file
    self.rows = rows
    self.threads = effectiveThreads(threads)
    self.at = at
  }

  /// Room for the cells of columns, and for the finished columns that stand beside them: each thread
  /// finishes one at a time and gives the room of its cells back.
  ///
  /// - Throws: `CSVProblem` with a `MemoryShortage`.
  func checkCells(of kinds: [CSVKind]) throws(CSVProblem) {
    let cells = kinds.map { rows * $0.size + CSVStorage.margin }
    try require(cells.reduce(0, +) + cells.sorted().suffix(threads).reduce(0, +))
  }

  /// Room for the tables of the texts of columns, where each chunk has told apart its own.
  ///
  /// - Parameter counts: texts of each column.
  func checkTexts(_ counts: [Int]) throws(CSVProblem) {
    try require(CSVRoom.bytesOfText * counts.reduce(0, +))
  }

  /// What a text takes at least while its column is finished: its place in the table of all spellings
  /// (cell, hash, two slots) and its level.
  private static let bytesOfText =
    MemoryLayout<CSVCell>.stride + 8 + 2 * 4 + 4 + MemoryLayout<Level>.stride

  private func require(_ bytes: Int) throws(CSVProblem) {
    do throws(MemoryShortage) {
      try MemoryRoom.check(bytes, for: reading(file))
    } catch {
      throw CSVProblem(.memory(error), at: at)
    }
  }
}
