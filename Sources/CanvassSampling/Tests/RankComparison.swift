import CanvassNumerics
import CanvassTables

/// A rank test under a design: the mean scores of the ranks in two or more groups.
///
/// Ranks are F̂(y), the weighted share of the population below y and half of that at y, so that neither ties nor the
/// order of rows change them. Two groups: the difference of the means over its standard error on t, clusters less
/// strata less 1 degrees of freedom. G groups: Wald's statistic of the differences from the first over G − 1, on
/// F(G − 1, ν − G + 1). T. Lumley and A. J. Scott, "Two-sample rank tests under complex sampling", Biometrika 100
/// (2013); R: `svyranktest`.
public struct RankComparison: Sendable {
  /// What a rank between 0 and 1 counts as.
  public enum Score: String, Sendable, CaseIterable {
    /// The rank itself.
    case wilcoxon
    /// The quantile of the normal distribution.
    case vanDerWaerden = "van-der-waerden"
    /// 1 above one half.
    case median
    /// The rank itself, for any number of groups; with two, Wilcoxon's test.
    case kruskalWallis = "kruskal-wallis"

    func callAsFunction(_ rank: Double) -> Double {
      switch self {
      case .wilcoxon, .kruskalWallis: rank
      case .vanDerWaerden: NormalDistribution.standard.quantile(rank)
      case .median: rank > 0.5 ? 1 : 0
      }
    }
  }

  /// How the rows that have the same answer share their ranks.
  public enum Ties: Sendable {
    /// The middle of their common place.
    case middle
    /// The mean of the places that they have one after another in the order of the file, as `survey` 4.1 to 4.5 does:
    /// with unequal weights it changes with the order of rows.
    case inFileOrder
  }

  /// Below this the variance of a mean score is rounding; scores are of the size of 1.
  private static let rounding = 1e-24

  /// The mean scores of the groups, in the order of their values, with the degrees of freedom of the clusters in which each has
  /// rows; a group in one cluster has no variance, and there is no test.
  public let means: [Estimate]
  /// The second mean less the first, where there are two.
  public let difference: Estimate?
  /// The test that all are the same.
  public let test: SurveyTest

