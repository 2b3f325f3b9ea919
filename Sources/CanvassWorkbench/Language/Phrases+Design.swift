import CanvassSampling

extension Phrases {
  /// What the standard errors rest on, and which rows the estimates are about.
  func designNote(_ survey: AnalysedSurvey) -> String {
    let (design, rows) = (survey.design, survey.design.rowCount)
    let sample =
      design.specification.isSimpleRandom
      ? estimates.simpleRandomSample(rows: rows)
      : estimates.design(
        rows: rows, clusters: design.clusterCount, areUnits: design.specification.clusters.isEmpty,
        strata: design.stratumCount, freedom: design.degreesOfFreedom,
        replicates: design.specification.givenReplicates.map {
          estimates.givenWeights(kind: "\($0.kind)", count: $0.columns.count)
        } ?? design.specification.replicateName)
    let settings = survey.settings
    let phase =
      design.secondPhase.map { phase in
        " "
          + estimates.secondPhase(
            units: phase.units, areRows: design.specification.secondPhase?.clusters == nil,
            strata: phase.strata)
      } ?? ""
    let recipe =
      design.specification.recipe.map {
        " "
          + weights.madeBy(
            $0.steps.map(weights.name), reproducesTotals: design.reproducesTotals,
            isReplayed: design.specification.replicateName != nil)
      } ?? ""
    guard settings.filter != nil || survey.isCell else { return sample + phase + recipe }
    return estimates.someRows(isCell: survey.isCell, condition: settings.filter?.description)
      + sample + phase + recipe
  }
}
