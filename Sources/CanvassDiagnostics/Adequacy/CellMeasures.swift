import CanvassNumerics
import CanvassSampling
import Glibc

/// The measures of one cell under one pack. NaN is a measure that does not exist.
struct CellMeasures {
  let cell: JudgedCell
  /// What the design effect is taken for at least; `nil` for any.
  let leastDesignEffect: Double?
  /// a and b of a·√N + b.
  let precision: RulePack.Precision?
  private let isPlanned: Bool
  /// Korn and Graubard's interval, where a clause asks for it.
  let basis: ReliabilityMark.Basis?

  init(_ cell: JudgedCell, _ pack: RulePack) {
    self.cell = cell
    leastDesignEffect = pack.leastDesignEffect
    precision = pack.precision
    isPlanned = pack.isForPlannedDomains
    basis = pack.usesInterval ? ReliabilityMark.Basis(cell) : nil
  }

  private var p: Double { cell.value }
  private var se: Double { cell.standardError }
  private var width: Double { basis.map { $0.interval.upper - $0.interval.lower } ?? .nan }
  private var isProportion: Bool { cell.kind == .proportion }
  /// A proportion, or a ratio that could be one.
  private var isShare: Bool { isProportion || (cell.kind == .ratio && p >= 0 && p <= 1) }

  /// One measure.
  func callAsFunction(_ measure: RuleMeasure) -> Double {
    switch measure {
    case .estimate, .extreme: p
    case .count: Double(cell.count)
    case .cases: cell.cases
    case .effectiveCount: effectiveCount
    case .designEffect: Double(cell.count) / unlimitedCount
    case .degreesOfFreedom: Double(cell.degreesOfFreedom)
    case .coefficientOfVariation: se / abs(p)
    case .complementVariation: isProportion && p < 1 ? se / (1 - p) : .nan
    case .logVariation: isProportion ? logVariation(min(p, 1 - p)) : .nan
    case .errorToPower: isShare ? se / (pow(min(p, 1 - p), 2.0 / 3) / 9) : .nan
    case .precisionRatio: precisionRatio
    case .intervalWidth: width
    case .relativeWidth: width / p
    case .relativeWidthOfComplement: width / (1 - p)
    case .relativeWidthOfCount: relativeWidthOfCount
    case .population: cell.population ?? .nan
    case .planned: isPlanned ? 1 : 0
    case .medianVariation, .publishedShare, .noEstimate, .noVariance, .noFreedom, .single,
      .constant, .complementary:
      .nan
    }
  }

  /// p(1 − p)/V of a proportion inside 0 and 1, else n over the design effect.
  private var unlimitedCount: Double {
    if !isProportion { return cell.effectiveCount }
    if p <= 0 || p >= 1 { return .nan }
    return cell.variance > 0 ? p * (1 - p) / cell.variance : cell.variance == 0 ? .infinity : .nan
  }

  private var effectiveCount: Double {
    let n = Double(cell.count)
    // At 0 and 1 a pack that limits the size takes n: there is no design effect to divide by.
    if isProportion, p == 0 || p == 1 { return leastDesignEffect == nil ? .nan : n }
    let unlimited = unlimitedCount
    guard let leastDesignEffect, !unlimited.isNaN else { return unlimited }
    return min(n / leastDesignEffect, unlimited)
  }

  private func logVariation(_ q: Double) -> Double { se / q / -log(q) }

  private var precisionRatio: Double {
    guard let precision, let people = cell.population, isProportion else { return .nan }
    let needed = precision.a * (people / 1e6).squareRoot() + precision.b
    return unlimitedCount / max(needed, 0)
  }

  private var relativeWidthOfCount: Double {
    guard p > 0, se.isFinite, cell.degreesOfFreedom > 0 else { return .nan }
    let t = StudentT(degreesOfFreedom: Double(cell.degreesOfFreedom)).quantile(0.975)
    return 2 * sinh(t * se / p)
  }
}
