import CanvassNumerics
import CanvassTables

/// How clusters of the first stage were drawn with unequal probabilities and without replacement, and what
/// follows of that for variances.
public struct UnequalProbabilities: Sendable, Hashable {
  /// What stands for the joint inclusion probabilities π_ij.
  public enum Method: Sendable, Hashable {
    /// None: V = n/(n − 1)·Σ(1 − π_i)(z_i − z̄)² (Brewer 2002, 9.22; R: `pps = "brewer"`).
    case brewer
    /// π_ij = π_i·π_j·(n − 1)/(n − (π_i + π_j)/2) (Overton 1985; R: `pps = "overton"`).
    case overton
    /// π_ij = π_i·π_j·(n − 1)/(n − π_i − π_j + Σ_U π²/n) (Hartley & Rao 1962; R: `pps = HR()`), with Σ_U π²/n
    /// over the population where it is known, else the mean of π in the sample.
    case hartleyRao(meanProbability: Double?)
    /// The probabilities themselves.
    case joint(JointProbabilities)
  }

  /// The quadratic form in the weighted totals z_i, with Δ_ij = 1 − π_i·π_j/π_ij and Δ_ii = 1 − π_i.
  public enum Estimator: String, Sendable, Hashable, CaseIterable {
    /// Σ_ij Δ_ij·z_i·z_j (Horvitz & Thompson 1952; R: `variance = "HT"`). It may be below zero.
    case horvitzThompson = "horvitz-thompson"
    /// −½·Σ_ij Δ_ij·(z_i − z_j)², for samples of fixed size (Yates & Grundy 1953; R: `variance = "YG"`).
    case yatesGrundy = "yates-grundy"
  }

  /// What stands for joint probabilities.
  public var method: Method
  /// The form; Brewer's method has its own.
  public var estimator: Estimator?

  /// A first stage.
  ///
  /// - Throws: `DesignError` for a form that the method does not have.
  public init(_ method: Method, estimator: Estimator? = nil) throws {
    if method == .brewer, estimator != nil {
      throw DesignError(
        "Brewer's method has a variance of its own, without joint probabilities; leave the name of another out"
      )
    }
    self.method = method
    self.estimator = estimator
  }

  /// A first stage by the words `brewer`, `overton`, `hartley-rao`, `hartley-rao:0.3`.
  ///
  /// - Throws: `DesignError` for a word that is no method.
  public init(parsing text: String, estimator: Estimator? = nil) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("brewer", 1): try self.init(.brewer, estimator: estimator)
    case ("overton", 1): try self.init(.overton, estimator: estimator)
    case ("hartley-rao", 1):
      try self.init(.hartleyRao(meanProbability: nil), estimator: estimator)
    case ("hartley-rao", 2):
      guard let mean = Double(parts[1]), mean > 0, mean <= 1 else {
        throw DesignError(
          "after hartley-rao stands \"\(parts[1])\"; it must be the sum of all squared inclusion probabilities of the "
            + "population by the number of clusters drawn, above 0 and at most 1")
      }
      try self.init(.hartleyRao(meanProbability: mean), estimator: estimator)
    default:
      throw DesignError(
        "\"\(text)\" is no method for unequal probabilities; there are brewer, overton, hartley-rao"
      )
    }
  }

  /// As it is written; `joint` for probabilities that were given.
  public var name: String {
    switch method {
    case .brewer: "brewer"
    case .overton: "overton"
    case .hartleyRao(nil): "hartley-rao"
    case .hartleyRao(let mean?): "hartley-rao:\(shortestText(mean))"
    case .joint: "joint"
    }
  }

  /// The form that is taken; `nil` for Brewer's own.
  public var effectiveEstimator: Estimator? {
    method == .brewer ? nil : estimator ?? .horvitzThompson
  }
}
