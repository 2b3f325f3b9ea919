import CanvassNumerics
import CanvassTables
import Foundation
import Testing

@testable import CanvassSampling

/// How often intervals of 95 % hold the truth: two-stage samples of one population of 12,000 people in eight strata,
/// with clusters that differ and weights that do. Seeded. `COVERAGE_SAMPLES=1000` takes as many samples as
/// `docs/methods/intervals.md` tells of, and prints the shares.
@Suite("Coverage of intervals")
struct CoverageTests {
  private struct Population {
    static let (strata, clusters, people) = (8, 60, 25)
    /// Columns of 0 and 1, about 5, 50 and 84 % of which are 1; an amount with a long tail; another one beside it.
    var columns: [String: [Double]] = ["rare": [], "half": [], "most": [], "cost": [], "time": []]

    init() {
      var random = CounterRandom(seed: 20_261_123)
      for stratum in 0..<Self.strata {
        for _ in 0..<Self.clusters {
          let level = 0.35 * random.normal() + 0.1 * Double(stratum - 4)
          for _ in 0..<Self.people {
            for (name, cut) in [("rare", -1.75), ("half", 0.0), ("most", 1.05)] {
              columns[name]?.append(level + random.normal() < cut ? 1 : 0)
            }
            let cost = exp(3 + level + 0.7 * random.normal())
            columns["cost"]?.append(cost)
            columns["time"]?.append(5 + 0.2 * cost + 3 * random.uniform())
          }
        }
      }
    }

    /// From 6 to 13 of sixty clusters in each stratum, eight of 25 people in each cluster. Clusters are drawn with
    /// replacement, which is what variances without population sizes assume.
    func sample(_ number: UInt64) -> Table {
      var random = CounterRandom(seed: 11, stream: number)
      var rows: [Int] = []
      var (strata, clusters, weights) = ([Double](), [Double](), [Double]())
      for stratum in 0..<Self.strata {
        let count = 6 + stratum
        for draw in 0..<count {
          let cluster = Int(random.next() % UInt64(Self.clusters))
          let first = (stratum * Self.clusters + cluster) * Self.people
          var left = Array(first..<first + Self.people)
          for _ in 0..<8 {
            rows.append(left.remove(at: Int(random.next() % UInt64(left.count))))
            strata.append(Double(stratum))
            clusters.append(Double(stratum * 20 + draw))
            weights.append(Double(Self.clusters * Self.people) / Double(8 * count))
          }
        }
      }
      var table = Table(rowCount: rows.count)
      table.set("stratum", to: .real(strata))
      table.set("cluster", to: .real(clusters))
      table.set("weight", to: .real(weights))
      for (name, values) in columns { table.set(name, to: .real(rows.map { values[$0] })) }
      return table
    }
  }

  private static let population = Population()
  private static let asked = ProcessInfo.processInfo.environment["COVERAGE_SAMPLES"].flatMap(
    Int.init)
  private static let samples = asked ?? 200
  private static let specification = DesignSpecification(
    strata: ["stratum"], clusters: ["cluster"], weights: "weight")

  /// For each kind of interval, the share of samples in which it held the truth.
  private func coverage(
    _ intervals: @escaping @Sendable (Table) throws -> [(name: String, Interval?, truth: Double)]
  ) throws -> [String: Double] {
    let population = Self.population
    let found = try mapInParallel(Self.samples, threads: 0) { number in
      Result { try intervals(population.sample(UInt64(number))) }
    }.map { try $0.get() }
    var held: [String: Double] = [:]
    for (name, interval, truth) in found.joined() {
      let holds = interval.map { $0.lower <= truth && truth <= $0.upper } ?? false
      held[name, default: 0] += (holds ? 1 : 0) / Double(Self.samples)
    }
    if Self.asked != nil {
      for (name, share) in held.sorted(by: { $0.key < $1.key }) { print("coverage", name, share) }
    }
    return held
  }

  private static func mean(_ name: String) -> Double {
    let values = population.columns[name] ?? []
    return values.reduce(0, +) / Double(values.count)
  }

