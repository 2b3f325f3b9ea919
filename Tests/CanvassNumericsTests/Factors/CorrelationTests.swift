import CanvassNumerics
import CanvassTestSupport
import Testing

struct CorrelationFixture: Decodable {
  let rows: [[Double?]]
  let weights: [Double]
  let pearson, pearsonWeighted, pearsonListwise, spearman, spearmanWeighted: [Double]
  let kendall, kendallWeighted, polychoric, polychoricWeighted, lavaan, tetrachoric: [Double]
  let fourfold: Double
  let bivariateNormal: [[Double]]
  let nearest: [Double]
}

/// The elements above the diagonal, column after column.
func aboveDiagonal(_ matrix: Matrix) -> [Double] {
  (0..<matrix.columns).flatMap { j in (0..<j).map { matrix[$0, j] } }
}

/// Expected values: `Fixtures/make/correlations.R`.
@Suite struct CorrelationTests {
  let fixture: CorrelationFixture
  let values: Matrix
  let data: Observations
  let weighted: Observations
  /// Every row as often as its weight says.
  let copies: Observations

  init() throws {
    fixture = try Fixtures.load("correlations")
    values = Matrix(fixture.rows.map { $0.map { $0 ?? .nan } })
    data = try Observations(values)
    weighted = try Observations(values, weights: fixture.weights)
    let rows = fixture.weights.enumerated().flatMap {
      Array(repeating: $0.offset, count: Int($0.element))
    }
    copies = try Observations(values.selecting(rows: rows))
  }

  @Test func pearsonIsThatOfR() throws {
    let all = try CorrelationMatrix.pearson(data)
    #expect(relativeError(aboveDiagonal(all.values), fixture.pearson) < 1e-12)
    let complete = try CorrelationMatrix.pearson(data, missing: .listwise)
    #expect(relativeError(aboveDiagonal(complete.values), fixture.pearsonListwise) < 1e-12)
    let w = try CorrelationMatrix.pearson(weighted)
    #expect(relativeError(aboveDiagonal(w.values), fixture.pearsonWeighted) < 1e-12)
    #expect(all.rows[0, 0] == Double(values.column(0).count { !$0.isNaN }))
  }

  /// Whole numbers beside 10¹² are exact, and so is their distance from it: the correlations are those
  /// of the small numbers.
  @Test func pearsonFarFromZero() throws {
    let x = (0..<37).map { Double($0 * 7 % 11) }
    let y = (0..<37).map { Double($0 * 5 % 13 + $0 % 3) }
    let weights = (0..<37).map { 0.3 + Double($0 % 7) }
    func correlation(_ offset: Double) throws -> Double {
      let columns = [x, y].map { $0.map { $0 + offset } }
      return try CorrelationMatrix.pearson(
        Observations(Matrix(columns: columns), weights: weights)
      ).values[0, 1]
    }
    let near = try correlation(0)
    for offset in [1e8, 1e10, 1e12] {
      #expect(abs(try correlation(offset) - near) < 1e-13, "\(offset)")
    }
  }

  @Test func spearmanIsThatOfR() throws {
    let all = try CorrelationMatrix.spearman(data)
    #expect(relativeError(aboveDiagonal(all.values), fixture.spearman) < 1e-12)
    let w = try CorrelationMatrix.spearman(weighted)
    #expect(relativeError(aboveDiagonal(w.values), fixture.spearmanWeighted) < 1e-12)
  }

  @Test func kendallIsThatOfR() throws {
    let all = try CorrelationMatrix.kendall(data)
    #expect(relativeError(aboveDiagonal(all.values), fixture.kendall) < 1e-12)
    let w = try CorrelationMatrix.kendall(weighted)
    #expect(relativeError(aboveDiagonal(w.values), fixture.kendallWeighted) < 1e-12)
  }

