/// How much each stratum counts under the rule `average`: a stratum with one cluster adds what the
/// others of the same parent add on average, or the others of the whole stage where the parent has
/// no other.
struct LonelyAverage {
  private var inflationOfParent: [Int32: Double] = [:]
  private var fromElsewhere = 0.0

  /// The rule for the strata in which some clusters lie (a domain may leave others out), ascending.
  init(_ stage: Stage, presentClusters clusters: [Int32]) {
    var counts: [Int32: (strata: Int, lonely: Int)] = [:]
    var last: Int32 = -1
    for cluster in clusters {
      let stratum = stage.stratumOfCluster[Int(cluster)]
      if stratum == last { continue }
      last = stratum
      let parent = stage.parentOfStratum[Int(stratum)]
      counts[parent, default: (0, 0)].strata += 1
      if stage.isLonely(Int(stratum)) { counts[parent, default: (0, 0)].lonely += 1 }
    }
    var orphans = 0
    var others = 0
    for (parent, count) in counts {
      let usable = count.strata - count.lonely
      others += usable
      if usable == 0 { orphans += count.lonely }
      inflationOfParent[parent] = usable > 0 ? Double(count.strata) / Double(usable) : 0
    }
    fromElsewhere = orphans == 0 ? 0 : Double(orphans) / Double(others)
  }

  /// What the sum of squares of a stratum is multiplied by. NaN where there is no stratum to take
  /// the average of.
  func weight(_ stage: Stage, _ stratum: Int) -> Double {
    (inflationOfParent[stage.parentOfStratum[stratum]] ?? 1) + fromElsewhere
  }

  /// Whether all strata are alone, so that there is nothing to take the average of.
  var isUndefined: Bool { fromElsewhere == .infinity }
}
