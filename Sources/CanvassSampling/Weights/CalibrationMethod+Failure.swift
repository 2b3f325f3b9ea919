import CanvassNumerics

extension CalibrationMethod {
  /// Why targets that agree with each other were not met: bounds, with the nearest that would do, or a
  /// sample in which no positive weights meet them.
  func failure(
    of misfits: [Double], _ iterations: Int, _ columns: CalibrationColumns, _ cells: [Double]
  ) throws -> CalibrationError {
    let kept = IndependentColumns(columns, base: cells).kept
    func isMet(_ distance: some CalibrationDistance) throws -> Bool {
      let problem = CalibrationProblem(
        columns: columns, base: cells, distances: [distance], kept: kept)
      return try problem.solve().isReached
    }
    func isMet(within bounds: CalibrationBounds) throws -> Bool {
      try isMet(TruncatedDistance(bounds) as TruncatedDistance<LinearDistance>)
    }
    switch self {
    case .linear:
      return .notReached(
        columns.misfits(columns.scaledTotals(ofCells: cells)), iterations: iterations)
    case .raking: return .noPositiveWeights(try nearest(columns, cells, RakingDistance()))
    case .linearWithin(let bounds), .rakingWithin(let bounds), .logit(let bounds):
      // Twice as wide, and again, until there are factors; then between the last two.
      var (narrow, wide) = (1.0, 1.0)
      repeat {
        (narrow, wide) = (wide, 2 * wide)
      } while try wide < 1e4
        && !isMet(within: bounds.widened(wide))
      guard wide < 1e4 else {
        return .boundsTooTight(
          bounds, nearest: nil,
          misfits: try nearest(
            columns, cells, TruncatedDistance(bounds) as TruncatedDistance<LinearDistance>))
      }
      for _ in 0..<12 {
        let middle = (narrow + wide) / 2
        if try isMet(within: bounds.widened(middle)) { wide = middle } else { narrow = middle }
      }
      return .boundsTooTight(
        bounds, nearest: bounds.widened(wide).roundedOutwards, misfits: [])
    }
  }

  private func nearest(
    _ columns: CalibrationColumns, _ cells: [Double], _ distance: some CalibrationDistance
  ) throws -> [CalibrationError.Misfit] {
    try columns.nearestMisfits(cells, [distance])
  }
}

extension CalibrationColumns {
  /// Where the weights that come nearest to all targets miss them most.
  func nearestMisfits<Distance: CalibrationDistance>(
    _ cells: [Double], _ distances: [Distance]
  ) throws -> [CalibrationError.Misfit] {
    var problem = CalibrationProblem(
      columns: self, base: cells, distances: distances, kept: Array(0..<count))
    problem.ridge = prices(cells)
    let factors = try problem.solve().factors
    return misfits(scaledTotals(ofCells: zip(cells, factors).map { $0 * $1 }))
  }

  /// The targets that totals miss by more than a millionth of what they are, the worst first.
  func misfits(_ scaledTotals: [Double]) -> [CalibrationError.Misfit] {
    let reached = unscaled(scaledTotals)
    func relative(_ place: Int) -> Double {
      abs(reached[place] - targets[place].total) / max(abs(targets[place].total), 1)
    }
    return targets.indices.filter { relative($0) > 1e-4 }
      .sorted { relative($0) > relative($1) }
      .map { .init(target: targets[$0], reached: reached[$0]) }
  }
}

extension CalibrationBounds {
  /// The same with three digits after the point, no tighter.
  fileprivate var roundedOutwards: CalibrationBounds {
    CalibrationBounds(
      unchecked: (lower * 1000).rounded(.down) / 1000, (upper * 1000).rounded(.up) / 1000)
  }
}