  /// The two-step maximum, solved in R with `mvtnorm` until its gradient is zero; lavaan's own
  /// optimiser stops at about 10⁻⁸ of it.
  @Test func polychoricIsTheMaximumOfItsLikelihood() throws {
    let all = try CorrelationMatrix.polychoric(data)
    #expect(relativeError(aboveDiagonal(all.values), fixture.polychoric) < 1e-10)
    #expect(relativeError(aboveDiagonal(all.values), fixture.lavaan) < 1e-6)
    let w = try CorrelationMatrix.polychoric(weighted)
    #expect(relativeError(aboveDiagonal(w.values), fixture.polychoricWeighted) < 1e-10)
  }

  @Test func wholeWeightsAreCopiesOfRows() throws {
    let w = try CorrelationMatrix.polychoric(weighted)
    let c = try CorrelationMatrix.polychoric(copies)
    #expect(relativeError(aboveDiagonal(w.values), aboveDiagonal(c.values)) < 1e-12)
    let tau = try CorrelationMatrix.kendall(copies)
    #expect(relativeError(aboveDiagonal(tau.values), fixture.kendallWeighted) < 1e-12)
  }

  @Test func tetrachoricAndFourfoldTables() throws {
    let binary = Matrix(rows: values.rows, columns: 6) { i, j in
      let x = values[i, j]
      return x.isNaN || j == 4 ? x : x > 2 ? 1 : 0
    }
    let fit = try CorrelationMatrix.polychoric(try Observations(binary))
    #expect(relativeError(aboveDiagonal(fit.values), fixture.tetrachoric) < 1e-10)

    let fourfold = Matrix(
      (0..<45).map { $0 < 20 ? [0, 0] : $0 < 35 ? [1, 0] : [1, 1] })
    let half = try CorrelationMatrix.polychoric(try Observations(fourfold))
    #expect(relativeError(half.values[0, 1], fixture.fourfold) < 1e-6)
    let raw = try CorrelationMatrix.polychoric(
      try Observations(fourfold), emptyCells: .asTheyAre)
    #expect(raw.values[0, 1] > 0.999)
  }

  /// Turning the categories of one variable round turns the sign.
  @Test func polychoricIsOddInEachVariable() throws {
    let turned = Matrix(rows: values.rows, columns: 2) { i, j in
      j == 0 ? -values[i, 0] : values[i, 1]
    }
    let fit = try CorrelationMatrix.polychoric(try Observations(turned))
    #expect(relativeError(-fit.values[0, 1], fixture.polychoric[0]) < 1e-10)
  }

  @Test func scoringEndsWithTheGradientAtZero() throws {
    let table = Matrix([[20, 10, 5], [6, 30, 12], [1, 9, 40]])
    let normal = NormalDistribution.standard
    let fit = PolychoricCorrelation(
      table: table, rowThresholds: [normal.quantile(35 / 133), normal.quantile(83 / 133)],
      columnThresholds: [normal.quantile(27 / 133), normal.quantile(76 / 133)])
    #expect(abs(fit.gradient) < 1e-11 && fit.iterations < 12 && !fit.isAtBoundary)
    #expect(fit.information > 0)
  }

  /// Expected: `mvtnorm::pmvnorm`.
  @Test func bivariateNormalProbabilities() {
    for c in fixture.bivariateNormal {
      let normal = BivariateNormal(correlation: c[2])
      #expect(abs(normal.cumulative(c[0], c[1]) - c[3]) < 2e-15, "\(c)")
    }
    let one = BivariateNormal(correlation: 1)
    let minusOne = BivariateNormal(correlation: -1)
    #expect(abs(one.cumulative(0.3, 1.2) - NormalDistribution.standard.cumulative(0.3)) < 1e-15)
    #expect(minusOne.cumulative(-0.3, 0.1) == 0)
    #expect(one.cumulative(.infinity, 0) == 0.5 && one.cumulative(-.infinity, 0) == 0)
    #expect(BivariateNormal(correlation: 2).cumulative(0, 0).isNaN)
  }

