/// A threshold of an ordered item: the point of the standard normal variable behind the item at which
/// one answer ends and the next begins.
public struct ThresholdEstimate: Sendable, Equatable {
  /// The item.
  public let item: String
  /// Its number, from 1.
  public let number: Int
  /// The answer below it.
  public let below: Double
  /// The answer above it.
  public let above: Double
  /// The normal quantile of the share P of answers below.
  public let estimate: Double
  /// √(P(1 − P)/(n − 1)) / φ(τ), as `lavaan`'s `WLSMV`.
  public let standardError: Double

  /// "q01|t1", as in `lavaan`.
  public var term: String { "\(item)|t\(number)" }

  /// The thresholds of every item over the complete rows, item by item.
  ///
  /// - Throws: `ObservationsError` if an item has one answer only or too many different ones.
  public static func all(of data: Observations) throws(ObservationsError) -> [ThresholdEstimate] {
    let complete = data.selecting(rows: data.completeRows)
    guard complete.values.rows > 1 else { throw .noCompleteRow }
    let n = Double(complete.values.rows)
    var result: [ThresholdEstimate] = []
    for (j, item) in data.names.enumerated() {
      let column = complete.values.column(j)
      let categories = try OrderedCategories(column, weights: complete.weights, name: item)
      let answers = Set(column).sorted()
      for (k, threshold) in categories.thresholds.enumerated() {
        let share = NormalDistribution.standard.cumulative(threshold)
        let variance = share * (1 - share) / (n - 1)
        result.append(
          ThresholdEstimate(
            item: item, number: k + 1, below: answers[k], above: answers[k + 1],
            estimate: threshold,
            standardError: variance.squareRoot()
              / NormalDistribution.standard.density(threshold)))
      }
    }
    return result
  }
}
