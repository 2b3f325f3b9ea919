import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R: see `Tests/Fixtures/make/contrast-family.R`.
private struct ContrastFamilyFixture: Decodable {
  var null: Double
  var pairs: [[String]]
  var values: [Double]
  var covariance: [[Double]]
  var df: Int
  var p: [Double]
  var holm: [Double]
  var bonferroni: [Double]
  var sidak: [Double]
  var maxT: [Double]
  var maxTOfThree: [Double]
}

@Suite("Contrasts together")
struct ContrastFamilyTests {
  private let fixture: ContrastFamilyFixture
  private let table: Table
  private let design: Design

  init() throws {
    fixture = try Fixtures.load("contrast-family")
    let survey = try SurveyFixture("contrast-family")
    let record = try #require(survey.designs.first)
    table = try survey.table(of: record)
    design = try Design(record.specification, in: table)
  }

  private func estimates(_ pairs: ArraySlice<[String]>, undefinedFirst: Bool = false) throws
    -> Estimates
  {
    var family = ContrastFamily(of: design, covariance: .full)
    if undefinedFirst { family.appendUndefined("none", in: .init(values: [])) }
    for pair in pairs {
      let terms = try pair.enumerated().map { place, field in
        Contrast.Term(
          ["u", "v"][place], Mean(Quantity("wait")),
          in: try Expression(parsing: "field == '\(field)'").filter(in: table))
      }
      try family.append(Contrast("u - v", Expression(parsing: "u - v"), of: terms), table)
    }
    return family.estimates(domainColumns: [])
  }

  @Test("differences of domains have the covariance of svyby and svycontrast, and p.adjust's p")
  func adjustedAsInR() throws {
    let own = try estimates(fixture.pairs[...])
    let covariance = try #require(own.covariance)
    for (i, entry) in own.entries.enumerated() {
      #expect(relativeError(entry.value, fixture.values[i]) < 1e-10)
      #expect(entry.degreesOfFreedom == fixture.df)
      for j in own.entries.indices {
        #expect(abs(covariance[i, j] - fixture.covariance[i][j]) < 1e-10 * fixture.covariance[i][i])
      }
    }
    let p = own.probabilities(null: fixture.null)
    let found: [(TestAdjustment, [Double])] = [
      (.holm, fixture.holm), (.bonferroni, fixture.bonferroni), (.sidak, fixture.sidak),
    ]
    for (a, b) in zip(p, fixture.p) { #expect(relativeError(a, b) < 1e-10) }
    for (method, values) in found {
      for (a, b) in zip(try own.adjusted(p, by: method), values) {
        #expect(relativeError(a, b) < 1e-10, "\(method)")
      }
    }
  }

  /// 262,144 draws tell a p near one half to 3e-3 with three standard errors.
  @Test("p by the largest t is that of the multivariate t distribution, and never below one's own")
  func largest() throws {
    let own = try estimates(fixture.pairs[...])
    let p = own.probabilities(null: fixture.null)
    let adjusted = try own.adjusted(p, by: .maxT, draws: 262_144)
    for (place, value) in adjusted.enumerated() {
      #expect(abs(value - fixture.maxT[place]) < 3e-3)
      #expect(value >= p[place])
    }
    let three = try estimates(fixture.pairs[..<3])
    let joint = try three.adjusted(
      three.probabilities(null: fixture.null), by: .maxT, draws: 262_144)
    for (a, b) in zip(joint, fixture.maxTOfThree) { #expect(abs(a - b) < 3e-3) }
    // What the interval leaves out, the test rejects.
    let level = try own.jointLevel(.maxT, level: 1 - adjusted[0], draws: 262_144)
    #expect(abs((1 - level) - p[0]) < 2e-3)
  }

  @Test("a contrast that does not exist neither counts nor moves the others")
  func undefined() throws {
    let own = try estimates(fixture.pairs[...], undefinedFirst: true)
    let p = own.probabilities(null: fixture.null)
    #expect(p[0].isNaN)
    for method in TestAdjustment.allCases {
      let all = try own.adjusted(p, by: method)
      let plain = try estimates(fixture.pairs[...])
      let others = try plain.adjusted(plain.probabilities(null: fixture.null), by: method)
      #expect(all[0].isNaN)
      #expect(Array(all.dropFirst()) == others, "\(method)")
    }
  }

  @Test("under replicates the covariance of contrasts has their variances")
  func replicated() throws {
    let survey = try SurveyFixture("contrast-family")
    var specification = try #require(survey.designs.first).specification
    specification.replicates = try ReplicateMethod(parsing: "jkn")
    let design = try Design(specification, in: table)
    var family = ContrastFamily(of: design, covariance: .full)
    for pair in fixture.pairs {
      let terms = try pair.enumerated().map { place, field in
        Contrast.Term(
          ["u", "v"][place], Mean(Quantity("wait")),
          in: try Expression(parsing: "field == '\(field)'").filter(in: table))
      }
      try family.append(Contrast("u / v", Expression(parsing: "u / v"), of: terms), table)
    }
    let own = family.estimates(domainColumns: [])
    for (place, entry) in own.entries.enumerated() {
      #expect(
        try relativeError(#require(own.covariance)[place, place], entry.variance) < 1e-12)
    }
  }
}
