import CanvassNumerics
import CanvassTables

/// A t test under a design: the means of two groups, or one mean and a number.
///
/// t = (θ̂ − θ₀)/se with the covariance of the two means. Two groups are a regression on one of them, and have
/// clusters less strata less 1 degrees of freedom (R: `svyttest`); one mean has clusters less strata. A group whose rows
/// lie in one cluster has no standard error, and neither has the difference.
public struct MeanComparison: Sendable {
  /// The mean, or the means of the groups in the order of their values.
  public let means: [Estimate]
  /// The second mean less the first.
  public let difference: Estimate?
  /// The test of the difference, or of the mean.
  public let test: SurveyTest

  /// A comparison of means.
  ///
  /// - Parameters:
  ///   - group: a column of two values; one mean is tested where `nil`.
  ///   - null: θ₀.
  ///   - codes: the table in whose groups every code counts.
  /// - Throws: `DesignError` for a group that has not two values, and where there are no degrees of freedom; what
  ///   estimates throw.
  public init(
    of column: String, by group: String? = nil, null: Double = 0, _ table: Table,
    codes: Table? = nil, _ design: Design, filter: [Bool]? = nil, threads: Int = 0
  ) throws {
    let mean = Mean(Quantity(column))
    let named = [NamedEstimand(column, mean)]
    guard let group else {
      let found = try design.estimate(
        named, of: table, in: Domains(filter: filter, in: table), threads: threads
      ).entries[0].shown
      guard found.count > 0 else {
        throw DesignError("there is no answer in \"\(column)\", so there is nothing to compare")
      }
      means = [found]
      difference = nil
      test = try Self.test(found, null, freedom: found.degreesOfFreedom)
      return
    }
    let groups = try ComparedGroups(
      column, by: group, table, codes: codes, design, filter: filter)
    let domains = groups.domains
    guard domains.cells.count == 2 else {
      throw DesignError(
        "\"\(group)\" has \(counted: domains.cells.count, "value") among the rows with an answer, and a t test compares 2; "
          + "take a condition, or a regression")
    }
    let totals = try DomainTotals(
      of: [mean.quantities], TableTotals(table, design, in: domains, threads: threads),
      threads: threads)
    let found = (0..<2).map { totals.estimate(column, mean, group: 0, in: .one($0)) }
    means = found.map(\.estimate.shown)
    let (variance, freedom) = totals.uncertainty(of: found[1].form - found[0].form)
    let levels = groups.levels
    let difference = Estimate(
      variable: column, level: nil, cell: .init(values: ["\(levels[1]) − \(levels[0])"]),
      value: means[1].value - means[0].value,
      variance: found.contains(where: \.estimate.liesInOneCluster) ? .nan : variance,
      degreesOfFreedom: freedom - 1,
      count: means[0].count + means[1].count,
      populationSize: means[0].populationSize + means[1].populationSize,
      simpleRandomVariance: .nan)
    self.difference = difference
    test = try Self.test(difference, null, freedom: difference.degreesOfFreedom)
  }

  private static func test(_ estimate: Estimate, _ null: Double, freedom: Int) throws -> SurveyTest
  {
    guard freedom > 0 else {
      throw DesignError(
        "there are no degrees of freedom for a test: the rows lie in too few clusters")
    }
    // Without a standard error there is nothing to compare a distance with.
    let hasError = estimate.variance > 0
    let t = hasError ? (estimate.value - null) / estimate.standardError : .nan
    let p = 2 * StudentT(degreesOfFreedom: Double(freedom)).upperTail(abs(t))
    return SurveyTest("t", t, [Double(freedom)], p)
  }
}

extension MeanComparison {
  /// What is tested: the difference, or the mean.
  public var compared: Estimate { difference ?? means[0] }

  /// Two one-sided tests that θ lies within a margin of θ₀, at the larger of their probabilities (D. J. Schuirmann,
  /// J. Pharmacokin. Biopharm. 15, 1987).
  public func equivalence(within margin: Double, of null: Double = 0) -> SurveyTest {
    let (error, freedom) = (compared.standardError, test.degreesOfFreedom)
    let distance = compared.value - null
    // The test of the nearer bound has the larger probability.
    let t = distance <= 0 ? (distance + margin) / error : (distance - margin) / error
    let p = StudentT(degreesOfFreedom: freedom[0]).upperTail(distance <= 0 ? t : -t)
    var found = SurveyTest("equivalence", t, freedom, p)
    found.margin = margin
    return found
  }

  /// A one-sided test that θ is not below θ₀ by more than a margin.
  public func nonInferiority(within margin: Double, of null: Double = 0) -> SurveyTest {
    let t = (compared.value - null + margin) / compared.standardError
    var found = SurveyTest(
      "noninferiority", t, test.degreesOfFreedom,
      StudentT(degreesOfFreedom: test.degreesOfFreedom[0]).upperTail(t))
    found.margin = margin
    return found
  }
}
