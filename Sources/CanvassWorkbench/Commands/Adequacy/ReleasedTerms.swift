import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The estimates that contrasts are made of, as rule packs judge them: a contrast tells something of each, and is withheld
/// where one of them is.
struct ReleasedTerms {
  private struct Term {
    let named: [NamedEstimand]
    let judged: [JudgedEstimand]
    /// What the contrast asks.
    let estimand: any Estimand
    let rows: [Bool]?
  }

  private let prepared: PreparedSurvey
  private var terms: [Term] = []
  private var places: [String: Int] = [:]
  /// The terms of each contrast.
  private var contrasts: [[Int]] = []
  private var expressions: [(expression: CalledExpression, terms: [Int])] = []

  init(_ prepared: PreparedSurvey) { self.prepared = prepared }

  /// Takes in a contrast.
  ///
  /// - Parameters:
  ///   - expression: what it is made of, and how.
  ///   - domains: the rows of each call; all where `nil`.
  ///   - cell: the number of the cell of which the rows are.
  mutating func append(
    _ expression: CalledExpression, in domains: [[Bool]?], cell: Int
  ) throws {
    let places = try zip(expression.calls, domains).map { call, rows in
      let key = "\(cell) \(call.name)"
      if let known = self.places[key] { return known }
      let asked = try ContrastStatistic.judged(call, prepared, in: rows)
      terms.append(
        Term(
          named: asked.map(\.0), judged: asked.map(\.1),
          estimand: try ContrastStatistic.estimand(call, prepared.table, prepared.design, in: rows),
          rows: rows))
      self.places[key] = terms.count - 1
      return terms.count - 1
    }
    contrasts.append(places)
    expressions.append((expression, places))
  }

  /// Takes in a contrast that does not exist.
  mutating func appendUndefined() { contrasts.append([]) }

  /// What packs say of each contrast.
  ///
  /// - Throws: `DisclosureError` where the session cannot compare any more.
  func release(_ packs: [RulePack], _ options: ReleaseOptions, in session: inout Session) throws
    -> EstimateRelease
  {
    let parts = try terms.map { term in
      let numbers = try JudgedNumbers(
        term.named, term.judged, prepared,
        in: Domains(filter: term.rows, in: prepared.table), population: options.population)
      return try numbers.part(numbers.release(packs, isNulled: false), isMade: true)
    }
    let told = try expressions.compactMap { try combination($0.expression, $0.terms, parts) }
    let releases = try ReleasedRows.keepBack(parts, telling: told, in: &session)
    let tables = releases.map { $0.table.made(of: [Array($0.table.outcomes.indices)]) }
    return EstimateRelease(
      table: TableRelease(joining: tables).made(of: contrasts), isNulled: options.withhold,
      keptBackForOthers: releases.reduce(0) { $0 + $1.keptBackForOthers })
  }
}

extension ReleasedTerms {
  /// By what the sum behind each term is multiplied in a contrast, where the people of cells are known: the slope of the
  /// contrast by the term times that of the term by its sum. Of a curved expression that is so near its value. A term that is
  /// no sum, such as a median, is multiplied itself. `nil` where a term has no value.
  private func combination(
    _ expression: CalledExpression, _ places: [Int], _ parts: [ReleasedRows.Part]
  ) throws -> [Int: Double]? {
    let estimates = places.compactMap { parts[$0].estimates.entries.first }
    guard !places.isEmpty, estimates.count == places.count else { return nil }
    let values = try zip(places, estimates).map { try value(of: terms[$0], $1) }
    guard values.allSatisfy(\.isFinite) else { return nil }
    let numbers = Dictionary(
      zip(expression.calls.map(\.name), values), uniquingKeysWith: { one, _ in one })
    let slopes = try expression.expression.linearised(at: numbers).slopes
    var factors: [Int: Double] = [:]
    for (call, (place, estimate)) in zip(expression.calls, zip(places, estimates)) {
      let slope =
        expression.expression.columns.firstIndex(of: call.name).map { slopes[$0] } ?? 0
      factors[place, default: 0] += try slope * slopeBySum(of: terms[place], estimate)
    }
    return factors.values.allSatisfy(\.isFinite) ? factors : nil
  }

  /// The value of a term; of a correlation, of which packs judge means, it is estimated.
  private func value(of term: Term, _ estimate: Estimate) throws -> Double {
    guard term.named.count > 1 else { return estimate.value }
    return try self.estimate(term.estimand, in: term.rows)
  }

  /// The slope of a mean, total or ratio by the sum behind it, Σwy or Σw(y − R·x); 1 for what is no sum.
  private func slopeBySum(of term: Term, _ estimate: Estimate) throws -> Double {
    switch term.estimand {
    case is Mean: 1 / estimate.populationSize
    case let ratio as Ratio: 1 / (try self.estimate(RatioDenominator(ratio), in: term.rows))
    default: 1
    }
  }

  private func estimate(_ estimand: any Estimand, in rows: [Bool]?) throws -> Double {
    try prepared.design.estimate(
      [NamedEstimand("", estimand)], of: prepared.table,
      in: Domains(filter: rows, in: prepared.table), threads: prepared.settings.threads
    ).entries.first?.value ?? .nan
  }
}

/// The total Σwx of what a ratio divides by, of those who have answered both columns.
private struct RatioDenominator: Estimand {
  let quantities: [Quantity]

  init(_ ratio: Ratio) { quantities = ratio.quantities }

  func linearised(at totals: Moments) -> Linearisation {
    Linearisation(value: totals.total(1), weight: totals.centres[1], first: [0, 1])
  }
}

extension ContrastStatistic {
  /// What packs judge of a call: its estimate, with the mean of its column where it is no sum; of a correlation or slope the means.
  fileprivate static func judged(
    _ call: CalledExpression.Call, _ prepared: PreparedSurvey, in rows: [Bool]?
  ) throws -> [(NamedEstimand, JudgedEstimand)] {
    let names = try columns(call)
    let domains = try Domains(filter: rows, in: prepared.table)
    func one(_ kind: JudgedKind, _ level: String? = nil, _ estimand: any Estimand) throws -> [(
      NamedEstimand, JudgedEstimand
    )] {
      let named = NamedEstimand(names[0], level: level, estimand)
      return Array(zip([named], try [JudgedEstimand]([named], kind, prepared, in: domains)))
    }
    let statistic = try Self(call)
    switch statistic {
    case .mean, .total, .ratio, .proportion, .variance, .quantile, .median:
      let estimand = try estimand(call, prepared.table, prepared.design, in: rows)
      let level = statistic == .proportion ? try level(of: call, prepared.table) : nil
      return try one(statistic.judgedKind, level, estimand)
    case .correlation, .slope:
      // A slope on a column of two values is the difference of two means.
      if statistic == .slope,
        try DistinctAnswers(to: names[1], answering: names[0], prepared, in: rows).areTwo
      {
        throw DesignError(
          "\"\(call.name)\" tells a difference of means, since \"\(names[1])\" has two values, and rule packs judge no such number; "
            + "ask for that difference, whose means they judge")
      }
      let named = names.map { NamedEstimand($0, Mean(Quantity($0))) }
      return Array(zip(named, try [JudgedEstimand](named, .statistic, prepared, in: domains)))
    }
  }

  private var judgedKind: JudgedKind {
    switch self {
    case .total: .total
    case .ratio: .ratio
    case .proportion: .proportion
    case .mean: .mean
    case .variance, .correlation, .slope, .quantile, .median: .statistic
    }
  }
}
