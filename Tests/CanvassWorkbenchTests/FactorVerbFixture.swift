import CanvassTestSupport
import Foundation
import Testing

/// `Fixtures/make/factor-verbs.R`.
struct FactorVerbFixture: Decodable {
  struct Factanal: Decodable {
    let factors: Int
    let statistic: Double
    let dof: Int
    let uniquenesses: [Double]
  }
  struct Analysis: Decodable {
    let extraction: String
    let factors, observations: Int
    let uniquenesses: [Double]
    let fit: [String: Double]
    let eigenvalues: [Double]
    let kmo: Double
    let msa: [Double]
    let bartlett, bartlettDf: Double
    let rotations: [Rotated]
  }
  struct Rotated: Decodable {
    let name: String
    let loadings, correlations: [[Double]]
  }
  struct Alpha: Decodable {
    let alpha, standardized, ase: Double
    let itemRest, dropped, feldt: [Double]
  }
  let items: [String]
  let rows: [[Double]]
  let holes: [[Double?]]
  let weights: [Double]
  let pearson, pearsonListwise, spearman, kendall, lavaan: [[Double]]
  let ability, harman: [[Double]]
  let abilityNames, harmanNames: [String]
  let factanal: [Factanal]
  let abilityAnalysis, harmanAnalysis, harmanMinres, turnedAnalysis: Analysis
  let reliability, unturned: Alpha
  let omegaTotal, omegaHierarchical, omegaOne: Double

  static func read() throws -> FactorVerbFixture {
    try Fixtures.load("factor-verbs")
  }

  /// A folder with the answers, with and without holes, and the correlation matrices.
  func program() throws -> Program {
    let program = try Program()
    let head = items.joined(separator: ",")
    try program.file("full.csv", head + "\n" + lines(rows))
    let weighted = zip(holes, weights).map { $0 + [$1] }
    try program.file("holes.csv", head + ",w\n" + lines(weighted))
    try program.file(
      "ability.csv", abilityNames.joined(separator: ",") + "\n" + lines(ability))
    try program.file("harman.csv", harmanNames.joined(separator: ",") + "\n" + lines(harman))
    return program
  }

  private func lines(_ rows: [[Double?]]) -> String {
    rows.map { row in
      row.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",") + "\n"
    }.joined()
  }
}

/// What a JSON object has under a path of keys.
func value(_ object: [String: Any], _ path: String...) -> Any? {
  path.reduce(object as Any?) { ($0 as? [String: Any])?[$1] }
}

/// Numbers under a path of keys.
func numbers(_ object: [String: Any], _ path: String...) throws -> [Double] {
  let found = path.reduce(object as Any?) { ($0 as? [String: Any])?[$1] }
  return try #require(found as? [Double], "\(path)")
}

/// The values of a matrix object.
func matrix(_ object: [String: Any], _ key: String) throws -> [[Double]] {
  let found = try #require(object[key] as? [String: Any], "\(key)")
  let values = try #require(found["values"] as? [[Double]], "\(key)")
  #expect((found["rows"] as? [String])?.count == values.count)
  #expect((found["columns"] as? [String])?.count == values.first?.count)
  return values
}

/// All numbers agree, relative to the expected one or absolutely below `floor`.
func expectClose(
  _ found: [Double], _ expected: [Double], _ tolerance: Double, floor: Double = 1e-12,
  _ what: String = "", _ location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what)", sourceLocation: location)
  for (a, b) in zip(found, expected) {
    #expect(
      abs(a - b) <= tolerance * abs(b) + floor, "\(what): \(a) \(b)", sourceLocation: location)
  }
}

/// All numbers of two matrices agree.
func expectClose(
  _ found: [[Double]], _ expected: [[Double]], _ tolerance: Double, floor: Double = 1e-12,
  _ what: String = "", _ location: SourceLocation = #_sourceLocation
) {
  expectClose(
    found.flatMap { $0 }, expected.flatMap { $0 }, tolerance, floor: floor, what, location)
}
