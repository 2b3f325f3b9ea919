import CanvassNumerics
import CanvassTables

/// What the reader should know of how a design was read.
public enum DesignNote: Sendable, Equatable {
  /// Population sizes are known for the first stages only.
  case sizesOfSomeStages(known: Int, stages: Int)
  /// There are more columns of strata than of clusters, so that the last divides what is drawn within the last clusters.
  case strataWithinClusters([String], clusters: Int)
  /// Population sizes of some stages give no weights.
  case noWeightsFromSizes
  /// So many of the cluster codes stand in more than one stratum, and are read as counted anew in each.
  case countedAnew(shared: Int, codes: Int)
  /// Replicates draw the first stage again, and so many further ones add to the variance.
  case laterStagesLeftOut(Int)
  /// So many strata with one cluster were joined with others, which makes so many joined strata.
  case strataJoined(Int, into: Int, stage: Int)
  /// Balanced replicates know no population sizes.
  case sizesLeftOut
  /// So many replicates that came with the data weigh nothing at all.
  case replicatesWithoutWeight(Int)
  /// So many replicate weights that came with the data, in so many replicates, are below zero.
  case negativeReplicateWeights(Int, replicates: Int)
  /// On average over the replicates their weights add up to so many times the weights of the sample.
  case replicateWeightsAddUp(to: Double)
  /// What a single row adds to the variance of a total, by the scales of replicates that came with the data, is so many
  /// times the square of its share.
  case replicateScale(Double)
  /// Replicate weights that came with the data have so few decimals that their rounding may add to the degrees of freedom, which are
  /// counted from them.
  case roundedReplicateWeights(decimals: Int, freedom: Int)
}

extension DesignNote {
  /// How the first two columns of strata are crossed.
  static func crossing(_ strata: [String]) -> Sentence {
    "crossed=paste(\(strata.prefix(2).map(expressionName).joined(separator: ", ")))"
  }
}

extension DesignNote: CustomStringConvertible {
  /// A sentence in English.
  public var description: String { reason.description }

  /// A sentence.
  public var reason: Sentence {
    switch self {
    case .sizesOfSomeStages(let known, let stages):
      "population sizes are given for \(known) of \(counted: stages, "stage"); the later stages are "
        + "taken as drawn with replacement"
    case .strataWithinClusters(let strata, let clusters):
      "\(counted: strata.count, "stratum column") for \(counted: clusters, "cluster column"): one is for each stage, so that "
        + "\"\(strata[strata.count - 1])\" divides what is drawn within the last clusters; strata that are crossed are one "
        + "column, which can be derived (\(Self.crossing(strata)))"
    case .noWeightsFromSizes:
      "population sizes of some stages give no weights, so all rows weigh the same; name the "
        + "weights if they do not"
    case .countedAnew(let shared, let codes):
      "\(shared) of \(counted: codes, "cluster code") "
        + "\(agreeing: shared, "stands", "stand") in more than one stratum, so they are read as "
        + "counted anew in each stratum; say whether they are to settle it"
    case .laterStagesLeftOut(let stages):
      "these replicates draw the first stage alone, and leave out what \(counted: stages, "later stage") "
        + "\(agreeing: stages, "adds", "add") to the variance; replicates of the kind preston draw all stages"
    case .strataJoined(let joined, let groups, let stage):
      "\(counted: joined, "stratum", "strata") with one cluster at stage \(stage) \(agreeing: joined, "is", "are") joined with the "
        + "next, which makes \(counted: groups, "joined stratum", "joined strata"); standard errors count them as one and are rather "
        + "too large than too small"
    case .sizesLeftOut:
      "balanced replicates take no notice of population sizes, so that standard errors are those of a sample drawn with "
        + "replacement"
    case .replicatesWithoutWeight(let count):
      "\(counted: count, "replicate") of the data \(agreeing: count, "has", "have") no weight in any row, and "
        + "\(agreeing: count, "gives", "give") no estimate"
    case .negativeReplicateWeights(let count, let replicates):
      "\(counted: count, "replicate weight") of the data in \(counted: replicates, "replicate") "
        + "\(agreeing: count, "is", "are") below zero"
    case .replicateWeightsAddUp(let ratio):
      "the replicate weights of the data add up to \(number: shortestText(ratio, digits: 3)) times the weights of the sample, on average over "
        + "the replicates; look whether they are multipliers without the weight, or belong to other weights"
    case .replicateScale(let ratio):
      "by the kind and scale that are said, a row adds \(number: shortestText(ratio, digits: 3)) times as much to variances as in the usual "
        + "replicates of a sample; look up the producer's scale, unless this share of the population was left to be drawn"
    case .roundedReplicateWeights(let decimals, let freedom):
      "the replicate weights of the data are rounded to \(counted: decimals, "decimal"), and the \(counted: freedom, "degree of freedom", "degrees of freedom") that "
        + "are counted from them may be those of the rounding; name the clusters of the rows (and the strata), which limit them"
    }
  }
}
