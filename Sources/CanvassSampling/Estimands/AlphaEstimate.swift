import CanvassNumerics

/// Cronbach's α of the sum of some items with its design variance:
/// α = k/(k − 1) · (1 − Σ_i c_ii / Σ_ij c_ij), a function of the covariances of the items.
///
/// Each covariance is taken over the rows that have both items,
/// c = S/D with S = Σw(x − x̄)(y − ȳ) and D = W − Q/W, Q = Σw², as `CovarianceMatrix` has it. S, W and Q are totals
/// of the sample, in which w itself is what Q adds up. Drawing a row once more moves c by
/// w/D · ((x − x̄)(y − ȳ) − c(1 + Q/W² − w/W)), and α by Σ_ij ∂α/∂c_ij times that: the limit of the jackknife that leaves
/// out less and less of a cluster. In domains of complete rows all D are the same, and α, which does not
/// change with the unit of the items, does not feel them. Under replicates α of each is taken.
public struct AlphaEstimate: Sendable {
  /// α.
  public let value: Double
  /// Its design variance; NaN where the rows lie in one cluster (`Estimate.shown`).
  public let variance: Double
  /// Clusters less strata among the rows.
  public let degreesOfFreedom: Int
  /// In how many replicates there is no α; these have no say in the variance.
  public let lostReplicates: Int

  /// √variance.
  public var standardError: Double { variance.squareRoot() }

  /// α of items in the one domain that counts.
  ///
  /// - Parameters:
  ///   - items: the answers of each item, one for each row; NaN where there is none.
  ///
  /// - Throws: `DesignError` when a stratum has one cluster and no rule for it, or for fewer than two
  ///   items.
  public init(
    of items: [[Double]], _ design: Design, in domains: Domains = .whole, threads: Int = 0
  ) throws {
    let k = items.count
    guard k >= 2 else { throw DesignError("α needs at least 2 items, and there are \(k)") }
    let rows = (0..<design.rowCount).filter { row in
      design.weights[row] > 0 && (domains.ofRow.map { $0[row] == 0 } ?? true)
    }
    let pairs = (0..<k).flatMap { j in (0...j).map { ($0, j) } }.map { i, j in
      PairMoments(items[i], items[j], design.weights, rows, isVariance: i == j)
    }
    let variances = pairs.reduce(0) { $0 + ($1.isVariance ? $1.covariance : 0) }
    let sum = pairs.reduce(0) { $0 + ($1.isVariance ? 1 : 2) * $1.covariance }
    let factor = Double(k) / Double(k - 1)
    // What each row moves α by, per unit of its weight; nothing where it has no pair of answers.
    var influence = [Double](repeating: .nan, count: design.rowCount)
    var squares = [Double](repeating: 0, count: design.rowCount)
    var next = 0
    for j in 0..<k {
      for i in 0...j {
        let pair = pairs[next]
        next += 1
        let slope = variances / (sum * sum)
        let gradient = factor * (i == j ? slope - 1 / sum : 2 * slope) / pair.divisor
        for row in rows {
          let product = (items[i][row] - pair.means.0) * (items[j][row] - pair.means.1)
          if product.isNaN { continue }
          let share = pair.share(of: design.weights[row])
          let moved = gradient * (product - pair.covariance * share)
          influence[row] = influence[row].isNaN ? moved : influence[row] + moved
          let size = gradient * (abs(product) + abs(pair.covariance) * share)
          squares[row] += size * size
        }
      }
    }
    // The parts cancel where items say the same.
    let terms = Double(pairs.count)
    let limit = Moments.rounding * Moments.rounding * terms
    if rows.allSatisfy({ isNoMoreThanRounding(influence[$0], limit * squares[$0]) }) {
      for row in rows { influence[row] = 0 }
    }
    let answered = rows.filter { !influence[$0].isNaN }
    let scores = RowScores(
      rows: answered, values: answered.map { design.weights[$0] * influence[$0] })
    var estimate = try design.totals(of: scores, threads: threads)[0]
    value = factor * (1 - variances / sum)
    if value.isFinite, let replicated = ReplicatedRows(rows, of: design) {
      let values = Self.values(items.map { item in rows.map { item[$0] } }, pairs, replicated)
      (estimate.variance, estimate.lostReplicates) = replicated.root.variance(
        ofValues: values, estimate: value, isFixed: estimate.variance == 0)
    }
    variance = value.isFinite ? estimate.shown.variance : .nan
    degreesOfFreedom = estimate.degreesOfFreedom
    lostReplicates = estimate.lostReplicates
  }

