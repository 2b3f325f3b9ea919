/// A confirmatory factor analysis of ordered items: polychoric correlations fitted by diagonally
/// weighted least squares, with free thresholds.
///
/// Σ_{i<j} (r_ij − (ΛΦΛᵀ)_ij)²/γ_ij is minimised by Gauss–Newton steps, γ_ij being n times the variance
/// of r_ij; χ² and standard errors use all covariances of the correlations. `WLSMV` of `lavaan`.
/// B. Muthén, S. H. C. du Toit and D. Spisic (1997).
///
/// A correlation on the boundary has no finite variance: its γ is infinite, its weight zero, and it takes
/// no part in the sum of squares; it counts in the degrees of freedom, and in tr UΓ with the limit of its share, one.
public struct OrderedConfirmatoryModel: Sendable {
  /// The pattern.
  public let pattern: MeasurementPattern
  /// The items in the order of the data.
  public let items: [String]
  /// The polychoric correlations.
  public let correlations: CorrelationMatrix
  /// Loadings, then factor variances and covariances, as far as free, with robust standard errors.
  public let parameters: [ConfirmatoryParameter]
  /// The robust covariance of the parameters, in their order.
  public let covariance: Matrix
  /// Λ, items × factors, for answers of variance 1.
  public let loadings: Matrix
  /// Λ for factors of variance 1 too.
  public let standardizedLoadings: Matrix
  /// Φ.
  public let factorCovariances: Matrix
  /// 1 − (ΛΦΛᵀ)_ii.
  public let residualVariances: [Double]
  /// The items whose residual variance is not above zero: Heywood cases.
  public let heywood: [String]
  /// How the model fits.
  public let fit: OrderedConfirmatoryFit
  /// How the iteration ended.
  public let convergence: Convergence
  /// The largest absolute derivative of half the sum of squares at the estimates.
  public let largestGradient: Double

  /// Fits a pattern to the complete rows of ordered items, which have no weights.
  ///
  /// - Parameter emptyCells: what is done with empty cells of the tables of two items; the correlations
  ///   are taken there, their variances from the rows as they are.
  /// - Throws: `FactorError` as `ConfirmatoryModel`, or if rows are weighted or an item has no
  ///   polychoric correlation.
  public init(
    _ pattern: MeasurementPattern, _ data: Observations, scale: FactorScale = .marker,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) throws(FactorError) {
    guard data.weights.allSatisfy({ $0 == 1 }) else {
      throw .missing(what: "rows without weights for weighted least squares; that")
    }
    let structure = try MomentStructure(
      pattern, data.names, groups: 1, scale: scale, invariance: nil)
    let complete = data.selecting(rows: data.completeRows)
    let influence: CorrelationInfluence
    do throws(ObservationsError) {
      guard complete.values.rows > 0 else { throw .noCompleteRow }
      correlations = try .polychoric(complete, emptyCells: emptyCells)
      influence = try .polychoric(
        complete, curvature: .scoreProducts, emptyCells: emptyCells)
    } catch .interrupted {
      throw .matrix(MatrixError("polychoric correlations", .interrupted))
    } catch {
      throw .missing(what: "polychoric correlations of all items (\(error))")
    }
    let n = Double(complete.values.rows)
    var gamma: Matrix
    do throws(MatrixError) {
      gamma =
        n * (try influence.values.longTransposeTimes(influence.values, named: "confirmatory model"))
    } catch {
      throw .matrix(error)
    }
    for place in influence.boundary { gamma[place, place] = 1 }
    let scoring = CorrelationScoring(
      structure, correlations.values, influence.pairs, gamma, infinite: influence.boundary)
    guard scoring.count <= influence.pairs.count else {
      throw .missing(what: "more items or fewer factors: the model has too many parameters; it")
    }
    do throws(MatrixError) {
      let result = try scoring.run(limit: 1000)
      guard result.convergence.converged else {
        throw MatrixError("confirmatory model", .noConvergence)
      }
      let point = result.point
      let projected = try scoring.factor(at: point)
        .solve(point.slopes.scalingRows(by: scoring.weights).transposed)
      let robust =
        (1 / (n - 1))
        * (try projected.longProduct(gamma, named: "confirmatory model")).timesTranspose(projected)
      covariance = robust
      fit = try OrderedConfirmatoryFit(
        OrderedConfirmatoryFit.Input(
          pairs: influence.pairs, correlations: correlations.values, residuals: point.residuals,
          sample: scoring.sample, weights: scoring.weights, slopes: point.slopes,
          projected: projected, gamma: gamma, infinite: influence.boundary, rows: n))
      let matrices = structure.matrices(result.theta, group: 0)
      let common = (matrices.loadings * matrices.factors).timesTranspose(matrices.loadings).diagonal
      loadings = matrices.loadings
      factorCovariances = matrices.factors
      standardizedLoadings = matrices.loadings
        .scalingColumns(by: matrices.factors.diagonal.map { $0.squareRoot() })
      residualVariances = common.map { 1 - $0 }
      largestGradient = point.gradient.reduce(0) { max($0, abs($1)) }
      convergence = result.convergence
      parameters = (0..<scoring.count).map {
        ConfirmatoryParameter(
          name: structure.names[$0].name, group: nil, estimate: result.theta[$0],
          standardError: max(0, robust[$0, $0]).squareRoot())
      }
    } catch MatrixError("confirmatory model", .noConvergence) {
      throw .notConverged(what: "confirmatory model", iterations: 1000)
    } catch {
      throw .matrix(error)
    }
    self.pattern = pattern
    items = data.names
    heywood = zip(data.names, residualVariances).filter { $0.1 <= 0 }.map(\.0)
  }
}
