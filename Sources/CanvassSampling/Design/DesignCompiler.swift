import CanvassNumerics
import CanvassTables

/// The work of compiling: strata and clusters of every stage, numbered in nested order.
struct DesignCompiler {
  let specification: DesignSpecification
  let table: Table
  let rowCount: Int
  var stages: [Stage] = []
  var clusterOfRow: [[Int32]] = []
  var notes: [DesignNote] = []
  /// The joint probabilities of the clusters of each first-stage stratum, where they are given.
  var joint: [Matrix] = []
  /// The numbers of the rows, from 0, where they are not those of the table.
  var rowNumbers: [Int]?

  init(_ specification: DesignSpecification, _ table: Table) throws {
    self.specification = specification
    self.table = table
    rowCount = table.rowCount
    guard rowCount > 0 else { throw DesignError("the data have no rows") }
    let clusters = specification.clusters.count
    guard specification.strata.count <= clusters + 1 else {
      throw DesignError(
        "\(counted: specification.strata.count, "stratum column") for \(counted: clusters, "cluster column"); give one "
          + "per stage, and at most one more than there are clusters, or derive one of those that are crossed "
          + "(\(DesignNote.crossing(specification.strata)))")
    }
    if clusters > 0, specification.strata.count > clusters, specification.fpc.count <= clusters {
      notes.append(.strataWithinClusters(specification.strata, clusters: clusters))
    }
    guard specification.fpc.count <= clusters + 1 else {
      throw DesignError(
        "\(counted: specification.fpc.count, "population-size column") for \(counted: clusters, "cluster column"); give "
          + "one per stage, and at most one more than there are clusters")
    }
  }

  /// The number of a row, from 1.
  func number(of row: Int) -> Int { (rowNumbers?[row] ?? row) + 1 }

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
    if specification.lonely != .collapse, specification.collapseWithin != nil {
      throw DesignError(
        "the column \"\(specification.collapseWithin ?? "")\" says within what strata are joined, and the rule for those of one "
          + "cluster joins none; leave the column out or choose the rule collapse")
    }
    var parents = [Int32](repeating: 0, count: rowCount)
    var parentCount = 1
    var parentLabels: [String?] = [nil]
    for stage in 0..<stageCount {
      let strata = try codes(specification.strata, stage, "stratum")
      let stratum = numberPairs(
        groups: parents, groupCount: parentCount,
        codes: strata?.codes ?? [Int32](repeating: 0, count: rowCount),
        codeCount: strata?.labels.count ?? 1)
      let stratumLabels = stratum.groupOfPair.indices.map { index in
        StratumLabel(
          strata?.labels[Int(stratum.codeOfPair[index])],
          of: parentLabels[Int(stratum.groupOfPair[index])])
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
      var draft = StageDraft(
        stratumOfRow: stratum.ofRow, parentOfStratum: stratum.groupOfPair,
        stratumLabels: stratumLabels, clusterOfRow: cluster.ofRow,
        stratumOfCluster: cluster.groupOfPair,
        clusterLabels: clusters.map { clusters in
          cluster.codeOfPair.map { clusters.labels[Int($0)] }
        } ?? [])
      var places: [Int]?
      if stage == 0, let unequal = specification.unequal {
        places = try jointPlaces(unequal, draft.clusterOfRow, draft.clusterCount, clusters)
        draft.inclusion = try probabilities(
          unequal, draft.clusterOfRow, draft.clusterCount, places)
        draft.fraction = draft.meanInclusion
      } else {
        draft.fraction = try fractions(
          stage, draft.stratumOfRow, draft.sampled, draft.stratumLabels)
        draft.inclusion = draft.stratumOfCluster.map { draft.fraction[Int($0)] }
      }
      if specification.lonely == .collapse { try collapse(&draft, stage) }
      let earlier = draft.parentOfStratum.map { parent -> Double in
        guard stage > 0 else { return 1 }
        let before = stages[stage - 1]
        let above = Int(before.stratumOfCluster[Int(parent)])
        return before.earlierFraction[above] * before.inclusion[Int(parent)]
      }
      stages.append(draft.stage(earlierFraction: earlier))
      clusterOfRow.append(draft.clusterOfRow)
      if stage == 0, let unequal = specification.unequal {
        joint = try jointProbabilities(unequal, stages[0], places)
        try checkUnequal(unequal)
      }
      parents = draft.clusterOfRow
      parentCount = draft.clusterCount
      if stage + 1 < stageCount, clusters != nil {
        parentLabels = draft.clusterLabels
      }
    }
    let known = knownStages
    if known > 0, known < stageCount {
      notes.append(.sizesOfSomeStages(known: known, stages: stageCount))
      if specification.weights == nil { notes.append(.noWeightsFromSizes) }
    }
  }

  /// Stages whose population sizes or probabilities are known.
  var knownStages: Int {
    if case .joint? = specification.unequal?.method { return max(1, specification.fpc.count) }
    return specification.fpc.count
  }

  private func codes(_ columns: [String], _ stage: Int, _ role: Sentence) throws -> RowCodes? {
    guard stage < columns.count else { return nil }
    let codes = RowCodes(try table.column(columns[stage]))
    if let row = codes.codes.firstIndex(of: -1) {
      let count = codes.codes.count { $0 == -1 }
      throw DesignError(
        "the \(role) column \"\(columns[stage])\" is missing in \(count) of \(counted: rowCount, "row"), first "
          + "in row \(number(of: row)); every row must belong to a \(role)")
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
    _ clusters: RowCodes, _ stratumOfRow: [Int32], _ stratumLabels: [StratumLabel]
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
      notes.append(.countedAnew(shared: shared, codes: used))
      return
    }
    throw DesignError(
      "cluster \"\(clusters.labels[code])\" (column \"\(specification.clusters[0])\") is in two "
        + "strata, \(stratumLabels[Int(first[code])].sentence) and \(stratumLabels[Int(second[code])].sentence); "
        + "correct the data, or say that codes count anew in each stratum")
  }
}