  /// α in each replicate, from the totals of products by cluster.
  private static func values(
    _ items: [[Double]], _ pairs: [PairMoments], _ rows: ReplicatedRows
  ) -> [Double] {
    let k = Double(items.count)
    var (variances, sum): ([Double], [Double]) = ([], [])
    // Without missing answers all covariances have one divisor, which α does not feel.
    let isComplete = items.allSatisfy { $0.allSatisfy { !$0.isNaN } }
    var next = 0
    for j in items.indices {
      for i in 0...j {
        let pair = pairs[next]
        next += 1
        let (x, y) = (items[i].map { $0 - pair.means.0 }, items[j].map { $0 - pair.means.1 })
        let both = zip(x, y).map { $0.isNaN || $1.isNaN ? 0.0 : 1 }
        func answered(_ numbers: [Double]) -> [Double] {
          zip(numbers, both).map { $1 == 0 ? 0 : $0 }
        }
        let totals = rows.totals([
          both, answered(x), answered(y), answered(zip(x, y).map { $0 * $1 }),
        ])
        let squares = isComplete ? nil : rows.totals([both], power: .two)
        let count = totals.rows
        if next == 1 {
          (variances, sum) = (.init(repeating: 0, count: count), .init(repeating: 0, count: count))
        }
        for replicate in 0..<count {
          let weight = totals[replicate, 0]
          let product =
            totals[replicate, 3] - totals[replicate, 1] * totals[replicate, 2] / weight
          let divisor = squares.map { weight - $0[replicate, 0] / weight } ?? 1
          sum[replicate] += (i == j ? 1 : 2) * product / divisor
          if i == j { variances[replicate] += product / divisor }
        }
      }
    }
    return zip(variances, sum).map { k / (k - 1) * (1 - $0 / $1) }
  }
}

/// The weighted means and covariance of two items over the rows that have both.
private struct PairMoments: Sendable {
  let isVariance: Bool
  /// W.
  let weight: Double
  /// Q/W, Q the sum of the squared weights.
  let loss: Double
  let means: (Double, Double)
  let covariance: Double

  init(_ x: [Double], _ y: [Double], _ w: [Double], _ rows: [Int], isVariance: Bool) {
    self.isVariance = isVariance
    let both = rows.filter { !x[$0].isNaN && !y[$0].isNaN }
    let weight = both.reduce(0) { $0 + w[$1] }
    loss = both.reduce(0) { $0 + w[$1] * w[$1] } / weight
    let means = (
      Self.mean(x, w, both, weight: weight), Self.mean(y, w, both, weight: weight)
    )
    covariance =
      both.reduce(0) { $0 + w[$1] * (x[$1] - means.0) * (y[$1] - means.1) } / (weight - loss)
    self.weight = weight
    self.means = means
  }

  /// D = W − Q/W.
  var divisor: Double { weight - loss }

  /// What a row of a weight w moves D by, per unit of its weight: 1 + Q/W² − w/W.
  func share(of w: Double) -> Double { 1 + (loss - w) / weight }

  /// The mean; the value itself where all are the same.
  private static func mean(
    _ x: [Double], _ w: [Double], _ rows: [Int], weight: Double
  ) -> Double {
    commonValue(of: rows.lazy.map { x[$0] }) ?? rows.reduce(0) { $0 + w[$1] * x[$1] } / weight
  }
}
