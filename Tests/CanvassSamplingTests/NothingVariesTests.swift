import CanvassTables
import Testing

@testable import CanvassSampling

/// Where nothing varies the standard error is zero and what divides by it has no number: rounding is
/// never shown as a result. What does vary is not hidden, however little it is beside its level.
@Suite("Where nothing varies")
struct NothingVariesTests {
  /// 240 people in 24 clusters of three strata, with weights that have no exact doubles.
  private static let rows = 240

  private func table(_ columns: [(String, (Int) -> Double)]) -> Table {
    var table = Table(rowCount: Self.rows)
    func number(_ name: String, _ value: (Int) -> Double) {
      table.set(name, to: .real((0..<Self.rows).map(value)))
    }
    number("stratum") { Double($0 / 80) }
    number("cluster") { Double($0 / 10) }
    number("household") { Double($0 / 2) }
    number("clusters") { _ in 40 }
    number("weight") { 0.1 * Double($0 * 7 % 11 + 1) + 1 / Double($0 % 13 + 3) }
    number("group") { Double($0 % 3) }
    for (name, value) in columns { number(name, value) }
    return table
  }

  /// Rows, clusters, strata, two stages with population sizes.
  private let designs = [
    DesignSpecification(), DesignSpecification(weights: "weight"),
    DesignSpecification(clusters: ["cluster"], weights: "weight"),
    DesignSpecification(strata: ["stratum"], clusters: ["cluster"], weights: "weight"),
    DesignSpecification(
      strata: ["stratum"], clusters: ["cluster", "household"], weights: "weight",
      fpc: ["clusters"]),
  ]

  private let constants = [0.1, 0.7, -1.0 / 3, 1e10 + 0.1, 7.3e-5, 1e150]

  @Test func constantColumnsHaveNoVariance() throws {
    for value in constants {
      let table = table([("k", { _ in value }), ("x", { Double($0 * 17 % 23) })])
      for specification in designs {
        let design = try Design(specification, in: table)
        let entries = try design.estimate(
          [
            .init("mean", Mean("k")), .init("variance", Variance("k")),
            .init("correlation", Correlation("k", "x")),
          ], of: table
        ).entries
        let what = Comment(rawValue: "\(value) \(specification)")
        #expect(entries[0].value == value && entries[0].variance == 0, what)
        #expect(entries[0].designEffect.isNaN && entries[0].effectiveCount.isNaN, what)
        #expect(entries[1].value == 0 && entries[1].variance == 0, what)
        #expect(entries[2].value.isNaN && entries[2].variance.isNaN, what)
      }
    }
  }

  /// 0.1, 0.7 and −3 in the three groups; the centre of the whole column lies in at most one.
  @Test func columnsThatAreConstantWithinDomainsHaveNoVarianceThere() throws {
    let levels = [0.1, 0.7, -3]
    let table = table([("k", { levels[$0 % 3] }), ("x", { Double($0 * 17 % 23) })])
    for specification in designs {
      let design = try Design(specification, in: table)
      let domains = try Domains(by: ["group"], in: table)
      let entries = try design.estimate(
        [
          .init("mean", Mean("k")), .init("variance", Variance("k")),
          .init("correlation", Correlation("k", "x")), .init("ratio", Ratio("k", to: "k")),
        ], of: table, in: domains
      ).entries
      for group in 0..<3 {
        let what = Comment(rawValue: "\(levels[group]) \(specification)")
        #expect(abs(entries[group].value - levels[group]) < 1e-14)
        #expect(entries[group].variance == 0 && entries[group].designEffect.isNaN, what)
        #expect(entries[3 + group].value == 0 && entries[3 + group].variance == 0, what)
        #expect(entries[6 + group].value.isNaN && entries[6 + group].variance.isNaN, what)
        #expect(entries[9 + group].variance == 0 && entries[9 + group].designEffect.isNaN, what)
      }
    }
  }

