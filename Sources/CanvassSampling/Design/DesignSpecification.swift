import CanvassTables

/// How a sample was drawn, by the names of the columns that say it.
public struct DesignSpecification: Sendable, Hashable {
  /// Stratum columns, one per stage; may be fewer than the stages.
  public var strata: [String]
  /// Cluster columns, one per stage; without any, each row is a cluster of its own.
  public var clusters: [String]
  /// The column of analysis weights. Absent: from `fpc` where that gives them, else equal.
  public var weights: String?
  /// Columns of population sizes (≥ 1) or sampling fractions (≤ 1), one per stage. One more than
  /// there are clusters means that rows are the last stage.
  public var fpc: [String]
  /// How first-stage clusters were drawn with unequal probabilities, which the first column of `fpc` then holds.
  public var unequal: UnequalProbabilities?
  /// What a stratum with one cluster adds to the variance.
  public var lonely: LonelyClusterRule
  /// Under the rule `collapse`: the column of the regions within which first-stage strata are joined.
  public var collapseWithin: String?
  /// How first-stage cluster codes are to be read.
  public var clusterCodes: ClusterCodes
  /// The replicates that variances come from; by linearisation where `nil`.
  public var replicates: ReplicateMethod?
  /// Replicate weights that came with the data.
  public var givenReplicates: GivenReplicates?
  /// The second phase, where the sample was drawn twice.
  public var secondPhase: SecondPhase?
  /// How the weights of the column, or those that there are without it, are adjusted.
  public var recipe: WeightingRecipe?

  /// A specification; the default is a simple random sample with equal weights.
  public init(
    strata: [String] = [], clusters: [String] = [], weights: String? = nil, fpc: [String] = [],
    lonely: LonelyClusterRule = .fail, clusterCodes: ClusterCodes = .inferred,
    replicates: ReplicateMethod? = nil, recipe: WeightingRecipe? = nil
  ) {
    self.strata = strata
    self.clusters = clusters
    self.weights = weights
    self.fpc = fpc
    self.lonely = lonely
    self.clusterCodes = clusterCodes
    self.replicates = replicates
    self.recipe = recipe
  }

  /// The design of a study file.
  ///
  /// - Throws: `DesignError` for a word that is no rule.
  public init(_ study: StudyDesign) throws {
    self.init(
      strata: study.strata, clusters: study.clusters, weights: study.weights, fpc: study.fpc)
    if let word = study.lonely {
      guard let rule = LonelyClusterRule(rawValue: word) else {
        throw DesignError(
          "\"\(word)\" is no lonely-cluster rule; there are \(LonelyClusterRule.allNames)")
      }
      lonely = rule
    }
    if let word = study.clusterCodes {
      guard let codes = ClusterCodes(rawValue: word) else {
        throw DesignError(
          "\"\(word)\" is no way to read cluster codes; there are \(ClusterCodes.allNames)")
      }
      clusterCodes = codes
    }
    collapseWithin = study.collapseWithin
    unequal = try study.pps.map {
      try UnequalProbabilities(parsing: $0, estimator: Self.estimator(study.ppsVariance))
    }
    replicates = try study.replicates.map(ReplicateMethod.init(parsing:))
    secondPhase = study.subset.map {
      SecondPhase($0, strata: study.subsetStrata, clusters: study.subsetClusters)
    }
  }

  /// A form of unequal probabilities by its word.
  ///
  /// - Throws: `DesignError` for a word that is none.
  public static func estimator(_ word: String?) throws -> UnequalProbabilities.Estimator? {
    try word.map { word in
      guard let estimator = UnequalProbabilities.Estimator(rawValue: word) else {
        throw DesignError(
          "\"\(word)\" is no variance of unequal probabilities; there are \(UnequalProbabilities.Estimator.allNames)"
        )
      }
      return estimator
    }
  }

  /// Every column that says how the sample was drawn.
  public var columns: [String] {
    strata + clusters + (weights.map { [$0] } ?? []) + fpc + (collapseWithin.map { [$0] } ?? [])
      + (givenReplicates?.columns ?? []) + (secondPhase?.columns ?? [])
  }

  /// Whether all rows are needed at once, in their order: by a recipe of weights, by weights that came with the data, by
  /// replicates that go by the order of the sample, by a second phase.
  public var needsRowsInOrder: Bool {
    if recipe != nil || givenReplicates != nil || secondPhase != nil { return true }
    return switch replicates?.kind {
    case .balanced, .successiveDifferences: true
    default: false
    }
  }

  /// The replicates, as an answer names them; `nil` where variances are linearised.
  public var replicateName: String? { replicates?.name ?? givenReplicates?.name }

  /// These, and those that the recipe of the weights looks at.
  public var allColumns: [String] { columns + (recipe?.columns ?? []) }

  /// Those of all whose values are told apart by their spelling.
  public var codeColumns: [String] {
    strata + clusters + (collapseWithin.map { [$0] } ?? []) + (recipe?.codeColumns ?? [])
      + (secondPhase?.codeColumns ?? [])
  }

  /// Whether anything but equal weights is said.
  public var isSimpleRandom: Bool {
    columns.isEmpty && recipe == nil && replicates == nil && unequal == nil
  }
}

/// What a stratum with a single sampled cluster adds to the variance (R: `survey.lonely.psu`).
public enum LonelyClusterRule: String, Sendable, CaseIterable {
  /// An error that names the stratum.
  case fail
  /// Nothing.
  case remove
  /// Nothing, as if the cluster had been chosen with certainty.
  case certainty
  /// The squared distance of the cluster total from the mean of the cluster totals beside it, in the
  /// strata that have rows of the estimate (R's survey 4.5, Stata's `singleunit(centered)`).
  case adjust
  /// The average of the strata that have more than one cluster.
  case average
  /// It is joined with the next stratum (ReGenesees' `collapse.strata`; see `DesignCompiler.collapse`).
  case collapse
}

/// Whether the codes of first-stage clusters are unique in the whole sample, or count anew in each
/// stratum (R: `nest`).
public enum ClusterCodes: String, Sendable, CaseIterable {
  /// Counted anew in each stratum when at least half of the codes stand in several strata; else
  /// unique, and a code in two strata is an error.
  case inferred
  /// Unique: a code in two strata is an error.
  case unique
  /// Counted anew in each stratum: the same code in two strata is two clusters.
  case withinStrata = "within-strata"
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// The words of all cases, for a sentence.
  fileprivate static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
