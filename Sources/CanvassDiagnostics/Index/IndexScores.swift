import CanvassNumerics

/// Scores of the components of an index, with their covariance.
public struct IndexScores: Sendable {
  /// A score.
  public struct Score: Sendable {
    /// The component.
    public var component: String
    /// The score, in the unit of the component.
    public var value: Double
    /// Degrees of freedom of its standard error; infinite where none are lost.
    public var degreesOfFreedom: Double
    /// People behind it.
    public var count: Int?
    /// Its design effect.
    public var designEffect: Double?

    /// A score.
    public init(
      _ component: String, _ value: Double, degreesOfFreedom: Double = .infinity, count: Int? = nil,
      designEffect: Double? = nil
    ) {
      self.component = component
      self.value = value
      self.degreesOfFreedom = degreesOfFreedom
      self.count = count
      self.designEffect = designEffect
    }
  }

  /// The scores.
  public var scores: [Score]
  /// Their covariance; zero for those that are taken as they are, and a variance of NaN for one whose error is not
  /// known.
  public var covariance: Matrix

  /// Scores with their covariance.
  public init(_ scores: [Score], covariance: Matrix) {
    precondition(
      covariance.isSquare && covariance.rows == scores.count, "covariance of the scores")
    self.scores = scores
    self.covariance = covariance
  }

  /// Scores whose errors have nothing to do with each other; NaN stands for one that is not known.
  public init(_ scores: [Score], standardErrors: [Double]) {
    self.init(scores, covariance: Matrix(diagonal: standardErrors.map { $0 * $0 }))
  }

  /// These and others, whose errors have nothing to do with each other.
  public func and(_ other: IndexScores) -> IndexScores {
    let (n, m) = (scores.count, other.scores.count)
    return IndexScores(
      scores + other.scores,
      covariance: Matrix(rows: n + m, columns: n + m) { i, j in
        i < n && j < n
          ? covariance[i, j] : i >= n && j >= n ? other.covariance[i - n, j - n] : 0
      })
  }

  /// The standard error of a score between 0 and `most`, of which no more is known than the number of people
  /// n and the design effect D:
  ///
  ///     se = most · √(p(1 − p)·D / n),   p = score / most
  ///
  /// That is the share satisfied; a mean score has at most this error, since p(1 − p) is the largest variance
  /// that answers between 0 and 1 with mean p can have.
  public static func standardError(
    of score: Double, outOf most: Double, count: Double, designEffect: Double
  ) -> Double {
    let p = score / most
    return most * (p * (1 - p) * designEffect / count).squareRoot()
  }
}