  /// The differences of two constants: of domains, of a domain and all, of a domain and the rest.
  @Test func differencesOfConstantsHaveNoVariance() throws {
    let table = table([("k", { $0 % 3 == 1 ? 0.7 : 0.1 })])
    for specification in designs {
      let design = try Design(specification, in: table)
      let source = TableTotals(table, design, in: try Domains(by: ["group"], in: table))
      let totals = try DomainTotals(of: [["k"]], source)
      func form(_ union: DomainUnion) -> LinearForm {
        totals.linearised(Mean("k"), group: 0, in: union).form
      }
      let what = Comment(rawValue: "\(specification)")
      for other in [DomainUnion.one(0), .one(2), .allBut(1)] {
        let difference = form(.one(1)) - form(other)
        #expect(totals.variance(of: difference) == 0, what)
        #expect(totals.covariance(of: [difference]).matrix[0, 0] == 0, what)
      }
      #expect(totals.variance(of: form(.allBut(1))) == 0, what)
      #expect(totals.variance(of: form(.one(0)) - form(.allBut(0))) > 1e-6, what)
      #expect(totals.variance(of: form(.one(0)) - form(.all)) > 1e-6, what)
    }
  }

  /// y = x/10 as decimals: the doubles are proportional but for their last digits.
  @Test func proportionalColumnsHaveARatioWithoutVariance() throws {
    for (level, scale) in [(0.0, 1.0), (1e6, 1), (1e9, 0.1)] {
      let table = table([
        ("x", { level + scale * Double($0 * 17 % 101 + 1) }),
        ("y", { (level + scale * Double($0 * 17 % 101 + 1)) / 10 }),
      ])
      for specification in designs {
        let design = try Design(specification, in: table)
        let entry = try design.estimate([.init("r", Ratio("y", to: "x"))], of: table).entries[0]
        let what = Comment(rawValue: "\(level) \(specification)")
        #expect(abs(entry.value - 0.1) < 1e-15)
        #expect(entry.variance == 0 && entry.designEffect.isNaN, what)
      }
    }
  }

  /// r = 1 whatever the sample: R's `svyvar` has rounding there.
  @Test func linesHaveACorrelationWithoutVariance() throws {
    let table = table([
      ("x", { 0.1 * Double($0 * 17 % 101) }), ("y", { 3 - 0.2 * Double($0 * 17 % 101) }),
    ])
    for specification in designs {
      let design = try Design(specification, in: table)
      let entry = try design.estimate([.init("r", Correlation("x", "y"))], of: table).entries[0]
      #expect(abs(entry.value + 1) < 1e-14 && entry.variance == 0)
    }
  }

  /// A stratum's clusters of the same total; clusters of the same mean though people differ.
  @Test func clustersThatAreTheSameHaveNoVariance() throws {
    let table = table([("k", { _ in 0.1 }), ("half", { $0 % 2 == 0 ? 0.1 : 0.7 })])
    for clusters in [[], ["cluster"], ["cluster", "household"]] {
      let design = try Design(
        DesignSpecification(strata: ["stratum"], clusters: clusters), in: table)
      let entries = try design.estimate(
        [.init("total", Total("k")), .init("mean", Mean("half"))], of: table
      ).entries
      #expect(entries[0].variance == 0)
      #expect(clusters.isEmpty ? entries[1].variance > 1e-6 : entries[1].variance == 0)
    }
  }

  /// Four clusters of 50,000 people: what adding up that many rounds off goes one way.
  @Test func largeClustersOfAConstantHaveNoVariance() throws {
    let rows = 200_000
    var table = Table(rowCount: rows)
    table.set("c", to: .real((0..<rows).map { Double($0 / 50_000) }))
    table.set("w", to: .real((0..<rows).map { 0.1 + 0.3 * Double($0 % 7) }))
    table.set("g", to: .real((0..<rows).map { Double($0 % 2) }))
    table.set("k", to: .real((0..<rows).map { $0 % 2 == 0 ? 0.1 : 0.7 }))
    let design = try Design(DesignSpecification(clusters: ["c"], weights: "w"), in: table)
    let entries = try design.estimate(
      [.init("mean", Mean("k")), .init("variance", Variance("k"))], of: table,
      in: try Domains(by: ["g"], in: table)
    ).entries
    #expect(entries.allSatisfy { $0.variance == 0 })
    // A variance among people keeps what adding up 25,000 squares rounds off, and is never below zero.
    #expect(entries[2...].allSatisfy { (0..<1e-12).contains($0.value) })
  }

