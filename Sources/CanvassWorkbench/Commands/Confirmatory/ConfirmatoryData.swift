import CanvassNumerics
import CanvassTables

/// The complete rows of a confirmatory analysis, by group, with their moments.
struct ConfirmatoryData: Sendable {
  /// The rows of one group, or all.
  struct Group: Sendable {
    /// The value of the column of groups; empty where there are none.
    let name: String
    /// Where the rows are in the table.
    let places: [Int]
    let observations: Observations
    let moments: GroupMoments

    var rows: Int { observations.values.rows }
  }

  /// How rows count.
  enum Weighting: String, Sendable {
    /// By the weights of the design.
    case design
    /// All alike, since there are no weights or they are equal.
    case equal
    /// All alike, whatever weights there are.
    case none
  }

  let measurements: Measurements
  let groups: [Group]
  /// The column of groups.
  let groupColumn: String?
  let weighting: Weighting
  /// Rows that would count but miss an answer.
  let incomplete: Int
  /// Complete rows of no known group.
  let unassigned: Int

  var rows: Int { groups.reduce(0) { $0 + $1.rows } }

  /// Whether there is a design that is not set aside.
  var hasDesign: Bool { measurements.hasDesign && weighting != .none }

  /// Reads the items and the column of groups.
  ///
  /// - Throws: `TableError` naming the item or group that cannot be analysed.
  init(
    _ pattern: ConfirmatoryPattern, groups column: String?, weighting option: WeightingOption,
    source: SourceOptions, in session: inout Session
  ) throws {
    if let column, pattern.items.contains(column) {
      throw UsageError("the column of groups, \"\(column)\", is also an item")
    }
    do {
      measurements = try Measurements(
        pattern.items, and: [column].compactMap(\.self), least: 2, verb: "cfa", missing: .listwise,
        source: source, in: &session)
    } catch ObservationsError.noCompleteRow {
      throw TableError(
        "no row has an answer to all \(pattern.items.count) items; take fewer items, or look at the "
          + "missing codes and the condition (--missing, --where)")
    }
    let prepared = measurements.prepared
    let filter = try prepared.survey.filter(in: prepared.table)
    let eligible = prepared.design.weights.enumerated().count { row, weight in
      weight > 0 && filter?[row] ?? true
    }
    incomplete = eligible - measurements.rows
    let all = measurements.sample.observations
    let first = all.weights[0]
    let isUnequal = all.weights.contains { $0 != first }
    switch option {
    case .design: weighting = isUnequal ? .design : .equal
    case .none: weighting = isUnequal ? .none : .equal
    }
    let weights = weighting == .design ? all.weights : nil
    groupColumn = column
    let parts = try Self.parts(column, measurements)
    unassigned = all.values.rows - parts.reduce(0) { $0 + $1.rows.count }
    if let column, parts.count < 2 {
      let only = parts.first.map { "only \"\($0.name)\"" } ?? "no value"
      throw TableError(
        "column \"\(column)\" has \(only) in the rows that count, and groups need two values or more; "
          + "leave out --groups, or choose another column")
    }
    let table = measurements.sample.places
    let total = parts.reduce(0) { $0 + $1.rows.reduce(0) { $0 + (weights?[$1] ?? 1) } }
    let count = Double(parts.reduce(0) { $0 + $1.rows.count })
    groups = try parts.map { name, rows in
      let observations = try Observations(
        all.values.selecting(rows: rows), names: all.names,
        weights: weights.map { w in rows.map { w[$0] } })
      let place = column.map { " where \($0) is \"\(name)\"" } ?? ""
      try Self.check(observations, place)
      return Group(
        name: name, places: rows.map { table[$0] }, observations: observations,
        moments: try Self.moments(
          name, observations, mean: weights == nil ? nil : total / count, place))
    }
  }

  /// Rows by the value of the column of groups, in ascending order.
  private static func parts(
    _ column: String?, _ data: Measurements
  ) throws -> [(name: String, rows: [Int])] {
    guard let column else { return [("", Array(data.sample.places.indices))] }
    let coded = try data.prepared.column(column).asCategories(column)
    var rows: [Int: [Int]] = [:]
    for (row, place) in data.sample.places.enumerated() {
      if let code = coded.code(at: place) { rows[code, default: []].append(row) }
    }
    return coded.levelsInOrder.compactMap { level in
      rows[level].map { (coded.levels[level].text, $0) }
    }
  }

  private static func check(_ data: Observations, _ place: String) throws {
    let (n, p) = (data.values.rows, data.names.count)
    for (j, name) in data.names.enumerated() {
      let values = data.values.column(j)
      if n > 1, values.allSatisfy({ $0 == values[0] }) {
        throw TableError(
          "column \"\(name)\" has the same answer, \(shortestText(values[0])), in every complete "
            + "row\(place), so it measures nothing there; leave it out")
      }
    }
    guard n > p else {
      throw TableError(
        "\(counted(n, "complete row"))\(place) \(oneOrMany(n, "is", "are")) too few for \(counted(p, "item")); a confirmatory analysis needs more "
          + "rows than items")
    }
  }

  /// Means and covariances; with weights these are Σw(x − x̄)(y − ȳ)/W, made to divide by n − 1, and
  /// the group counts as W over the mean weight of all rows.
  private static func moments(
    _ name: String, _ data: Observations, mean: Double?, _ place: String
  ) throws -> GroupMoments {
    let total = data.weights.reduce(0, +)
    let n = mean.map { total / $0 } ?? Double(data.values.rows)
    guard n > Double(data.names.count) else {
      throw TableError(
        "the rows\(place) have so little weight, that of \(English().number(decimals: 1).text(n)) average "
          + "rows, that \(counted(data.names.count, "item")) cannot be fitted to them; leave the group out "
          + "(--where), or count each row once (--weighting none)")
    }
    let found = try CovarianceMatrix(data)
    let squares = data.weights.reduce(0) { $0 + $1 * $1 }
    let factor = (1 - squares / (total * total)) * n / (n - 1)
    let covariances = try CovarianceMatrix(factor * found.values, names: data.names, rows: n)
    let eigen = try SymmetricEigen(
      of: covariances.correlations.values, named: "correlation matrix")
    if case .collinear(let names) = Definiteness(eigen, names: data.names) {
      throw TableError(
        "columns \(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear\(place): one of them "
          + "follows from the others; leave one out")
    }
    let means = data.values.columnArrays.map { column in
      zip(column, data.weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    return try GroupMoments(name: name, covariances: covariances, means: means, rows: n)
  }
}
