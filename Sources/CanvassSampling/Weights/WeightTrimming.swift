/// Weights cut off at bounds.
public enum WeightTrimming {
  /// Cuts weights off and shares what was cut off equally among the others that have weight, so that
  /// the sum stays; again where that brings another one out of the bounds (R: `trimWeights`, which does it
  /// once unless `strict`).
  ///
  /// - Parameters:
  ///   - passes: at most that many times.
  /// - Returns: the weights; the rows that were cut.
  /// - Throws: `CalibrationError.trimTooTight` where no weights within the bounds have the sum.
  public static func sharing(
    _ weights: [Double], from lower: Double, to upper: Double, passes: Int = .max
  ) throws(CalibrationError) -> [Double] {
    let counted = weights.indices.filter { weights[$0] != 0 }
    let sum = counted.reduce(0) { $0 + weights[$1] }
    guard sum >= lower * Double(counted.count), sum <= upper * Double(counted.count) else {
      let nearest = (sum < lower * Double(counted.count) ? lower : upper) * Double(counted.count)
      throw .trimTooTight(
        lower: lower, upper: upper,
        misfits: [.init(target: CalibrationTarget("Σw", total: sum), reached: nearest)])
    }
    var trimmed = weights
    var pass = 0
    while pass < passes {
      let isOutside = trimmed.map { $0 < lower || $0 > upper }
      let outside = counted.filter { isOutside[$0] }
      if outside.isEmpty { break }
      var cut = 0.0
      for row in outside {
        let kept = min(max(trimmed[row], lower), upper)
        cut += trimmed[row] - kept
        trimmed[row] = kept
      }
      // What is at a bound and would be pushed beyond it stays there.
      let open = counted.filter {
        !isOutside[$0] && (pass == 0 || (cut > 0 ? trimmed[$0] < upper : trimmed[$0] > lower))
      }
      guard !open.isEmpty else { break }
      for row in open { trimmed[row] += cut / Double(open.count) }
      pass += 1
    }
    return trimmed
  }

  /// How many rows trimming cut: those beyond the bounds, and those that it brought to one of them.
  static func trimmed(
    _ before: [Double], to after: [Double], from lower: Double, to upper: Double
  ) -> Int {
    func isAtBound(_ weight: Double) -> Bool {
      // A factor times its weight meets its bound to the last digits.
      [lower, upper].contains { abs(weight - $0) <= 1e-12 * abs($0) }
    }
    return zip(before, after).count { old, new in
      old != 0 && (old < lower || old > upper || (isAtBound(new) && !isAtBound(old)))
    }
  }
}

extension Calibration {
  /// Weights within bounds that are as near to given ones as they can be, by Σ (w′ − w)²/w, and have the
  /// same totals of calibration columns, or others that are asked for: trimming that keeps calibration.
  ///
  /// Each row has bounds of its own, L/w and U/w, for its factor. Its weights are those before trimming,
  /// and its factors depend on these.
  ///
  /// - Throws: `CalibrationError.trimTooTight` where no weights within the bounds have the totals.
  public init(
    trimming weights: [Double], from lower: Double, to upper: Double,
    keeping columns: CalibrationColumns, misfit: MisfitRule = .refuse
  ) throws {
    try Self.requirePositive(weights)
    let columns = columns.divided(by: weights)
    let cells = columns.sumsByCell(weights)
    var weightOfCell = [Double](repeating: 1, count: columns.cellCount)
    for (row, cell) in columns.cellOfRow.enumerated() where cell >= 0 {
      weightOfCell[Int(cell)] = weights[row]
    }
    let distances = weightOfCell.map {
      TruncatedDistance<LinearDistance>(
        CalibrationBounds(unchecked: lower / $0, upper / $0))
    }
    let found = try Self.factors(columns, cells, distances, misfit) { _ in
      CalibrationError.trimTooTight(
        lower: lower, upper: upper,
        misfits: try columns.nearestMisfits(cells, distances))
    }
    self.init(columns, weights, found.factors, found.iterations, misfit)
  }
}

extension CalibrationColumns {
  /// The same columns in cells within which weights are equal, too.
  fileprivate func divided(by weights: [Double]) -> CalibrationColumns {
    let codes = RowCodes(.real(cellOfRow.indices.map { cellOfRow[$0] < 0 ? 0 : weights[$0] }))
    let pairs = numberPairs(
      groups: cellOfRow.map { $0 + 1 }, groupCount: cellCount + 1, codes: codes.codes,
      codeCount: codes.labels.count)
    var number = [Int32](repeating: -1, count: pairs.groupOfPair.count)
    var (start, column, value) = ([0], [Int32](), [Double]())
    for pair in number.indices where pairs.groupOfPair[pair] > 0 {
      number[pair] = Int32(start.count - 1)
      let cell = Int(pairs.groupOfPair[pair]) - 1
      column += self.column[self.start[cell]..<self.start[cell + 1]]
      value += self.value[self.start[cell]..<self.start[cell + 1]]
      start.append(column.count)
    }
    return CalibrationColumns(
      targets: targets, cellOfRow: pairs.ofRow.map { number[Int($0)] }, start: start,
      column: column, value: value, scaling: scaling, constant: constant)
  }
}
