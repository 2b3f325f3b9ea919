/// What counts of units between limits say of their mean.
extension FigureSet {
  /// Units of which it is known between which values they lie.
  private struct Band {
    var count: Double
    var from: Double
    var to: Double
  }

  /// Of N units m_k are between a_k and b_k, and no others: the rest lie outside all of these. Each is between the
  /// lowest and the highest, and one has either value. With l_k = max(a_k, lowest) and h_k = min(b_k, highest), of the
  /// rest the least and the greatest value outside all bands, and * the band of the highest, ° that of the lowest,
  ///
  ///     Σ m_k·l_k + (highest − l*)  ≤  N · mean  ≤  Σ m_k·h_k − (h° − lowest)
  ///
  /// Where * or ° may be one of several bands, it is the one that moves the limit least. Both limits are reached, but
  /// for bands that do not hold their upper end, and where the rest lie on both sides of a band.
  func meanAgainstCounts() -> [FigureOutcome] {
    guard let count = of(.count).first?.value, count >= 1 else { return [] }
    let printed = figures.filter { if case .countBetween = $0.measure { true } else { false } }
    let (lowest, highest) = (of(.lowest).first, of(.highest).first)
    let bottom = lowest.map { $0.value - $0.rounding } ?? -.infinity
    let top = highest.map { $0.value + $0.rounding } ?? .infinity
    let bands = bands(of: printed, count).map { band in
      Band(count: band.count, from: max(band.from, bottom), to: min(band.to, top))
    }.filter { $0.count > 0 }
    guard !bands.isEmpty, bands.reduce(0, { $0 + $1.count }) == count else { return [] }
    var lower = bands.reduce(0) { $0 + $1.count * $1.from }
    var upper = bands.reduce(0) { $0 + $1.count * $1.to }
    // The unit that has the highest value may lie in any band that reaches it; so the lowest.
    if let highest, lower.isFinite,
      let from = bands.filter({ $0.to >= highest.value - highest.rounding }).map(\.from).max()
    {
      lower += max(0, highest.value - highest.rounding - from)
    }
    if let lowest, upper.isFinite,
      let to = bands.filter({ $0.from <= lowest.value + lowest.rounding }).map(\.to).min()
    {
      upper -= max(0, to - lowest.value - lowest.rounding)
    }
    let limits = (lower / count, upper / count)
    guard limits.0.isFinite || limits.1.isFinite else { return [] }
    return of(.mean).map { mean in
      outcome(
        .meanAgainstCounts, mean, from: limits.0.isFinite ? limits.0 : nil,
        to: limits.1.isFinite ? limits.1 : nil,
        with: printed + [lowest, highest].compactMap(\.self))
    }
  }

  /// The units by where they lie; none where the counts do not go together.
  private func bands(of printed: [PublishedFigure], _ count: Double) -> [Band] {
    let bands = printed.compactMap { figure -> Band? in
      guard case .countBetween(let from, let to) = figure.measure else { return nil }
      return Band(count: figure.value, from: from, to: to)
    }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard let first = bands.first, let last = bands.last else { return [] }
    if zip(bands, bands.dropFirst()).allSatisfy({ $0.to <= $1.from }) {
      let rest = count - bands.reduce(0) { $0 + $1.count }
      if rest == 0 { return bands }
      // What lies outside all bands: below the first, in a gap, above the last.
      var outside = zip(bands, bands.dropFirst()).filter { $0.to < $1.from }
        .map { ($0.to, $1.from) }
      if first.from > -.infinity { outside.insert((-.infinity, first.from), at: 0) }
      if last.to < .infinity { outside.append((last.to, .infinity)) }
      guard rest > 0, let least = outside.first?.0, let most = outside.last?.1 else { return [] }
      return bands + [Band(count: rest, from: least, to: most)]
    }
    return between(bands, count)
  }

  /// Counts above or below several limits, as counts between them.
  private func between(_ bands: [Band], _ count: Double) -> [Band] {
    guard bands.allSatisfy({ $0.from == -.infinity || $0.to == .infinity }) else { return [] }
    var above: [Double: Double] = [:]
    for band in bands {
      let (limit, units) =
        band.to == .infinity ? (band.from, band.count) : (band.to, count - band.count)
      if let other = above[limit], other != units { return [] }
      above[limit] = units
    }
    var found: [Band] = []
    var (from, left) = (-Double.infinity, count)
    for limit in above.keys.sorted() {
      let units = above[limit] ?? 0
      found.append(Band(count: left - units, from: from, to: limit))
      (from, left) = (limit, units)
    }
    found.append(Band(count: left, from: from, to: .infinity))
    return found.allSatisfy { $0.count >= 0 } ? found : []
  }
}
