import CanvassNumerics
import CanvassTables

/// The rows of a survey that a confirmatory analysis is made of, by group, with their moments: complete ones, or all
/// that have an answer.
///
/// S_g = Σw(x − x̄_g)(x − x̄_g)ᵀ/Σw, and a group counts as n Σ_g w/Σw rows, as in `lavaan` with
/// `sampling.weights`; where rows count alike these are the plain covariances and n_g.
public struct ConfirmatorySample: Sendable {
  /// The rows of one group, or all.
  public struct Group: Sendable {
    /// The value of the column of groups; empty where there are none.
    public let name: String
    /// Where the rows are in the table.
    public let places: [Int]
    /// Their answers, and weights where these count.
    public let observations: Observations
    /// Their means and covariances; those of greatest likelihood where answers are missing.
    public let moments: GroupMoments
    /// The same with the patterns of answers; `nil` where all rows are complete ones.
    public let saturated: SaturatedMoments?

    /// How many rows these are.
    public var rows: Int { observations.values.rows }
  }

  /// How rows are to count.
  public enum Counting: Sendable, Equatable {
    /// By the weights of the design.
    case byWeight
    /// All alike, whatever weights there are.
    case alike
  }

  /// What becomes of rows that miss an answer.
  public enum Missing: String, Sendable, CaseIterable {
    /// They are left out.
    case listwise
    /// They count with the answers that they have: full information maximum likelihood.
    case fullInformation
  }

  /// How rows counted.
  public enum Weighting: String, Sendable {
    /// By the weights of the design.
    case design
    /// All alike, since there are no weights or they are equal.
    case equal
    /// All alike, whatever weights there are.
    case none
  }

  /// The rows of the survey that these are taken from.
  public let data: SurveyObservations
  /// The groups, in the order of the column's values; one where there is no column.
  public let groups: [Group]
  /// The column of groups.
  public let groupColumn: String?
  /// How rows count.
  public let weighting: Weighting
  /// What becomes of rows that miss an answer.
  public let missing: Missing
  /// Rows that would count but miss an answer; with full information those without any.
  public let incomplete: Int
  /// Rows that count and miss an answer.
  public let partial: Int
  /// Rows of no known group.
  public let unassigned: Int

  /// The number of rows in all groups.
  public var rows: Int { groups.reduce(0) { $0 + $1.rows } }

  /// Whether there is a design that is not set aside.
  public var hasDesign: Bool {
    !data.design.specification.isSimpleRandom && weighting != .none
  }

  /// The complete rows of a survey, or with full information all that have an answer, with their moments.
  ///
  /// - Parameters:
  ///   - column: its values are groups.
  /// - Throws: `ObservationsError` where no row is complete; `ConfirmatoryError` for an item that does
  ///   not vary, items that follow from one another, too few rows or groups; `TableError` for an unknown
  ///   column.
  public init(
    _ data: SurveyObservations, groups column: String? = nil, counting: Counting = .byWeight,
    missing: Missing = .listwise
  ) throws {
    let all = data.observations
    let complete = all.completeRows
    let kept = missing == .listwise ? complete : Array(0..<all.values.rows)
    guard let first = kept.first else { throw ObservationsError.noCompleteRow }
    self.data = data
    self.missing = missing
    groupColumn = column
    incomplete = data.incomplete + data.rows - kept.count
    let isUnequal = kept.contains { all.weights[$0] != all.weights[first] }
    weighting =
      switch counting {
      case .byWeight: isUnequal ? .design : .equal
      case .alike: isUnequal ? .none : .equal
      }
    let weights = weighting == .design ? all.weights : nil
    let parts = try Self.parts(column, data, kept)
    let used = parts.flatMap(\.rows)
    unassigned = kept.count - used.count
    partial = used.count - Set(complete).intersection(used).count
    if let column, parts.count < 2 {
      throw ConfirmatoryError.oneGroup(column: column, value: parts.first?.name)
    }
    let total = used.reduce(0) { $0 + (weights?[$1] ?? 1) }
    groups = try parts.map { name, rows in
      let observations = try Observations(
        all.values.selecting(rows: rows), names: all.names,
        weights: weights.map { w in rows.map { w[$0] } })
      let group = column.map { ConfirmatoryError.Group(column: $0, value: name) }
      let mean = weights == nil ? nil : total / Double(used.count)
      let places = rows.map { data.places[$0] }
      switch missing {
      case .listwise:
        try Self.check(observations, group)
        return Group(
          name: name, places: places, observations: observations,
          moments: try Self.moments(name, observations, mean: mean, group), saturated: nil)
      case .fullInformation:
        let saturated = try Self.saturated(observations, mean: mean, group)
        return Group(
          name: name, places: places, observations: observations,
          moments: try GroupMoments(name: name, saturated), saturated: saturated)
      }
    }
  }

