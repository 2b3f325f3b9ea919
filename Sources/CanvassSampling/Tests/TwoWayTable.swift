import CanvassNumerics
import CanvassTables

/// A table of two columns, with the covariance of its cells under a design: shares, and tests of independence.
///
/// J. N. K. Rao and A. J. Scott, "On chi-squared tests for multiway contingency tables with cell proportions estimated
/// from survey data", Ann. Statist. 12 (1984).
public struct TwoWayTable: Sendable {
  /// The values of the two columns.
  public let rows: [String]
  /// Of the second column.
  public let columns: [String]
  /// Answers in each cell, row after row.
  public let counts: [Int]
  /// Population in each cell, row after row.
  public let totals: [Double]
  /// Answers in all cells.
  public let count: Int
  /// Population in all cells.
  public let total: Double
  /// Of the totals.
  public let covariance: Matrix
  /// Clusters less strata among the rows with both answers.
  public let degreesOfFreedom: Int
  /// The rows whose answers lie in one cluster, or in one of each stratum.
  private let rowsInOneCluster: [String]
  /// The same of the columns.
  private let columnsInOneCluster: [String]
  /// The rows and columns whose answers move their shares as one, so that a variance of replicates is what rounding has left.
  private let movingAsOne: (rows: [Int], columns: [Int])
  /// What the shares of all answers are made of.
  private let sumsOfCovariance: SumsOfCovariance
  /// The totals in each replicate by cell, where variances are made of replicates.
  private let replicated: (totals: [[Double]], replicates: Replicates)?

  /// The table of two columns of a survey, over the rows with weight that have both: a value that only rows of weight zero
  /// have is no row or column of it.
  ///
  /// - Throws: `DesignError` where a column has no answer or one value; what estimates of totals throw.
  public init(
    _ first: String, _ second: String, _ table: Table, _ design: Design, filter: [Bool]? = nil,
    threads: Int = 0
  ) throws {
    let filter = design.rowsWithWeight(in: filter)
    try Domains.requireAnswers(
      to: [(first, try table.column(first)), (second, try table.column(second))]
    ) { filter?[$0] != false }
    let domains = try Domains(by: [first, second], filter: filter, in: table)
    // Rows with both answers are those of the cells.
    var inside = [Bool](repeating: false, count: table.rowCount)
    for row in (domains.rowsByCell ?? []).joined() { inside[row] = true }
    let (rows, columns) = (
      try Domains(by: [first], filter: inside, in: table).cells.map { $0.values[0] },
      try Domains(by: [second], filter: inside, in: table).cells.map { $0.values[0] }
    )
    for (name, levels) in [(first, rows), (second, columns)] where levels.count < 2 {
      throw DesignError(
        "\"\(name)\" has one value among the rows that have both, so that there is nothing to compare"
      )
    }
    let total = Total(Quantity(second, .answered))
    let sums = try DomainTotals(
      of: [total.quantities], TableTotals(table, design, in: domains, threads: threads),
      threads: threads)
    let found = domains.cells.indices.map {
      sums.estimate("total", total, group: 0, in: .one($0))
    }
    let known = sums.covariance(of: found.map(\.form), threads: threads)
    let placeOf = Dictionary(
      domains.cells.enumerated().map { ($1.values, $0) }, uniquingKeysWith: { first, _ in first })
    let places = rows.flatMap { row in columns.map { column in placeOf[[row, column]] } }
    counts = places.map { $0.map { found[$0].estimate.count } ?? 0 }
    totals = places.map { $0.map { found[$0].estimate.value } ?? 0 }
    (count, self.total) = (counts.reduce(0, +), totals.reduce(0, +))
    covariance = Matrix(rows: places.count, columns: places.count) { i, j in
      guard let one = places[i], let other = places[j] else { return 0 }
      return known[one, other]
    }
    sumsOfCovariance = SumsOfCovariance(covariance)
    replicated = design.replicates.map { replicates in
      let nothing = [Double](repeating: 0, count: replicates.count)
      let again = found.map { sums.replicateValues(of: $0.form) ?? nothing }
      return (places.map { $0.map { again[$0] } ?? nothing }, replicates)
    }
    /// The answers of a line of the table.
    func union(_ places: [Int?]) -> LinearForm? {
      let forms = places.compactMap { $0.map { found[$0].form } }
      return forms.first.map { forms.dropFirst().reduce($0) { $0 + $1 } }
    }
    let width = columns.count
    let lines = (
      rows: rows.indices.map { row in union(columns.indices.map { places[row * width + $0] }) },
      columns: columns.indices.map { column in
        union(rows.indices.map { places[$0 * width + column] })
      }
    )
    func isAlone(_ line: LinearForm?) -> Bool {
      line.map { sums.uncertainty(of: $0).degreesOfFreedom <= 0 } ?? false
    }
    func movesAsOne(_ line: LinearForm?) -> Bool { line.map(sums.movesAsOne) ?? false }
    rowsInOneCluster = rows.indices.filter { isAlone(lines.rows[$0]) }.map { rows[$0] }
    columnsInOneCluster = columns.indices.filter { isAlone(lines.columns[$0]) }
      .map { columns[$0] }
    movingAsOne = (
      rows.indices.filter { movesAsOne(lines.rows[$0]) },
      columns.indices.filter { movesAsOne(lines.columns[$0]) }
    )
    (self.rows, self.columns) = (rows, columns)
    degreesOfFreedom = sums.estimate("total", total, group: 0, in: .all).estimate.degreesOfFreedom
  }

