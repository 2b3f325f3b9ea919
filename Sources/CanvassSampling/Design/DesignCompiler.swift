import CanvassTables

extension Design {
  /// Compiles a design against the rows of a table.
  ///
  /// Codes are indexed once: stratum → first-stage cluster → later stages → rows. O(rows × stages).
  ///
  /// - Throws: `DesignError` or `TableError` naming the column, the row or the stratum.
  public init(_ specification: DesignSpecification, in table: Table) throws {
    try self.init(DesignCompiler(specification, table))
  }

  private init(_ compiler: DesignCompiler) throws {
    var compiler = compiler
    try compiler.indexStages()
    let weights = try compiler.analysisWeights()
    let effective = compiler.effectiveStages()
    let leafOfRow = compiler.clusterOfRow[effective - 1]
    let leafCount = compiler.stages[effective - 1].clusterCount
    let (order, start) = orderRows(by: leafOfRow, groups: leafCount)
    var ancestors: [[Int32]] = []
    for stage in 0..<(effective - 1) {
      var ancestor = [Int32](repeating: 0, count: leafCount)
      for row in leafOfRow.indices {
        ancestor[Int(leafOfRow[row])] = compiler.clusterOfRow[stage][row]
      }
      ancestors.append(ancestor)
    }
    specification = compiler.specification
    rowCount = compiler.rowCount
    self.weights = weights
    notes = compiler.notes
    stages = Array(compiler.stages.prefix(effective))
    self.leafOfRow = leafOfRow
    rowOrder = order
    leafStart = start
    self.ancestors = ancestors
    degreesOfFreedom = firstStageDegreesOfFreedom(
      compiler.clusterOfRow[0], compiler.stages[0], weights)
  }
}

/// First-stage clusters less strata, among rows with weight.
private func firstStageDegreesOfFreedom(
  _ clusterOfRow: [Int32], _ stage: Stage, _ weights: [Double]
) -> Int {
  var clusterSeen = [Bool](repeating: false, count: stage.clusterCount)
  for row in clusterOfRow.indices where weights[row] > 0 {
    clusterSeen[Int(clusterOfRow[row])] = true
  }
  var stratumSeen = [Bool](repeating: false, count: stage.stratumCount)
  var clusters = 0
  for cluster in clusterSeen.indices where clusterSeen[cluster] {
    clusters += 1
    stratumSeen[Int(stage.stratumOfCluster[cluster])] = true
  }
  return clusters - stratumSeen.count { $0 }
}

/// Rows by group, in row order within each group; no order where the rows have it already.
private func orderRows(by groupOfRow: [Int32], groups: Int) -> (order: [Int32]?, start: [Int]) {
  var start = [Int](repeating: 0, count: groups + 1)
  var ascending = true
  var last: Int32 = 0
  for group in groupOfRow {
    start[Int(group) + 1] += 1
    if group < last { ascending = false }
    last = group
  }
  for group in 0..<groups { start[group + 1] += start[group] }
  if ascending { return (nil, start) }
  var next = start
  var order = [Int32](repeating: 0, count: groupOfRow.count)
  for (row, group) in groupOfRow.enumerated() {
    order[next[Int(group)]] = Int32(row)
    next[Int(group)] += 1
  }
  return (order, start)
}

/// The work of compiling: strata and clusters of every stage, numbered in nested order.
private struct DesignCompiler {
  let specification: DesignSpecification
  let table: Table
  let rowCount: Int
  var stages: [Stage] = []
  var clusterOfRow: [[Int32]] = []
  var notes: [String] = []

  init(_ specification: DesignSpecification, _ table: Table) throws {
    self.specification = specification
    self.table = table
    rowCount = table.rowCount
    guard rowCount > 0 else { throw DesignError("the data have no rows") }
    let clusters = specification.clusters.count
    guard specification.strata.count <= clusters + 1 else {
      throw DesignError(
        "\(specification.strata.count) stratum columns for \(clusters) cluster columns; give one "
          + "per stage, and at most one more than there are clusters")
    }
    guard specification.fpc.count <= clusters + 1 else {
      throw DesignError(
        "\(specification.fpc.count) population-size columns for \(clusters) cluster columns; give "
          + "one per stage, and at most one more than there are clusters (--fpc)")
    }
  }

  var stageCount: Int {
    max(specification.clusters.count, specification.strata.count, specification.fpc.count, 1)
  }

  /// Stages that add to the variance: the first, and each later one while the stages before it
  /// have population sizes.
  func effectiveStages() -> Int {
    var count = 1
    while count < stages.count, stages[count - 1].fraction.contains(where: { $0 > 0 }) {
      count += 1
    }
    return count
  }

