import CanvassNumerics
import CanvassTables

/// Contrasts that are made together, such as some expressions in each of some cells, with the covariance of all where it
/// is asked for.
public struct ContrastFamily: Sendable {
  /// Their values.
  public private(set) var entries: [Estimate] = []
  private let design: Design
  private let scope: CovarianceScope
  private var roots: EstimateRoots?
  /// The place of each among the roots; `nil` where it has none.
  private var places: [Int?] = []

  /// None yet, of a sample.
  public init(of design: Design, covariance scope: CovarianceScope = .variances) {
    (self.design, self.scope) = (design, scope)
  }

  /// Adds a contrast.
  ///
  /// - Throws: as `Contrast.estimate`.
  public mutating func append(
    _ contrast: Contrast, _ table: Table, cell: Domains.Cell? = nil, threads: Int = 0
  ) throws {
    let found = try contrast.estimated(table, design, cell: cell, threads: threads)
    entries.append(found.estimate)
    guard scope == .full else { return }
    places.append(roots?.count ?? 0)
    if roots?.append(found.root) == nil { roots = found.root }
  }

  /// Adds one that is not defined in a cell; it has no covariance.
  public mutating func appendUndefined(_ name: String, in cell: Domains.Cell) {
    entries.append(.undefined(name, in: cell))
    places.append(nil)
  }

  /// Those that are defined and those that are not, in the order in which they came.
  ///
  /// - Parameter columns: those whose values name the cells.
  public func estimates(domainColumns columns: [String]) -> Estimates {
    Estimates(domainColumns: columns, entries: entries, covariance: covariance)
  }

  /// Of all entries; those that are not defined have zeros.
  private var covariance: EstimateCovariance? {
    guard let roots else { return nil }
    let known = EstimateCovariance(roots)
    return EstimateCovariance(
      Matrix(rows: entries.count, columns: entries.count) { row, column in
        guard let i = places[row], let j = places[column] else { return 0 }
        return known[i, j]
      })
  }
}
