/// McDonald's ω: how much of the variance of a sum of items is due to all common factors (total), and
/// to the one that all items share (hierarchical).
///
/// Minimum-residual factors, oblimin, and a general factor behind them by the Schmid–Leiman
/// transformation, as in `psych::omega`. R. P. McDonald, Test Theory (1999); J. Schmid and J. M. Leiman,
/// Psychometrika 22 (1957).
public struct Omega: Sendable {
  /// 1 − Σψ / ΣΣr.
  public let total: Double
  /// (Σ general loadings)² / ΣΣr; equal to the total with one factor.
  public let hierarchical: Double
  /// The loadings on the general factor.
  public let general: [Double]
  /// The loadings on what the group factors have beside it: variables × factors; no columns with one
  /// factor.
  public let groups: Matrix
  /// The uniquenesses.
  public let uniquenesses: [Double]
  /// How the extraction ended.
  public let convergence: Convergence
  /// The items whose uniqueness ended at its lower bound.
  public let heywood: [String]
  /// ω hierarchical at each minimum of oblimin that the starts found, the smallest first; the first is the
  /// one reported. None with one factor. Where they differ, the general factor is a matter of which
  /// rotation is believed.
  public let rotations: [RotationMinimum]
  /// Whether the general factor leaves a group factor nothing of its own, so that g is at a bound.
  public let isGroupEmpty: Bool
  /// The factors behind it.
  package let frame: FactorFrame

  /// A minimum of the rotation and what it makes of the general factor.
  public struct RotationMinimum: Sendable, Equatable {
    /// The criterion.
    public let criterion: Double
    /// How many starts ended there.
    public let starts: Int
    /// ω hierarchical.
    public let hierarchical: Double
  }

  /// ω of items with given correlations, with one factor or three and more.
  ///
  /// With two group factors their correlation does not say how much each has of the general factor.
  ///
  /// - Throws: `FactorError` if the factors cannot be found.
  public init(
    _ correlations: CorrelationMatrix, factors: Int = 3, options: Rotation.Options = .init()
  ) throws(FactorError) {
    guard factors != 2 else { throw .missing(what: "one group factor, or three and more,") }
    let r = correlations.values
    let solution = try FactorSolution(correlations, factors: factors)
    let variance = r.elements.reduce(0, +)
    guard variance > 0 else { throw .missing(what: "a sum of items that varies") }
    uniquenesses = solution.uniquenesses
    convergence = solution.convergence
    heywood = solution.heywood
    total = 1 - solution.uniquenesses.reduce(0, +) / variance
    if factors == 1 {
      general = solution.loadings.column(0)
      groups = Matrix(rows: r.rows, columns: 0)
      rotations = []
      frame = FactorFrame(solution)
      isGroupEmpty = false
    } else {
      let minima = try Rotation.minima(solution.loadings, Oblimin(), .oblique, options)
      let apart = try SchmidLeiman(minima[0])
      frame = FactorFrame(
        solution, minima[0], Oblimin(), .oblique, kaiser: options.kaiser)
      isGroupEmpty = !apart.heywood.isEmpty
      var rotations: [RotationMinimum] = []
      for (rotation, minimum) in zip(minima, minima[0].optima) {
        // A minimum whose factors have no general one behind them has no ω to compare.
        guard let other = try? SchmidLeiman(rotation) else { continue }
        let sum = other.general.reduce(0, +)
        rotations.append(
          RotationMinimum(
            criterion: rotation.value, starts: minimum.starts, hierarchical: sum * sum / variance))
      }
      self.rotations = rotations
      general = apart.general
      groups = apart.groups
    }
    let sum = general.reduce(0, +)
    hierarchical = sum * sum / variance
  }
}
