/// A total of the population that weights are to reproduce.
public struct CalibrationTarget: Sendable, Hashable {
  /// What it is a total of: a column (or several, joined by colons) whose categories are counted, or a
  /// term of a formula.
  public let variable: String
  /// The category that is counted; `nil` for the sum of a term.
  public let level: String?
  /// The total.
  public let total: Double

  /// Totals are smaller: the squares of weights must stay numbers.
  static let greatest = 1e100

  /// A target.
  public init(_ variable: String, level: String? = nil, total: Double) {
    self.variable = variable
    self.level = level
    self.total = total
  }

  /// `stype = "E"`, or the term.
  public var name: String { level.map { "\(variable) = \"\($0)\"" } ?? "\"\(variable)\"" }
}

/// The categories of a column, or of several that are crossed, with how many of the population each has.
public struct MarginTargets: Sendable, Hashable {
  /// The columns that are crossed; nearly always one.
  public let columns: [String]
  /// The categories, those of crossed columns joined by colons, with their totals.
  public let totals: [Total]

  /// A category with its total.
  public struct Total: Sendable, Hashable {
    /// The category, as the data spell it.
    public let level: String
    /// How many of the population it has.
    public let total: Double

    /// A category with its total.
    public init(_ level: String, _ total: Double) {
      self.level = level
      self.total = total
    }
  }

  /// The totals of one margin.
  ///
  /// - Throws: `CalibrationError` where there are none, one stands twice, is negative, beyond 10¹⁰⁰ or no number.
  public init(_ columns: [String], _ totals: [Total]) throws(CalibrationError) {
    let name = columns.joined(separator: ":")
    guard !totals.isEmpty else { throw .noTargets(name) }
    var seen = Set<String>()
    for entry in totals {
      let target = CalibrationTarget(name, level: entry.level, total: entry.total)
      guard seen.insert(entry.level).inserted else { throw .repeatedTarget(target) }
      guard entry.total >= 0, entry.total < CalibrationTarget.greatest else {
        throw .badTotal(target)
      }
    }
    guard totals.contains(where: { $0.total > 0 }) else { throw .noTargets(name) }
    self.columns = columns
    self.totals = totals
  }

  /// `stype`, or `stype:awards` where columns are crossed.
  public var name: String { columns.joined(separator: ":") }
  /// The size of the population that its totals add up to.
  public var sum: Double { totals.reduce(0) { $0 + $1.total } }
}
