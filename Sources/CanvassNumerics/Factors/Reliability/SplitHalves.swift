/// All splits of the items into two halves of equal number (or one item more in one of them), by
/// Guttman's λ₄: the best, the worst (Revelle's β when it is of clusters) and their mean, which for an
/// even number of items is Cronbach's α. L. J. Cronbach, Psychometrika 16 (1951); W. Revelle,
/// Multivar. Behav. Res. 14 (1979).
public struct SplitHalves: Sendable {
  /// The most items whose splits are all tried: 5,200,300 of them.
  public static let mostItems = 26

  /// The split with the largest λ₄; of equal ones the first.
  public let best: SplitHalf
  /// The split with the smallest λ₄.
  public let worst: SplitHalf
  /// The mean of λ₄ over all splits.
  public let mean: Double
  /// The number of splits.
  public let count: Int

  /// Tries all splits.
  ///
  /// - Throws: `ObservationsError` if there are fewer than two items or more than `mostItems`, or the
  ///   sum of the items or of half of them does not vary.
  public init(_ covariances: CovarianceMatrix) throws(ObservationsError) {
    let v = covariances.values
    let k = v.rows
    guard k >= 2 else { throw .tooFew(what: "items", found: k, needed: 2) }
    guard k <= Self.mostItems else {
      throw .tooMany(what: "items", found: k, most: Self.mostItems)
    }
    let total = v.elements.reduce(0, +)
    guard total > 0 else { throw .noVariance }
    var search = Search(v)
    search.interruption = Interruption.current
    search.choose(from: k % 2 == 0 ? 1 : 0, chosen: k % 2 == 0 ? 1 : 0)
    if search.isEnded { throw .interrupted }
    // λ₄ = 1 − sᵀVs / 1ᵀV1, where s has 1 for one half and −1 for the other.
    count = search.count
    mean = 1 - search.sum / Double(search.count) / total
    best = try SplitHalf(covariances, search.smallest.signs.map { $0 > 0 })
    worst = try SplitHalf(covariances, search.largest.signs.map { $0 > 0 })
  }

  /// Goes through the choices of k/2 items; with an even number of items the first is always chosen,
  /// so that no split comes twice.
  private struct Search {
    let v: Matrix
    let half: Int
    /// 1 for the chosen items, −1 for the others, Vs and sᵀVs.
    var signs: [Double]
    var product: [Double]
    var form: Double
    var interruption: Interruption?
    var isEnded = false
    var count = 0
    var sum = 0.0
    var smallest: (value: Double, signs: [Double]) = (.infinity, [])
    var largest: (value: Double, signs: [Double]) = (-.infinity, [])

    init(_ v: Matrix) {
      self.v = v
      half = v.rows / 2
      signs = [Double](repeating: -1, count: v.rows)
      product = v * signs
      form = v.elements.reduce(0, +)
      if v.rows % 2 == 0 { turn(0) }
    }

    mutating func choose(from start: Int, chosen: Int) {
      if chosen == half {
        count += 1
        if count & 4095 == 0, interruption?.isRequested == true { isEnded = true }
        sum += form
        if form < smallest.value { smallest = (form, signs) }
        if form > largest.value { largest = (form, signs) }
        return
      }
      let last = v.rows - (half - chosen)
      guard start <= last, !isEnded else { return }
      for item in start...last {
        turn(item)
        choose(from: item + 1, chosen: chosen + 1)
        turn(item)
        if isEnded { return }
      }
    }

    /// Moves an item to the other half.
    mutating func turn(_ item: Int) {
      let s = signs[item]
      form += 4 * (v[item, item] - s * product[item])
      signs[item] = -s
      for i in product.indices { product[i] -= 2 * s * v[i, item] }
    }
  }
}
