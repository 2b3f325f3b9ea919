import CanvassTables

/// What a simulated survey is made of: a finite population of people in two stages of clusters
/// within strata, what they think of the service that they used, and how they are sampled.
///
/// **Population.** Each person used one field of service. The satisfaction of a person with an item
/// is a latent normal number of variance one,
///
///     latent = location(field, item) + stratum + group effects
///            + √a·cluster + √b·subcluster + √c·person + √d·person×dimension + √e·noise
///
/// with a + b + c + d + e = 1 (`Variation`). The thresholds of the scale cut it into answers; the
/// location is set so that an average person is satisfied with probability
/// Φ(Φ⁻¹(share of the field) + offsets + planted effect).
///
/// **Sample.** Simple random samples without replacement of clusters within strata, of subclusters
/// within clusters and of people within subclusters, so that every inclusion probability and every
/// finite population correction is exact.
public struct SurveyRecipe: Sendable {
  /// What the survey is called.
  public var title: LocalizedText
  /// The seed that is used when none is given.
  public var seed: UInt64
  /// Names of the columns.
  public var columns: ColumnNames
  /// The strata, in order.
  public var strata: [Stratum]
  /// How many are drawn below the first stage.
  public var sample: Sample
  /// The answer scale.
  public var scale: Scale
  /// Where the variance of the latent satisfaction comes from.
  public var variation: Variation
  /// The fields of service, in order.
  public var fields: [Field]
  /// The dimensions with their items, in order.
  public var dimensions: [Dimension]
  /// What else is known of a person.
  public var demographics: [Demographic]

  /// Names of the columns of a simulated survey that are not items or demographics.
  public struct ColumnNames: Sendable {
    /// The stratum.
    public var stratum = "stratum"
    /// The first-stage cluster.
    public var cluster = "cluster"
    /// The second-stage cluster.
    public var subcluster = "subcluster"
    /// The person.
    public var person = "person"
    /// The number of clusters in the stratum.
    public var clusters = "clusters_in_stratum"
    /// The number of subclusters in the cluster.
    public var subclusters = "subclusters_in_cluster"
    /// The number of people in the subcluster.
    public var people = "people_in_subcluster"
    /// The weight: the inverse of the inclusion probability, adjusted for nonresponse.
    public var weight = "weight"
    /// The field of service.
    public var field = "field"
  }

  /// A stratum of the population.
  public struct Stratum: Sendable {
    /// Its code.
    public var name: String
    /// The number of clusters in it.
    public var clusters: Int
    /// How many of them are drawn.
    public var sample: Int
    /// The number of subclusters in each cluster, drawn evenly from this range.
    public var subclusters: ClosedRange<Int>
    /// The number of people in each subcluster, drawn evenly from this range.
    public var people: ClosedRange<Int>
    /// What is added to the latent satisfaction of everybody in it.
    public var effect: Double
    /// Shares of the levels of a demographic that differ from the rest, by its name.
    public var shares: [String: [Double]]
  }

  /// Sample sizes below the first stage.
  public struct Sample: Sendable {
    /// Subclusters drawn in each sampled cluster.
    public var subclusters: Int
    /// People drawn in each sampled subcluster.
    public var people: Int
    /// The probability that a person who was drawn answers, whatever the answers would be. The
    /// weights of those who answer in a subcluster are raised by (drawn / answered); in each
    /// subcluster one person always answers.
    public var response: Double
  }

  /// Answers 1 to K on an ordered scale.
  public struct Scale: Sendable {
    /// K − 1 ascending cuts of the latent satisfaction.
    public var thresholds: [Double]
    /// The lowest answer that counts as satisfied.
    public var satisfied: Int
    /// The code of "don't know".
    public var unknown: Int

    /// K.
    public var answers: Int { thresholds.count + 1 }
  }

  /// Shares of the latent variance; noise of the single answer has what is left of one.
  public struct Variation: Sendable {
    /// Between first-stage clusters: the intra-cluster correlation of the latent satisfaction.
    public var cluster: Double
    /// Between subclusters within a cluster.
    public var subcluster: Double
    /// Between people within a subcluster, in all items alike (halo).
    public var person: Double
    /// Between the dimensions of a person, in all items of the dimension alike.
    public var dimension: Double

    /// The share of the single answer.
    public var noise: Double { 1 - cluster - subcluster - person - dimension }
  }

  /// A field of service: what a person came for.
  public struct Field: Sendable {
    /// Its code.
    public var name: String
    /// The share of people who used it.
    public var share: Double
    /// The probability that a person is satisfied with an item without offset.
    public var satisfied: Double
    /// The planted weakness: what is added to the latent satisfaction with the items of a
    /// dimension, by its name.
    public var planted: [String: Double]
  }

  /// A dimension of satisfaction.
  public struct Dimension: Sendable {
    /// Its code.
    public var name: String
    /// Its items, in order.
    public var items: [Item]
  }

  /// A question.
  public struct Item: Sendable {
    /// Its column.
    public var name: String
    /// What is added to the latent satisfaction with it, in every field.
    public var offset: Double
    /// The probability of "don't know".
    public var unknown: Double
  }

  /// Something known of a person, or of a cluster and everybody in it.
  public struct Demographic: Sendable {
    /// Its column.
    public var name: String
    /// Who has it.
    public var holder: Holder
    /// The demographic, named before it, on whose level its shares depend; `nil` for none.
    public var parent: String?
    /// Its levels, in order.
    public var levels: [Level]

    /// Who a demographic belongs to.
    public enum Holder: String, Sendable, CaseIterable {
      /// Each person for itself.
      case person
      /// The first-stage cluster, and so everybody in it.
      case cluster
    }

    /// Whether the column holds whole numbers drawn from the ranges of the levels.
    public var isNumeric: Bool { levels.allSatisfy { $0.range != nil } }
  }

  /// A level of a demographic.
  public struct Level: Sendable {
    /// Its code.
    public var name: String
    /// The share of people who have it: one number, or one for each level of the parent.
    public var shares: [Double]
    /// What is added to their latent satisfaction.
    public var effect: Double
    /// The whole numbers that it stands for, such as ages 18 to 29.
    public var range: ClosedRange<Int>?
  }

  /// All items, dimension after dimension.
  public var items: [Item] { dimensions.flatMap(\.items) }
}
