import CanvassNumerics
import CanvassTables

/// The waves of a survey, each of which has strata of its own, so that its variance is that of its own sample.
///
/// Clusters of the same name in the same stratum are the same cluster, asked again: the variance of a change is
/// V₁ + V₂ − 2·C (Kish, Survey Sampling, 1965, section 12.4) with the covariance of the common clusters alone
/// (see `CommonClusters`). Population sizes may differ from wave to wave.
public struct WaveComparison: Sendable {
  /// The waves, in order.
  public let waves: [String]
  /// What is compared.
  public let quantities: [Quantity]
  /// The values of the columns by which it is, in order; without columns, everybody is in one cell that has none.
  public let cells: [[String]]
  /// Clusters that are in more than one wave, among the rows that are looked at.
  public let repeatedClusters: Int
  /// Clusters in all, among the rows that are looked at.
  public let clusters: Int
  /// Names that several clusters of a wave have in strata that were merged: they count as clusters of their own.
  public let ambiguousClusters: Int
  /// The design of all waves together, of all their rows.
  public let design: DesignSummary
  /// The waves as one sample, each with strata of its own.
  public let sample: Design
  private let common: CommonClusters
  private let totals: DomainTotals
  /// The domain of each cell in each wave; `nil` where it has no rows.
  private let domainOfCell: [[Int?]]

  /// Waves.
  ///
  /// - Parameters:
  ///   - table: the rows of all waves.
  ///   - wave: the column that says which; its waves are in the order of its values.
  ///   - columns: those in each of whose cells changes are wanted; none for all rows together.
  ///   - merged: the column of the strata that waves have in common, where strata were merged between them.
  ///   - inside: rows that are looked at; all if `nil`.
  /// - Throws: `WaveError` for fewer than two waves; `DesignError`; `TableError`.
  public init(
    _ quantities: [Quantity], in table: Table, wave: String, by columns: [String] = [],
    design specification: DesignSpecification, mergedStrata merged: String? = nil,
    inside: [Bool]? = nil, threads: Int = 0
  ) throws {
    let rows = try SeparateWaves(
      table, wave: wave, specification, mergedStrata: merged, inside: inside)
    let waves = try Self.waves(in: table, wave: wave, inside: inside)
    let domains = try Domains(by: [wave] + columns, filter: inside, in: rows.table)
    guard waves.count >= 2 else {
      throw WaveError(
        "there \(agreeing: waves.count, "is", "are") \(counted: waves.count, "wave") in \"\(wave)\", and a change needs two"
      )
    }
    let cells =
      columns.isEmpty
      ? [[]] : try Domains(by: columns, filter: inside, in: rows.table).cells.map(\.values)
    var places: [[String]: Int] = [:]
    for (place, cell) in domains.cells.enumerated() { places[cell.values] = place }
    domainOfCell = cells.map { cell in waves.map { places[[$0] + cell] } }
    (self.waves, self.cells) = (waves, cells)
    self.quantities = quantities
    common = rows.common
    design = DesignSummary(rows, specification)
    sample = rows.design
    (repeatedClusters, clusters) = (common.repeated, common.all)
    ambiguousClusters = common.ambiguous
    totals = try DomainTotals(
      of: quantities.map { [$0] },
      TableTotals(rows.table, rows.design, in: domains, threads: threads), threads: threads)
  }

  /// The waves of a column that have rows, in the order of its values.
  ///
  /// - Parameter inside: rows that are looked at; all if `nil`.
  public static func waves(in table: Table, wave: String, inside: [Bool]? = nil) throws -> [String]
  {
    try Domains(by: [wave], filter: inside, in: table).cells.map { $0.values[0] }
  }

  /// A mean in a wave; `nil` where the cell has no rows in it.
  public func level(_ quantity: Int, wave: Int, cell: Int = 0) -> Estimate? {
    estimated(quantity, wave, cell)?.estimate
  }

  private func estimated(_ quantity: Int, _ wave: Int, _ cell: Int)
    -> (estimate: Estimate, form: LinearForm)?
  {
    domainOfCell[cell][wave].map {
      totals.estimate(
        quantities[quantity].name, Mean(quantities[quantity]), group: quantity, in: .one($0))
    }
  }

  /// The change of a mean between two waves; `nil` where the cell has no rows in one of them.
  public func change(
    _ quantity: Int, from first: Int, to second: Int, cell: Int = 0
  ) -> WaveChange? {
    guard let before = estimated(quantity, first, cell),
      let after = estimated(quantity, second, cell)
    else { return nil }
    return change(
      quantities[quantity].name, after.estimate.value - before.estimate.value,
      from: (first, before.form), to: (second, after.form))
  }

  /// The change of Σ c_k·mean_k, an index of the components; `nil` where the cell has no rows in a wave.
  ///
  /// - Parameter weights: c_k, one for each quantity.
  public func change(
    ofIndex name: String, weights: [Double], from first: Int, to second: Int, cell: Int = 0
  ) -> WaveChange? {
    var forms: (before: LinearForm, after: LinearForm) = (.init(terms: []), .init(terms: []))
    var value = 0.0
    for (quantity, weight) in weights.enumerated() {
      guard let before = estimated(quantity, first, cell),
        let after = estimated(quantity, second, cell)
      else { return nil }
      forms.before = forms.before + weight * before.form
      forms.after = forms.after + weight * after.form
      value += weight * (after.estimate.value - before.estimate.value)
    }
    return change(name, value, from: (first, forms.before), to: (second, forms.after))
  }

  private func change(
    _ name: String, _ value: Double, from before: (wave: Int, form: LinearForm),
    to after: (wave: Int, form: LinearForm)
  ) -> WaveChange {
    let (a, b) = (totals.uncertainty(of: before.form), totals.uncertainty(of: after.form))
    let (covariance, shared) = common.covariance(
      of: (waves[before.wave], waves[after.wave]), totals.clusterInfluences(of: before.form),
      totals.clusterInfluences(of: after.form))
    // The zero of a wave in one cluster is no certainty, in a change either.
    let isKnown = ![before.form, after.form].flatMap(\.terms).contains { term in
      totals.liesInOneCluster(LinearForm(terms: [term]))
    }
    let independent = isKnown ? a.variance + b.variance : .nan
    let variance = independent - 2 * covariance
    return WaveChange(
      name: name, from: waves[before.wave], to: waves[after.wave], value: value,
      // Less than what the last digits of the three hold is nothing.
      variance: abs(variance) <= 1e-13 * independent ? 0 : variance,
      degreesOfFreedom: a.degreesOfFreedom + b.degreesOfFreedom - shared,
      independentVariance: independent, covariance: covariance,
      product: (a.variance * b.variance).squareRoot(),
      lostReplicates: totals.lostReplicates(of: after.form - before.form))
  }
}
