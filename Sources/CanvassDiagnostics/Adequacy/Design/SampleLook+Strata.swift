import CanvassNumerics
import CanvassSampling
import CanvassTables

extension SampleLook {
  /// Codes of first-stage clusters that stand in several strata: one cluster that was split, or several that
  /// share a code.
  var clusterCodes: DesignCheck? {
    get throws {
      let specification = design.specification
      guard let column = specification.clusters.first, !specification.strata.isEmpty else {
        return nil
      }
      let codes = try RowGroups([column], in: self.codes)
      var strataOfCode = [Set<Int>](repeating: [], count: codes.labels.count)
      for (code, stratum) in zip(codes.ofRow, strata.ofRow) where code >= 0 && stratum >= 0 {
        strataOfCode[code].insert(stratum)
      }
      let reused = strataOfCode.count { $0.count > 1 }
      guard reused > 0 else {
        return DesignCheck(
          .clusterCodes, .pass,
          "each of the \(counted: codes.labels.count, "code") of \"\(column)\" stands in one stratum"
        )
      }
      let isSaid = specification.clusterCodes == .withinStrata
      return DesignCheck(
        .clusterCodes, isSaid ? .pass : .caution,
        "\(reused) of \(counted: codes.labels.count, "code") of \"\(column)\" \(agreeing: reused, "stands", "stand") in several strata, and \(agreeing: reused, "is", "are") read as another cluster in each"
      )
    }
  }

  /// Strata with one cluster in the sample, and those in which a domain has rows in one cluster alone, though it
  /// has people in more strata than that.
  func lonelyStrata(in domains: Domains) -> DesignCheck {
    let all = Array(strata.ofRow.indices)
    let whole = lonely(all)
    if let first = whole.first {
      let rule = design.specification.lonely.rawValue
      return DesignCheck(
        .lonelyStrata, .caution,
        "\(counted: whole.count, "stratum", "strata") of the sample \(agreeing: whole.count, "has", "have") one cluster, such as \"\(strata.labels[first])\"; the rule for them is \(rule)"
      )
    }
    let cells = domains.rowsByCell ?? []
    let found = cells.indices.filter { cells.count > 1 && !lonely(cells[$0]).isEmpty }
    guard let first = found.first, let stratum = lonely(cells[first]).first else {
      return DesignCheck(
        .lonelyStrata, .pass, "no stratum has one cluster, in the sample or within a domain")
    }
    let name = domains.cells[first].values.joined(separator: ", ")
    return DesignCheck(
      .lonelyStrata, .caution,
      "within \(found.count) of \(counted: cells.count, "domain") a stratum is left with one cluster, such as \"\(strata.labels[stratum])\" within \"\(name)\": few degrees of freedom stand behind these numbers"
    )
  }

  /// The strata in which some rows with weight lie in one cluster.
  private func lonely(_ rows: [Int]) -> [Int] {
    var first = [Int](repeating: -1, count: strata.labels.count)
    var hasMore = [Bool](repeating: false, count: strata.labels.count)
    for row in rows where design.weights[row] != 0 {
      let (stratum, cluster) = (strata.ofRow[row], clusters.ofRow[row])
      guard stratum >= 0, cluster >= 0 else { continue }
      if first[stratum] < 0 { first[stratum] = cluster }
      if first[stratum] != cluster { hasMore[stratum] = true }
    }
    return first.indices.filter { first[$0] >= 0 && !hasMore[$0] }
  }

  /// The sizes of first-stage strata beside the clusters that were sampled, and, where people are the clusters,
  /// beside what their weights add up to.
  var populationSizes: DesignCheck? {
    get throws {
      let specification = design.specification
      guard let column = specification.fpc.first else { return nil }
      let sizes = try codes.column(column)
      var size = [Double](repeating: .nan, count: strata.labels.count)
      var sampled = [Set<Int>](repeating: [], count: strata.labels.count)
      var weight = [Double](repeating: 0, count: strata.labels.count)
      for row in strata.ofRow.indices where strata.ofRow[row] >= 0 {
        let stratum = strata.ofRow[row]
        size[stratum] = sizes.number(at: row)
        sampled[stratum].insert(clusters.ofRow[row])
        weight[stratum] += design.weights[row]
      }
      let known = size.indices.filter { size[$0].isFinite && size[$0] > 0 }
      let fractions = known.map { stratum in
        size[stratum] <= 1 ? size[stratum] : Double(sampled[stratum].count) / size[stratum]
      }
      guard let least = fractions.min(), let greatest = fractions.max() else { return nil }
      let range: Sentence =
        "from \(number: shortestText(100 * least, digits: 3)) % to \(number: shortestText(100 * greatest, digits: 3)) % of the clusters of a stratum were sampled"
      let full = fractions.count { $0 >= 1 }
      if full > 0 {
        return DesignCheck(
          .populationSizes, .caution,
          "\(range); \(counted: full, "stratum", "strata") \(agreeing: full, "was", "were") taken whole and \(agreeing: full, "adds", "add") nothing to the variance"
        )
      }
      let isOneStage = specification.clusters.isEmpty && specification.weights != nil
      let apart = known.filter { stratum in
        isOneStage && size[stratum] > 1 && abs(weight[stratum] / size[stratum] - 1) > 0.1
      }
      if let stratum = apart.first {
        return DesignCheck(
          .populationSizes, .fail,
          "in \(counted: apart.count, "stratum", "strata") the weights and the population size are more than a tenth apart, such as \(number: shortestText(weight[stratum], digits: 7)) and \(number: shortestText(size[stratum], digits: 7)) in \"\(strata.labels[stratum])\""
        )
      }
      return DesignCheck(.populationSizes, .pass, range)
    }
  }
}
