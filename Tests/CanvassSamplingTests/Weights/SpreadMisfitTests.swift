import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassSampling

/// Misfits that are spread within bounds at which nearly all weights lie. The problem is convex, so that the conditions of
/// its least point prove it: g = F(xᵀη) cut at the bounds, with η = misfit/Λ.
@Suite("A misfit is spread within any bounds")
struct SpreadMisfitTests {
  private let table: Table
  private let weights: [Double]
  private let columns: CalibrationColumns
  /// Totals are solved for to 10⁻¹¹, which the price 10⁻⁶ makes 10⁻⁵ of a factor.
  private let tolerance = 2e-5

  /// 150 people with unequal weights; the population is a tenth more than Σw.
  init() throws {
    var seed = 12345
    func draw() -> Double {
      seed = (seed * 1_103_515_245 + 12345) % 2_147_483_648
      return Double(seed) / 2_147_483_648
    }
    func category(_ u: Double, _ limits: [Double]) -> Double { Double(limits.count { u >= $0 }) }
    var (a, b, c, weights) = ([Double](), [Double](), [Double](), [Double]())
    for _ in 0..<150 {
      let draws = [draw(), draw(), draw(), draw()]
      a.append(category(draws[0], [0.5, 0.8, 0.93]))
      b.append(category(draws[1], [0.35]))
      c.append(category(draws[2], [0.33, 0.66]))
      weights.append(2 + 60 * draws[3] * draws[3])
    }
    var table = Table(rowCount: 150)
    for (name, values) in [("a", a), ("b", b), ("c", c)] { table.set(name, to: .real(values)) }
    let people = 1.1 * weights.reduce(0, +)
    func margin(_ name: String, _ shares: [Double]) throws -> MarginTargets {
      try MarginTargets([name], shares.enumerated().map { .init("\($0)", $1 * people) })
    }
    (self.table, self.weights) = (table, weights)
    columns = try CalibrationColumns(
      [
        margin("a", [0.40, 0.33, 0.17, 0.10]), margin("b", [0.48, 0.52]),
        margin("c", [0.3, 0.5, 0.2]),
      ], in: table, weights: weights)
  }

  /// xᵀη of each row, η being what the misfits are worth.
  private func products(_ calibrated: [Double]) throws -> [Double] {
    let misfits = zip(columns.targets, columns.totals(of: calibrated)).map { $0.total - $1 }
    var sums = [Double](repeating: 0, count: weights.count)
    for (target, misfit) in zip(columns.targets, misfits) {
      let values = try table.column(target.variable)
      let level = Double(target.level ?? "")
      for row in sums.indices where values.number(at: row) == level {
        sums[row] += misfit / (1e-6 * target.total)
      }
    }
    return sums
  }

  @Test(
    "raking and the linear distance", arguments: [(0.9, 1.1), (0.99, 1.01), (0.7, 1.2), (0.2, 4)])
  func conditions(lower: Double, upper: Double) throws {
    let bounds = try CalibrationBounds(lower, upper)
    let inverses: [(CalibrationMethod, (Double) -> Double)] = [
      (.rakingWithin(bounds), { exp($0) }), (.linearWithin(bounds), { 1 + $0 }),
    ]
    for (method, factor) in inverses {
      let spread = try Calibration(weights, to: columns, by: method, misfit: .spread)
      for ((weight, base), product) in try zip(
        zip(spread.weights, weights), products(spread.weights))
      {
        let expected = min(max(factor(product), lower), upper)
        #expect(abs(weight / base - expected) < tolerance, "\(method)")
      }
    }
  }

  @Test("weights that are trimmed within bounds which no weights with the totals have")
  func trimmed() throws {
    let spread = try Calibration(
      trimming: weights, from: 10, to: 25, keeping: columns, misfit: .spread)
    for ((weight, base), product) in try zip(
      zip(spread.weights, weights), products(spread.weights))
    {
      let expected = min(max(1 + product, 10 / base), 25 / base)
      #expect(abs(weight / base - expected) < tolerance)
    }
  }
}
