/// Cronbach's α: how much of the variance of a sum of items is common to them,
/// k/(k − 1) · (1 − Σ variances / variance of the sum). L. J. Cronbach, Psychometrika 16 (1951).
public struct CronbachAlpha: Sendable {
  /// What an item does in the scale.
  public struct Item: Sendable, Equatable {
    /// The name of the item.
    public let name: String
    /// The correlation of the item with the sum of the others.
    public let itemRest: Double
    /// α of the scale without the item; NaN if only one other is left.
    public let alphaIfDropped: Double
  }

  /// How an interval is found.
  public enum Interval: Sendable, Equatable {
    /// Feldt's exact interval for normal items with equal covariances.
    case feldt
    /// α ± z × standard error.
    case asymptotic
  }

  /// α of the items as they are.
  public let estimate: Double
  /// α of the items scaled to variance 1.
  public let standardized: Double
  /// The mean correlation between items.
  public let averageCorrelation: Double
  /// The standard error for normal items: √(Q/n) with Q of J. M. van Zyl, H. Neudecker and D. G. Nel,
  /// Psychometrika 65 (2000); A. Duhachek and D. Iacobucci, J. Appl. Psychol. 89 (2004).
  public let standardError: Double
  /// Each item.
  public let items: [Item]
  /// The number of rows the interval goes by.
  public let rows: Double

  /// α from the covariances of the items. `rows` is the number of rows, or an effective one, that
  /// standard error and intervals go by.
  ///
  /// - Throws: `ObservationsError` if there are fewer than two items or their sum has no variance.
  public init(_ covariances: CovarianceMatrix, rows n: Double) throws(ObservationsError) {
    let v = covariances.values
    let k = v.rows
    guard k >= 2 else { throw .tooFew(what: "items", found: k, needed: 2) }
    guard n > 1 else { throw .tooFew(what: "rows", found: Int(max(0, n)), needed: 2) }
    // Items that cancel leave the rounding of their numbers over.
    guard Self.total(v) > 1e-14 * v.elements.reduce(0, { $0 + abs($1) }) else { throw .noVariance }
    estimate = Self.alpha(v)
    let r = covariances.correlations.values
    standardized = Self.alpha(r)
    averageCorrelation = (Self.total(r) - Double(k)) / Double(k * (k - 1))
    standardError = max(0, Self.asymptoticVariance(v) / n).squareRoot()
    items = (0..<k).map { item in
      let others = (0..<k).filter { $0 != item }
      let rest = v.selecting(rows: others, columns: others)
      let covariance = others.reduce(0) { $0 + v[item, $1] }
      return Item(
        name: covariances.names[item],
        itemRest: covariance / (v[item, item] * Self.total(rest)).squareRoot(),
        alphaIfDropped: k > 2 ? Self.alpha(rest) : .nan)
    }
    rows = n
  }

  /// A confidence interval for α.
  public func interval(_ kind: Interval = .feldt, level: Double = 0.95) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let tail = (1 - level) / 2
    switch kind {
    case .feldt:
      let f = FDistribution(rows - 1, (rows - 1) * Double(items.count - 1))
      return .between(
        1 - (1 - estimate) * f.upperQuantile(tail), 1 - (1 - estimate) * f.quantile(tail))
    case .asymptotic:
      let half = NormalDistribution.standard.upperQuantile(tail) * standardError
      return .between(estimate - half, estimate + half)
    }
  }

  private static func total(_ v: Matrix) -> Double { v.elements.reduce(0, +) }

  private static func alpha(_ v: Matrix) -> Double {
    let k = Double(v.rows)
    return k / (k - 1) * (1 - v.trace / total(v))
  }

  /// 2k²/((k − 1)² s³) · [s (tr V² + tr²V) − 2 tr V · 1ᵀV²1], s = 1ᵀV1.
  private static func asymptoticVariance(_ v: Matrix) -> Double {
    let k = Double(v.rows)
    let s = total(v)
    let square = v * v
    let bracket = s * (square.trace + v.trace * v.trace) - 2 * v.trace * total(square)
    return 2 * k * k / ((k - 1) * (k - 1) * s * s * s) * bracket
  }
}
