import CanvassNumerics

extension RegressionInference {
  /// The coefficients of one regression on each of several imputations, pooled by Rubin's rules. Each has degrees of
  /// freedom of its own; `degreesOfFreedom` are the fewest.
  ///
  /// - Precondition: two imputations or more.
  /// - Throws: `ModelError` where they have not the same coefficients.
  public init(pooling imputations: [RegressionInference]) throws {
    let first = imputations[0]
    for other in imputations.dropFirst() {
      let names = [first, other].map { inference in
        inference.parameters.map(\.term)
      }
      guard names[0] != names[1] else { continue }
      let differing =
        names[0].filter { !names[1].contains($0) } + names[1].filter { !names[0].contains($0) }
      throw ModelError(
        "\"\(differing.first ?? "")\" has a coefficient in some imputations and none in others, so they cannot be pooled; leave the term out, or join the rare category with another one"
      )
    }
    let pooled = PooledParameters(imputations)
    let numbers = first.parameters.indices.map { place in
      CoefficientEstimate(pooling: imputations.map { $0.parameters[place] })
    }
    var next = numbers.makeIterator()
    let coefficients = first.coefficients.map { $0.value.isNaN ? $0 : next.next() ?? $0 }
    let covariance = pooled.covariance
    self.init(
      coefficients: coefficients, thresholds: Array(numbers.suffix(first.thresholds.count)),
      covariance: covariance,
      parameterCovariance: ParameterCovariance(covariance, .identity(numbers.count)),
      degreesOfFreedom: numbers.map(\.degreesOfFreedom).min() ?? .nan,
      designDegreesOfFreedom: imputations.compactMap(\.designDegreesOfFreedom).min(),
      replicateCount: first.replicateCount,
      lostReplicates: imputations.map(\.lostReplicates).max() ?? 0)
    let alone = Set(imputations.flatMap(\.termsOfOneCluster))
    termsOfOneCluster = parameters.map(\.term).filter(alone.contains)
  }
}

extension PooledParameters {
  /// The parameters of one regression on each of several imputations.
  fileprivate init(_ imputations: [RegressionInference]) {
    self.init(imputations.map { $0.parameters.map(\.value) }, imputations.map(\.covariance))
  }
}

extension FormulaRegression {
  /// Tests of the terms from several imputations (`PooledParameters.test`).
  ///
  /// - Parameter imputations: the coefficients of this regression on each, as for `RegressionInference(pooling:)`.
  public func termTests(pooling imputations: [RegressionInference]) throws -> [TermTest] {
    let pooled = PooledParameters(imputations)
    let numbers = try RegressionInference(pooling: imputations).parameters
    let complete = imputations.map(\.degreesOfFreedom).min() ?? .nan
    return termPlaces.map { name, places in
      let freedom = places.map { numbers[$0].degreesOfFreedom }.min() ?? .nan
      let test =
        complete > 0 && freedom > 0
        ? pooled.test(places, complete: complete, freedom: freedom) : nil
      return TermTest(
        term: name, coefficients: places.count, denominator: test?.degreesOfFreedom ?? freedom,
        statistic: test?.statistic)
    }
  }
}

extension MarginalEffect {
  /// Effects from several imputations, in one order, pooled by Rubin's rules.
  ///
  /// - Throws: `ModelError` where they are not the same effects.
  public static func pooled(_ imputations: [[MarginalEffect]]) throws -> [MarginalEffect] {
    try CoefficientEstimate.pooled(imputations, \.effect) { [$0.term, $0.level, $0.category] }
  }
}

extension PredictiveMargin {
  /// Margins from several imputations, in one order, pooled by Rubin's rules.
  ///
  /// - Throws: `ModelError` where they are not the same margins.
  public static func pooled(_ imputations: [[PredictiveMargin]]) throws -> [PredictiveMargin] {
    try CoefficientEstimate.pooled(imputations, \.mean) { [$0.variable, $0.level, $0.category] }
  }
}

extension CoefficientEstimate {
  /// Results from several imputations, those of the first with the numbers pooled.
  ///
  /// - Parameter things: what a result is of.
  /// - Throws: `ModelError` where they are not of the same things.
  fileprivate static func pooled<Result>(
    _ imputations: [[Result]], _ number: WritableKeyPath<Result, CoefficientEstimate>,
    of things: (Result) -> [String?]
  ) throws -> [Result] {
    let first = imputations[0].map(things)
    guard imputations.allSatisfy({ $0.map(things) == first }) else {
      throw ModelError(
        "the imputations have not the same categories, so their effects cannot be pooled; join rare categories"
      )
    }
    return imputations[0].enumerated().map { place, own in
      var pooled = own
      pooled[keyPath: number] = CoefficientEstimate(
        pooling: imputations.map { $0[place][keyPath: number] })
      return pooled
    }
  }

  /// One parameter from several imputations.
  fileprivate init(pooling imputations: [CoefficientEstimate]) {
    self.init(
      term: imputations[0].term,
      pooled: PooledNumber(
        values: imputations.map(\.value), variances: imputations.map(\.variance),
        completeDegreesOfFreedom: imputations.map(\.degreesOfFreedom).min() ?? .nan))
  }
}
