import CanvassSampling

/// How many people the cells of an answer stand for, which some rule packs ask.
enum CellPopulation: Sendable {
  /// The weights do not say, and nobody else does.
  case unknown
  /// What the weights of those who answered add up to.
  case weights
  /// So many in each domain.
  case domains([Double])

  /// People of an estimate in a domain; `nil` where that is not known.
  func callAsFunction(_ estimate: Estimate, domain: Int) -> Double? {
    switch self {
    case .unknown: nil
    case .weights: estimate.populationSize
    case .domains(let people): people[domain]
    }
  }
}

extension Design {
  /// How many people domains have: of a population that is given their share of Σw, whoever answered; else what the
  /// weights say.
  func population(_ given: Double?, in domains: Domains) -> CellPopulation {
    guard let given else { return weighsPopulation ? .weights : .unknown }
    guard let rows = domains.rowsByCell else { return .domains([given]) }
    let whole = weights.reduce(0, +)
    return .domains(rows.map { rows in given * rows.reduce(0) { $0 + weights[$1] } / whole })
  }
}

extension GatheredTotals {
  /// The same of rows that arrived in pieces.
  func population(_ given: Double?) -> CellPopulation {
    guard let given else { return weighsPopulation ? .weights : .unknown }
    return .domains(cellWeights.map { given * $0 / weight })
  }
}