  func place(_ row: Int, _ column: Int) -> Int { row * columns.count + column }

  /// Population in a row.
  func rowTotal(_ row: Int) -> Double {
    columns.indices.reduce(0) { $0 + totals[place(row, $1)] }
  }

  /// Population in a column.
  func columnTotal(_ column: Int) -> Double {
    rows.indices.reduce(0) { $0 + totals[place($1, column)] }
  }

  /// The rows whose answers lie in one cluster, or in one of each stratum, where that leaves their shares no standard error.
  public var rowsWithoutVariance: [String] {
    rows.indices.filter { row in
      rowsInOneCluster.contains(rows[row])
        && columns.indices.contains { share(row, $0, of: .row).error.isNaN }
    }.map { rows[$0] }
  }

  /// The same of the columns.
  public var columnsWithoutVariance: [String] {
    columns.indices.filter { column in
      columnsInOneCluster.contains(columns[column])
        && rows.indices.contains { share($0, column, of: .column).error.isNaN }
    }.map { columns[$0] }
  }

  /// What a share is a share of.
  public enum Base: Sendable, CaseIterable {
    case all, row, column
  }

  /// A share of a cell with its standard error: a ratio of totals. Under replicates it is taken in each. The error is not
  /// a number where the answers that it is a share of lie in one cluster, as that of a mean there.
  public func share(_ row: Int, _ column: Int, of base: Base) -> (value: Double, error: Double) {
    let own = place(row, column)
    let members = members(row, column, of: base)
    let whole = members.reduce(0) { $0 + totals[$1] }
    let value = totals[own] / whole
    let isAlone =
      switch base {
      case .all: false
      case .row: rowsInOneCluster.contains(rows[row])
      case .column: columnsInOneCluster.contains(columns[column])
      }
    let movesAsOne =
      switch base {
      case .all: false
      case .row: movingAsOne.rows.contains(row)
      case .column: movingAsOne.columns.contains(column)
      }
    if movesAsOne { return (value, .nan) }
    func error(_ variance: Double, rounding: Double) -> Double {
      if variance > rounding { return variance.squareRoot() }
      return isAlone ? .nan : 0
    }
    if let replicated {
      let shares = replicatedShares(own, of: members, replicated.totals)
      let found = replicated.replicates.variance(ofValues: shares, estimate: value).variance
      return (value, found.isNaN ? .nan : error(found, rounding: 1e-24))
    }
    let found = base == .all ? ofAll(own, value) : ofMembers(members, own, value)
    // What is left of terms that cancel, each of which is rounded.
    let square = whole * whole
    return (value, error(found.variance / square, rounding: 1e-12 * found.size / square))
  }