  /// A comparison of ranks. O(n log n).
  ///
  /// - Parameters:
  ///   - codes: the table in whose groups every code counts.
  /// - Throws: `DesignError` where there are fewer than two groups, nothing varies, or no degrees of freedom;
  ///   `TableError` for a column that is not there or is text.
  public init(
    of column: String, by group: String, score: Score = .wilcoxon, ties: Ties = .middle,
    _ table: Table, codes: Table? = nil, _ design: Design, filter: [Bool]? = nil, threads: Int = 0
  ) throws {
    let groups = try ComparedGroups(
      column, by: group, table, codes: codes, design, filter: filter)
    let members = groups.domains.rowsByCell ?? []
    guard members.count >= 2 else {
      throw DesignError(
        "\"\(group)\" has \(counted: members.count, "value") among the rows with an answer, and a rank test compares 2 or more"
      )
    }
    let rows = members.joined().sorted()
    let ranks = Self.ranks(of: groups.answers, rows, design.weights, ties)
    var groupOfRow = [Int](repeating: -1, count: design.rowCount)
    for (place, rows) in members.enumerated() { for row in rows { groupOfRow[row] = place } }
    let scores = ranks.map { score($0) }
    var sums = [Double](repeating: 0, count: members.count)
    var weights = sums
    for (row, score) in zip(rows, scores) {
      sums[groupOfRow[row]] += design.weights[row] * score
      weights[groupOfRow[row]] += design.weights[row]
    }
    let values = zip(sums, weights).map { $0 / $1 }
    let influences = RowScores(
      rows: rows,
      values: Matrix(rows: rows.count, columns: members.count) { place, column in
        let row = rows[place]
        guard groupOfRow[row] == column else { return 0 }
        return design.weights[row] * (scores[place] - values[column]) / weights[column]
      })
    let (covariance, freedom) = try design.covariance(of: influences, threads: threads)
    func estimate(
      _ cell: String, _ value: Double, _ variance: Double, _ freedom: Int, of parts: [Int]
    )
      -> Estimate
    {
      Estimate(
        variable: column, level: nil, cell: .init(values: [cell]), value: value, variance: variance,
        degreesOfFreedom: freedom, count: parts.reduce(0) { $0 + members[$1].count },
        populationSize: parts.reduce(0) { $0 + weights[$1] }, simpleRandomVariance: .nan)
    }
    let levels = groups.levels
    means = values.indices.map { place in
      let rows = members[place].lazy.filter { design.weights[$0] > 0 }
      let leaves = Set(rows.map { design.leafOfRow[$0] }).sorted()
      let presence = Presence(design.tree, pairs: leaves, leaves: leaves)
      let own = presence.degreesOfFreedom
      let variance = covariance[place, place]
      // The residuals of a group in one cluster add up to zero whatever the answers are.
      let isUnknown = presence.movesAsOne || (own <= 0 && variance < Self.rounding)
      return estimate(
        levels[place], values[place], isUnknown ? .nan : variance, own, of: [place])
    }
    let isKnown = means.allSatisfy { !$0.variance.isNaN }
    let compared = members.count - 1
    let rest = freedom - compared
    guard rest > 0 else {
      throw DesignError(
        "there are no degrees of freedom for a test: the rows lie in too few clusters")
    }
    let differences = values.dropFirst().map { $0 - values[0] }
    let contrasts = Matrix(rows: compared, columns: members.count) { row, column in
      column == 0 ? -1 : (column == row + 1 ? 1 : 0)
    }
    let variance = contrasts * covariance.matrix.timesTranspose(contrasts)
    if members.count == 2 {
      let found = estimate(
        "\(levels[1]) − \(levels[0])", differences[0], isKnown ? variance[0, 0] : .nan, rest,
        of: [0, 1])
      difference = found
      let t = found.value / found.standardError
      test = SurveyTest(
        score.rawValue, t, [Double(rest)],
        2 * StudentT(degreesOfFreedom: Double(rest)).upperTail(abs(t)))
    } else {
      difference = nil
      guard isKnown else {
        test = SurveyTest(score.rawValue, .nan, [Double(compared), Double(rest)], .nan)
        return
      }
      let wald = variance.waldStatistic(
        of: Array(differences), named: "differences of mean ranks")
      guard !wald.isNaN else {
        throw DesignError(
          "the mean ranks of \(members.count) groups cannot be told apart: there are too few clusters for so many groups"
        )
      }
      let (k, nu) = (Double(compared), Double(rest))
      let f = wald / k
      test = SurveyTest(score.rawValue, f, [k, nu], FDistribution(k, nu).upperTail(f))
    }
  }

  /// The ranks of some rows, between 0 and 1.
  private static func ranks(
    of answers: [Double], _ rows: [Int], _ weights: [Double], _ ties: Ties
  ) -> [Double] {
    let order = rows.indices.sorted {
      (answers[rows[$0]], rows[$0]) < (answers[rows[$1]], rows[$1])
    }
    let total = rows.reduce(0) { $0 + weights[$1] }
    var ranks = [Double](repeating: 0, count: rows.count)
    var (below, first) = (0.0, 0)
    while first < order.count {
      let answer = answers[rows[order[first]]]
      let end = order[first...].firstIndex { answers[rows[$0]] != answer } ?? order.count
      var (sum, places) = (0.0, 0.0)
      for place in order[first..<end] {
        let weight = weights[rows[place]]
        places += below + sum + weight / 2
        sum += weight
      }
      let rank =
        switch ties {
        case .middle: (below + sum / 2) / total
        case .inFileOrder: places / Double(end - first) / total
        }
      for place in order[first..<end] { ranks[place] = rank }
      below += sum
      first = end
    }
    return ranks
  }
}
