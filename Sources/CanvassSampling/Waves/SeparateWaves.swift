import CanvassNumerics
import CanvassTables

/// The rows of all waves in a design in which each wave has strata of its own, with the clusters that waves have in common.
struct SeparateWaves: Sendable {
  /// The rows, with the strata and clusters of each wave.
  let table: Table
  /// Their design.
  let design: Design
  /// The clusters that are in several waves.
  let common: CommonClusters

  /// The column of the waves.
  private let wave: String

  /// The columns of strata and of clusters that are those of one wave.
  private static let (stratum, cluster) = ("wave and stratum", "wave and cluster")

  /// Waves.
  ///
  /// - Parameter merged: the column of the strata that waves have in common, where strata were merged between them.
  /// - Parameter inside: rows among which common clusters are counted; all if `nil`.
  /// - Throws: `WaveError` for weights that a recipe makes; `DesignError`; `TableError`.
  init(
    _ table: Table, wave: String, _ specification: DesignSpecification,
    mergedStrata merged: String? = nil, inside: [Bool]? = nil
  ) throws {
    guard specification.recipe == nil else {
      throw WaveError(
        "weights that a recipe makes cannot be compared between waves; write them into the data of each wave first"
      )
    }
    guard specification.secondPhase == nil else {
      throw WaveError(
        "waves that were drawn in two phases cannot be compared; take each wave by itself")
    }
    var (stacked, own) = (table, specification)
    let column = try table.column(wave)
    func ofWave(_ name: String?) throws -> Column {
      let values = try name.map { try table.column($0) }
      return .categories(
        (0..<table.rowCount).map { row in
          guard let wave = column.text(at: row) else { return nil }
          guard let values else { return wave }
          return values.text(at: row).map { wave + " " + $0 }
        })
    }
    stacked.set(Self.stratum, to: try ofWave(specification.strata.first))
    own.strata = [Self.stratum] + specification.strata.dropFirst()
    if let first = specification.clusters.first {
      stacked.set(Self.cluster, to: try ofWave(first))
      own.clusters = [Self.cluster] + specification.clusters.dropFirst()
    }
    self.table = stacked
    self.wave = wave
    design = try Design(own, in: stacked)
    common = try CommonClusters(
      table, wave: wave, specification, design, merged: merged, inside: inside)
  }

  /// The variance of sums over the rows of two waves, each row of which moves them by its score: that of each wave's own
  /// sample, with the covariance of the common clusters.
  ///
  /// ```
  /// V = V₁ + V₂ + C₁₂ + C₁₂ᵀ
  /// ```
  ///
  /// - Parameter waves: what the two waves are called.
  func covariance(of scores: RowScores, waves: (String, String)) throws
    -> (covariance: EstimateCovariance, degreesOfFreedom: Int)
  {
    let (own, freedom) = try design.covariance(of: scores)
    let column = try table.column(wave)
    var influences: [String: [[Int: Double]]] = [:]
    for (place, row) in scores.rows.enumerated() where design.weights[row] != 0 {
      guard let wave = column.text(at: row) else { continue }
      let cluster = design.tree.cluster(ofLeaf: design.leafOfRow[row])
      for estimate in 0..<scores.count {
        influences[wave, default: Array(repeating: [:], count: scores.count)][estimate][
          cluster, default: 0] += scores.values[place, estimate]
      }
    }
    guard let first = influences[waves.0], let second = influences[waves.1] else {
      return (own, freedom)
    }
    var matrix = own.matrix
    var shared = 0
    for i in 0..<scores.count {
      for j in 0..<scores.count {
        let (covariance, common) = common.covariance(of: waves, first[i], second[j])
        matrix[i, j] += covariance
        matrix[j, i] += covariance
        shared = common
      }
    }
    return (EstimateCovariance(matrix), freedom - shared)
  }
}