  /// Expected: `Matrix::nearPD(corr = TRUE)`.
  @Test func nearestCorrelationMatrix() throws {
    let indefinite = Matrix([[1, 0.9, 0.1], [0.9, 1, 0.9], [0.1, 0.9, 1]])
    let nearest = try NearestCorrelation(to: indefinite)
    #expect(relativeError(aboveDiagonal(nearest.values), fixture.nearest) < 1e-6)
    #expect(nearest.smallestEigenvalue < 0 && nearest.distance > 0.1)
    #expect(try SymmetricEigen.values(of: nearest.values).allSatisfy { $0 > 0 })
    let proper = Matrix([[1, 0.5], [0.5, 1]])
    #expect(try NearestCorrelation(to: proper).distance == 0)
  }

  /// The influence of a row is the derivative of the coefficient by its weight: here by central
  /// differences, for rows with and without missing values.
  @Test func influencesAreDerivatives() throws {
    let rows = Array(0..<80)
    let x = values.selecting(rows: rows, columns: [0, 1, 2])
    let w = rows.map { fixture.weights[$0] }
    let some = try Observations(x, weights: w)
    let kinds:
      [(
        CorrelationInfluence, (Observations) throws -> CorrelationMatrix
      )] = [
        (try .pearson(some), { try CorrelationMatrix.pearson($0) }),
        (
          try .polychoric(some),
          { try CorrelationMatrix.polychoric($0, emptyCells: .asTheyAre) }
        ),
      ]
    let missing = rows.filter { row in (0..<3).contains { x[row, $0].isNaN } }
    #expect(!missing.isEmpty)
    for (influence, correlations) in kinds {
      for row in [0, 7, 33] + missing.prefix(2) {
        var (up, down) = (w, w)
        up[row] += 1e-4
        down[row] -= 1e-4
        let higher = try correlations(try Observations(x, weights: up)).values
        let lower = try correlations(try Observations(x, weights: down)).values
        for (k, pair) in influence.pairs.enumerated() {
          let slope = (higher[pair.0, pair.1] - lower[pair.0, pair.1]) / 2e-4
          #expect(abs(influence.values[row, k] - slope) < 1e-8)
        }
      }
      // Scaling all weights alike moves nothing.
      let total = influence.values.transposeTimes(w)
      #expect(total.allSatisfy { abs($0) < 1e-9 })
    }
  }

  @Test func badInputIsNamed() throws {
    let constant = try Observations(Matrix([[1, 2], [1, 3]]), names: ["a", "b"])
    #expect(throws: ObservationsError.constant(column: "a")) {
      try CorrelationMatrix.pearson(constant)
    }
    #expect(throws: ObservationsError.constant(column: "a")) {
      try CorrelationMatrix.polychoric(constant)
    }
    let apart = try Observations(
      Matrix([[1, .nan], [2, .nan], [.nan, 1], [.nan, 2]]), names: ["a", "b"])
    #expect(throws: ObservationsError.noPairs(column: "a", other: "b")) {
      try CorrelationMatrix.spearman(apart)
    }
    let flat = try Observations(
      Matrix([[1, 1], [2, 1], [1, 1], [.nan, 2]]), names: ["a", "b"])
    #expect(throws: ObservationsError.noPairs(column: "a", other: "b")) {
      try CorrelationMatrix.polychoric(flat)
    }
    #expect(throws: ObservationsError.noPairs(column: "a", other: "b")) {
      try CorrelationMatrix.kendall(flat)
    }
    #expect(throws: ObservationsError.noCompleteRow) {
      try CorrelationMatrix.kendall(apart, missing: .listwise)
    }
    let many = try Observations(
      Matrix(rows: 50, columns: 2) { i, j in Double(i) + 0.1 * Double(j) }, names: ["a", "b"])
    #expect(throws: ObservationsError.categories(column: "a", found: 50, limit: 40)) {
      try CorrelationMatrix.polychoric(many)
    }
    #expect(throws: ObservationsError.weight(row: 1)) {
      try Observations(Matrix([[1], [2]]), weights: [1, -1])
    }
    #expect(throws: ObservationsError.infinite(row: 1, column: "a")) {
      try Observations(Matrix([[1], [.infinity]]), names: ["a"])
    }
    #expect(throws: MatrixError("correlation matrix", .notCorrelation(row: 1, column: 0))) {
      try CorrelationMatrix(Matrix([[1, 1.5], [1.5, 1]]))
    }
  }
}
