import CanvassNumerics
import CanvassSampling

/// α and ω of the sum of some items.
struct ReliabilityAnalysis: Sendable {
  /// Where the interval of α comes from.
  enum Source: String, Sendable {
    /// Linearised over the design, Student's t.
    case design
    /// Normal items in a simple random sample: standard error of van Zyl and others, Feldt's interval.
    case feldt
    /// None.
    case none
  }

  let alpha: CronbachAlpha
  let standardError: Double?
  let interval: Interval?
  let source: Source
  let omega: Omega?
  /// The group factors of ω.
  let omegaFactors: Int
  /// Why there is no ω.
  let omegaProblem: String?
  let covariances: CovarianceMatrix
  /// Weighted means of the items.
  let means: [Double]
  /// Other measures, from what α is computed from.
  let bounds: ReliabilityBounds
  /// Green and Yang's ω of the answers, for ordered items.
  let ordinal: OrdinalReliability?
  /// The factors of that ω.
  let ordinalFactors: Int
  /// Why there is no ω of the answers though items are ordered.
  let ordinalProblem: String?
  /// Polychoric correlations on the boundary.
  let boundary: [BoundaryPair]

  /// - Throws: one sentence, where α cannot be computed.
  init(
    _ data: Measurements, _ items: ReversedItems, _ kind: CorrelationKind, factors: Int?,
    emptyCells: PolychoricCorrelation.EmptyCells = .halfInFourfoldTables
  ) throws {
    let moments = try CovarianceMatrix(items.observations, missing: data.sample.missing)
    let correlations =
      kind == .pearson
      ? moments.correlations
      : try kind.method(emptyCells).matrix(of: items.observations, missing: data.sample.missing)
    boundary = correlations.boundary
    covariances = moments
    let rows = Double(data.rows)
    let level = data.prepared.settings.level
    let basis =
      kind == .pearson
      ? moments : try CovarianceMatrix(correlations.values, names: data.columns, rows: rows)
    alpha = try CronbachAlpha(basis, rows: rows)
    bounds = ReliabilityBounds(basis)
    switch (kind, data.hasDesign) {
    case (.pearson, true):
      let estimate = try AlphaEstimate(
        of: try data.columns.indices.map { try Self.column($0, data, items) },
        data.prepared.design, in: data.sample.domain, threads: data.prepared.settings.threads)
      standardError = estimate.standardError
      source = .design
      if estimate.degreesOfFreedom > 0 {
        let t = StudentT(degreesOfFreedom: Double(estimate.degreesOfFreedom))
          .quantile((1 + level) / 2)
        interval = Interval(
          lower: alpha.estimate - t * estimate.standardError,
          upper: alpha.estimate + t * estimate.standardError)
      } else {
        interval = nil
      }
    case (.pearson, false):
      let bounds = alpha.interval(.feldt, level: level)
      standardError = alpha.standardError
      interval = Interval(lower: bounds.lowerBound, upper: bounds.upperBound)
      source = .feldt
    default:
      (standardError, interval, source) = (nil, nil, .none)
    }
    let most = FactorSolution.most(data.columns.count)
    omegaFactors = factors ?? (most >= 3 ? 3 : 1)
    do {
      omega = try Omega(correlations, factors: omegaFactors)
      omegaProblem = nil
    } catch {
      // α stands without ω; the reader is told why there is none.
      omega = nil
      omegaProblem = error.description
    }
    let observations = items.observations
    ordinalFactors = factors ?? 1
    if kind == .polychoric {
      do {
        ordinal = try OrdinalReliability(
          correlations, thresholds: try OrdinalReliability.thresholds(observations),
          factors: ordinalFactors)
        ordinalProblem = nil
      } catch {
        ordinal = nil
        ordinalProblem = "\(error)"
      }
    } else {
      (ordinal, ordinalProblem) = (nil, nil)
    }
    means = data.columns.indices.map { j in
      var (sum, weight) = (0.0, 0.0)
      for (x, w) in zip(observations.values.column(j), observations.weights) where !x.isNaN {
        sum += w * x
        weight += w
      }
      return sum / weight
    }
  }

  /// A column of the whole table, turned round where it is to be; rows that do not count are outside
  /// the domain.
  private static func column(
    _ place: Int, _ data: Measurements, _ items: ReversedItems
  ) throws -> [Double] {
    let name = data.columns[place]
    let column = try data.prepared.column(name)
    let range = items.ranges.first { $0.item == name }
    return (0..<column.count).map { row in
      let x = column.number(at: row)
      return range.map { $0.lowest + $0.highest - x } ?? x
    }
  }
}
