/// Where totals come from: a table in memory, a stream of chunks, a database. A source has bound what was
/// asked (design, cells) to its own storage, and adds up quantities by leaf cluster and cell.
public protocol TotalsSource: Sendable {
  /// The columns whose values name the cells.
  var domainColumns: [String] { get }
  /// The cells, at least one.
  var cells: [Domains.Cell] { get }
  /// How many groups may be asked for at once without taking too much memory.
  var groupsAtOnce: Int { get }
  /// The totals of groups of quantities, of the rows that have all quantities of a group.
  func totals(of groups: [[Quantity]]) throws -> ClusterTotals
}
