import CanvassNumerics
import CanvassTables

/// The waves of a survey as one stacked design, of which each wave is a domain.
///
/// Clusters of the same name in the same stratum are the same cluster, asked again: the covariance of two waves is then that
/// of their cluster totals, and the variance of a change V₁ + V₂ − 2·C (Kish, Survey Sampling, 1965, section 12.4). Where no
/// cluster was asked twice the waves are independent samples, and each has strata of its own.
public struct WaveComparison: Sendable {
  /// The waves, in order.
  public let waves: [String]
  /// What is compared.
  public let quantities: [Quantity]
  /// Clusters that are in more than one wave.
  public let repeatedClusters: Int
  /// Clusters in all.
  public let clusters: Int
  /// The stacked design.
  public let design: Design
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
    guard specification.recipe == nil else {
      throw WaveError(
        "weights that a recipe makes cannot be compared between waves; write them into the data of each wave first"
      )
    }
    let repeats = try ClusterRepeats(table, wave: wave, specification)
    var (stacked, own) = (table, specification)
    if repeats.repeated == 0 {
      // Independent samples.
      let column = try table.column(wave)
      let first = try specification.strata.first.map { try table.column($0) }
      let texts = (0..<table.rowCount).map { row -> String? in
        guard let wave = column.text(at: row) else { return nil }
        guard let first else { return wave }
        return first.text(at: row).map { wave + " " + $0 }
      }
      stacked.set(Self.stratum, to: .categories(texts))
      own.strata = [Self.stratum] + specification.strata.dropFirst()
    }
    design = try Design(own, in: stacked)
    let domains = try Domains(by: [wave], filter: inside, in: stacked)
    guard domains.cells.count >= 2 else {
      throw WaveError(
        "there \(agreeing: domains.cells.count, "is", "are") \(counted: domains.cells.count, "wave") in \"\(wave)\", and a change needs two"
      )
    }
    waves = domains.cells.map { $0.values.joined(separator: " ") }
    self.quantities = quantities
    (repeatedClusters, clusters) = (repeats.repeated, repeats.all)
    totals = try DomainTotals(
      of: quantities.map { [$0] }, TableTotals(stacked, design, in: domains, threads: threads),
      threads: threads)
  }

  /// The column of strata that are those of one wave.
  private static let stratum = "wave and stratum"

  /// A mean in a wave.
  public func level(_ quantity: Int, wave: Int) -> Estimate { estimated(quantity, wave).estimate }

  private func estimated(_ quantity: Int, _ wave: Int) -> (estimate: Estimate, form: LinearForm) {
    totals.estimate(
      quantities[quantity].name, Mean(quantities[quantity]), group: quantity, in: .one(wave))
  }

  /// The change of a mean between two waves.
  public func change(_ quantity: Int, from first: Int, to second: Int) -> WaveChange {
    let (before, after) = (estimated(quantity, first), estimated(quantity, second))
    let (variance, freedom) = totals.uncertainty(of: after.form - before.form)
    return WaveChange(
      name: quantities[quantity].name, from: waves[first], to: waves[second],
      value: after.estimate.value - before.estimate.value, variance: variance,
      degreesOfFreedom: freedom,
      independentVariance: before.estimate.variance + after.estimate.variance,
      product: (before.estimate.variance * after.estimate.variance).squareRoot())
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
    let (variance, freedom) = totals.uncertainty(of: forms.after - forms.before)
    let (a, b) = (totals.variance(of: forms.before), totals.variance(of: forms.after))
    return WaveChange(
      name: name, from: waves[first], to: waves[second], value: value, variance: variance,
      degreesOfFreedom: freedom, independentVariance: a + b, product: (a * b).squareRoot())
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
  /// Its variance, with the covariance of the waves.
  public let variance: Double
  /// Degrees of freedom: first-stage clusters of both waves, less strata.
  public let degreesOfFreedom: Int
  /// What the variance would be if the waves were independent.
  public let independentVariance: Double
  fileprivate let product: Double

  /// √variance.
  public var standardError: Double { variance.squareRoot() }
  /// The correlation of the two estimates.
  public var correlation: Double { (independentVariance - variance) / (2 * product) }
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

/// How many clusters are in more than one wave.
private struct ClusterRepeats {
  let repeated: Int
  let all: Int

  init(_ table: Table, wave: String, _ specification: DesignSpecification) throws {
    guard let cluster = specification.clusters.first else {
      (repeated, all) = (0, table.rowCount)
      return
    }
    let column = try table.column(wave)
    let columns = try (specification.strata.prefix(1) + [cluster]).map { try table.column($0) }
    var waves: [[String]: Set<String>] = [:]
    for row in 0..<table.rowCount {
      guard let wave = column.text(at: row) else { continue }
      waves[columns.map { $0.text(at: row) ?? "" }, default: []].insert(wave)
    }
    all = waves.count
    repeated = waves.values.count { $0.count > 1 }
  }
}
