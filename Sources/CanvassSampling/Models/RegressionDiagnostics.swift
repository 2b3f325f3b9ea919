import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether a regression can be trusted: what its terms share, how well it fits, and why some of this
/// cannot be said.
public struct RegressionDiagnostics: Sendable {
  /// How much the variances of a term's coefficients suffer from the other terms.
  public struct Inflation: Sendable {
    /// The term.
    public let term: String
    /// The number of its coefficients.
    public let coefficients: Int
    /// The generalised variance inflation factor, for one coefficient the VIF.
    public let factor: Double
    /// Its 1/(2·coefficients)-th power, which compares terms.
    public let perCoefficient: Double
  }

  /// One for each term with coefficients.
  public var inflation: [Inflation] = []
  /// The largest condition index of the weighted model matrix with columns of length 1.
  public var conditionNumber: Double?
  /// McFadden's, Cox and Snell's and Nagelkerke's measures.
  public var pseudoRSquared: PseudoRSquared?
  /// Tjur's coefficient of discrimination.
  public var discrimination: Double?
  /// The test of Hosmer and Lemeshow.
  public var hosmerLemeshow: HosmerLemeshow?
  /// Why something that could be expected is left out, a sentence each.
  public var omissions: [Sentence] = []

  fileprivate mutating func leaveOut(_ what: Sentence) { omissions.append(what) }
}

extension FormulaRegression {
  /// The diagnostics that exist for the family and the weights.
  public func diagnostics() -> RegressionDiagnostics {
    var result = RegressionDiagnostics()
    addCollinearity(&result)
    addFit(&result)
    return result
  }

  private var isSampled: Bool {
    if case .sampling = fit.data.weights { return true }
    return false
  }

  /// |C₁₁||C₂₂|/|C| for the correlations C of the coefficients in the inverse information (J. Fox and
  /// G. Monette, J. Amer. Statist. Assoc. 87, 1992; R: `car::vif`).
  private func addCollinearity(_ result: inout RegressionDiagnostics) {
    let data = fit.data
    let aliased = Set(fit.aliased)
    let kept = modelColumns.indices.filter { !aliased.contains(terms[$0]) }
    result.conditionNumber = data.conditionIndices(columns: kept)?.last
    if fit.equationCount > 1 {
      result.leaveOut(
        "no variance inflation: a multinomial model has several coefficients for each column")
      return
    }
    guard formula.hasIntercept else {
      result.leaveOut("no variance inflation: without a constant it has no meaning")
      return
    }
    // Thresholds stand for a constant.
    let slopes = kept.indices.filter { coding.termOfColumn[modelColumns[kept[$0]]] >= 0 }
    guard slopes.count > 1 else { return }
    for (index, name) in formula.termNames.enumerated() {
      let own = slopes.filter { coding.termOfColumn[modelColumns[kept[$0]]] == index }
      guard !own.isEmpty else { continue }
      let factor = fit.varianceInflation(of: own, beside: slopes.filter { !own.contains($0) })
      guard factor.isFinite else { continue }
      result.inflation.append(
        .init(
          term: name, coefficients: own.count, factor: factor,
          perCoefficient: pow(factor, 1 / Double(2 * own.count))))
    }
  }

  private func addFit(_ result: inout RegressionDiagnostics) {
    if isSampled {
      if case .linear = fit { return }
      result.leaveOut(
        "no pseudo-R² and no test of Hosmer and Lemeshow: sampling weights have no likelihood")
      return
    }
    switch fit {
    case .linear: break
    case .generalized(let model):
      guard model.family.hasUnitDispersion else {
        result.leaveOut(
          "no pseudo-R²: with a dispersion that is estimated it has no meaning")
        return
      }
      result.pseudoRSquared = try? model.pseudoRSquared()
      guard family.isBinary else { return }
      result.discrimination = try? model.discrimination()
      do throws(RegressionError) {
        result.hosmerLemeshow = try HosmerLemeshow(model)
      } catch {
        result.leaveOut("no test of Hosmer and Lemeshow: \(error)")
      }
    case .ordinal, .multinomial:
      let statistics = fit.statistics(hasIntercept: formula.hasIntercept)
      if let own = statistics.logLikelihood, let null = statistics.nullDeviance {
        result.pseudoRSquared = PseudoRSquared(
          logLikelihood: own, null: -null / 2, units: statistics.units)
      }
    }
  }
}
