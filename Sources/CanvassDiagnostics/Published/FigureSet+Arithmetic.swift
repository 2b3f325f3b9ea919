/// What the figures of a group of units in one year have to obey.
extension FigureSet {
  func arithmetic() -> [FigureOutcome] {
    meanWithinExtremes() + meanAgainstCounts() + gaps() + groups() + parts()
  }

  private func meanWithinExtremes() -> [FigureOutcome] {
    let (lowest, highest) = (of(.lowest).first, of(.highest).first)
    if lowest == nil && highest == nil { return [] }
    return of(.mean).map { mean in
      outcome(
        .meanWithinExtremes, mean, from: lowest.map { $0.value - $0.rounding },
        to: highest.map { $0.value + $0.rounding }, with: [lowest, highest].compactMap(\.self))
    }
  }

  /// Counts of units between limits, where the limits do not overlap.
  private var bands: [PublishedFigure] {
    let all = figures.filter { if case .countBetween = $0.measure { true } else { false } }
    let limits = all.compactMap { figure -> (from: Double, to: Double)? in
      guard case .countBetween(let from, let to) = figure.measure else { return nil }
      return (from, to)
    }.sorted { $0.from < $1.from }
    return zip(limits, limits.dropFirst()).allSatisfy { $0.to <= $1.from } ? all : []
  }

  private func gaps() -> [FigureOutcome] {
    guard let highest = of(.highest).first, let lowest = of(.lowest).first else { return [] }
    let (gap, slack) = (highest.value - lowest.value, highest.rounding + lowest.rounding)
    return of(.gap).map {
      outcome(.gap, $0, from: gap - slack, to: gap + slack, with: [highest, lowest])
    }
  }

  /// Groups that cover everything add up to all units, and no groups to more.
  private func groups() -> [FigureOutcome] {
    guard let count = of(.count).first else { return [] }
    var outcomes: [FigureOutcome] = []
    let bands = self.bands
    if !bands.isEmpty {
      let sum = bands.reduce(0) { $0 + $1.value }
      let limits = bands.compactMap { figure -> (Double, Double)? in
        guard case .countBetween(let from, let to) = figure.measure else { return nil }
        return (from, to)
      }.sorted { $0.0 < $1.0 }
      let isWhole =
        (limits.first?.0 ?? 0) <= 0 && (limits.last?.1 ?? 0) > 100
        && zip(limits, limits.dropFirst()).allSatisfy { $0.1 == $1.0 }
      outcomes.append(outcome(.groups, count, from: sum, to: isWhole ? sum : nil, with: bands))
    }
    if let rose = of(.rose).first, let fell = of(.fell).first {
      outcomes.append(
        outcome(.groups, count, from: rose.value + fell.value, with: [rose, fell]))
    }
    return outcomes
  }

  private func parts() -> [FigureOutcome] {
    let parts = figures.filter { if case .part = $0.measure { true } else { false } }
    let values = of(.value)
    if parts.isEmpty || values.isEmpty { return [] }
    let sum = parts.reduce(0) { $0 + $1.value }
    let slack = parts.reduce(0) { $0 + $1.rounding }
    let outcomes = values.map {
      outcome(.parts, $0, from: sum - slack, to: sum + slack, with: parts)
    }
    // One of several values that are printed fits.
    if outcomes.contains(where: { $0.finding == nil }) { return [FigureOutcome(check: .parts)] }
    return outcomes
  }
}
