import CanvassTables

/// A category of a variable of a formula.
public struct FormulaCategory: Sendable, Hashable {
  /// The variable, as the formula has it.
  public let variable: String
  /// The category.
  public let level: String
}

extension FormulaRegression {
  /// The categories of the formula whose rows with weight lie in one first-stage cluster, where those of the model lie in several.
  ///
  /// How such a category differs from cluster to cluster is not known: what it is compared with has the standard error of the
  /// others alone, as in R's `svyglm`.
  ///
  /// - Parameter table: the one that the model was fitted to.
  /// - Throws: `TableError` for a column that is missing.
  public func categoriesInOneCluster(
    of design: Design, in table: Table
  ) throws -> [FormulaCategory] {
    try categoriesInOneCluster(
      of: rows.map { design.tree.cluster(ofLeaf: design.leafOfRow[$0]) }, in: table)
  }

  /// The same of clusters without a design.
  ///
  /// - Parameter clusters: the number of the cluster of each row of the regression.
  /// - Throws: `TableError` for a column that is missing.
  public func categoriesInOneCluster(
    of clusters: [Int], in table: Table
  ) throws -> [FormulaCategory] {
    guard coding.hasCategories else { return [] }
    let data = try ModelMatrixRows(coding, table, rows: rows)
    let weights = fit.data.rowWeights
    let clusters = clusters.indices.map { weights[$0] > 0 ? clusters[$0] : nil }
    guard Set(clusters.compactMap(\.self)).count > 1 else { return [] }
    return data.effects.flatMap { effect -> [FormulaCategory] in
      guard case .change(let factor) = effect else { return [] }
      var own = factor.levels.map { _ in Set<Int>() }
      for (code, cluster) in zip(data.codes(of: factor), clusters) {
        // Two tell as much as all.
        if let cluster, own[code].count < 2 { own[code].insert(cluster) }
      }
      return zip(factor.levels, own).filter { $1.count == 1 }.map {
        FormulaCategory(variable: factor.name, level: $0.0)
      }
    }
  }
}