  /// Three standard errors of a share about a number.
  private func expect(
    _ held: [String: Double], _ name: String, between low: Double, and high: Double
  ) {
    let margin = 3 * (0.95 * 0.05 / Double(Self.samples)).squareRoot()
    let share = held[name] ?? .nan
    #expect(share > low - margin && share < high + margin, "\(name): \(share)")
  }

  @Test("intervals of shares near 5, 50 and 84 %")
  func shares() throws {
    let names = ["rare", "half", "most"]
    let truths = names.map(Self.mean)
    let held = try coverage { table in
      let found = try Design(Self.specification, in: table).estimate(
        names.map { NamedEstimand($0, Mean(Quantity($0))) }, of: table, threads: 1)
      return IntervalMethod.allCases.flatMap { method in
        found.entries.indices.map {
          ("\(names[$0]) \(method)", found.entries[$0].interval(method), truths[$0])
        }
      }
    }
    for method in IntervalMethod.allCases {
      for name in names { expect(held, "\(name) \(method)", between: 0.93, and: 0.97) }
    }
  }

  @Test("intervals of quantiles of a long tail")
  func quantiles() throws {
    let sorted = (Self.population.columns["cost"] ?? []).sorted()
    let methods = QuantileInterval.allCases.filter { $0 != .replicates && $0 != .xlogit }
    let held = try coverage { table in
      let design = try Design(Self.specification, in: table)
      return try methods.flatMap { method in
        let found = try QuantileAnalysis([0.5, 0.9], interval: method).estimates(
          of: ["cost"], table, design, threads: 1)
        return zip(found.entries, found.intervals()).map { entry, interval in
          let p = Double(entry.level ?? "") ?? .nan
          return (
            "\(p) \(method)", interval, sorted[Int((p * Double(sorted.count)).rounded(.up)) - 1]
          )
        }
      }
    }
    for method in methods {
      for p in [0.5, 0.9] { expect(held, "\(p) \(method)", between: 0.93, and: 0.97) }
    }
  }

  @Test("intervals of means, ratios, geometric means, variances and Gini indices")
  func amounts() throws {
    let cost = Self.population.columns["cost"] ?? []
    let n = Double(cost.count)
    let (mean, time) = (Self.mean("cost"), Self.mean("time"))
    let geometric = exp(cost.reduce(0) { $0 + log($1) } / n)
    let variance = cost.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let order = cost.sorted()
    let gini =
      order.indices.reduce(0) { $0 + (2 * Double($1) + 1 - n) * order[$1] } / (n * n * mean)
    let held = try coverage { table in
      let design = try Design(Self.specification, in: table)
      let found = try design.estimate(
        [
          NamedEstimand("mean", Mean("cost")), NamedEstimand("ratio", Ratio("cost", to: "time")),
          NamedEstimand("geometric", GeometricMean("cost")),
          NamedEstimand("variance", Variance("cost")),
        ], of: table, threads: 1
      ).entries
      let index = try GiniIndex.estimates(of: ["cost"], table, design, threads: 1).entries[0]
      return zip(found, [mean, mean / time, geometric, variance]).map {
        ($0.variable, $0.interval(), $1)
      } + [("gini", index.interval(), gini)]
    }
    for name in ["mean", "ratio", "geometric", "gini"] {
      expect(held, name, between: 0.93, and: 0.97)
    }
    // The fourth moment of a long tail is seldom in a sample of 600.
    expect(held, "variance", between: 0.80, and: 0.97)
  }

  @Test("intervals by replicates")
  func replicates() throws {
    let mean = Self.mean("cost")
    let kinds = ["jkn", "bootstrap:200", "canty-davison:200", "preston:200", "generalised:200"]
    let held = try coverage { table in
      try kinds.map { kind in
        var specification = Self.specification
        specification.replicates = try ReplicateMethod(parsing: kind)
        let found = try Design(specification, in: table).estimate(
          [NamedEstimand("mean", Mean("cost"))], of: table, threads: 1)
        return (kind, found.entries[0].interval(), mean)
      }
    }
    for kind in kinds { expect(held, kind, between: 0.93, and: 0.97) }
  }
}
