/// A regression whose covariance follows from the model itself: the inverse of its information.
public protocol ModelCovariance: ScoredModel {
  /// The covariance of the parameters, from which functions of them take their variances.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  func parameterCovariance() throws(RegressionError) -> ParameterCovariance
}

extension ModelCovariance {
  /// The covariance of the parameters as a matrix.
  ///
  /// - Throws: `RegressionError.undefined` for sampling weights.
  public func covariance() throws(RegressionError) -> Matrix { try parameterCovariance().matrix }
}

extension RegressionData {
  /// Weights of a sample say how often rows stand for others, and not how sure a row is: what follows
  /// from the likelihood of the rows does not exist.
  ///
  /// - Parameter what: what is asked of the likelihood, for the error.
  /// - Throws: `RegressionError.undefined` for sampling weights.
  func requireLikelihood(for what: Sentence) throws(RegressionError) {
    if case .sampling = weights { throw .undefined(what: what, weights: weights.noun) }
  }

  /// The categories of the response among the rows that count, ascending, and the place of each row's
  /// among them.
  ///
  /// - Throws: `RegressionError.constantResponse` where there is one only.
  func categories() throws(RegressionError) -> (values: [Double], codes: [Int]) {
    let values = Set((0..<x.rows).filter(counts).map { y[$0] }).sorted()
    guard values.count > 1 else { throw .constantResponse }
    return (values, y.map { min(values.firstIndexNotBelow($0), values.count - 1) })
  }
}
