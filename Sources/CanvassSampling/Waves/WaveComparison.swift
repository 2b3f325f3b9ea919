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
  /// Clusters that are in more than one wave.
  public let repeatedClusters: Int
  /// Clusters in all.
  public let clusters: Int
  private let common: CommonClusters
  private let totals: DomainTotals

  /// Waves.
  ///
  /// - Parameters:
  ///   - table: the rows of all waves.
  ///   - wave: the column that says which; its waves are in the order of its values.
  ///   - inside: rows that are looked at; all if `nil`.
  /// - Throws: `WaveError` for fewer than two waves; `DesignError`; `TableError`.
  public init(
    _ quantities: [Quantity], in table: Table, wave: String,
    design specification: DesignSpecification, inside: [Bool]? = nil, threads: Int = 0
  ) throws {
    let (stacked, own) = try Self.apart(table, wave: wave, specification)
    let design = try Design(own, in: stacked)
    let domains = try Domains(by: [wave], filter: inside, in: stacked)
    guard domains.cells.count >= 2 else {
      throw WaveError(
        "there \(agreeing: domains.cells.count, "is", "are") \(counted: domains.cells.count, "wave") in \"\(wave)\", and a change needs two"
      )
    }
    waves = domains.cells.map { $0.values.joined(separator: " ") }
    self.quantities = quantities
    common = try CommonClusters(table, wave: wave, specification, design)
    (repeatedClusters, clusters) = (common.repeated, common.all)
    totals = try DomainTotals(
      of: quantities.map { [$0] }, TableTotals(stacked, design, in: domains, threads: threads),
      threads: threads)
  }

  /// The rows of all waves as one design, in which a cluster that is in several waves is one cluster. Without such
  /// clusters each wave has strata of its own.
  ///
  /// - Throws: `WaveError`; `DesignError`; `TableError`.
  public static func stacked(
    _ table: Table, wave: String, design specification: DesignSpecification
  ) throws -> Design {
    let (separate, own) = try apart(table, wave: wave, specification)
    let design = try Design(own, in: separate)
    let common = try CommonClusters(table, wave: wave, specification, design)
    return common.repeated == 0 ? design : try Design(specification, in: table)
  }

  /// The columns of strata and of clusters that are those of one wave.
  private static let (stratum, cluster) = ("wave and stratum", "wave and cluster")

  /// The table and the design with strata and clusters of each wave.
  private static func apart(
    _ table: Table, wave: String, _ specification: DesignSpecification
  ) throws -> (Table, DesignSpecification) {
    guard specification.recipe == nil else {
      throw WaveError(
        "weights that a recipe makes cannot be compared between waves; write them into the data of each wave first"
      )
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
    return (stacked, own)
  }

  /// A mean in a wave.
  public func level(_ quantity: Int, wave: Int) -> Estimate { estimated(quantity, wave).estimate }

  private func estimated(_ quantity: Int, _ wave: Int) -> (estimate: Estimate, form: LinearForm) {
    totals.estimate(
      quantities[quantity].name, Mean(quantities[quantity]), group: quantity, in: .one(wave))
  }

  /// The change of a mean between two waves.
  public func change(_ quantity: Int, from first: Int, to second: Int) -> WaveChange {
    let (before, after) = (estimated(quantity, first), estimated(quantity, second))
    return change(
      quantities[quantity].name, after.estimate.value - before.estimate.value,
      from: (first, before.form), to: (second, after.form))
  }

  /// The change of Σ c_k·mean_k, an index of the components.
  ///
  /// - Parameter weights: c_k, one for each quantity.
  public func change(
    ofIndex name: String, weights: [Double], from first: Int, to second: Int
  ) -> WaveChange {
    var forms: (before: LinearForm, after: LinearForm) = (.init(terms: []), .init(terms: []))
    var value = 0.0
    for (quantity, weight) in weights.enumerated() {
      let (before, after) = (estimated(quantity, first), estimated(quantity, second))
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
    let independent = a.variance + b.variance
    let variance = independent - 2 * covariance
    return WaveChange(
      name: name, from: waves[before.wave], to: waves[after.wave], value: value,
      // Less than what the last digits of the three hold is nothing.
      variance: abs(variance) <= 1e-13 * independent ? 0 : variance,
      degreesOfFreedom: a.degreesOfFreedom + b.degreesOfFreedom - shared,
      independentVariance: independent, covariance: covariance,
      product: (a.variance * b.variance).squareRoot())
  }
}

/// A change between two waves.
public struct WaveChange: Sendable {
  /// What changed.
  public let name: String
  /// The wave before.
  public let from: String
  /// The wave after.
  public let to: String
  /// After less before.
  public let value: Double
  /// Its variance, V₁ + V₂ − 2·C. It may come out below 0 where few clusters are common, and is then no variance.
  public let variance: Double
  /// Degrees of freedom: those of both waves, less those of the common clusters, which count once.
  public let degreesOfFreedom: Int
  /// What the variance would be if the waves were independent.
  public let independentVariance: Double
  /// The covariance C of the two estimates.
  public let covariance: Double
  fileprivate let product: Double

  /// √variance; no number where the variance came out below 0.
  public var standardError: Double { variance.squareRoot() }
  /// The correlation of the two estimates.
  public var correlation: Double { covariance / product }
  /// Change over its standard error.
  public var statistic: Double { value / standardError }
  /// The p-value of no change.
  public var pValue: Double {
    guard statistic.isFinite, degreesOfFreedom > 0 else { return .nan }
    return min(
      1, 2 * StudentT(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(abs(statistic)))
  }

  /// The interval of the change.
  public func interval(level: Double) -> Interval? {
    Interval(
      around: value, standardError: standardError, degreesOfFreedom: degreesOfFreedom, level: level)
  }
}
