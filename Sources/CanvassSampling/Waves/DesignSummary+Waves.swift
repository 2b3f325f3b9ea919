extension DesignSummary {
  /// The design of several waves together: a first-stage cluster that was asked again is one cluster, and strata of two waves
  /// that have clusters in common are one stratum. Those that have none stay apart, as two samples are.
  ///
  /// Of two waves clusters less strata are the degrees of freedom of a change of all rows: those of both, less Σ (m_h − 1)
  /// over the m_h common clusters of a stratum.
  ///
  /// - Parameter specification: the design of one wave, in words of the columns.
  init(_ waves: SeparateWaves, _ specification: DesignSpecification) {
    let separate = waves.design.summary
    let (clusters, strata) = waves.common.joined
    self.init(
      specification: specification, rowCount: separate.rowCount,
      stratumCount: strata, clusterCount: clusters,
      degreesOfFreedom: separate.degreesOfFreedom - (separate.clusterCount - clusters)
        + (separate.stratumCount - strata),
      effectiveStageCount: separate.effectiveStageCount)
  }
}
