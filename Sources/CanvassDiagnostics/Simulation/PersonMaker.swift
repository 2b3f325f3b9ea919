import CanvassNumerics

/// Makes the people of a simulated population, one at a time and each from random numbers of its
/// own.
struct PersonMaker: Sendable {
  /// What all people of a subcluster share.
  struct Group {
    /// Latent satisfaction: the stratum and the two clusters.
    var base: Double
    var stratum: Int
    /// The random numbers of the cluster, for what belongs to the cluster.
    var cluster: CounterRandom
  }

  /// An item as the generator needs it.
  struct Item: Sendable {
    var dimension: Int
    var unknown: Double
    /// Latent location by field.
    var locations: [Double]
  }

  /// A demographic as the generator needs it.
  private struct Demographic: Sendable {
    var source: SurveyRecipe.Demographic
    /// The demographic that it goes by.
    var parent: Int?
    /// Cumulative shares of the levels, by level of the parent or else by stratum.
    var cumulative: [[Double]]
  }

  let items: [Item]
  private let random: SimulationRandom
  private let recipe: SurveyRecipe
  private let demographics: [Demographic]
  private let fieldShares: [Double]
  private let scales: (cluster: Double, subcluster: Double, person: Double, dimension: Double)
  private let noise: Double

  init(_ recipe: SurveyRecipe, _ random: SimulationRandom) {
    self.recipe = recipe
    self.random = random
    let cut = recipe.scale.thresholds[recipe.scale.satisfied - 2]
    let levels = recipe.fields.map { NormalDistribution.standard.quantile($0.satisfied) }
    items = recipe.dimensions.enumerated().flatMap { dimension, source in
      source.items.map { item in
        Item(
          dimension: dimension, unknown: item.unknown,
          locations: zip(recipe.fields, levels).map { field, level in
            cut + level + item.offset + (field.planted[source.name] ?? 0)
          })
      }
    }
    fieldShares = cumulative(recipe.fields.map(\.share))
    demographics = recipe.demographics.map { source in
      let parent = recipe.demographics.firstIndex { $0.name == source.parent }
      let shares =
        parent.map { parent in
          recipe.demographics[parent].levels.indices.map { level in
            source.levels.map { $0.shares[level] }
          }
        } ?? recipe.strata.map { $0.shares[source.name] ?? source.levels.map { $0.shares[0] } }
      return Demographic(source: source, parent: parent, cumulative: shares.map(cumulative))
    }
    let variation = recipe.variation
    scales = (
      variation.cluster.squareRoot(), variation.subcluster.squareRoot(),
      variation.person.squareRoot(), variation.dimension.squareRoot()
    )
    noise = variation.noise.squareRoot()
  }

  /// What the people of a subcluster share.
  func group(stratum: Int, cluster: Int, subcluster: Int) -> Group {
    let ofCluster = random.stream(.cluster, cluster)
    let ofSubcluster = random.stream(.subcluster, subcluster)
    let base =
      recipe.strata[stratum].effect + scales.cluster * ofCluster.normal(at: 0)
      + scales.subcluster * ofSubcluster.normal(at: 0)
    return Group(base: base, stratum: stratum, cluster: ofCluster)
  }

  /// Makes a person: writes what it is and answers, and returns the field that it used.
  ///
  /// Of the numbers of a person, 0 is for the field, 1 for the halo, 16 + 2d and 17 + 2d for
  /// demographic d, 1024 + d for dimension d, 4096 + 2j and 4097 + 2j for item j.
  func make(
    _ person: Int, in group: Group, demographics row: UnsafeMutableBufferPointer<UInt16>,
    answers: UnsafeMutableBufferPointer<UInt8>
  ) -> UInt8 {
    let own = random.stream(.person, person)
    let field = own.category(cumulative: fieldShares, at: 0)
    var base = group.base + scales.person * own.normal(at: 1)
    for (index, demographic) in demographics.enumerated() {
      let place = 16 + 2 * index
      let source = demographic.source.holder == .cluster ? group.cluster : own
      let level = level(of: index, own, group)
      base += demographic.source.levels[level].effect
      if demographic.source.isNumeric, let range = demographic.source.levels[level].range {
        row[index] = UInt16(source.integer(in: range, at: place + 1))
      } else {
        row[index] = UInt16(level)
      }
    }
    var dimension = -1
    var center = 0.0
    for (index, item) in items.enumerated() {
      if item.dimension != dimension {
        dimension = item.dimension
        center = base + scales.dimension * own.normal(at: UInt64(1024 + dimension))
      }
      let place = UInt64(4096 + 2 * index)
      if item.unknown > 0, own.uniform(at: place + 1) < item.unknown {
        answers[index] = UInt8(recipe.scale.unknown)
        continue
      }
      let latent = item.locations[field] + center + noise * own.normal(at: place)
      var answer: UInt8 = 1
      for threshold in recipe.scale.thresholds where latent >= threshold { answer += 1 }
      answers[index] = answer
    }
    return UInt8(field)
  }

  /// The level of a demographic that a person has.
  private func level(of index: Int, _ own: CounterRandom, _ group: Group) -> Int {
    let demographic = demographics[index]
    let row = demographic.parent.map { level(of: $0, own, group) } ?? group.stratum
    let source = demographic.source.holder == .cluster ? group.cluster : own
    return source.category(cumulative: demographic.cumulative[row], at: 16 + 2 * index)
  }
}

/// Running sums.
private func cumulative(_ shares: [Double]) -> [Double] {
  var sum = 0.0
  return shares.map { share in
    sum += share
    return sum
  }
}
