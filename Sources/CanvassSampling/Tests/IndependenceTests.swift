import CanvassNumerics

/// A test with its statistic and its distribution.
public struct SurveyTest: Sendable {
  /// Its name, such as `rao-scott-f`.
  public let name: String
  /// The statistic.
  public let statistic: Double
  /// Degrees of freedom: of χ² one, of F two; none for a distribution of its own.
  public let degreesOfFreedom: [Double]
  /// The probability of one as large.
  public let probability: Double

  /// A test.
  public init(_ name: String, _ statistic: Double, _ freedom: [Double], _ probability: Double) {
    (self.name, self.statistic) = (name, statistic)
    (degreesOfFreedom, self.probability) = (freedom, probability)
  }
}

extension TwoWayTable {
  /// The tests of independence.
  public enum Test: String, Sendable, CaseIterable {
    /// Pearson's X² over the trace of the design effects Δ, on F (second order).
    case f
    /// X² over the mean of the design effects, on χ² (first order); the statistic is X² itself.
    case chisq
    /// Wald's, of the differences between cells and what independence expects, on F.
    case wald
    /// The same on ν − k + 1 degrees of freedom.
    case adjustedWald = "adjusted-wald"
    /// X² on its own distribution, Σδχ²₁ over a χ² of d₀ν degrees of freedom.
    case lincom
    /// The same by a saddlepoint.
    case saddlepoint
  }

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
  /// - Throws: `DesignError` without degrees of freedom; `MatrixError` where cells vary together.
  public func tests(_ wanted: [Test] = Test.allCases) throws -> [SurveyTest] {
    let nu = Double(degreesOfFreedom)
    guard degreesOfFreedom > 0 else {
      throw DesignError(
        "there are no degrees of freedom for a test: the rows lie in too few clusters")
    }
    let effects = try designEffects()
    let (sum, squares) = (effects.reduce(0, +), effects.reduce(0) { $0 + $1 * $1 })
    let d0 = sum * sum / squares
    let chi = pearson
    let k = Double((rows.count - 1) * (columns.count - 1))
    return try wanted.map { test in
      switch test {
      case .f:
        return SurveyTest(
          "rao-scott-f", chi / sum, [d0, d0 * nu],
          FDistribution(d0, d0 * nu).upperTail(chi / sum))
      case .chisq:
        return SurveyTest(
          "rao-scott-chisq", chi, [k], ChiSquared(degreesOfFreedom: k).upperTail(chi * k / sum))
      case .wald, .adjustedWald:
        let wald = try waldStatistic() / k
        guard test == .adjustedWald else {
          return SurveyTest("wald", wald, [k, nu], FDistribution(k, nu).upperTail(wald))
        }
        let rest = nu - k + 1
        guard rest > 0 else { return SurveyTest("adjusted-wald", .nan, [k, rest], .nan) }
        let adjusted = wald * rest / nu
        return SurveyTest(
          "adjusted-wald", adjusted, [k, rest], FDistribution(k, rest).upperTail(adjusted))
      case .lincom, .saddlepoint:
        let form = QuadraticForm(
          effects.map { ($0, 1) } + [(-chi / (d0 * nu), d0 * nu)])
        let probability =
          test == .lincom
          ? form.probabilityAboveZero : form.saddlepointAboveZero ?? form.probabilityAboveZero
        return SurveyTest(test.rawValue, chi, [], probability)
      }
    }
  }

  /// The eigenvalues of Δ, above 0.
  private func designEffects() throws -> [Double] {
    let (shares, covariance) = shares
    let inverse = shares.map { $0 > 0 ? 1 / $0 : 0 }
    let contrast = try interactionColumns()
    let scaled = contrast.scalingRows(by: inverse)
    let denominator = (1 / Double(count)) * contrast.transposeTimes(scaled)
    let numerator = scaled.transposeTimes(covariance * scaled)
    let root = try Cholesky(of: 0.5 * (denominator + denominator.transposed), named: "table")
    let half = try root.whiten(numerator)
    let whole = try root.whiten(half.transposed)
    return try SymmetricEigen.values(of: 0.5 * (whole + whole.transposed), named: "table")
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
  private func waldStatistic() throws -> Double {
    let jacobian = Matrix(rows: totals.count, columns: totals.count) { cell, other in
      let (i, j) = cell.quotientAndRemainder(dividingBy: columns.count)
      let (k, l) = other.quotientAndRemainder(dividingBy: columns.count)
      let (row, column) = (rowTotal(i), columnTotal(j))
      return (cell == other ? 1 : 0) - (i == k ? column / total : 0) - (j == l ? row / total : 0)
        + row * column / (total * total)
    }
    let used = (1..<rows.count).flatMap { row in (1..<columns.count).map { place(row, $0) } }
    let distances = used.map { cell in
      let (i, j) = cell.quotientAndRemainder(dividingBy: columns.count)
      return totals[cell] - rowTotal(i) * columnTotal(j) / total
    }
    let all = jacobian * covariance.timesTranspose(jacobian)
    let variance = all.selecting(rows: used, columns: used)
    let solved = try Cholesky(
      of: 0.5 * (variance + variance.transposed), named: "distances from independence"
    ).solve(distances)
    return zip(distances, solved).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
