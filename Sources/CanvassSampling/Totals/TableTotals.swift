import CanvassNumerics
import CanvassTables

/// Totals over a table in memory.
///
/// One pass over the rows for each group of quantities, in parallel over blocks of clusters and over
/// groups. Every sum is taken by one task in row order, so that the result is the same to the bit for
/// any number of threads.
public struct TableTotals: TotalsSource {
  /// The design of the rows.
  public let design: Design
  /// The cells.
  public let domains: Domains
  private let table: Table
  private let pairs: ClusterCells
  /// The rows of each pair.
  private let rows: RowIndex
  /// Those of quantities and calibration columns, whose pairs follow; `nil` where weights are not calibrated.
  private let cross: CrossMoments?
  private let threads: Int

  /// The totals of the columns of a table in some cells.
  ///
  /// - Parameters:
  ///   - table: the answers, as many rows as the design has.
  ///   - threads: at most that many; 0 for one a core. No result depends on it.
  public init(_ table: Table, _ design: Design, in domains: Domains = .whole, threads: Int = 0) {
    precondition(table.rowCount == design.rowCount, "one design for all rows")
    self.table = table
    self.design = design
    self.domains = domains
    self.threads = threads
    cross = design.calibration.map {
      CrossMoments(
        $0, domains.ofRow, domains: domains.cells.count, leafCount: design.leafCount)
    }
    let (further, furtherDomains) = (cross?.leaf ?? [], cross?.domain ?? [])
    if let domainOfRow = domains.ofRow {
      let found = PairsOfLeaves(design.rows, domainOfRow, domains: domains.cells.count)
      pairs = ClusterCells(
        leaf: found.leaf + further, domain: found.domain + furtherDomains,
        domains: domains.cells.count)
      rows = RowIndex(order: found.order, start: found.start, weightOfRow: design.weights)
    } else {
      pairs = ClusterCells(leaf: Array(0..<Int32(design.leafCount)) + further)
      rows = design.rows
    }
  }

  /// The columns whose values name the cells.
  public var domainColumns: [String] { domains.columns }
  /// The cells.
  public var cells: [Domains.Cell] { domains.cells }
  /// Rounds of eight, as many as have their sums in four megabytes: the next ones then take the memory of these, and
  /// memory that is touched for the first time costs more than adding up. Where eight take hundreds of megabytes, fewer.
  public var groupsAtOnce: Int {
    let sums = max(1, 4 * pairs.count)
    guard 8 * sums < 16_000_000 else { return max(effectiveThreads(threads), 16_000_000 / sums) }
    return max(1, 480_000 / (8 * sums)) * 8
  }

  /// The totals of groups of quantities.
  ///
  /// - Throws: `TableError` for an unknown column, `DesignError` for text where a number is needed,
  ///   `MemoryShortage`, `Interrupted`.
  public func totals(of groups: [[Quantity]]) throws -> ClusterTotals {
    try Interruption.current?.check()
    let count = groups.reduce(0) { $0 + Moments.count(quantities: $1.count) }
    try MemoryRoom.check(
      8 * count * pairs.count,
      for: "adding up \(counted: count, "sum") for \(counted: pairs.count, "cluster")")
    var bound: [Quantity: BoundQuantity] = [:]
    for quantity in groups.joined() where bound[quantity] == nil {
      bound[quantity] = try BoundQuantity(quantity, in: table)
    }
    let groups = groups.map { $0.compactMap { bound[$0] } }
    let blocks = rows.blocks
    let crossBlocks = cross?.rows.blocks ?? []
    // All groups in one block of memory, which has large pages where it is large.
    var start = [0]
    for group in groups {
      start.append(
        start[start.count - 1] + rows.sumCount(of: group) + (cross?.rows.sumCount(of: group) ?? 0))
    }
    let all = [Double](unsafeUninitializedCapacity: start[groups.count]) { buffer, initialized in
      nonisolated(unsafe) let place = buffer.baseAddress
      let runs = rows.runs(of: groups, threads: threads)
      // Blocks of one run are shared out only when there are too few runs to keep all busy.
      let few = runs.count >= effectiveThreads(threads) ? 1 : threads
      // Runs of several columns share the room of those before.
      let isPacked = runs.contains { $0.count > 1 }
      let workers = isPacked ? min(effectiveThreads(threads), runs.count) : runs.count
      let words = UnsafeMutableBufferPointer<UInt32>.allocate(
        capacity: isPacked ? workers * table.rowCount : 0)
      defer { words.deallocate() }
      inParallel(workers, threads: threads) { worker in
        guard let place else { return }
        for run in stride(from: worker, to: runs.count, by: workers) {
          if runs[run].count > 1 {
            let first = worker * table.rowCount
            let own = UnsafeMutableBufferPointer(rebasing: words[first..<(first + table.rowCount)])
            // There are runs for all threads.
            RowWalk(rows: rows, groups: 0..<rows.count).addPacked(
              PackedCodes(of: groups[runs[run]], in: own), to: runs[run].map { place + start[$0] })
          } else {
            let index = runs[run].lowerBound
            rows.write(
              sumsOf: groups[index], blocks: blocks, threads: few, into: place + start[index])
          }
          for index in runs[run] {
            cross?.rows.write(
              sumsOf: groups[index], blocks: crossBlocks, threads: few,
              into: place + start[index] + rows.sumCount(of: groups[index]))
          }
        }
      }
      initialized = start[groups.count]
    }
    return ClusterTotals(
      tree: design.tree, cells: pairs,
      sums: groups.indices.map { all[start[$0]..<start[$0 + 1]] },
      centres: groups.map { $0.map(\.centre) }, weightScale: design.weightScale)
  }
}
