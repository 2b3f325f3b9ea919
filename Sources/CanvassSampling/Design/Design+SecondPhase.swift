import CanvassTables

extension Design {
  /// The sample of a second phase that was drawn of this one.
  ///
  /// Weights are those of the first phase times M/m, the units of the stratum over those that were drawn; rows outside have the
  /// weight 0.
  ///
  /// - Throws: `DesignError` for what cannot be combined with two phases, for a unit that was drawn in part, and for a
  ///   stratum of which none was; `TableError`.
  func drawn(again phase: SecondPhase, in table: Table) throws -> Design {
    try requireTwoPhases()
    let inside = try phase.rows(of: table)
    guard inside.contains(true) else {
      throw DesignError("no row is in the second phase; \"\(phase.subset)\" is 0 in all of them")
    }
    var compiler = try DesignCompiler(
      DesignSpecification(
        strata: [phase.strata].compactMap(\.self), clusters: [phase.clusters].compactMap(\.self),
        clusterCodes: .unique), table)
    let (all, unitOfRow) = try compiler.nest()
    let units = try DrawnUnits(all.stages[0], unitOfRow, inside, compiler)
    // A leaf is what a unit has of a leaf of the first phase; what was not drawn is one more in each.
    let leaves = numberPairs(
      groups: leafOfRow, groupCount: tree.leafCount, codes: units.ofRow.map { $0 + 1 },
      codeCount: units.stage.clusterCount + 1)
    let codes = leaves.codeOfPair.map { $0 - 1 }
    var weights = weights
    for row in weights.indices {
      let unit = units.ofRow[row]
      weights[row] =
        unit < 0
        ? 0 : weights[row] / units.stage.fraction[Int(units.stage.stratumOfCluster[Int(unit)])]
    }
    let method = TwoPhaseVariance(
      tree, leafOfPart: leaves.groupOfPair, unitOfPart: codes, units.stage,
      lonely: specification.lonely)
    let parts = tree.stages[tree.stages.count - 1].clusterCount
    var sampled = [Int](repeating: 0, count: parts)
    for leaf in leaves.groupOfPair { sampled[Int(leaf)] += 1 }
    // They add nothing by themselves.
    let stage = Stage(
      parentOfStratum: (0..<Int32(parts)).map { $0 }, stratumOfCluster: leaves.groupOfPair,
      sampled: sampled, fraction: sampled.map { _ in 1 }, earlierFraction: sampled.map { _ in 0 },
      stratumLabels: sampled.map { _ in StratumLabel() })
    let ancestors =
      tree.ancestors.map { above in leaves.groupOfPair.map { above[Int($0)] } }
      + [leaves.groupOfPair]
    return Design(
      self,
      SampleTree(stages: tree.stages + [stage], ancestors: ancestors, method: method),
      leafOfRow: leaves.ofRow, weights: weights,
      secondPhase: (units.stage.clusterCount, units.stage.stratumCount))
  }

  /// Refuses what two phases cannot be combined with.
  private func requireTwoPhases() throws {
    guard specification.replicates == nil, specification.givenReplicates == nil else {
      throw DesignError(
        "there are no replicates of a sample of two phases; take linearised variances, or leave the second phase out"
      )
    }
    guard specification.recipe == nil else {
      throw DesignError(
        "a recipe does not know the weights of two phases; leave the recipe or the second phase out"
      )
    }
    guard specification.unequal == nil else {
      throw DesignError(
        "the first of two phases cannot have been drawn with unequal probabilities without replacement; give the weights in a column and leave the probabilities out"
      )
    }
    if tree.hasLonelyStrata, specification.lonely.looksAtPresence {
      throw DesignError(
        "the first of two phases has strata with one cluster, which the rule \"\(specification.lonely.rawValue)\" cannot settle there; join them with others, or let them add nothing"
      )
    }
  }

  private init(
    _ first: Design, _ tree: SampleTree, leafOfRow: [Int32], weights: [Double],
    secondPhase: (units: Int, strata: Int)
  ) {
    self.tree = tree
    plainTree = tree
    self.leafOfRow = leafOfRow
    self.weights = weights
    rows = RowIndex(groupOfRow: leafOfRow, groups: tree.leafCount, weights: weights)
    weightScale = WeightScale(of: weights)
    (calibration, weighting) = (nil, nil)
    summary = DesignSummary(
      specification: first.specification, rowCount: first.rowCount, tree: first.tree,
      degreesOfFreedom: tree.degreesOfFreedom(ofRowsIn: leafOfRow, weights: weights),
      secondPhase: secondPhase, notes: first.notes)
  }
}

/// The units of a second phase that were drawn, numbered by stratum.
private struct DrawnUnits {
  /// Their strata, with m/M.
  let stage: Stage
  /// The unit of each row; −1 for a row that is not in the second phase.
  let ofRow: [Int32]

  /// - Parameters:
  ///   - all: the units of the first phase by the strata of the second.
  ///   - unitOfRow: the one of each row.
  init(_ all: Stage, _ unitOfRow: [Int32], _ inside: [Bool], _ compiler: DesignCompiler) throws {
    var number = [Int32](repeating: -1, count: all.clusterCount)
    for row in inside.indices where inside[row] { number[Int(unitOfRow[row])] = 0 }
    if let row = inside.indices.first(where: { !inside[$0] && number[Int(unitOfRow[$0])] == 0 }) {
      let name = compiler.specification.clusters.first ?? ""
      let code = try compiler.table.column(name).text(at: row) ?? ""
      throw DesignError(
        "cluster \"\(code)\" (column \"\(name)\") is in the second phase in part, without row \(row + 1); a cluster is drawn as a whole"
      )
    }
    var (strata, sampled) = ([Int32](), [Int](repeating: 0, count: all.stratumCount))
    for unit in number.indices where number[unit] == 0 {
      number[unit] = Int32(strata.count)
      strata.append(all.stratumOfCluster[unit])
      sampled[Int(all.stratumOfCluster[unit])] += 1
    }
    if let none = sampled.firstIndex(of: 0) {
      throw DesignError(
        "no unit of stratum \(all.stratumLabels[none].sentence) is in the second phase, so that nothing is known of it; join it with another"
      )
    }
    ofRow = zip(unitOfRow, inside).map { $1 ? number[Int($0)] : -1 }
    stage = Stage(
      parentOfStratum: sampled.map { _ in 0 }, stratumOfCluster: strata, sampled: sampled,
      fraction: zip(sampled, all.sampled).map { Double($0) / Double($1) },
      earlierFraction: sampled.map { _ in 1 },
      stratumLabels: all.stratumLabels.map(StratumLabel.init(ofSecondPhase:)))
  }
}