  /// The variance of the total of a cell less its share of the total of some, and the same of what it is made of without signs.
  private func ofMembers(
    _ members: [Int], _ own: Int, _ share: Double
  ) -> (variance: Double, size: Double) {
    var (variance, size) = (0.0, 0.0)
    for i in members {
      let first = (i == own ? 1 : 0) - share
      for j in members {
        let term = first * covariance[i, j] * ((j == own ? 1 : 0) - share)
        variance += term
        size += abs(term)
      }
    }
    return (variance, size)
  }

  /// The same where these are all cells, from the sums of the covariance.
  private func ofAll(_ own: Int, _ share: Double) -> (variance: Double, size: Double) {
    let (sums, sizes) = (sumsOfCovariance.values, sumsOfCovariance.sizes)
    // Without signs the cell counts 1 − p and the others p.
    let rest = 1 - 2 * share
    return (
      covariance[own, own] - 2 * share * sums[own] + share * share * sumsOfCovariance.all,
      rest * rest * covariance[own, own] + 2 * share * rest * sizes[own]
        + share * share * sumsOfCovariance.allSizes
    )
  }

  /// The cells that a share is a share of.
  private func members(_ row: Int, _ column: Int, of base: Base) -> [Int] {
    switch base {
    case .all: Array(totals.indices)
    case .row: columns.indices.map { place(row, $0) }
    case .column: rows.indices.map { place($0, column) }
    }
  }

  /// The shares in each replicate; there is none where of the rows that it is a share of no more is left than rounding.
  private func replicatedShares(
    _ own: Int, of members: [Int], _ replicated: [[Double]]
  ) -> [Double] {
    let rounding = 1e-12 * members.reduce(0) { $0 + abs(totals[$1]) }
    return replicated[own].indices.map { replicate in
      let whole = members.reduce(0) { $0 + replicated[$1][replicate] }
      return abs(whole) > rounding ? replicated[own][replicate] / whole : .nan
    }
  }

  /// In how many replicates a row or a column has nobody, so that it has no shares: of the one of which these are most.
  public var lostReplicates: Int {
    guard let (totals, replicates) = replicated else { return 0 }
    let lines =
      rows.indices.map { members($0, 0, of: .row) }
      + columns.indices.map { members(0, $0, of: .column) }
    return lines.reduce(0) {
      max($0, replicates.lost(replicatedShares($1[0], of: $1, totals)))
    }
  }

  /// Shares of all cells, with their covariance. Under replicates they are taken in each.
  var shares: (values: [Double], covariance: Matrix) {
    let values = totals.map { $0 / total }
    if let (totals, replicates) = replicated {
      let roots = totals.indices.map { cell in
        replicates.root(
          ofValues: replicatedShares(cell, of: Array(totals.indices), totals),
          estimate: values[cell])
      }
      return (values, Matrix(columns: roots).symmetricProduct)
    }
    let jacobian = Matrix(rows: totals.count, columns: totals.count) { i, j in
      ((i == j ? 1 : 0) - values[i]) / total
    }
    return (values, jacobian * covariance.timesTranspose(jacobian))
  }
}

/// The covariance of each cell with all together, and of these, with and without the signs.
private struct SumsOfCovariance {
  let values, sizes: [Double]
  let all, allSizes: Double

  init(_ covariance: Matrix) {
    values = (0..<covariance.columns).map { covariance.column($0).reduce(0, +) }
    sizes = (0..<covariance.columns).map { covariance.column($0).reduce(0) { $0 + abs($1) } }
    (all, allSizes) = (values.reduce(0, +), sizes.reduce(0, +))
  }
}
