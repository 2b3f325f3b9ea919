/// A confirmatory model as a sampling design sees it: what each row contributes, with its weight, to the
/// score of the parameters and to the moments that are fitted.
///
/// A row with weight ω adds ω(½ tr Σ⁻¹Σ_aΣ⁻¹(qqᵀ − Σ) + μ_aᵀΣ⁻¹q), q = x − μ, to the score of θ_a; where
/// means are not modelled q = x − x̄. The information is n/2 times the exact Hessian. Weights are made to
/// add up to the rows that the moments of their group count.
public struct ConfirmatoryScores: ScoredModel {
  /// What they are called, with their group where they have one.
  public let parameters: [String]
  /// Their estimates.
  public let estimates: [Double]
  /// n/2 times the exact Hessian of the discrepancy.
  public let information: Matrix
  /// Rows × parameters, group after group.
  public let rowScores: Matrix
  /// The fitted moments.
  public let moments: WhitenedMoments
  private let chiSquared: Double
  private let degreesOfFreedom: Double

  /// The means and covariances of each group, turned and scaled so that for independent rows of a normal
  /// distribution with the covariances of the model their covariance is the identity.
  public struct WhitenedMoments: ScoredModel {
    /// Their numbers.
    public let parameters: [String]
    /// All zero: they are taken about what was observed.
    public let estimates: [Double]
    /// The identity.
    public let information: Matrix
    /// Rows × moments, group after group.
    public let rowScores: Matrix
    /// Their derivatives by the parameters: moments × parameters.
    let slopes: Matrix

    init(rowScores: Matrix, slopes: Matrix) {
      parameters = (0..<rowScores.columns).map { "moment \($0 + 1)" }
      estimates = Array(repeating: 0, count: rowScores.columns)
      information = .identity(rowScores.columns)
      self.rowScores = rowScores
      self.slopes = slopes
    }
  }

  /// χ² of the model when rows are not independent or not normal. J. N. K. Rao and A. J. Scott, Ann.
  /// Statist. 12 (1984), for these moments: A. Satorra and P. M. Bentler (1994).
  public struct Test: Sendable, Equatable {
    /// χ²/c.
    public let chiSquared: Double
    /// c = tr UC/df, with C the covariance of the whitened moments and U the projection on what the
    /// model does not reach.
    public let factor: Double
    /// (tr UC)²/tr UCUC: the degrees of freedom of the χ² whose variance is that of the test.
    public let effectiveDegreesOfFreedom: Double
    /// P(F ≥ χ²/(c df)), F with the effective degrees of freedom d and dν, ν those of the design.
    public let p: Double
  }

  init(
    _ estimate: ConfirmatoryEstimate, _ data: [Observations], names: [String], items: [String]
  ) throws(FactorError) {
    guard data.count == estimate.rows.count else {
      throw .missing(what: "the rows of each of \(estimate.rows.count) groups")
    }
    for observations in data {
      guard observations.names == items,
        observations.completeRows.count == observations.values.rows
      else { throw .missing(what: "for each group the complete rows of the model's items") }
    }
    let structure = estimate.scoring.structure
    let n = estimate.rows.reduce(0, +)
    let count = structure.parameterCount
    let perGroup =
      structure.items * (structure.items + 1) / 2
      + (structure.hasMeans ? structure.items : 0)
    let rows = data.reduce(0) { $0 + $1.values.rows }
    var scores = Matrix(rows: rows, columns: count)
    var moments = Matrix(rows: rows, columns: perGroup * data.count)
    var slopes = Matrix(rows: perGroup * data.count, columns: count)
    var first = 0
    do throws(MatrixError) {
      for (g, observations) in data.enumerated() {
        let part = try GroupScores(
          structure, estimate.matrices[g], observations, rows: estimate.rows[g], group: g)
        for (k, parameter) in part.parameters.enumerated() {
          for i in 0..<observations.values.rows {
            scores[first + i, parameter] += part.scores[i, k]
          }
          for j in 0..<perGroup { slopes[g * perGroup + j, parameter] += part.slopes[j, k] }
        }
        for j in 0..<perGroup {
          for i in 0..<observations.values.rows {
            moments[first + i, g * perGroup + j] = part.moments[i, j]
          }
        }
        first += observations.values.rows
      }
      let observed = try ObservedInformation(estimate.scoring, at: estimate.theta).matrix
      self.init(
        parameters: names, estimates: estimate.theta, information: (n / 2) * observed,
        rowScores: scores, moments: WhitenedMoments(rowScores: moments, slopes: slopes),
        fit: estimate.fit)
    } catch {
      throw .matrix(error)
    }
  }

  /// Scores of a model with some fit.
  init(
    parameters: [String], estimates: [Double], information: Matrix, rowScores: Matrix,
    moments: WhitenedMoments, fit: ConfirmatoryFit
  ) {
    self.parameters = parameters
    self.estimates = estimates
    self.information = information
    self.rowScores = rowScores
    self.moments = moments
    chiSquared = fit.chiSquared
    degreesOfFreedom = fit.degreesOfFreedom
  }

  /// The test of the model under the covariance that a design gives the whitened moments.
  ///
  /// - Parameters:
  ///   - freedom: clusters less strata.
  /// - Throws: `FactorError` if the derivatives of the moments are linearly dependent.
  public func test(covariance: Matrix, designDegreesOfFreedom freedom: Int) throws(FactorError)
    -> Test
  {
    let slopes = moments.slopes
    let product: Matrix
    do throws(MatrixError) {
      let bread = try InformationFactor(
        rows: slopes, weights: [Double](repeating: 1, count: slopes.rows))
      let reached = bread.solve(slopes.transposeTimes(covariance))
      product = covariance - slopes * reached
    } catch {
      throw .matrix(error)
    }
    let mean = product.trace
    let square = innerProduct(product.transposed.elements, product.elements)
    let effective = mean * mean / square
    let factor = mean / degreesOfFreedom
    let isDefined = degreesOfFreedom > 0 && factor > 0 && freedom > 0
    let test = isDefined ? chiSquared / factor : .nan
    return Test(
      chiSquared: test, factor: isDefined ? factor : .nan,
      effectiveDegreesOfFreedom: isDefined ? effective : .nan,
      p: isDefined
        ? FDistribution(effective, effective * Double(freedom)).upperTail(test / degreesOfFreedom)
        : .nan)
  }
}

extension ConfirmatoryModel {
  /// What each of the rows that the moments came from contributes, with its weight.
  ///
  /// - Throws: `FactorError` if rows are incomplete or there are other groups.
  public func scores(by data: Observations) throws(FactorError) -> ConfirmatoryScores {
    try ConfirmatoryScores(estimate, [data], names: parameters.map(\.name), items: items)
  }
}

extension GroupedConfirmatoryModel {
  /// What each of the rows that the moments came from contributes, with its weight, group by group.
  ///
  /// - Throws: `FactorError` if rows are incomplete or there are other groups.
  public func scores(by data: [Observations]) throws(FactorError) -> ConfirmatoryScores {
    let names = parameters.map { $0.name + ($0.group.map { " in " + $0 } ?? "") }
    return try ConfirmatoryScores(estimate, data, names: names, items: items)
  }
}
