import CanvassNumerics
import CanvassTables

/// What makes the gap of a mean between two groups: who they are, and how alike people of each rate (Oaxaca, Int. Econ.
/// Rev. 14, 1973; Blinder, J. Human Resources 8, 1973; Jann, Stata J. 8, 2008).
///
/// With linear models y = xβ in each group and mean covariates x̄,
///
/// ```
/// ȳ_A − ȳ_B = (x̄_A − x̄_B)β_B  +  x̄_B(β_A − β_B)  +  (x̄_A − x̄_B)(β_A − β_B)
///              composition        rating             interaction
/// ```
///
/// Standard errors are those of the design: each part is a function of means and coefficients, whose influences of rows
/// are added up by cluster; covariates are random, too. Groups of one sample are domains of it, and share its clusters. Two
/// waves have each the variance of its own sample, with the covariance of their common clusters, as a change has.
public struct OaxacaDecomposition: Sendable {
  /// ȳ_A.
  public let first: Double
  /// ȳ_B.
  public let second: Double
  /// Composition, rating, interaction.
  public let parts: [Double]
  /// Their covariance.
  public let covariance: EstimateCovariance
  /// Degrees of freedom: first-stage clusters less strata; of two waves those of both, less those of the common clusters,
  /// which count once.
  public let degreesOfFreedom: Int
  /// The design of the sample, or of both waves together, of all their rows.
  public let design: DesignSummary
  /// Rows of each group.
  public let counts: (first: Int, second: Int)

  /// ȳ_A − ȳ_B.
  public var gap: Double { first - second }

  /// The part of composition where coefficients ωβ_A + (1 − ω)β_B are taken for both: composition + ω·interaction.
  /// What is left is rating.
  public func explained(reference weight: Double) -> (value: Double, variance: Double) {
    combination([1, 0, weight])
  }

  /// A sum of the parts with its variance, which is below 0, and no variance, where few clusters are common to two waves and
  /// vary more than all do.
  public func combination(_ coefficients: [Double]) -> (value: Double, variance: Double) {
    var (variance, size) = (0.0, 0.0)
    for i in parts.indices {
      for j in parts.indices {
        let term = coefficients[i] * coefficients[j] * covariance[i, j]
        variance += term
        size += abs(term)
      }
    }
    return (
      zip(coefficients, parts).reduce(0) { $0 + $1.0 * $1.1 },
      // Less than what the last digits hold is nothing.
      abs(variance) <= 1e-13 * size ? 0 : variance
    )
  }

  /// The decomposition of the gap of two groups of one sample.
  ///
  /// - Parameters:
  ///   - formula: y ~ x1 + x2, with a constant; factors are coded over both groups.
  ///   - isFirst: for each row, whether it is in A (true) or B (false); `nil` for neither.
  /// - Throws: `WaveError` where a group is too small, or its covariates depend on each other; `TableError`; `DesignError`.
  public init(_ formula: Formula, in table: Table, design: Design, isFirst: [Bool?]) throws {
    try self.init(formula, in: table, design, design.summary, isFirst) {
      try design.covariance(of: $0)
    }
  }

  /// The decomposition of what changed between two waves: A is the one after, B the one before.
  ///
  /// - Parameters:
  ///   - wave: the column that says which.
  ///   - inside: rows that are looked at; all if `nil`.
  /// - Throws: `WaveError` where there are not two waves, or as for groups; `TableError`; `DesignError`.
  public init(
    _ formula: Formula, in table: Table, wave: String,
    design specification: DesignSpecification, inside: [Bool]? = nil
  ) throws {
    let rows = try SeparateWaves(table, wave: wave, specification)
    let waves = try WaveComparison.waves(in: table, wave: wave, inside: inside)
    guard waves.count == 2 else {
      throw WaveError(
        "a gap lies between two waves, and there \(agreeing: waves.count, "is", "are") \(waves.count); choose two"
      )
    }
    let column = try table.column(wave)
    let isFirst = (0..<table.rowCount).map { row -> Bool? in
      guard inside?[row] != false, let text = column.text(at: row) else { return nil }
      return text == waves[1] ? true : text == waves[0] ? false : nil
    }
    try self.init(
      formula, in: rows.table, rows.design, DesignSummary(rows, specification), isFirst
    ) {
      try rows.covariance(of: $0, waves: (waves[0], waves[1]))
    }
  }

