/// What figures have to obey beside those of other years, units and indices.
extension FigureSet {
  func comparisons(in sets: FigureSets) -> [FigureOutcome] {
    differences(.change, of: .value, .change, in: sets)
      + differences(.change, of: .mean, .change, in: sets)
      + differences(.rankChange, of: .rank, .rankChange, in: sets)
      + duplicates() + sameNumbers(in: sets) + withinExtremes(in: sets) + rankOrder(in: sets)
      + ranges(in: sets)
  }

  /// A change is this year's figure less that of the year before; of ranks the other way round, since a rank that
  /// falls is better.
  private func differences(
    _ measure: PublishedFigure.Measure, of level: PublishedFigure.Measure,
    _ check: FigureFinding.Check, in sets: FigureSets
  ) -> [FigureOutcome] {
    guard let year = Int(year), let before = sets.set(unit, "\(year - 1)", index) else { return [] }
    let (now, then) = (of(level), before.of(level))
    if now.isEmpty || then.isEmpty { return [] }
    return of(measure).map { change in
      let all = now.flatMap { now in
        then.map { then in
          let difference =
            level == .rank ? then.value - now.value : now.value - then.value
          let slack = level == .rank ? 0 : now.rounding + then.rounding
          return outcome(
            check, change, from: difference - slack, to: difference + slack, with: [now, then])
        }
      }
      return all.first { $0.finding == nil } ?? all[0]
    }
  }

  /// A figure that is printed more than once has one number.
  private func duplicates() -> [FigureOutcome] {
    var outcomes: [FigureOutcome] = []
    var seen: Set<PublishedFigure.Measure> = []
    for figure in figures where seen.insert(figure.measure).inserted {
      let printed = of(figure.measure).filter { !$0.isDerived }
      guard let first = printed.first, printed.count > 1 else { continue }
      let values = printed.map(\.value)
      guard let least = values.min(), let most = values.max() else { continue }
      let slack = printed.map(\.rounding).max() ?? 0
      guard most - least > 2 * slack + 1e-9 else {
        outcomes.append(FigureOutcome(check: .duplicates))
        continue
      }
      outcomes.append(
        FigureOutcome(
          check: .duplicates,
          finding: FigureFinding(
            check: .duplicates, gravity: .impossible, unit: unit, year: year, index: index,
            found: first.value, lower: least, upper: most, lines: printed.map(\.line),
            isOfCounts: figure.measure.isCount)))
    }
    return outcomes
  }

  /// A number with two decimals that a unit has in two indices of a year, or that is also the highest or lowest of a
  /// group in another index, was probably copied.
  private func sameNumbers(in sets: FigureSets) -> [FigureOutcome] {
    var outcomes: [FigureOutcome] = []
    for value in of(.value) where !value.isDerived && value.rounding < 0.01 {
      for other in sets.all where other.year == year && other.index != index {
        let rivals =
          other.unit == unit ? other.of(.value) : other.of(.highest) + other.of(.lowest)
        for rival in rivals where !rival.isDerived {
          let isSame = rival.value == value.value && rival.rounding == value.rounding
          // Each pair of values once: from the line that stands first.
          if rival.measure == .value, rival.line < value.line { continue }
          outcomes.append(
            FigureOutcome(
              check: .sameNumber,
              finding: isSame
                ? FigureFinding(
                  check: .sameNumber, gravity: .suspect, unit: unit, year: year, index: index,
                  found: value.value, lines: [value.line, rival.line].sorted()) : nil))
        }
      }
    }
    return outcomes
  }

  /// The groups of the same year and index that this unit is a member of: those of its level.
  func groups(in sets: FigureSets) -> [FigureSet] {
    sets.all.filter { set in
      set.year == year && set.index == index && !level.isEmpty
        && set.level == "group of " + plural(level)
    }
  }

  private func plural(_ word: String) -> String {
    word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"
  }

  private func withinExtremes(in sets: FigureSets) -> [FigureOutcome] {
    let values = of(.value)
    if values.isEmpty { return [] }
    return groups(in: sets).flatMap { group -> [FigureOutcome] in
      let (lowest, highest) = (group.of(.lowest).first, group.of(.highest).first)
      if lowest == nil && highest == nil { return [] }
      return values.map { value in
        outcome(
          .unitWithinExtremes, value, from: lowest.map { $0.value - $0.rounding },
          to: highest.map { $0.value + $0.rounding }, with: [lowest, highest].compactMap(\.self))
      }
    }
  }

  /// Of two units of a year the one with the better rank has the higher value.
  private func rankOrder(in sets: FigureSets) -> [FigureOutcome] {
    guard let rank = of(.rank).first, !of(.value).isEmpty else { return [] }
    return sets.all.compactMap { other in
      guard other.year == year, other.index == index, other.level == level,
        let theirs = other.of(.rank).first, theirs.value > rank.value, !other.of(.value).isEmpty
      else { return nil }
      // Where a figure has several numbers, one pair in order is enough.
      let pairs = of(.value).flatMap { own in
        other.of(.value).map { (own, $0) }
      }
      let all = pairs.map { own, worse in
        outcome(.rankOrder, own, from: worse.value - worse.rounding, with: [worse, rank, theirs])
      }
      return all.first { $0.finding == nil } ?? all[0]
    }
  }
}
