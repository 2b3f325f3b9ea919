import CanvassNumerics

extension TwoWayTable {
  /// Pearson's X² of the table scaled to the number of answers.
  public var pearson: Double {
    let n = Double(count)
    var sum = 0.0
    for row in rows.indices {
      for column in columns.indices {
        let expected = rowTotal(row) / total * columnTotal(column) / total
        let distance = totals[place(row, column)] / total - expected
        sum += n * distance * distance / expected
      }
    }
    return sum
  }

  /// Tests of independence.
  ///
  /// With ν degrees of freedom of the design, k = (r − 1)(c − 1), and δ the eigenvalues of
  /// Δ = (C′D⁻¹C/n)⁻¹(C′D⁻¹V̂D⁻¹C), d₀ = (Σδ)²/Σδ²: X²/Σδ ~ F(d₀, d₀ν). R: `svychisq`.
  ///
  /// Those that need what a table with many empty cells does not have are NaN.
  ///
  /// - Throws: `DesignError` without degrees of freedom.
  public func tests(_ wanted: [ShareTest] = ShareTest.allCases) throws -> [SurveyTest] {
    let needsWald = wanted.contains { $0 == .wald || $0 == .adjustedWald }
    // In a table with many empty cells the interactions cannot be told apart, and some tests do not exist.
    return try ShareStatistics(
      pearson: pearson, effects: (try? designEffects()) ?? [],
      wald: needsWald ? waldStatistic() : .nan,
      count: (rows.count - 1) * (columns.count - 1),
      degreesOfFreedom: degreesOfFreedom
    ).tests(wanted)
  }

  /// The number of differences from independence, (r − 1)(c − 1), where it is above the degrees of freedom of the design: there is
  /// no adjusted test of Wald's then, and none at all where later stages add nothing to their covariance, which is singular.
  public var differencesBeyondFreedom: Int? {
    let count = (rows.count - 1) * (columns.count - 1)
    return count > degreesOfFreedom ? count : nil
  }

  /// Whether the cells with answers tell all interactions apart; the tests of Rao and Scott do not exist where they do not.
  public var tellsInteractions: Bool { (try? tells(interactionColumns())) ?? false }

  /// That depends on which cells have answers alone. Where these are enough, what makes C′D⁻¹C singular is rounding, which has
  /// no threshold that holds for all weights.
  private func tells(_ contrast: Matrix) throws -> Bool {
    let answered = totals.indices.filter { totals[$0] > 0 }
    let told = try SymmetricEigen.values(
      of: contrast.selecting(rows: answered).symmetricProduct, named: "table")
    guard let most = told.max() else { return false }
    return told.allSatisfy { $0 > 1e-10 * most }
  }

  /// The eigenvalues of Δ, above 0.
  private func designEffects() throws -> [Double] {
    let (shares, covariance) = shares
    let inverse = shares.map { $0 > 0 ? 1 / $0 : 0 }
    let contrast = try interactionColumns()
    guard try tells(contrast) else { return [] }
    let scaled = contrast.scalingRows(by: inverse)
    let denominator = (1 / Double(count)) * contrast.transposeTimes(scaled)
    let numerator = scaled.transposeTimes(covariance * scaled)
    let root = try Cholesky(of: 0.5 * (denominator + denominator.transposed), named: "table")
    return try SymmetricEigen.values(of: root.whitenBothSides(numerator), named: "table")
      .filter { $0 > 0 }
  }

  /// The columns of the interactions, less their projection on those of the margins.
  private func interactionColumns() throws -> Matrix {
    func value(_ cell: Int, _ row: Int, _ column: Int) -> Double {
      let (i, j) = cell.quotientAndRemainder(dividingBy: columns.count)
      return (row == 0 || i == row ? 1 : 0) * (column == 0 || j == column ? 1 : 0)
    }
    let cells = totals.count
    let margins =
      [(0, 0)] + (1..<rows.count).map { ($0, 0) } + (1..<columns.count).map { (0, $0) }
    let inner = (1..<rows.count).flatMap { row in (1..<columns.count).map { (row, $0) } }
    let x = Matrix(rows: cells, columns: margins.count) { value($0, margins[$1].0, margins[$1].1) }
    let z = Matrix(rows: cells, columns: inner.count) { value($0, inner[$1].0, inner[$1].1) }
    return z - x
      * (try Cholesky(of: x.symmetricProduct, named: "margins").solve(x.transposeTimes(z)))
  }

  /// Wald's statistic of the distances from independence, in totals.
  private func waldStatistic() -> Double {
    let rowTotals = rows.indices.map(rowTotal)
    let columnTotals = columns.indices.map(columnTotal)
    let jacobian = Matrix(rows: totals.count, columns: totals.count) { cell, other in
      let (i, j) = cell.quotientAndRemainder(dividingBy: columns.count)
      let (k, l) = other.quotientAndRemainder(dividingBy: columns.count)
      let (row, column) = (rowTotals[i], columnTotals[j])
      return (cell == other ? 1 : 0) - (i == k ? column / total : 0) - (j == l ? row / total : 0)
        + row * column / (total * total)
    }
    let used = (1..<rows.count).flatMap { row in (1..<columns.count).map { place(row, $0) } }
    let distances = used.map { cell in
      let (i, j) = cell.quotientAndRemainder(dividingBy: columns.count)
      return totals[cell] - rowTotals[i] * columnTotals[j] / total
    }
    let all = jacobian * covariance.timesTranspose(jacobian)
    let variance = all.selecting(rows: used, columns: used)
    return variance.waldStatistic(of: distances, named: "distances from independence")
  }
}