  private init(
    _ formula: Formula, in table: Table, _ design: Design, _ summary: DesignSummary,
    _ isFirst: [Bool?],
    covariance: (RowScores) throws -> (covariance: EstimateCovariance, degreesOfFreedom: Int)
  ) throws {
    let inside = isFirst.indices.map { isFirst[$0] != nil && design.weights[$0] != 0 }
    let matrix = try ModelMatrix(formula, table, rows: inside, response: .numbers)
    guard case .numbers(let response) = matrix.response else {
      throw WaveError("a gap is decomposed for a column of numbers; name one before the ~")
    }
    let groups = try [true, false].map { side in
      try GroupFit(
        matrix, response, at: matrix.rows.indices.filter { isFirst[matrix.rows[$0]] == side },
        design)
    }
    let (a, b) = (groups[0], groups[1])
    let composition = zip(a.means, b.means).map { $0 - $1 }
    let rating = zip(a.coefficients, b.coefficients).map { $0 - $1 }
    (first, second) = (a.response, b.response)
    parts = [
      dot(composition, b.coefficients), dot(b.means, rating), dot(composition, rating),
    ]
    counts = (a.places.count, b.places.count)
    self.design = summary
    // How each part moves with the means and the coefficients of a group.
    let zeros = composition.map { _ in 0.0 }
    let slopes: [(GroupFit, means: [[Double]], coefficients: [[Double]])] = [
      (a, [b.coefficients, zeros, rating], [zeros, b.means, composition]),
      (
        b, [negated(b.coefficients), rating, negated(rating)],
        [composition, negated(b.means), negated(composition)]
      ),
    ]
    var scores = Matrix(rows: matrix.rows.count, columns: 3)
    for (group, means, coefficients) in slopes {
      for part in 0..<3 {
        let moved = group.influence(means: means[part], coefficients: coefficients[part])
        for (place, value) in zip(group.places, moved) { scores[place, part] = value }
      }
    }
    (self.covariance, degreesOfFreedom) = try covariance(
      RowScores(rows: matrix.rows, values: scores))
  }
}

/// The weighted regression of a group, with the influence of its rows.
private struct GroupFit {
  /// Places among the rows of the model matrix.
  let places: [Int]
  let means: [Double]
  let coefficients: [Double]
  let response: Double
  private let x: Matrix
  private let residuals: [Double]
  private let weights: [Double]
  private let total: Double
  private let inverse: Matrix

  init(_ matrix: ModelMatrix, _ response: [Double], at places: [Int], _ design: Design) throws {
    guard places.count > matrix.names.count else {
      throw WaveError(
        "one of the two groups has \(counted: places.count, "complete row") for \(counted: matrix.names.count, "coefficient"); take "
          + "fewer covariates")
    }
    self.places = places
    x = matrix.matrix.selecting(rows: places)
    weights = places.map { design.weights[matrix.rows[$0]] }
    let total = weights.reduce(0, +)
    self.total = total
    let y = places.map { response[$0] }
    let fit = try LeastSquares(x, y, weights: weights, named: "covariates of a group")
    guard fit.aliased.isEmpty else {
      throw WaveError(
        "in one of the two groups \(matrix.names[fit.aliased[0]]) follows from the other covariates; leave it out"
      )
    }
    coefficients = fit.coefficients
    residuals = fit.residuals
    inverse = fit.inverseCrossProduct
    let weights = weights
    means = (0..<x.columns).map { [x] column in
      zip(weights, x.column(column)).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    self.response = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  /// What each row moves a function by, whose slopes by means and coefficients are given.
  func influence(means slopes: [Double], coefficients: [Double]) -> [Double] {
    let direction = inverse * coefficients
    return places.indices.map { row in
      let values = x.row(row)
      let mean = dot(slopes, values) - dot(slopes, means)
      return weights[row] * (mean / total + residuals[row] * dot(direction, values))
    }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

private func negated(_ a: [Double]) -> [Double] { a.map { -$0 } }
