import CanvassNumerics

/// Totals that have been added up outside a table in memory, as a source: it has the groups that were
/// asked for when they were added up, and says what is known of the sample.
public struct GatheredTotals: TotalsSource {
  /// The totals of all groups, in the order in which they were asked for.
  let totals: ClusterTotals
  /// The columns whose values name the cells.
  public let domainColumns: [String]
  /// The cells.
  public let cells: [Domains.Cell]
  /// The design that the totals have.
  public package(set) var design: DesignSummary
  /// Rows inside the domain whose cell is not known because a column is missing.
  public let unassigned: Int
  /// Σw of the rows of each cell, whatever they answered.
  public let cellWeights: [Double]
  /// Σw of all rows, those outside all cells among them.
  public let weight: Double
  /// What was asked for.
  let groups: [[Quantity]]

  /// Whether the weights say how many people rows stand for.
  public var weighsPopulation: Bool { totals.weightScale == .population }

  /// All of them: the sums are there.
  public var groupsAtOnce: Int { .max }

  /// The totals of some of the groups that were asked for.
  ///
  /// - Precondition: they were.
  public func totals(of groups: [[Quantity]]) -> ClusterTotals {
    if groups == self.groups { return totals }
    return totals.keeping(
      groups.map { group in
        guard let index = self.groups.firstIndex(of: group) else {
          preconditionFailure("a group of quantities that was not added up")
        }
        return index
      })
  }
}
