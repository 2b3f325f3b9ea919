extension FullInformationModel {
  /// χ² and standard errors that do without normality: A⁻¹BA⁻¹ with the observed information A and the sum B of squared row
  /// scores, and c = (tr B₁A₁⁻¹ − tr BA⁻¹)/df with those of free moments (`MLR` of `lavaan`, `.yuanBentler`).
  ///
  /// - Throws: `FactorError`, or the wish to end the work.
  public func scaled() throws -> ScaledFit {
    let groups = try moments.map { try SaturatedInformation($0) }
    let count = theta.count
    var meat = Matrix(rows: count, columns: count)
    for g in groups.indices {
      let slopes = slopes(g)
      try forEachBlock(of: g, slopes) { _, scores in
        let products = scores.symmetricProduct
        for (b, kb) in slopes.parameters.enumerated() {
          for (a, ka) in slopes.parameters.enumerated() { meat[ka, kb] += products[a, b] }
        }
      }
    }
    let saturated = groups.reduce(0) { $0 + $1.trace }
    let null = moments.reduce(0) { $0 + Self.nullTrace($1) }
    let df = fit.degreesOfFreedom
    return ScaledFit(
      fit, factor: df > 0 ? (saturated - (covariance * meat).trace) / df : .nan,
      nullFactor: (saturated - null) / fit.nullDegreesOfFreedom,
      covariance: covariance * meat * covariance, rows: scoring.rows,
      complete: try completeStatistics(groups))
  }

  /// The derivatives of the moments of a group.
  func slopes(_ g: Int) -> MomentSlopes {
    MomentSlopes(
      scoring.structure, scoring.structure.matrices(theta, group: g), group: g)
  }

  /// Goes through the scores of the rows of a group by its parameters.
  func forEachBlock(
    of g: Int, _ slopes: MomentSlopes, _ body: (_ rows: [Int], _ scores: Matrix) throws -> Void
  ) throws {
    let mean = scoring.structure.matrices(theta, group: g).mean
    let delta = slopes.byMoment
    let scores = RowMomentScores(moments[g], at: point.groups[g], means: mean)
    try scores.forEachBlock { try body($0, $1 * delta) }
  }

  /// tr BA⁻¹ of the model in which nothing covaries: for each item, with z its standardised answers, Σ of
  /// ω²(½(z² − 1)² + z²) over the weight that has it.
  private static func nullTrace(_ group: SaturatedMoments) -> Double {
    let (means, variances) = group.likelihood.availableMoments
    let coverage = group.likelihood.coverage
    let used = group.likelihood.patterns.flatMap(\.rows)
    let unit = group.rows / used.reduce(0) { $0 + group.data.weights[$1] }
    var trace = 0.0
    for j in means.indices {
      var sum = 0.0
      for row in used where !group.data.values[row, j].isNaN {
        let away = group.data.values[row, j] - means[j]
        let square = away * away / variances[j]
        let weight = unit * group.data.weights[row]
        sum += weight * weight * ((square - 1) * (square - 1) / 2 + square)
      }
      trace += sum / (group.rows * coverage[j])
    }
    return trace
  }

  /// χ² of the model and of the null model that complete rows of the saturated moments would have at the estimates,
  /// over the means that they have.
  private func completeStatistics(
    _ groups: [SaturatedInformation]
  ) throws -> (model: FitIndices.Statistic, null: FitIndices.Statistic) {
    let structure = scoring.structure
    let saturated = moments
    let complete = try MomentScoring(
      structure, covariances: saturated.map(\.covariance), means: saturated.map(\.means),
      rows: scoring.rows)
    let n = scoring.rows.reduce(0, +)
    let value = complete.evaluate(theta)?.value ?? .nan
    let df = fit.degreesOfFreedom
    let trace = try SaturatedInformation.correctedTrace(
      groups,
      slopes: groups.indices.map { g in
        let own = slopes(g)
        let delta = own.byMoment
        var all = Matrix(rows: delta.rows, columns: theta.count)
        for (k, parameter) in own.parameters.enumerated() {
          for i in 0..<delta.rows { all[i, parameter] += delta[i, k] }
        }
        return all
      })
    let p = structure.items
    let pairs = TriangularPlaces(order: p).count
    // Variances and means of their own.
    let free = (0..<p).map { TriangularPlaces.place($0, $0) } + (pairs..<(pairs + p))
    var nullTrace = 0.0
    var nullValue = 0.0
    for (group, own) in zip(groups, saturated) {
      var slopes = Matrix(rows: pairs + p, columns: free.count)
      for (k, place) in free.enumerated() { slopes[place, k] = 1 }
      nullTrace += try SaturatedInformation.correctedTrace([group], slopes: [slopes])
      let (means, variances) = own.likelihood.availableMoments
      let log2 = try Cholesky(of: own.covariance, named: "covariance matrix").logDeterminant
      var sum = -log2 - Double(p)
      for j in 0..<p {
        let away = own.means[j] - means[j]
        sum += log(variances[j]) + (own.covariance[j, j] + away * away) / variances[j]
      }
      nullValue += own.rows * sum
    }
    let nullDf = fit.nullDegreesOfFreedom
    return (
      FitIndices.Statistic(
        value: n * value, degreesOfFreedom: df, scale: df > 0 ? trace / df : 1),
      FitIndices.Statistic(value: nullValue, degreesOfFreedom: nullDf, scale: nullTrace / nullDf)
    )
  }

  /// What each row contributes, with its weight, group by group: to the scores of the parameters at the estimates, and to those
  /// of free moments at theirs, turned so that their observed information is the identity.
  ///
  /// - Throws: `FactorError`, or the wish to end the work.
  public func scores() throws -> ConfirmatoryScores {
    let structure = scoring.structure
    let count = theta.count
    let perGroup = structure.items * (structure.items + 3) / 2
    let total = moments.reduce(0) { $0 + $1.data.values.rows }
    var rowScores = Matrix(rows: total, columns: count)
    var whitenedScores = Matrix(rows: total, columns: perGroup * moments.count)
    var whitened = Matrix(rows: perGroup * moments.count, columns: count)
    var first = 0
    for (g, group) in moments.enumerated() {
      let own = slopes(g)
      try forEachBlock(of: g, own) { rows, scores in
        for (k, parameter) in own.parameters.enumerated() {
          for (i, row) in rows.enumerated() { rowScores[first + row, parameter] += scores[i, k] }
        }
      }
      let information = group.information
      let root = try InformationFactor(information: information).inverseRoot
      let turned = root.transposeTimes(information * own.byMoment)
      for (k, parameter) in own.parameters.enumerated() {
        for j in 0..<perGroup { whitened[g * perGroup + j, parameter] += turned[j, k] }
      }
      let free = RowMomentScores(group, at: group.point, means: group.means)
      try free.forEachBlock { rows, scores in
        let values = scores * root
        for j in 0..<perGroup {
          for (i, row) in rows.enumerated() {
            whitenedScores[first + row, g * perGroup + j] = values[i, j]
          }
        }
      }
      first += group.data.values.rows
    }
    let n = scoring.rows.reduce(0, +)
    return ConfirmatoryScores(
      parameters: parameters.map { $0.name + ($0.group.map { " in " + $0 } ?? "") },
      estimates: theta, information: (n / 2) * scoring.curvature(theta, point, .observed),
      rowScores: rowScores,
      moments: ConfirmatoryScores.WhitenedMoments(rowScores: whitenedScores, slopes: whitened),
      fit: fit)
  }
}
