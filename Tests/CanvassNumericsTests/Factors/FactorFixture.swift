import CanvassNumerics

/// `Fixtures/make/factors.R`.
struct FactorFixture: Decodable {
  /// Where `factanal` stopped, with the largest derivative by log ψ there.
  struct Factanal: Decodable { let objective, statistic, gradient: Double }
  struct Fit: Decodable {
    let factanal: Factanal
    let factors: Int
    let uniquenesses: [Double]
    let loadings: [[Double]]
    let objective, statistic: Double
    let dof: Int
  }
  /// Where psych's search stopped, and its fit there.
  struct Stopped: Decodable {
    let uniquenesses, rmsea: [Double]
    let objective, gradient, discrepancy, rms, statistic, tli, bic: Double
  }
  struct MinimumResiduals: Decodable {
    let uniquenesses: [Double]
    let loadings: [[Double]]
    let objective, statistic, discrepancy, tli, bic, rms, pairedRms, null, p: Double
    let psych: Stopped
    let dof: Int
    let rmsea: [Double]
  }
  struct Axis: Decodable {
    let uniquenesses: [Double]
    let loadings: [[Double]]
  }
  struct Weighted: Decodable {
    let weights, loadings: [[Double]]
    let objective: Double
  }
  let weighted: Weighted
  let congruence: [[Double]]
  let ability, harman, bfi, counts: [[Double]]
  let abilityFits, harmanFits: [Fit]
  let bfiFit: Fit
  let minres: MinimumResiduals
  let axis: Axis
  let map, msa: [Double]
  let kmo, bartlett, bartlettDf: Double
}
