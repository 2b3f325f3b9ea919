extension GeneralizedLinearModel {
  /// The log-likelihood at its maximum, as R's `logLik`: for a Gamma response with the dispersion
  /// deviance/n, for a normal one with the maximum-likelihood variance.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights and quasi-likelihoods.
  public func logLikelihood() throws(RegressionError) -> Double {
    if case .sampling = data.weights {
      throw .undefined(what: "the likelihood", weights: data.weights.noun)
    }
    guard family.hasLikelihood else {
      throw .undefined(what: "the likelihood", weights: "a quasi-likelihood")
    }
    let w = data.rowWeights
    let total = w.reduce(0, +)
    var sum = DoubleDouble()
    for i in w.indices where w[i] > 0 {
      let (y, mu) = (data.y[i], fitted[i])
      switch family {
      case .binomial:
        sum.add(logGamma(w[i] + 1) - logGamma(w[i] * y + 1) - logGamma(w[i] * (1 - y) + 1))
        let mean = family.link.mean(predictors[i])
        let isFar = family.variance(mean) < Link.leastProbability
        let tails = isFar ? family.link.tails(predictors[i]) : nil
        if y > 0 { sum.add(w[i] * y * (tails?.logMean ?? log(mu))) }
        if y < 1 { sum.add(w[i] * (1 - y) * (tails?.logComplement ?? log(mean.complement))) }
      case .poisson:
        sum.add(w[i] * ((y > 0 ? y * log(mu) : 0) - mu - logGamma(y + 1)))
      case .gamma:
        let shape = total / deviance
        let rate = shape / mu
        sum.add(
          w[i] * (shape * log(rate) + (shape - 1) * log(y) - rate * y - logGamma(shape)))
      case .gaussian:
        if case .precision = data.weights { sum.add(0.5 * log(w[i])) }
      case .quasiBinomial, .quasiPoisson: break
      }
    }
    if case .gaussian = family {
      let n = data.units
      return sum.value - n / 2 * (log(2 * .pi * deviance / n) + 1)
    }
    return sum.value
  }

  /// Akaike's criterion: −2 log-likelihood + 2 × parameters, an estimated dispersion included.
  ///
  /// - Throws: as `logLikelihood()`.
  public func akaike() throws(RegressionError) -> Double {
    -2 * (try logLikelihood()) + 2 * parameterCount
  }

  /// The Bayesian criterion: −2 log-likelihood + log n × parameters.
  ///
  /// - Throws: as `logLikelihood()`.
  public func bayesian() throws(RegressionError) -> Double {
    -2 * (try logLikelihood()) + log(data.units) * parameterCount
  }

  private var parameterCount: Double {
    Double(columns.count) + (family.hasUnitDispersion ? 0 : 1)
  }

  /// The root of the mean square, over the rows with weight, of (y − μ) dη/dμ, the residuals on the scale of the linear
  /// predictor, each beside the response y dη/dμ there or beside `level`, whichever is larger. Each beside its own: where a
  /// mean is next to the end of its range, the response of that row is beyond all others.
  func relativeResidual(beside level: Double) -> Double {
    let (weights, y, predictors, family) = (data.weights.values, data.y, predictors, family)
    let sums = RowBlocks.sum(predictors.count) { rows in
      var (count, sum) = (0.0, 0.0)
      for i in rows where weights.map({ $0[i] > 0 }) ?? true {
        let mean = family.link.mean(predictors[i])
        let own = family.residual(y[i], mean)
        let residual = own == 0 ? 0 : own / max(level * abs(mean.derivative), abs(y[i]))
        count += 1
        sum += residual * residual
      }
      return [count, sum]
    }
    return (sums[1] / sums[0]).squareRoot()
  }

  /// The deviance of the model with nothing but a constant (and the offset); 0 where that fits exactly.
  ///
  /// - Throws: `RegressionError` if that cannot be fitted.
  public func nullDeviance() throws(RegressionError) -> Double {
    if let devianceAtMean { return devianceAtMean }
    let ones = Matrix(rows: data.x.rows, columns: 1, repeating: 1)
    let null = try RegressionData(
      x: ones, y: data.y, terms: ["constant"], weights: data.weights, offset: data.offset)
    let model = try GeneralizedLinearModel(null, family: family)
    return FittedRegression.generalized(model).fitsExactly ? 0 : model.deviance
  }

  /// The deviance at the mean of all responses, which is what a constant fits under every link; `nil` with an offset, and where
  /// the mean is an end of its range or the responses are almost one number.
  private var devianceAtMean: Double? {
    guard data.offset.allSatisfy({ $0 == 0 }) else { return nil }
    let (weights, y, family) = (data.rowWeights, data.y, family)
    let sums = RowBlocks.sum(y.count) { rows in
      var (weight, sum, complement) = (0.0, 0.0, 0.0)
      for i in rows where weights[i] > 0 {
        weight += weights[i]
        sum += weights[i] * y[i]
        complement += weights[i] * (1 - y[i])
      }
      return [weight, sum, complement]
    }
    let mean = Link.Mean(value: sums[1] / sums[0], complement: sums[2] / sums[0], derivative: 1)
    guard family.allows(mean), !family.isEnd(mean.value) else { return nil }
    let parts = RowBlocks.sum(y.count) { rows in
      var (deviance, squares) = (0.0, 0.0)
      for i in rows where weights[i] > 0 {
        deviance += weights[i] * family.deviance(y[i], mean)
        squares += weights[i] * family.residual(y[i], mean) * family.residual(y[i], mean)
      }
      return [deviance, squares]
    }
    return parts[1] > 1e-12 * mean.value * mean.value * sums[0] ? parts[0] : nil
  }

  /// The mean, with its standard error by the delta method, at given rows of the model matrix.
  ///
  /// - Throws: `RegressionError` if the rows do not fit the model or there is no covariance.
  public func prediction(
    at x: Matrix, covariance: ParameterCovariance
  ) throws(RegressionError) -> [(mean: Double, standardError: Double)] {
    guard x.columns == data.x.columns else {
      throw .shape(what: "columns", found: x.columns, expected: data.x.columns)
    }
    guard covariance.fitted.rows == columns.count else {
      throw .shape(
        what: "rows in the covariance", found: covariance.fitted.rows, expected: columns.count)
    }
    let z = basis.coordinates(of: x.selecting(columns: columns))
    return zip(z * fittedEstimates, covariance.variances(of: z)).map { eta, variance in
      let mean = family.link.mean(eta)
      return (mean.value, abs(mean.derivative) * variance.squareRoot())
    }
  }
}
