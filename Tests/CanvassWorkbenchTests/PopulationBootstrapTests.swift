import CanvassTestSupport
import Foundation
import Testing

/// Canty and Davison's bootstrap where the clusters of the population are no multiple of those of the sample.
@Suite("Bootstrap from the sample repeated to the population")
struct PopulationBootstrapTests {
  /// Totals of five clusters, of which one is far from the others.
  private static let totals = [40.0, 3, 5, 4, 6]

  private func variance(of totals: [Double], _ population: Int, draws: Int) throws -> Double {
    let program = try Program()
    let rows = totals.enumerated().map { "\($0.offset),\($0.element),\(population)\n" }
    try program.file("d.csv", "c,y,N\n" + rows.joined())
    let found = try program.succeed(
      "total y --clusters c --fpc N --derive w=1 --weights w --replicates canty-davison:\(draws) --data d.csv --format json"
    ).estimates()[0]
    let error = try #require(found["se"] as? Double)
    return error * error
  }

  /// (N − n)/(N − 1)·n·s², within five standard errors of the draws.
  private func expected(_ population: Int) -> Double {
    let n = Double(Self.totals.count)
    let mean = Self.totals.reduce(0, +) / n
    let squares = Self.totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (Double(population) - n) / Double(population - 1) * n * squares / (n - 1)
  }

  @Test(
    "has the expected variance of a total, whatever the size is", arguments: [7, 8, 10, 13, 60])
  func mean(_ population: Int) throws {
    let found = try variance(of: Self.totals, population, draws: 20_000)
    #expect(relativeError(found, expected(population)) < 0.06, "\(found)")
  }

  @Test("no cluster counts for more because it comes first", arguments: [7, 8, 13])
  func order(_ population: Int) throws {
    let first = try variance(of: Self.totals, population, draws: 20_000)
    let last = try variance(of: Self.totals.reversed(), population, draws: 20_000)
    #expect(relativeError(first, last) < 0.08, "\(first) \(last)")
  }
}
