/// The rows of a tall matrix in blocks of one height, worked on by all cores.
///
/// The blocks depend on the number of rows alone and their results come back in order, so that a sum
/// over them is the same bits for any number of threads.
enum RowBlocks {
  /// The number of rows of every block but the last.
  static let height = 4096

  /// `body` of every block of rows, in the order of the blocks.
  static func map<Part>(_ rows: Int, _ body: (Range<Int>) -> Part) -> [Part] {
    let blocks = max(1, (rows + height - 1) / height)
    return mapInParallel(blocks) { block in
      body(block * height..<min(rows, (block + 1) * height))
    }
  }

  /// The sum of the arrays that `body` gives for the blocks.
  static func sum(_ rows: Int, _ body: (Range<Int>) -> [Double]) -> [Double] {
    let parts = map(rows, body)
    var total = parts[0]
    for part in parts.dropFirst() { for i in total.indices { total[i] += part[i] } }
    return total
  }
}
