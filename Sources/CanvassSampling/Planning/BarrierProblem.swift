import CanvassNumerics
import Foundation

/// Least Σ c_h/x_h under Ax ≤ b and low ≤ x ≤ high, by Newton's method with logarithmic barriers (Boyd &
/// Vandenberghe, Convex Optimization, 2004, section 11.3).
///
/// At the least point of Σ c/x − μ·(Σ log of all distances) the cost is at most (number of conditions)·μ above the
/// least, and μ over a distance is the multiplier of its condition.
struct BarrierProblem {
  private let cost: [Double]
  private let low: [Double]
  private let high: [Double]
  private let rows: [[Double]]
  private let limits: [Double]
  /// The places that may move.
  private let free: [Int]
  /// The point.
  private(set) var x: [Double]
  /// λ_j of Ax ≤ b.
  private(set) var multipliers: [Double]
  /// The weight of the barriers in the end.
  private var weight = 0.0

  /// The remaining distance from the least cost, over it, at which the search ends.
  static let tolerance = 1e-9
  /// The most steps of Newton's method.
  static let limit = 1000

  init(cost: [Double], low: [Double], high: [Double], rows: [[Double]], limits: [Double]) {
    self.cost = cost
    self.low = low
    self.high = high
    // Conditions of one size.
    self.rows = zip(rows, limits).map { row, limit in row.map { $0 / limit } }
    self.limits = limits
    free = cost.indices.filter { high[$0] > low[$0] * (1 + 1e-12) }
    x = low
    multipliers = limits.map { _ in 0 }
  }

  /// 1 − Ax of each condition.
  private func slacks(_ x: [Double]) -> [Double] {
    rows.map { row in 1 - zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// A condition that not even the lowest point meets.
  var violated: Int? {
    let slacks = slacks(low)
    return slacks.indices.filter { slacks[$0] < -1e-12 }.min { slacks[$0] < slacks[$1] }
  }

  private func barrier(_ x: [Double], _ mu: Double) -> Double {
    var sum = 0.0
    for h in free { sum += cost[h] / x[h] - mu * (log(x[h] - low[h]) + log(high[h] - x[h])) }
    for slack in slacks(x) {
      guard slack > 0 else { return .infinity }
      sum -= mu * log(slack)
    }
    return sum
  }

  /// Moves to the least point.
  mutating func solve() throws -> Convergence {
    let start = slacks(low)
    // Nothing can move where a condition holds at the lowest point alone.
    let isTight = start.contains { $0 <= 1e-13 }
    guard !free.isEmpty, !isTight else {
      x = low
      return Convergence(converged: true, iterations: 0, remaining: 0)
    }
    var reach = 0.5
    for (row, slack) in zip(rows, start) {
      let rise = free.reduce(0) { $0 + row[$1] * (high[$1] - low[$1]) }
      if rise > 0 { reach = min(reach, 0.5 * slack / rise) }
    }
    for h in free { x[h] = low[h] + reach * (high[h] - low[h]) }
    let conditions = Double(rows.count + 2 * free.count)
    func total(_ x: [Double]) -> Double { cost.indices.reduce(0) { $0 + cost[$1] / x[$1] } }
    var mu = total(x) / conditions
    var steps = 0
    while true {
      var isCentred = false
      let first = steps
      while !isCentred, steps < first + 100 {
        isCentred = try step(mu)
        steps += 1
        try Interruption.current?.check()
      }
      let gap = conditions * mu / total(x)
      if gap < Self.tolerance || steps >= Self.limit {
        // Slacks are differences of numbers near 1, and have few digits left: what a step more would make of them has those
        // of the gradient.
        let (slacks, _, move) = try direction(mu)
        multipliers = slacks.indices.map { j in
          let gain = free.indices.reduce(0) { $0 + rows[j][free[$1]] * x[free[$1]] * move[$1] }
          return max(0, mu / slacks[j] * (1 - gain / slacks[j]) / limits[j])
        }
        weight = mu
        guard steps < Self.limit else {
          throw PlanningError(
            "the cheapest sample was not found in \(Self.limit) steps; look at strata whose sizes or costs differ "
              + "by many powers of ten")
        }
        return Convergence(converged: true, iterations: steps, remaining: gap)
      }
      mu /= 8
    }
  }

  /// A step of Newton's method; whether the point was centred already.
  private mutating func step(_ mu: Double) throws -> Bool {
    let (_, gradient, move) = try direction(mu)
    let decrement = zip(gradient, move).reduce(0) { $0 + $1.0 * $1.1 }
    if decrement <= 1e-9 * mu { return true }
    let here = barrier(x, mu)
    // Where rounding hides what a step gains, the length that needs no look (Boyd & Vandenberghe, section 9.6).
    let isHidden = decrement < 1e-11 * abs(here)
    var length = isHidden ? 1 / (1 + (decrement / mu).squareRoot()) : 1
    while length > 1e-12 {
      var next = x
      for (i, h) in free.enumerated() { next[h] = x[h] * (1 - length * move[i]) }
      let isInside = free.allSatisfy { next[$0] > low[$0] && next[$0] < high[$0] }
      if isInside, isHidden || barrier(next, mu) <= here - 0.1 * length * decrement {
        x = next
        return false
      }
      length /= 2
    }
    // Rounding allows no better point.
    return true
  }

  /// The slacks, and the slope of the barrier with Newton's step against it, both in units of x.
  private func direction(_ mu: Double) throws -> (
    slacks: [Double], gradient: [Double], move: [Double]
  ) {
    let slacks = slacks(x)
    // In units of x.
    let gradient = free.map { h in
      var slope = -cost[h] / x[h] - mu * x[h] * (1 / (x[h] - low[h]) - 1 / (high[h] - x[h]))
      for (row, slack) in zip(rows, slacks) { slope += mu * row[h] * x[h] / slack }
      return slope
    }
    var curvature = Matrix(rows: free.count, columns: free.count)
    for (row, slack) in zip(rows, slacks) {
      let scaled = free.map { row[$0] * x[$0] / slack }
      for i in scaled.indices where scaled[i] != 0 {
        let factor = mu * scaled[i]
        for j in 0...i { curvature[j, i] += factor * scaled[j] }
      }
    }
    for (i, h) in free.enumerated() {
      let (below, above) = (x[h] / (x[h] - low[h]), x[h] / (high[h] - x[h]))
      curvature[i, i] += 2 * cost[h] / x[h] + mu * (below * below + above * above)
      for j in 0..<i { curvature[i, j] = curvature[j, i] }
    }
    let move = try Cholesky(of: curvature, named: "curvature of the cost").solve(gradient)
    return (slacks, gradient, move)
  }

  /// How far c_h/x_h² is from Σ λ_j·a_hj and the multipliers of the limits of x_h, over it.
  var stationarity: Double {
    var worst = 0.0
    for h in free {
      let slope = cost[h] / (x[h] * x[h])
      var held = weight / (high[h] - x[h]) - weight / (x[h] - low[h])
      for j in rows.indices { held += multipliers[j] * limits[j] * rows[j][h] }
      worst = max(worst, abs(slope - held) / slope)
    }
    return worst
  }
}
