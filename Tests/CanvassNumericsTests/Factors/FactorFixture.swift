import CanvassNumerics

/// `Fixtures/make/factors.R`.
struct FactorFixture: Decodable {
  struct Fit: Decodable {
    let factors: Int
    let uniquenesses: [Double]
    let loadings: [[Double]]
    let objective, statistic: Double
    let dof: Int
  }
  struct MinimumResiduals: Decodable {
    let uniquenesses: [Double]
    let loadings: [[Double]]
    let objective, statistic, discrepancy, tli, bic, rms, null, p: Double
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
  let ability, harman, bfi: [[Double]]
  let abilityFits, harmanFits: [Fit]
  let bfiFit: Fit
  let minres: MinimumResiduals
  let axis: Axis
  let map, msa: [Double]
  let kmo, bartlett, bartlettDf: Double
}
