/// What figures have to obey by what they are.
extension FigureSet {
  func ranges(in sets: FigureSets) -> [FigureOutcome] { rankRange(in: sets) + valueRange() }

  /// A rank is a whole number from 1 to the number of units, where a group of this level says how many there are.
  private func rankRange(in sets: FigureSets) -> [FigureOutcome] {
    let ranks = of(.rank)
    if ranks.isEmpty { return [] }
    let counts = groups(in: sets).compactMap { $0.of(.count).first }
    let count = counts.max { $0.value < $1.value }
    return ranks.map { rank in
      let isPossible =
        rank.value >= 1 && rank.value == rank.value.rounded()
        && rank.value <= count?.value ?? .infinity
      guard !isPossible else { return FigureOutcome(check: .rankRange) }
      return FigureOutcome(
        check: .rankRange,
        finding: FigureFinding(
          check: .rankRange, gravity: .impossible, unit: unit, year: year, index: index,
          found: rank.value, lower: 1, upper: count?.value,
          lines: ([rank] + (count.map { [$0] } ?? [])).map(\.line).sorted(),
          isOfCounts: true))
    }
  }

  /// Percent lie between 0 and 100. So do points of most indices, and a figure of which the file does not say what
  /// it is measured in: beyond 100 it looks like a slip.
  private func valueRange() -> [FigureOutcome] {
    figures.compactMap { figure in
      switch figure.measure {
      case .value, .mean, .highest, .lowest, .part: break
      default: return nil
      }
      switch figure.unitOfMeasure {
      case "percent", "%": return outcome(.valueRange, figure, from: 0, to: 100, with: [])
      case "points", "":
        return outcome(.valueRange, figure, to: 100, with: [], gravity: .suspect)
      default: return nil
      }
    }
  }
}