  mutating func indexStages() throws {
    var parents = [Int32](repeating: 0, count: rowCount)
    var parentCount = 1
    var parentLabels = [""]
    for stage in 0..<stageCount {
      let strata = try codes(specification.strata, stage, "stratum")
      let stratum = numberPairs(
        groups: parents, groupCount: parentCount,
        codes: strata?.codes ?? [Int32](repeating: 0, count: rowCount),
        codeCount: strata?.labels.count ?? 1)
      let stratumLabels = stratum.groupOfPair.indices.map { index in
        label(
          parentLabels[Int(stratum.groupOfPair[index])],
          strata?.labels[Int(stratum.codeOfPair[index])])
      }
      let clusters = try codes(specification.clusters, stage, "cluster")
      if stage == 0, let clusters, strata != nil {
        try checkNesting(clusters, stratum.ofRow, stratumLabels)
      }
      let cluster: (ofRow: [Int32], groupOfPair: [Int32], codeOfPair: [Int32])
      if let clusters {
        cluster = numberPairs(
          groups: stratum.ofRow, groupCount: stratum.groupOfPair.count, codes: clusters.codes,
          codeCount: clusters.labels.count)
      } else {
        cluster = rowsAsClusters(stratum.ofRow, stratum.groupOfPair.count)
      }
      var sampled = [Int](repeating: 0, count: stratum.groupOfPair.count)
      for index in cluster.groupOfPair { sampled[Int(index)] += 1 }
      let fraction = try fractions(stage, stratum.ofRow, sampled, stratumLabels)
      let earlier = stratum.groupOfPair.map { parent -> Double in
        guard stage > 0 else { return 1 }
        let before = stages[stage - 1]
        let above = Int(before.stratumOfCluster[Int(parent)])
        return before.earlierFraction[above] * before.fraction[above]
      }
      stages.append(
        Stage(
          parentOfStratum: stratum.groupOfPair, stratumOfCluster: cluster.groupOfPair,
          sampled: sampled, fraction: fraction, earlierFraction: earlier,
          stratumLabels: stratumLabels))
      clusterOfRow.append(cluster.ofRow)
      parents = cluster.ofRow
      parentCount = cluster.groupOfPair.count
      if stage + 1 < stageCount, let clusters {
        parentLabels = cluster.codeOfPair.map { "of cluster \"\(clusters.labels[Int($0)])\"" }
      }
    }
    let known = specification.fpc.count
    if known > 0, known < stageCount {
      notes.append(
        "population sizes are given for \(known) of \(stageCount) stages; the later stages are "
          + "taken as drawn with replacement")
    }
  }

  private func label(_ parent: String, _ own: String?) -> String {
    guard let own else { return parent.isEmpty ? "(the whole sample)" : parent }
    return parent.isEmpty ? "\"\(own)\"" : "\"\(own)\" \(parent)"
  }

  private func codes(_ columns: [String], _ stage: Int, _ role: String) throws -> RowCodes? {
    guard stage < columns.count else { return nil }
    let codes = RowCodes(try table.column(columns[stage]))
    if let row = codes.codes.firstIndex(of: -1) {
      let count = codes.codes.count { $0 == -1 }
      throw DesignError(
        "the \(role) column \"\(columns[stage])\" is missing in \(count) of \(rowCount) rows, first "
          + "in row \(row + 1); every row must belong to a \(role)")
    }
    return codes
  }

  private func rowsAsClusters(_ stratumOfRow: [Int32], _ strata: Int)
    -> (ofRow: [Int32], groupOfPair: [Int32], codeOfPair: [Int32])
  {
    let (order, start) = orderRows(by: stratumOfRow, groups: strata)
    var ofRow = [Int32](repeating: 0, count: rowCount)
    var stratumOfCluster = [Int32](repeating: 0, count: rowCount)
    for stratum in 0..<strata {
      for position in start[stratum]..<start[stratum + 1] {
        ofRow[order.map { Int($0[position]) } ?? position] = Int32(position)
        stratumOfCluster[position] = Int32(stratum)
      }
    }
    return (ofRow, stratumOfCluster, stratumOfCluster)
  }

  /// A cluster code that stands in two strata is either a slip or the habit of counting clusters
  /// anew in each stratum.
  private mutating func checkNesting(
    _ clusters: RowCodes, _ stratumOfRow: [Int32], _ stratumLabels: [String]
  ) throws {
    guard specification.clusterCodes != .withinStrata else { return }
    var first = [Int32](repeating: -1, count: clusters.labels.count)
    var second = [Int32](repeating: -1, count: clusters.labels.count)
    for row in stratumOfRow.indices {
      let code = Int(clusters.codes[row])
      if first[code] < 0 {
        first[code] = stratumOfRow[row]
      } else if first[code] != stratumOfRow[row], second[code] < 0 {
        second[code] = stratumOfRow[row]
      }
    }
    let used = first.count { $0 >= 0 }
    let shared = second.count { $0 >= 0 }
    guard shared > 0, let code = second.firstIndex(where: { $0 >= 0 }) else { return }
    if specification.clusterCodes == .inferred, 2 * shared >= used {
      notes.append(
        "\(shared) of \(used) cluster codes stand in more than one stratum, so they are read as "
          + "counted anew in each stratum (say --cluster-codes within-strata or unique to settle it)"
      )
      return
    }
    throw DesignError(
      "cluster \"\(clusters.labels[code])\" (column \"\(specification.clusters[0])\") is in two "
        + "strata, \(stratumLabels[Int(first[code])]) and \(stratumLabels[Int(second[code])]); "
        + "correct the data, or say that codes count anew in each stratum "
        + "(--cluster-codes within-strata)")
  }