  /// Levels and spreads whose sums d + level are exact doubles: every standard error is that of d, and
  /// of the ratio y/x by its definition. A cell of another level does not change it.
  @Test(
    "a spread that is small beside its level is not rounding",
    arguments: [(1e10, 1.0), (1, 0x1p-30), (1e14, 1), (-0x1p40, 0x1p-10)])
  func smallSpreads(level: Double, unit: Double) throws {
    func d(_ row: Int) -> Double { unit * Double(row * 37 % 17 + row / 10 % 5 - 8) }
    let table = table([
      ("d", d), ("y", { level + d($0) }), ("z", { $0 % 3 == 0 ? level + d($0) : level + 4 * unit }),
      ("far", { $0 % 3 == 0 ? level + d($0) : level / 2 }), ("e", { d(7 * $0 + 1) }),
      ("x", { level + d(7 * $0 + 1) }),
    ])
    for specification in designs {
      let design = try Design(specification, in: table)
      func first(_ estimand: any Estimand, by: [String] = []) throws -> Estimate {
        let domains = try Domains(by: by, in: table)
        return try design.estimate([.init("", estimand)], of: table, in: domains).entries[0]
      }
      func expectSame(_ a: Double, _ b: Double, _ tolerance: Double, _ what: String) {
        #expect(abs(a - b) <= tolerance * abs(b), "\(what) \(level) \(specification)")
        #expect(b > 0, "\(what) \(level) \(specification)")
      }
      let ofDeviations = try first(Mean("d"))
      let mean = try first(Mean("y"))
      expectSame(mean.standardError, ofDeviations.standardError, 1e-12, "mean")
      expectSame(mean.designEffect, ofDeviations.designEffect, 1e-12, "deff")
      expectSame(try first(Variance("y")).value, try first(Variance("d")).value, 1e-12, "variance")
      expectSame(
        try first(Variance("y")).standardError, try first(Variance("d")).standardError, 1e-12,
        "variance")
      expectSame(
        try first(Correlation("y", "x")).standardError,
        try first(Correlation("d", "e")).standardError, 1e-11, "correlation")
      let inGroup = try first(Mean("d"), by: ["group"]).standardError
      expectSame(try first(Mean("z"), by: ["group"]).standardError, inGroup, 1e-12, "domain")
      // Half a level away, the digits of the sums are those of that distance.
      expectSame(
        try first(Mean("far"), by: ["group"]).standardError, inGroup,
        max(1e-12, 1e-13 * abs(level) / unit), "far")
    }
  }

  /// Ratios of large numbers: the influence of a row is (y − Rx)/Σx, that of y − x less its mean.
  @Test func ratiosOfLargeNumbersKeepTheirVariance() throws {
    func d(_ row: Int) -> Double { Double(row * 37 % 17 + row / 10 % 5 - 8) }
    let table = table([
      ("y", { 1e10 + d($0) }), ("x", { 1e10 + d(7 * $0 + 1) }), ("u", { d($0) - d(7 * $0 + 1) }),
    ])
    for specification in designs {
      let design = try Design(specification, in: table)
      let entries = try design.estimate(
        [.init("r", Ratio("y", to: "x")), .init("u", Mean("u"))], of: table
      ).entries
      let se = entries[0].standardError * 1e10
      #expect(abs(se - entries[1].standardError) < 1e-5 * se, "\(specification)")
    }
  }

  @Test func alphaOfConstantsHasNoNumber() throws {
    let table = table([])
    let x = (0..<Self.rows).map { Double($0 * 17 % 23) / 10 }
    let k = [Double](repeating: 0.1, count: Self.rows)
    for specification in designs {
      let design = try Design(specification, in: table)
      let same = try AlphaEstimate(of: [x, x], design)
      #expect(abs(same.value - 1) < 1e-14 && same.variance == 0)
      let none = try AlphaEstimate(of: [k, k], design)
      #expect(none.value.isNaN && none.variance.isNaN)
    }
  }
}