  /// Rows by the value of the column of groups, in the order of its values.
  private static func parts(
    _ column: String?, _ data: SurveyObservations, _ kept: [Int]
  ) throws -> [(name: String, rows: [Int])] {
    guard let column else { return [("", kept)] }
    let coded = try data.table.column(column).asCategories(column)
    var rows: [Int: [Int]] = [:]
    for row in kept {
      if let code = coded.code(at: data.places[row]) { rows[code, default: []].append(row) }
    }
    return coded.levelsInOrder.compactMap { level in
      rows[level].map { (coded.levels[level].text, $0) }
    }
  }

  private static func check(_ data: Observations, _ group: ConfirmatoryError.Group?) throws {
    let (n, p) = (data.values.rows, data.names.count)
    for (j, name) in data.names.enumerated() {
      let values = data.values.column(j)
      if n > 1, values.allSatisfy({ $0 == values[0] }) {
        throw ConfirmatoryError.constant(item: name, answer: values[0], group)
      }
    }
    guard n > p else { throw ConfirmatoryError.tooFewRows(n, items: p, group) }
  }

  /// Means and covariances; with weights these are Σw(x − x̄)(y − ȳ)/W, made to divide by n − 1, and
  /// the group counts as W over the mean weight of all rows.
  private static func moments(
    _ name: String, _ data: Observations, mean: Double?, _ group: ConfirmatoryError.Group?
  ) throws -> GroupMoments {
    let total = data.weights.reduce(0, +)
    let n = try counted(data, mean: mean, group)
    let found = try CovarianceMatrix(data)
    let squares = data.weights.reduce(0) { $0 + $1 * $1 }
    let factor = (1 - squares / (total * total)) * n / (n - 1)
    let covariances = try CovarianceMatrix(factor * found.values, names: data.names, rows: n)
    let eigen = try SymmetricEigen(
      of: covariances.correlations.values, named: "correlation matrix")
    if case .collinear(let names) = Definiteness(eigen, names: data.names) {
      throw ConfirmatoryError.collinear(names, group)
    }
    let means = data.values.columnArrays.map { column in
      zip(column, data.weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    return try GroupMoments(name: name, covariances: covariances, means: means, rows: n)
  }

  /// What the rows of a group count as: W over the mean weight of all rows.
  private static func counted(
    _ data: Observations, mean: Double?, _ group: ConfirmatoryError.Group?
  ) throws -> Double {
    guard let mean else { return Double(data.values.rows) }
    let (n, items) = (data.weights.reduce(0, +) / mean, data.names.count)
    guard n > Double(items) else {
      throw ConfirmatoryError.littleWeight(rows: n, items: items, group)
    }
    return n
  }

  private static func saturated(
    _ data: Observations, mean: Double?, _ group: ConfirmatoryError.Group?
  ) throws -> SaturatedMoments {
    let n = try counted(data, mean: mean, group)
    do {
      return try SaturatedMoments(data, rows: n)
    } catch let error as IncompleteAnswersError {
      throw ConfirmatoryError.incomplete(error, group)
    }
  }
}
