import CanvassNumerics
import CanvassTables

/// How replicates of a sample are made: each multiplies the weights of every first-stage cluster, and how far the
/// values of an estimate in the replicates lie apart is its variance, Σ_r c_r (θ̂_r − θ̄)².
///
/// J. N. K. Rao, C. F. J. Wu and K. Yue, "Some recent work on resampling methods for complex surveys", Survey
/// Methodology 18 (1992); K. M. Wolter, Introduction to Variance Estimation (2nd edition 2007), chapters 3–5.
public struct ReplicateMethod: Sendable, Hashable {
  /// The rule by which the multipliers are made.
  public let kind: Kind
  /// How many replicates; where the sample says it, `nil`.
  public let count: Int?
  /// The seed of those that are drawn.
  public var seed: UInt64
  /// What distances are taken from.
  public var centre: Centre

  /// The rules.
  public enum Kind: Sendable, Hashable {
    /// One cluster is left out at a time, of a sample without strata.
    case jackknife
    /// One cluster of one stratum is left out at a time.
    case stratifiedJackknife
    /// Half of each pair of clusters, by a Hadamard matrix; with ρ > 0 the other half keeps that share (Fay).
    case balanced(fay: Double)
    /// n − 1 clusters of each stratum are drawn with replacement (Rao and Wu).
    case rescalingBootstrap
    /// n clusters of each stratum are drawn from a population that repeats the sample (Canty and Davison).
    case populationBootstrap
    /// Half of the clusters of every stage are drawn without replacement (Preston).
    case multistageBootstrap
    /// n − 1 clusters of every stage are drawn with replacement (Rao, Wu and Yue; Beaumont and Émond).
    case stageByStageBootstrap
    /// Multipliers are drawn that have the covariance of the linearised variance (Beaumont and Patak).
    case generalisedBootstrap
    /// Neighbours of a systematic sample (Fay and Train).
    case successiveDifferences
  }

  /// What the distances of the replicates are taken from.
  public enum Centre: String, Sendable, CaseIterable {
    /// Their mean (R: `mse = FALSE`).
    case mean
    /// The estimate from all of the sample (R: `mse = TRUE`).
    case estimate
  }

  /// A method.
  ///
  /// - Throws: `DesignError` for a number that cannot be, or one that the sample itself says.
  public init(
    _ kind: Kind, count: Int? = nil, seed: UInt64 = 1, centre: Centre = .mean
  ) throws {
    if case .balanced(let fay) = kind, !(fay >= 0 && fay < 1) {
      throw DesignError("Fay's share is \(number: shortestText(fay)); it must be from 0 to below 1")
    }
    if let count {
      guard kind.isDrawn || kind == .successiveDifferences else {
        throw DesignError(
          "the number of replicates of \(kind.word) follows from the sample; leave \(count) out")
      }
      guard (2...Self.most).contains(count) else {
        throw DesignError("the replicates are \(count); there must be from 2 to \(Self.most)")
      }
    }
    self.kind = kind
    self.count = count ?? (kind.isDrawn ? Self.usual : nil)
    self.seed = seed
    self.centre = centre
  }

  /// A method as it is written: `jkn`, `fay:0.3`, `bootstrap:500`.
  ///
  /// - Throws: `DesignError` for one that there is not.
  public init(parsing text: String) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let word = parts.first, let kind = Kind(word) else {
      throw DesignError(
        "there are no replicates \"\(text)\"; there are \(Kind.words.joined(separator: ", "))")
    }
    guard parts.count == 2 else {
      if word == "fay" { throw DesignError("fay needs a share, such as fay:0.3") }
      try self.init(kind)
      return
    }
    if word == "fay" {
      guard let share = Double(parts[1]) else {
        throw DesignError("Fay's share is \"\(parts[1])\"; it must be from 0 to below 1")
      }
      try self.init(.balanced(fay: share))
      return
    }
    guard let count = Int(parts[1]) else {
      throw DesignError(
        "the number of replicates is \"\(parts[1])\"; say it as in bootstrap:500")
    }
    try self.init(kind, count: count)
  }

  /// As it is written, the number with it.
  public var name: String {
    if case .balanced(let fay) = kind, fay > 0 { return "fay:\(shortestText(fay))" }
    return kind.word + (count.map { ":\($0)" } ?? "")
  }

  private static let usual = 500
  private static let most = 1_000_000
}

extension ReplicateMethod.Kind {
  static let words = [
    "jk1", "jkn", "brr", "fay:0.3", "bootstrap:500", "canty-davison:500", "preston:500",
    "rao-wu-yue-beaumont:500", "generalised:500", "sdr:80",
  ]

  init?(_ word: String) {
    switch word.lowercased() {
    case "jk1": self = .jackknife
    case "jkn": self = .stratifiedJackknife
    case "brr", "fay": self = .balanced(fay: 0)
    case "bootstrap", "rao-wu": self = .rescalingBootstrap
    case "canty-davison": self = .populationBootstrap
    case "preston": self = .multistageBootstrap
    case "rao-wu-yue-beaumont": self = .stageByStageBootstrap
    case "generalised", "generalized": self = .generalisedBootstrap
    case "sdr": self = .successiveDifferences
    default: return nil
    }
  }

  /// As it is written.
  public var word: String {
    switch self {
    case .jackknife: "jk1"
    case .stratifiedJackknife: "jkn"
    case .balanced(let fay): fay > 0 ? "fay" : "brr"
    case .rescalingBootstrap: "bootstrap"
    case .populationBootstrap: "canty-davison"
    case .multistageBootstrap: "preston"
    case .stageByStageBootstrap: "rao-wu-yue-beaumont"
    case .generalisedBootstrap: "generalised"
    case .successiveDifferences: "sdr"
    }
  }

  /// Whether chance has a part in them.
  public var isDrawn: Bool {
    switch self {
    case .rescalingBootstrap, .populationBootstrap, .multistageBootstrap, .stageByStageBootstrap,
      .generalisedBootstrap:
      true
    case .jackknife, .stratifiedJackknife, .balanced, .successiveDifferences: false
    }
  }

  /// Whether all stages are drawn again, and not the first alone.
  var hasAllStages: Bool {
    switch self {
    case .multistageBootstrap, .stageByStageBootstrap, .generalisedBootstrap: true
    default: false
    }
  }
}

extension DesignSpecification {
  /// Whether variances are those of a jackknife, which quantiles are not smooth enough for.
  public var isJackknife: Bool {
    switch replicates?.kind {
    case .jackknife, .stratifiedJackknife: true
    case nil: givenReplicates?.isJackknife ?? false
    default: false
    }
  }
}
