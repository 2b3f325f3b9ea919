import CanvassNumerics
import CanvassTables

extension Design {
  /// The replicates that variances come from, where they do.
  public var replicates: Replicates? { (tree.method as? ReplicateVariance)?.replicates }

  /// The same sample with weights that a recipe makes anew in every replicate, each row a leaf of its own.
  ///
  /// - Throws: `DesignError` naming the replicate in which the recipe fails; `MemoryShortage`.
  func replaying(_ recipe: WeightingRecipe, on table: Table, threads: Int = 0) throws -> Design {
    guard let replicates else { return self }
    let result = try recipe.replay(from: weights, on: table)
    let count = replicates.count
    var multipliers = try Replicates.ones(count, leaves: rowCount)
    let byLeaf = (0..<leafCount).map { replicates.multipliers(ofLeaf: $0) }
    let failures = multipliers.withUnsafeMutableBufferPointer { all -> [(any Error)?] in
      nonisolated(unsafe) let places = all
      return mapInParallel(count, threads: threads) { replicate in
        do {
          let base = (0..<rowCount).map { weights[$0] * byLeaf[Int(leafOfRow[$0])][replicate] }
          let made = try recipe.replay(from: base, on: table).weights
          for row in 0..<rowCount {
            places[row * count + replicate] = made[row] == 0 ? 0 : made[row] / result.weights[row]
          }
          return nil
        } catch { return error }
      }
    }
    if let (replicate, failure) = failures.enumerated().first(where: { $1 != nil }),
      let failure
    {
      throw DesignError(
        "in replicate \(replicate + 1), which counts some people not at all or several times, the weights cannot be made: "
          + "\(failure)")
    }
    return Design(
      self, rowsAsLeaves: result.weights, weighting: result,
      Replicates(
        centre: replicates.centre, scales: replicates.scales,
        multipliers: .table(Matrix(rows: count, columns: rowCount, elements: multipliers)),
        areReplayed: true))
  }
}
