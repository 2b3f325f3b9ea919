/// The rows of a table in memory, arranged by group (leaf cluster, or pair of leaf cluster and
/// domain): what makes the cost of adding up independent of the order in which rows stand in the file.
struct RowIndex: Sendable {
  /// Rows by group, in row order within each group; `nil` where all rows stand so already.
  let order: [Int32]?
  /// Where the rows of each group begin in that order, and one end mark.
  let start: [Int]
  /// The weights in that order.
  let weights: [Double]
  /// The group of each row in that order, where groups hold few rows each, and none of them no row.
  let groupOfFew: [Int32]?

  /// Number of groups.
  var count: Int { start.count - 1 }

  /// Arranges all rows. O(rows).
  init(groupOfRow: [Int32], groups: Int, weights: [Double]) {
    let (order, start) = orderRows(by: groupOfRow, groups: groups)
    self.init(order: order, start: start, weightOfRow: weights)
  }

  /// Rows that are arranged already.
  init(order: [Int32]?, start: [Int], weightOfRow: [Double]) {
    self.order = order
    self.start = start
    groupOfFew = Self.groupOfFew(start)
    weights = order.map { $0.map { weightOfRow[Int($0)] } } ?? weightOfRow
  }

  /// Rows in an order of their own, each of which may stand several times, with a weight for each place.
  init(order: [Int32], start: [Int], weights: [Double]) {
    (self.order, self.start, self.weights) = (order, start, weights)
    groupOfFew = nil
  }

  private static func groupOfFew(_ start: [Int]) -> [Int32]? {
    let groups = start.count - 1
    guard let rows = start.last, rows < 8 * groups,
      (0..<groups).allSatisfy({ start[$0] < start[$0 + 1] })
    else { return nil }
    return [Int32](unsafeUninitializedCapacity: rows) { places, initialized in
      for group in 0..<groups {
        for position in start[group]..<start[group + 1] { places[position] = Int32(group) }
      }
      initialized = rows
    }
  }

  /// Runs of groups that hold about 65,536 rows each: the unit of work of a task.
  var blocks: [Range<Int>] {
    var blocks: [Range<Int>] = []
    var first = 0
    for group in 0..<count where start[group + 1] - start[first] >= 65_536 {
      blocks.append(first..<(group + 1))
      first = group + 1
    }
    if first < count { blocks.append(first..<count) }
    return blocks
  }
}
