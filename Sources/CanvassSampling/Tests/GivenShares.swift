import CanvassNumerics
import CanvassTables

/// The shares of the values of a column beside given ones, and tests whether they can be the same (goodness of fit).
///
/// X² = nΣ(p̂ − p₀)²/p₀ with design effects n·P₀⁻¹V̂(p̂), P₀ = diag(p₀) − p₀p₀′ (J. N. K. Rao and A. J. Scott, JASA 76
/// (1981)); W = (p̂ − p₀)′V̂⁻¹(p̂ − p₀), both without the last value.
public struct GivenShares: Sendable {
  /// The values.
  public let levels: [String]
  /// Shares that are tested; they add up to 1.
  public let expected: [Double]
  /// The shares of the values.
  public let shares: [Estimate]
  /// Answers of each value.
  public let counts: [Int]
  private let covariance: Matrix
  private let degreesOfFreedom: Int

  /// The shares of a column.
  ///
  /// - Parameter expected: for each value of the column a share, or anything in proportion to it; values that nobody
  ///   gave may be among them.
  /// - Throws: `DesignError` where there is no answer, for a value without an expected share, and shares that are not above 0; what estimates
  ///   throw.
  public init(
    of column: String, expected: [(level: String, share: Double)], _ table: Table,
    _ design: Design, filter: [Bool]? = nil, threads: Int = 0
  ) throws {
    if let wrong = expected.first(where: { !($0.share > 0 && $0.share.isFinite) }) {
      throw DesignError(
        "the expected share of \"\(wrong.level)\" is \(number: shortestText(wrong.share)); it must be above 0"
      )
    }
    let names = expected.map(\.level)
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw DesignError("the expected share of \"\(names[twice])\" stands there twice")
    }
    let filter = design.rowsWithWeight(in: filter)
    try Domains.requireAnswers(to: [(column, try table.column(column))]) { filter?[$0] != false }
    let domains = try Domains(by: [column], filter: filter, in: table)
    let found = domains.cells.map { $0.values[0] }
    if let missing = found.first(where: { level in !expected.contains { $0.level == level } }) {
      throw DesignError("\"\(column)\" has the value \(missing), for which no share is expected")
    }
    guard expected.count > 1 else {
      throw DesignError("one expected share is no distribution; name two or more values")
    }
    let sum = expected.reduce(0) { $0 + $1.share }
    let estimates = try design.estimate(
      expected.map {
        NamedEstimand(column, level: $0.level, Mean(Quantity(column, .level($0.level))))
      },
      of: table, in: Domains(filter: filter, in: table), covariance: .full, threads: threads)
    levels = expected.map(\.level)
    self.expected = expected.map { $0.share / sum }
    shares = estimates.entries.map(\.shown)
    covariance = estimates.covariance?.matrix ?? Matrix(rows: 0, columns: 0) { _, _ in 0 }
    degreesOfFreedom = shares[0].degreesOfFreedom
    counts = levels.map { level in
      guard let place = found.firstIndex(of: level) else { return 0 }
      return domains.rowsByCell?[place].count ?? 0
    }
  }

  /// X².
  public var pearson: Double {
    zip(shares, expected).reduce(0) { sum, pair in
      let distance = pair.0.value - pair.1
      return sum + Double(pair.0.count) * distance * distance / pair.1
    }
  }

  /// Tests of the given shares.
  ///
  /// - Throws: `DesignError` without degrees of freedom or variance; `MatrixError` for shares that cannot be told apart.
  public func tests(_ wanted: [ShareTest] = ShareTest.allCases) throws -> [SurveyTest] {
    let free = Array(0..<levels.count - 1)
    let variance = covariance.selecting(rows: free, columns: free)
    let n = Double(shares[0].count)
    let simple = Matrix(rows: free.count, columns: free.count) { i, j in
      ((i == j ? expected[i] : 0) - expected[i] * expected[j]) / n
    }
    let root = try Cholesky(of: simple, named: "expected shares")
    let effects = try SymmetricEigen.values(
      of: root.whitenBothSides(variance), named: "expected shares")
    let distances = free.map { shares[$0].value - expected[$0] }
    return try ShareStatistics(
      pearson: pearson, effects: effects,
      // Where a value is empty the shares vary together, and Wald's statistic does not exist.
      wald: variance.waldStatistic(of: distances, named: "shares"),
      count: free.count, degreesOfFreedom: degreesOfFreedom
    ).tests(wanted)
  }
}
