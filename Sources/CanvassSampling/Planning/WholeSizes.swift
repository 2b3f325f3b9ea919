/// Whole numbers of answers from exact ones, under conditions Σ_h a_hj/n_h ≤ b_j.
struct WholeSizes {
  private let strata: [PlanningStratum]
  /// a_hj over b_j.
  private let rows: [[Double]]

  /// Sizes nearer to their least number than that, over it, lie on it.
  private static let tolerance = 1e-6

  init(_ strata: [PlanningStratum], rows: [[Double]], limits: [Double]) {
    self.strata = strata
    self.rows = zip(rows, limits).map { row, limit in row.map { $0 / limit } }
  }

  /// Exact numbers rounded up, less the answers without which all conditions hold: from the dearest strata first,
  /// and among those of one price from where it is felt least.
  func answers(from exact: [Double]) -> [Int] {
    let least = strata.map { Int($0.least.rounded(.up)) }
    let up = zip(strata, exact).map { stratum, size in
      Int(min((size * (1 - 1e-9)).rounded(.up), stratum.most.rounded(.down)))
    }
    // A search whose barriers end a little inside the limits leaves 2.0000001 where 2 is meant.
    let down = exact.indices.map { h in
      exact[h] <= Double(least[h]) * (1 + Self.tolerance) ? min(least[h], up[h]) : up[h]
    }
    var sizes = sums(down).allSatisfy { $0 <= 1 } ? down : up
    while let fewer = withoutSome(sizes, least) { sizes = fewer }
    return sizes
  }

  /// Σ_h a_hj/(n_h·b_j) of each condition.
  private func sums(_ sizes: [Int]) -> [Double] {
    rows.map { row in sizes.indices.reduce(0) { $0 + row[$1] / Double(sizes[$1]) } }
  }

  /// One answer fewer wherever all conditions hold without it, one stratum after the other; `nil` where none can go.
  private func withoutSome(_ sizes: [Int], _ least: [Int]) -> [Int]? {
    var sums = sums(sizes)
    func rise(_ row: [Double], _ h: Int) -> Double {
      row[h] / (Double(sizes[h]) * Double(sizes[h] - 1))
    }
    let open = sizes.indices.filter { sizes[$0] > max(least[$0], 1) }
    let felt = Dictionary(
      uniqueKeysWithValues: open.map { h in (h, rows.reduce(0) { max($0, rise($1, h)) }) })
    let order = open.sorted {
      (strata[$1].cost, felt[$0]!, $0) < (strata[$0].cost, felt[$1]!, $1)
    }
    var fewer = sizes
    for h in order {
      let next = zip(sums, rows).map { $0 + rise($1, h) }
      guard next.allSatisfy({ $0 <= 1 - 1e-13 }) else { continue }
      sums = next
      fewer[h] -= 1
    }
    return fewer == sizes ? nil : fewer
  }
}
