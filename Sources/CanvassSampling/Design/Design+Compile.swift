import CanvassTables

extension Design {
  /// Compiles a design against the rows of a table.
  ///
  /// Codes are indexed once: stratum → first-stage cluster → later stages → rows. O(rows × stages).
  ///
  /// - Throws: `DesignError` or `TableError` naming the column, the row or the stratum.
  public init(_ specification: DesignSpecification, in table: Table) throws {
    try self.init(DesignCompiler(specification, table))
    if let phase = specification.secondPhase {
      self = try drawn(again: phase, in: table)
      return
    }
    if let given = specification.givenReplicates {
      guard specification.recipe == nil, specification.replicates == nil else {
        throw DesignError(
          "replicate weights that came with the data are final; leave the recipe and other replicates out"
        )
      }
      self = try replicated(by: given, in: table)
      return
    }
    guard let recipe = specification.recipe else { return }
    if specification.replicates != nil {
      self = try replaying(recipe, on: table)
      return
    }
    self = try weighted(by: recipe.replay(from: weights, on: table))
  }

  private init(_ compiler: DesignCompiler) throws {
    var compiler = compiler
    let (tree, leafOfRow) = try compiler.nest()
    let weights = try compiler.analysisWeights()
    self.weights = weights
    self.tree = tree
    plainTree = tree
    self.leafOfRow = leafOfRow
    rows = RowIndex(groupOfRow: leafOfRow, groups: tree.leafCount, weights: weights)
    weightScale = WeightScale(of: weights)
    (calibration, weighting) = (nil, nil)
    summary = DesignSummary(
      specification: compiler.specification, rowCount: compiler.rowCount, tree: tree,
      degreesOfFreedom: tree.degreesOfFreedom(ofRowsIn: leafOfRow, weights: weights),
      notes: compiler.notes)
  }
}

extension DesignCompiler {
  /// The tree of all stages that add to the variance, and the leaf of each row.
  mutating func nest() throws -> (tree: SampleTree, leafOfRow: [Int32]) {
    try indexStages()
    let replicates = specification.replicates
    let isFirstStageAlone = replicates.map { !$0.kind.hasAllStages } ?? false
    let effective = isFirstStageAlone ? 1 : effectiveStages()
    let leafOfRow = clusterOfRow[effective - 1]
    let ancestors = (0..<(effective - 1)).map { stage in
      var ancestor = [Int32](repeating: 0, count: stages[effective - 1].clusterCount)
      for row in leafOfRow.indices {
        ancestor[Int(leafOfRow[row])] = clusterOfRow[stage][row]
      }
      return ancestor
    }
    let tree = SampleTree(
      stages: Array(stages.prefix(effective)), ancestors: ancestors,
      method: try method)
    guard let replicates else { return (tree, leafOfRow) }
    let further = isFirstStageAlone ? effectiveStages() - 1 : 0
    if case .balanced = replicates.kind, tree.stages[0].fraction.contains(where: { $0 > 0 }) {
      notes.append(.sizesLeftOut)
    } else if further > 0 {
      notes.append(.laterStagesLeftOut(further))
    }
    try tree.requireVariance()
    let made = try Replicates(
      replicates, of: tree, order: order(of: leafOfRow, leaves: tree.leafCount),
      lonely: specification.lonely)
    return (tree.with(made, lonely: specification.lonely), leafOfRow)
  }
}

extension DesignCompiler {
  /// How variances follow from the stages.
  private var method: any VarianceMethod {
    get throws {
      guard let unequal = specification.unequal else {
        return LinearisedVariance(lonely: specification.lonely)
      }
      return try UnequalProbabilityVariance(
        unequal, stages[0], joint: joint, lonely: specification.lonely)
    }
  }

  /// The leaves in the order in which they appear, stratum by stratum.
  private func order(of leafOfRow: [Int32], leaves: Int) -> [Int] {
    var first = [Int](repeating: .max, count: leaves)
    for (row, leaf) in leafOfRow.enumerated() where first[Int(leaf)] == .max {
      first[Int(leaf)] = row
    }
    let stratum = stages[0].stratumOfCluster
    guard stratum.count == leaves else { return Array(0..<leaves) }
    return (0..<leaves).sorted { (stratum[$0], first[$0]) < (stratum[$1], first[$1]) }
  }
}

/// Rows by group, in row order within each group; no order where the rows have it already.
func orderRows(by groupOfRow: [Int32], groups: Int) -> (order: [Int32]?, start: [Int]) {
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
