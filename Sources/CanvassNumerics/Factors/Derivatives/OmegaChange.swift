extension Omega {
  /// How ω moves with each correlation, by the derivatives of its factors (`FactorDerivatives`), of the one factor behind
  /// theirs, and of the variance of the sum: those of ω total and of ω hierarchical, by pair.
  ///
  /// - Throws: `FactorError` where they do not exist.
  package func derivatives() throws(FactorError) -> (total: [Double], hierarchical: [Double]) {
    let changes = try FactorDerivatives(frame)
    let variance = frame.solution.correlations.values.elements.reduce(0, +)
    let unique = uniquenesses.reduce(0, +)
    let sum = general.reduce(0, +)
    let (lambda, phi) = (frame.loadings, frame.factorCorrelations)
    let k = lambda.columns
    var (g, gSlopes) = ([1.0], Matrix(rows: 1, columns: 0))
    if k > 1 {
      let second = FactorFrame(try Self.generalFactor(phi))
      g = second.loadings.column(0)
      gSlopes = try FactorDerivatives(second).loadings
    }
    var (total, hierarchical): ([Double], [Double]) = ([], [])
    for pair in changes.pairs.indices {
      // Each correlation stands twice in the variance.
      let psi = changes.uniquenesses.column(pair).reduce(0, +)
      total.append((2 * unique / variance - psi) / variance)
      let own = Matrix(
        rows: lambda.rows, columns: k, elements: changes.loadings.column(pair))
      var moved = (own * g).reduce(0, +)
      if k > 1 {
        let correlations = changes.factorCorrelations.column(pair)
        let between = (0..<k).flatMap { b in (0..<b).map { correlations[b * k + $0] } }
        moved += (lambda * (gSlopes * between)).reduce(0, +)
      }
      hierarchical.append(2 * sum * (moved - sum / variance) / variance)
    }
    return (total, hierarchical)
  }

  /// ω total and ω hierarchical of other correlations, from the same factors taken out and turned again.
  ///
  /// - Throws: `FactorError` where the search does not settle.
  package func values(
    at correlations: Matrix
  ) throws(FactorError) -> (total: Double, hierarchical: Double) {
    let found = try FactorRefit(frame, to: correlations)
    let variance = correlations.elements.reduce(0, +)
    let general =
      found.loadings.columns == 1
      ? found.loadings.column(0)
      : found.loadings
        * (try Self.generalFactor(found.factorCorrelations)).loadings.column(0)
    let sum = general.reduce(0, +)
    return (1 - found.uniquenesses.reduce(0, +) / variance, sum * sum / variance)
  }

  /// The one factor behind correlated factors.
  private static func generalFactor(_ phi: Matrix) throws(FactorError) -> FactorSolution {
    let matrix: CorrelationMatrix
    do throws(MatrixError) {
      matrix = try CorrelationMatrix(phi)
    } catch {
      throw .matrix(error)
    }
    return try FactorSolution(matrix, factors: 1)
  }
}
