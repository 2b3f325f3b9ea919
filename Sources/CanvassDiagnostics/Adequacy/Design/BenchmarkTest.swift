import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A column of the sample against what a census says of it.
public struct BenchmarkTest: Sendable {
  /// The categories, with their shares in the census and in the sample.
  public let shares: [(level: String, census: Double, sample: Double)]
  /// The adjusted Wald statistic of the hypothesis that the sample comes from the census; NaN where the weights
  /// leave nothing to vary.
  public let statistic: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: (Double, Double)
  /// P(F ≥ statistic).
  public let p: Double
  private let variable: String

  /// Compares a column with a census: with the k − 1 first shares p̂, their design covariance V and ν degrees of
  /// freedom,
  ///
  ///     F = (ν − k + 2)/(ν(k − 1)) · (p̂ − π)′V⁻¹(p̂ − π)   on (k − 1, ν − k + 2)
  ///
  /// (adjusted Wald; Fellegi 1980, Thomas & Rao 1987).
  ///
  /// - Parameter census: the categories with their totals or shares.
  /// - Throws: `DiagnosisError` for a category that one of both does not have, and for fewer than two.
  public init(_ census: MarginTargets, of table: Table, _ design: Design) throws {
    guard census.columns.count == 1, let column = census.columns.first else {
      throw DiagnosisError(
        "benchmarks are of one column each, and \"\(census.name)\" is a crossing")
    }
    variable = column
    let coded = try table.column(column).asCategories(column)
    let levels = coded.levelsInOrder.map { coded.levels[$0].text }
    for total in census.totals where !levels.contains(total.level) {
      throw DiagnosisError("nobody in the sample has \"\(total.level)\" in \"\(column)\"")
    }
    for level in levels where !census.totals.contains(where: { $0.level == level }) {
      throw DiagnosisError(
        "the benchmarks of \"\(column)\" lack \"\(level)\", which the sample has")
    }
    let all = census.totals.reduce(0) { $0 + $1.total }
    guard census.totals.count > 1, all > 0 else {
      throw DiagnosisError("the benchmarks of \"\(column)\" need two categories and people in them")
    }
    try Self.checkShares(census, column)
    let estimates = try design.estimate(
      census.totals.map {
        NamedEstimand(column, level: $0.level, Mean(Quantity(column, .level($0.level))))
      }, of: table, covariance: .full)
    shares = zip(census.totals, estimates.entries).map { ($0.level, $0.total / all, $1.value) }
    let last = shares.count - 1
    let freedom = Double(estimates.entries[0].degreesOfFreedom)
    degreesOfFreedom = (Double(last), freedom - Double(last) + 1)
    guard let covariance = estimates.covariance?.matrix,
      let statistic = Self.wald(shares.prefix(last).map { $0.sample - $0.census }, covariance),
      degreesOfFreedom.1 > 0
    else {
      (statistic, p) = (.nan, .nan)
      return
    }
    self.statistic = statistic * degreesOfFreedom.1 / (freedom * Double(last))
    p = FDistribution(degreesOfFreedom.0, degreesOfFreedom.1).upperTail(self.statistic)
  }

  /// Shares, none of which is above 1, must add up to 1; each may have been rounded to two digits.
  private static func checkShares(_ census: MarginTargets, _ column: String) throws {
    guard census.totals.allSatisfy({ $0.total <= 1 }) else { return }
    guard abs(census.sum - 1) > 0.005 * Double(census.totals.count) + 1e-9 else { return }
    throw DiagnosisError(
      "the benchmarks of \"\(column)\" are shares that add up to \(number: shortestText(census.sum, digits: 4)), not to 1; give all shares, or numbers of people"
    )
  }

  /// d′V⁻¹d of the first elements; `nil` where V is singular.
  private static func wald(_ differences: [Double], _ covariance: Matrix) -> Double? {
    let count = differences.count
    var part = Matrix(rows: count, columns: count)
    for j in 0..<count { for i in 0..<count { part[i, j] = covariance[i, j] } }
    guard let factor = try? Cholesky(of: part), factor.reciprocalCondition > 1e-13,
      let solved = try? factor.solve(differences)
    else { return nil }
    return zip(differences, solved).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What was found; a difference that chance does not explain asks for a look.
  public var check: DesignCheck { check(tellingShares: true) }

  /// The same, with the sample's share or without it, where that would tell what may not be shown.
  public func check(tellingShares tells: Bool) -> DesignCheck {
    let largest =
      shares.max { abs($0.sample - $0.census) < abs($1.sample - $1.census) } ?? shares[0]
    let difference: Sentence =
      !tells
      ? "\"\(variable)\": the share of \"\(largest.level)\" differs most from the census"
      : "\"\(variable)\": \"\(largest.level)\" has \(number: shortestText(100 * largest.sample, digits: 3)) % of the sample and \(number: shortestText(100 * largest.census, digits: 3)) % of the census"
    guard p.isFinite else {
      let isMet = shares.allSatisfy { abs($0.sample - $0.census) < 1e-6 }
      return DesignCheck(
        .benchmarks, isMet ? .pass : .caution,
        isMet ? "\"\(variable)\": the weights reproduce the census" : difference)
    }
    // Of a share F and p have two roots, one of which it is.
    guard tells else {
      return DesignCheck(.benchmarks, p < 0.05 ? .caution : .pass, difference)
    }
    return DesignCheck(
      .benchmarks, p < 0.05 ? .caution : .pass,
      "\(difference); F = \(number: shortestText(statistic, digits: 4)) on \(number: shortestText(degreesOfFreedom.0, digits: 4)) and \(number: shortestText(degreesOfFreedom.1, digits: 4)) degrees of freedom, p \(number: probabilityText(p))"
    )
  }
}