  /// f = n/N of each stratum of a stage, from sizes or fractions that are constant within it.
  private func fractions(
    _ stage: Int, _ stratumOfRow: [Int32], _ sampled: [Int], _ labels: [String]
  ) throws -> [Double] {
    guard stage < specification.fpc.count else { return sampled.map { _ in 0 } }
    let name = specification.fpc[stage]
    let column = try table.column(name)
    guard column.isNumeric else {
      throw DesignError(
        "the population size \"\(name)\" (--fpc) is \(firstText(in: column)); it must be a positive "
          + "number")
    }
    var value = [Double](repeating: .nan, count: sampled.count)
    for row in 0..<rowCount {
      let size = column.number(at: row)
      let stratum = Int(stratumOfRow[row])
      guard size > 0, size.isFinite else {
        let problem = size.isNaN ? "is missing" : "is \(shortestText(size))"
        throw DesignError(
          "the population size \"\(name)\" (--fpc) \(problem) in row \(row + 1); it must be a "
            + "positive number")
      }
      if value[stratum].isNaN { value[stratum] = size }
      guard value[stratum] == size else {
        throw DesignError(
          "the population size \"\(name)\" (--fpc) takes two values in stratum \(labels[stratum]), "
            + "\(shortestText(value[stratum])) and \(shortestText(size)) (row \(row + 1)); it must "
            + "be the same for all rows of a stratum")
      }
    }
    if value.allSatisfy({ $0 <= 1 }) { return value }
    guard value.allSatisfy({ $0 >= 1 }) else {
      throw DesignError(
        "the population sizes \"\(name)\" (--fpc) mix numbers above and below 1; give population "
          + "sizes (≥ 1) or sampling fractions (≤ 1), not both")
    }
    return try value.indices.map { stratum in
      guard Double(sampled[stratum]) <= value[stratum] else {
        throw DesignError(
          "stratum \(labels[stratum]) has \(sampled[stratum]) sampled clusters, more than the "
            + "\(shortestText(value[stratum])) that \"\(name)\" (--fpc) says there are")
      }
      return Double(sampled[stratum]) / value[stratum]
    }
  }

  /// The weights column; failing that 1/Πf over the stages; failing that ones.
  func analysisWeights() throws -> [Double] {
    guard let name = specification.weights else {
      guard specification.fpc.count == stageCount else {
        return [Double](repeating: 1, count: rowCount)
      }
      var weights = [Double](repeating: 1, count: rowCount)
      for (stage, clusters) in zip(stages, clusterOfRow) {
        for row in 0..<rowCount {
          weights[row] /= stage.fraction[Int(stage.stratumOfCluster[Int(clusters[row])])]
        }
      }
      return weights
    }
    let column = try table.column(name)
    guard column.isNumeric else {
      throw DesignError(
        "the weight \"\(name)\" is \(firstText(in: column)); weights must be finite numbers that are "
          + "not negative")
    }
    var weights: [Double]
    if case .real(let values) = column {
      weights = values
    } else {
      weights = (0..<rowCount).map(column.number(at:))
    }
    var positive = false
    for row in 0..<rowCount {
      let weight = weights[row]
      if weight > 0, weight.isFinite {
        positive = true
      } else if weight != 0 {
        let missing = weights.count(where: \.isNaN)
        throw DesignError(
          weight.isNaN
            ? "the weight \"\(name)\" is missing in \(missing) of \(rowCount) rows, first in row "
              + "\(row + 1); give every row a weight, 0 for those outside the sample"
            : "the weight \"\(name)\" is \(shortestText(weight)) in row \(row + 1); weights must be "
              + "finite and not negative")
      }
    }
    guard positive else { throw DesignError("all weights \"\(name)\" are zero") }
    return weights
  }

  /// The first value of a column that is not a number, with its row: `"Inf" in row 3`.
  private func firstText(in column: Column) -> String {
    guard case .coded(let coded) = column else { return "text" }
    for row in 0..<coded.count {
      guard let code = coded.code(at: row) else { continue }
      let text = coded.levels[code].text
      let value = Double(text)
      if value.map({ !$0.isFinite }) ?? true { return "\"\(excerpt(of: text))\" in row \(row + 1)" }
    }
    return "text"
  }
}
