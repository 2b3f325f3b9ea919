import CanvassNumerics

/// What the strata of a stage add to a variance when some have a single cluster: the one place where
/// `LonelyClusterRule` is read.
struct LonelyStrata {
  /// What a stratum adds.
  struct Part {
    /// What the squares of the distances of its cluster totals are multiplied by.
    var scale: Double
    /// Whether distances are taken from the mean over all strata beside it, and not from its own.
    var isPooled = false
  }

  private let rule: LonelyClusterRule
  private let stage: Stage
  /// Under the rule `average`, how often the strata in each cluster of the stage before count.
  private var inflationOfParent: [Int32: Double] = [:]
  /// Under the rule `average`, how often each stratum counts for those without another beside them.
  private var fromElsewhere = 0.0

  /// The strata in which some clusters lie (a domain may leave others out), ascending.
  init(_ rule: LonelyClusterRule, _ stage: Stage, presentClusters clusters: [Int32]) {
    self.rule = rule
    self.stage = stage
    if rule == .average { countStrata(clusters) }
  }

  /// What a stratum adds: φ_h (1 − f_h) n_h/(n_h − 1) with two clusters or more. `nil` where it adds nothing.
  func part(of stratum: Int) -> Part? {
    var part: Part
    if stage.sampled[stratum] > 1 {
      part = Part(scale: stage.scale(stratum))
      if rule == .average { part.scale *= weight(of: stratum) }
    } else {
      guard rule == .adjust, stage.isLonely(stratum) else { return nil }
      part = Part(scale: stage.lonelyScale(stratum), isPooled: true)
    }
    return part.scale == 0 ? nil : part
  }

  /// How often a stratum with two clusters or more counts: under the rule `average` also for those with one.
  func multiplicity(of stratum: Int) -> Double { rule == .average ? weight(of: stratum) : 1 }

  /// Whether the cluster of a stratum with one is compared with those beside it.
  var isPooling: Bool { rule == .adjust }

  /// Whether the rule is to take the average of others and there are none: all strata are lonely.
  var isUndefined: Bool { fromElsewhere == .infinity }

  /// Under the rule `average` a stratum with one cluster adds what the others of the same parent add on
  /// average, or the others of the whole stage where the parent has no other.
  private mutating func countStrata(_ clusters: [Int32]) {
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

  private func weight(of stratum: Int) -> Double {
    (inflationOfParent[stage.parentOfStratum[stratum]] ?? 1) + fromElsewhere
  }
}

extension LonelyClusterRule {
  /// Whether it compares lonely strata with the others in which an estimate has rows.
  var looksAtPresence: Bool { self == .adjust || self == .average }

  /// Refuses to give a variance where a stratum has one cluster and no rule says what that means.
  ///
  /// - Throws: `DesignError` naming the stratum.
  func requireVariance(_ stages: [Stage]) throws {
    guard self == .fail else { return }
    if let last = stages.last, last.clusterCount == 1, last.isLonely(0) {
      throw DesignError(
        "the whole sample is one cluster, so no variance can be estimated; "
          + "use data of more clusters, or take the estimates alone")
    }
    for (index, stage) in stages.enumerated() {
      guard let stratum = (0..<stage.stratumCount).first(where: stage.isLonely) else { continue }
      let count = (0..<stage.stratumCount).count(where: stage.isLonely)
      let others: Sentence = count > 1 ? " (and \(count - 1) more)" : ""
      let place: Sentence = index == 0 ? "" : " at stage \(index + 1)"
      throw DesignError(
        "stratum \(stage.stratumLabels[stratum].sentence)\(others) has one cluster\(place), so its variance "
          + "cannot be estimated; merge it with another or choose a lonely-cluster rule")
    }
  }
}
