import CanvassNumerics
import CanvassTables

extension DesignCompiler {
  /// Joins each stratum that has one cluster with the next one of its region, the last one with the one before:
  /// the collapsed strata of Cochran (1977, 5A.12) and Wolter (2007, 2.5). Strata stand in the order of their codes;
  /// at later stages the region is the cluster of the stage before. Those that are taken whole are no partners.
  ///
  /// Clusters of strata that are joined count as drawn from one, whose population is that of both; their
  /// probabilities, from which weights may come, stay what they were.
  ///
  /// - Throws: `DesignError` naming a stratum that has no other beside it.
  mutating func collapse(_ draft: inout StageDraft, _ stage: Int) throws {
    if case .joint? = specification.unequal?.method, stage == 0 {
      throw DesignError(
        "strata whose joint probabilities are given cannot be joined; join them in the data and give the probabilities of the "
          + "whole, or choose another rule for strata with one cluster")
    }
    let before = draft.stage(earlierFraction: [Double](repeating: 1, count: draft.stratumCount))
    let region = stage == 0 ? try regions(draft) : draft.parentOfStratum
    // The strata that chance has something to do with, region by region.
    var usable: [Int32: [Int]] = [:]
    for stratum in 0..<draft.stratumCount
    where !before.clusters(of: stratum).allSatisfy(before.isCertain) {
      usable[region[stratum], default: []].append(stratum)
    }
    var group = (0..<draft.stratumCount).map { $0 }
    var joined = 0
    for (_, strata) in usable.sorted(by: { $0.key < $1.key }) {
      for (place, stratum) in strata.enumerated() where before.isLonely(stratum) {
        // One that the stratum before has been joined with is not alone any more.
        if group[stratum] != stratum { continue }
        guard strata.count > 1 else {
          let within: Sentence =
            stage == 0 && specification.collapseWithin != nil
            ? " within its \"\(specification.collapseWithin ?? "")\"" : ""
          let at: Sentence = stage == 0 ? "" : " at stage \(stage + 1)"
          throw DesignError(
            "stratum \(draft.stratumLabels[stratum].sentence) has one cluster\(at), and there is no other\(within) to join it with; choose "
              + "another rule for it")
        }
        joined += 1
        if place + 1 < strata.count {
          group[strata[place + 1]] = group[stratum]
        } else {
          group[stratum] = group[strata[place - 1]]
        }
      }
    }
    guard joined > 0 else { return }
    let sizes = Dictionary(grouping: group) { $0 }
    notes.append(
      .strataJoined(joined, into: sizes.values.count { $0.count > 1 }, stage: stage + 1))
    draft.join(group, isUnequal: stage == 0 && specification.unequal != nil)
  }

  /// The region of each first-stage stratum.
  private func regions(_ draft: StageDraft) throws -> [Int32] {
    guard let name = specification.collapseWithin else {
      return [Int32](repeating: 0, count: draft.stratumCount)
    }
    let codes = RowCodes(try table.column(name))
    var region = [Int32](repeating: -1, count: draft.stratumCount)
    for row in 0..<rowCount {
      let (code, stratum) = (codes.codes[row], Int(draft.stratumOfRow[row]))
      guard code >= 0 else {
        throw DesignError(
          "the column \"\(name)\" within which strata are joined is missing in row \(number(of: row)); every row needs it"
        )
      }
      if region[stratum] < 0 { region[stratum] = code }
      guard region[stratum] == code else {
        throw DesignError(
          "stratum \(draft.stratumLabels[stratum].sentence) lies in \"\(codes.labels[Int(region[stratum])])\" and in "
            + "\"\(codes.labels[Int(code)])\" of \"\(name)\", within which strata are joined; a stratum belongs to one"
        )
      }
    }
    return region
  }
}

extension StageDraft {
  /// Makes one stratum of those that have the same group, the number of the first of them or of another.
  fileprivate mutating func join(_ group: [Int], isUnequal: Bool) {
    // New numbers ascend with the first stratum of each group, so that they stay in the order of their parents.
    var first: [Int: Int] = [:]
    for (stratum, group) in group.enumerated() where first[group] == nil { first[group] = stratum }
    let leaders = first.values.sorted()
    var number: [Int: Int32] = [:]
    for (place, leader) in leaders.enumerated() { number[leader] = Int32(place) }
    let newStratum = group.map { number[first[$0] ?? 0] ?? 0 }
    let (sampled, fraction) = (sampled, fraction)
    let cluster = numberPairs(
      groups: clusterOfRow.map { newStratum[Int(stratumOfCluster[Int($0)])] },
      groupCount: leaders.count, codes: clusterOfRow, codeCount: clusterCount)
    clusterOfRow = cluster.ofRow
    stratumOfCluster = cluster.groupOfPair
    inclusion = cluster.codeOfPair.map { inclusion[Int($0)] }
    if !clusterLabels.isEmpty { clusterLabels = cluster.codeOfPair.map { clusterLabels[Int($0)] } }
    stratumOfRow = stratumOfRow.map { newStratum[Int($0)] }
    let members = leaders.map { leader in group.indices.filter { group[$0] == group[leader] } }
    parentOfStratum = leaders.map { parentOfStratum[$0] }
    stratumLabels = members.map { StratumLabel(joining: $0.map { stratumLabels[$0] }) }
    if isUnequal {
      self.fraction = meanInclusion
    } else {
      self.fraction = members.map { members in
        let size = members.reduce(0) { $0 + Double(sampled[$1]) / fraction[$1] }
        return size.isFinite ? Double(members.reduce(0) { $0 + sampled[$1] }) / size : 0
      }
    }
  }
}
