import CanvassNumerics

/// The frame of a simulated population: strata, clusters and subclusters with their sizes. Units
/// are numbered through from 0 at each stage, those of one parent next to each other.
struct PopulationFrame: Sendable {
  /// A cluster: the stratum that it is in and its subclusters.
  struct Cluster: Sendable {
    var stratum: Int
    var subclusters: Range<Int>
  }

  /// A subcluster: the cluster that it is in and its people.
  struct Subcluster: Sendable {
    var cluster: Int
    var people: Range<Int>
  }

  /// The clusters of each stratum.
  private(set) var strata: [Range<Int>] = []
  private(set) var clusters: [Cluster] = []
  private(set) var subclusters: [Subcluster] = []
  /// The number of people.
  private(set) var count = 0

  /// Lays out the frame; sizes that the recipe leaves open are drawn from the seed.
  init(_ recipe: SurveyRecipe, _ random: SimulationRandom) {
    for (index, stratum) in recipe.strata.enumerated() {
      let first = clusters.count
      for _ in 0..<stratum.clusters {
        let cluster = clusters.count
        let sizes = random.stream(.frame, cluster)
        let firstSubcluster = subclusters.count
        for number in 0..<sizes.integer(in: stratum.subclusters, at: 0) {
          let size = sizes.integer(in: stratum.people, at: number + 1)
          subclusters.append(Subcluster(cluster: cluster, people: count..<(count + size)))
          count += size
        }
        clusters.append(
          Cluster(stratum: index, subclusters: firstSubcluster..<subclusters.count))
      }
      strata.append(first..<clusters.count)
    }
  }
}
