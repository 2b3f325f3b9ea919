import CanvassDiagnostics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

/// Each clause of each pack on both sides of its limit, and the flows that the offices publish.
@Suite("Rule packs")
struct RulePackTests {
  /// A share of n people with an effective size.
  private func share(
    _ p: Double, n: Int, effective: Double? = nil, df: Int = 50, cases: Double? = nil,
    population: Double? = nil
  ) -> JudgedCell {
    JudgedCell(
      .proportion, value: p, variance: p * (1 - p) / (effective ?? Double(n)),
      degreesOfFreedom: df, count: n, cases: cases, population: population)
  }

  /// A mean of 1 with a coefficient of variation.
  private func mean(_ variation: Double, n: Int = 1000, df: Int = 50, effective: Double? = nil)
    -> JudgedCell
  {
    JudgedCell(
      .mean, value: 1, variance: variation * variation, degreesOfFreedom: df, count: n,
      effectiveCount: effective ?? Double(n))
  }

  private func verdict(
    _ pack: String, _ cell: JudgedCell, _ side: RulePack.Side? = nil, planned: Bool = false
  ) throws -> String {
    let pack = try RulePack(pack).forDomains(arePlanned: planned)
    return pack.mark(cell, side ?? pack.side).grade.verdict
  }

  private func clause(_ pack: String, _ cell: JudgedCell, planned: Bool = false) throws -> String? {
    try RulePack(pack).forDomains(arePlanned: planned).mark(cell).failures.first?.text
  }

  @Test("the program carries a pack for each file of datasets/rules, and each reads")
  func carried() throws {
    let folder = Fixtures.root.appending(path: "datasets/rules").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }
    let packs = try RulePack.builtIn
    #expect(Set(packs.map(\.name)) == Set(files))
    #expect(packs.count == files.count)
    for pack in packs {
      #expect(pack.title.byLanguage.keys.sorted() == ["en", "vi"], "\(pack.name)")
      #expect(!pack.source.isEmpty)
    }
  }

  @Test("every pack has a verdict for every input, and none is published that does not exist")
  func everyInput() throws {
    let nothing = Double.nan
    for pack in try RulePack.builtIn where pack.scope == .cell {
      for kind in EstimateKind.allCases {
        for value in [0, 1, 0.5, -3, 1e9, nothing, .infinity] {
          for variance in [0, 1e-9, 0.25, nothing, .infinity] {
            for (df, n) in [(0, 0), (0, 1), (-1, 2), (1, 2), (9, 60), (500, 100_000)] {
              let cell = JudgedCell(
                kind, value: value, variance: variance, degreesOfFreedom: df, count: n)
              let mark = pack.mark(cell)
              #expect((mark.grade == .release) == mark.failures.isEmpty)
              if !value.isFinite || n <= 1 { #expect(mark.grade == .suppress, "\(pack.name)") }
              if !variance.isFinite || df <= 0 { #expect(mark.grade != .release, "\(pack.name)") }
            }
          }
        }
      }
    }
  }

  /// Frontier of NSDUH's formula: (1 − p)/(p·(t·ln p)²), with 1 − p in place of p above one half.
  @Test(
    "effective sizes at which the coefficient of the logarithm is the limit",
    arguments: [
      (0.10, [208.137, 154.423, 208.114, 211.713, 156.327, 211.713]),
      (0.175, [67.963, 50.424, 67.956, 69.131, 51.045, 69.131]),
      (0.225, [41.113, 30.503, 41.109, 41.820, 30.879, 41.820]),
      (0.275, [27.522, 20.420, 27.519, 27.995, 20.671, 27.995]),
    ])
  func logarithm(_ limit: Double, _ sizes: [Double]) throws {
    let pack = try RulePack(
      yaml: """
        title: the logarithm
        source: a test
        status: primary
        scope: cell
        applies: [proportion]
        on: p
        decides: first
        clauses: [{when: logVariation > \(limit), then: withhold}]
        inputs: {zero: withhold, one: withhold, constant: publish, no-variance: withhold, no-freedom: withhold, single: withhold, undefined: withhold}
        """, name: "logarithm")
    for (p, size) in zip([0.5, 0.2, 0.0523, 0.05, 0.84, 0.95], sizes) {
      #expect(pack.mark(share(p, n: 1000, effective: size - 0.001)).grade == .suppress)
      #expect(pack.mark(share(p, n: 1000, effective: size + 0.001)).grade == .release)
      // The same for the complement.
      #expect(pack.mark(share(1 - p, n: 1000, effective: size - 0.001)).grade == .suppress)
      #expect(pack.mark(share(1 - p, n: 1000, effective: size + 0.001)).grade == .release)
    }
  }

  @Test("relative standard errors at the National Center for Health Statistics")
  func relativeErrors() throws {
    #expect(try clause("nchs-rse", mean(0.01, n: 29)) == "count < 30")
    #expect(try verdict("nchs-rse", mean(0.01, n: 29)) == "withhold")
    #expect(try clause("nchs-rse", mean(0.01, n: 30)) == "count < 60")
    #expect(try verdict("nchs-rse", mean(0.01, n: 59)) == "caution")
    #expect(try verdict("nchs-rse", mean(0.01, n: 60)) == "publish")
    #expect(try verdict("nchs-rse", mean(0.2999, n: 60)) == "publish")
    #expect(try clause("nchs-rse", mean(0.3, n: 60)) == "coefficientOfVariation >= 0.3")
    // Nothing but people withholds a number that there is.
    #expect(try verdict("nchs-rse", mean(5, n: 60)) == "caution")
    // √((1 − p)/(p·n)) is 30 % at n = (1 − p)/(0.09p): 44.4 for p = 0.2, 100 for 0.1.
    #expect(try verdict("nchs-rse", share(0.1, n: 500, effective: 99.9)) == "caution")
    #expect(try verdict("nchs-rse", share(0.1, n: 500, effective: 100.1)) == "publish")
    #expect(
      try clause("nchs-rse", share(0.9, n: 500, effective: 99.9)) == "complementVariation >= 0.3")
    #expect(try verdict("nchs-rse", share(0.9, n: 500, effective: 100.1)) == "publish")
    let none = JudgedCell(.proportion, value: 0, variance: 0, degreesOfFreedom: 30, count: 90)
    #expect(try verdict("nchs-rse", none) == "caution")
  }

  @Test("NSDUH, national and substate")
  func drugUse() throws {
    #expect(try verdict("nsduh", share(0.5, n: 400, effective: 67.9)) == "withhold")
    #expect(try verdict("nsduh", share(0.5, n: 400, effective: 68.1)) == "publish")
    #expect(try clause("nsduh", share(0.2, n: 400, effective: 67)) == "effectiveCount < 68")
    #expect(try verdict("nsduh", share(0.2, n: 400, effective: 68)) == "publish")
    #expect(try clause("nsduh", share(0.04, n: 400, effective: 60)) == "logVariation > 0.175")
    for p in [0.0523, 0.2, 0.84, 0.9477] {
      #expect(try verdict("nsduh-substate", share(p, n: 900, effective: 208)) == "withhold")
      #expect(try verdict("nsduh-substate", share(p, n: 900, effective: 208.1)) == "publish")
    }
    for p in [0.05, 0.95] {
      #expect(try verdict("nsduh-substate", share(p, n: 900, effective: 211.6)) == "withhold")
      #expect(try verdict("nsduh-substate", share(p, n: 900, effective: 211.8)) == "publish")
    }
    // The design effect is taken for 0.2 at least: 41 people are worth 205 at most.
    #expect(try verdict("nsduh-substate", share(0.3, n: 41, effective: 400)) == "withhold")
    #expect(try verdict("nsduh-substate", share(0.3, n: 42, effective: 400)) == "publish")
  }

  @Test("the INE of Chile, whose limit of the standard error is p^(2/3)/9")
  func chile() throws {
    for (p, size) in [(0.5, 51.0), (0.84, 125.3), (0.9, 157.0), (0.95, 208.9)] {
      for pack in ["ine-chile-household", "ine-chile-economic"] {
        #expect(try verdict(pack, share(p, n: 300, effective: size - 0.1)) == "caution")
        #expect(try verdict(pack, share(p, n: 300, effective: size + 0.1)) == "publish")
      }
    }
    #expect(try clause("ine-chile-household", share(0.5, n: 59)) == "count < 60")
    #expect(try verdict("ine-chile-household", share(0.5, n: 60)) == "publish")
    #expect(try clause("ine-chile-household", share(0.5, n: 90, df: 8)) == "degreesOfFreedom < 9")
    #expect(try verdict("ine-chile-household", share(0.5, n: 90, df: 9)) == "publish")
    #expect(try verdict("ine-chile-household", mean(0.15)) == "publish")
    #expect(try verdict("ine-chile-household", mean(0.151)) == "caution")
    #expect(try verdict("ine-chile-household", mean(0.30)) == "caution")
    #expect(try verdict("ine-chile-household", mean(0.301)) == "withhold")
    #expect(try verdict("ine-chile-economic", share(0.5, n: 29, effective: 90)) == "withhold")
    #expect(try verdict("ine-chile-economic", share(0.5, n: 30, effective: 90)) == "publish")
    #expect(try verdict("ine-chile-economic", mean(0.20)) == "publish")
    #expect(try verdict("ine-chile-economic", mean(0.201)) == "caution")
    #expect(try verdict("ine-chile-economic", mean(0.301)) == "withhold")
    #expect(try verdict("ine-chile-economic", mean(0.1, df: 8)) == "withhold")
  }

  @Test("ratios up to 1 are judged like shares by the INE of Chile, others by the coefficient")
  func chileanRatios() throws {
    func ratio(_ value: Double, _ error: Double) -> JudgedCell {
      JudgedCell(
        .ratio, value: value, variance: error * error, degreesOfFreedom: 50, count: 1000,
        effectiveCount: 1000)
    }
    for (pack, caution) in [("ine-chile-household", 0.15), ("ine-chile-economic", 0.20)] {
      for value in [0.05, 0.5, 0.84] {
        let limit = pow(min(value, 1 - value), 2.0 / 3) / 9
        #expect(try verdict(pack, ratio(value, limit * 0.999)) == "publish")
        #expect(try verdict(pack, ratio(value, limit * 1.001)) == "caution")
        #expect(try clause(pack, ratio(value, limit * 1.001)) == "errorToPower > 1")
        #expect(try verdict(pack, ratio(value, 3 * value)) == "caution")
      }
      #expect(try verdict(pack, ratio(1, 0.01)) == "caution")
      for value in [1.001, 3, -0.5] {
        let size = abs(value)
        #expect(try verdict(pack, ratio(value, 0.999 * caution * size)) == "publish")
        #expect(try verdict(pack, ratio(value, 1.001 * caution * size)) == "caution")
        #expect(try verdict(pack, ratio(value, 0.299 * size)) == "caution")
        #expect(try verdict(pack, ratio(value, 0.301 * size)) == "withhold")
        #expect(
          try clause(pack, ratio(value, 0.301 * size)) == "coefficientOfVariation > 0.3")
      }
    }
  }

  @Test("ECLAC, 2020 and 2023")
  func eclac() throws {
    let old = "eclac-2020"
    #expect(try clause(old, share(0.5, n: 99, effective: 200)) == "count < 100")
    #expect(try verdict(old, share(0.5, n: 100, effective: 200)) == "publish")
    #expect(try clause(old, share(0.5, n: 200, effective: 139)) == "effectiveCount < 140")
    #expect(try verdict(old, share(0.5, n: 200, effective: 140)) == "publish")
    #expect(try clause(old, share(0.4, n: 200, cases: 49)) == "cases < 50")
    #expect(try verdict(old, share(0.4, n: 200, cases: 50)) == "publish")
    #expect(try clause(old, share(0.02, n: 9000, effective: 100)) == "effectiveCount < 140")
    #expect(try clause(old, share(0.01, n: 9000, effective: 150)) == "logVariation > 0.175")
    #expect(try verdict(old, share(0.5, n: 200, df: 8)) == "caution")
    #expect(try verdict(old, share(0.5, n: 200, df: 9)) == "publish")
    #expect(try verdict(old, mean(0.199)) == "publish")
    #expect(try verdict(old, mean(0.20)) == "caution")
    let new = "eclac-2023"
    #expect(try clause(new, share(0.5, n: 200, effective: 201)) == "planned < 1")
    #expect(try verdict(new, share(0.5, n: 200, effective: 201), planned: true) == "publish")
    #expect(try clause(new, share(0.5, n: 99, effective: 100), planned: true) == "count < 100")
    #expect(try verdict(new, share(0.3, n: 200, effective: 59)) == "withhold")
    #expect(try verdict(new, share(0.3, n: 200, effective: 60)) == "publish")
    #expect(try verdict(new, share(0.5, n: 200, df: 8)) == "withhold")
    #expect(try verdict(new, share(0.5, n: 200, df: 8), planned: true) == "publish")
    for (cases, word) in [(29.0, "withhold"), (30, "caution"), (49, "caution"), (50, "publish")] {
      #expect(try verdict(new, share(0.3, n: 300, cases: cases)) == word)
    }
    // (1 − p)/(p·(.175·ln p)²) = 61.2 at p = 0.07: above it the size is enough, below it is not.
    #expect(try verdict(new, share(0.03, n: 4000, effective: 80)) == "withhold")
    #expect(try verdict(new, share(0.97, n: 4000, effective: 80)) == "caution")
    #expect(try verdict(new, mean(0.20, effective: 500)) == "publish")
    #expect(try verdict(new, mean(0.21, effective: 500)) == "caution")
    #expect(try verdict(new, mean(0.31, effective: 500)) == "withhold")
    #expect(try verdict(new, mean(0.1, n: 49, effective: 49)) == "withhold")
    #expect(try verdict(new, mean(0.1, n: 61, effective: 60)) == "publish")
  }

  @Test("what has no variance of its own is not published for want of a measure")
  func withoutVariance() throws {
    let nothing = Double.nan
    for pack in try RulePack.builtIn where pack.scope == .cell {
      for kind in EstimateKind.allCases where pack.kinds.contains(kind) {
        // One person, without a standard error.
        let one = JudgedCell(
          kind, value: 0.5, variance: nothing, degreesOfFreedom: 0, count: 1, population: 1e6)
        #expect(pack.mark(one).grade == .suppress, "\(pack.name)")
      }
      guard pack.kinds.contains(.proportion) else { continue }
      for n in [2, 5, 20] {
        for p in [0.0, 1] {
          let cell = JudgedCell(
            .proportion, value: p, variance: 0, degreesOfFreedom: 30, count: n, population: 1e6)
          #expect(pack.mark(cell).grade > .release, "\(pack.name) \(p) \(n)")
        }
      }
    }
    // The effective size of a share of 1 is n.
    for (pack, n) in [("eclac-2020", 140), ("eclac-2023", 60)] {
      #expect(try verdict(pack, share(1, n: n - 1)) == "withhold")
      #expect(try clause(pack, share(1, n: 110)) == (n == 140 ? "count < 140" : "extreme = 1"))
      #expect(try verdict(pack, share(1, n: n)) == "caution")
      let mean = JudgedCell(
        .mean, value: 1, variance: 0.0001, degreesOfFreedom: 50, count: 500)
      #expect(try verdict(pack, mean) == "withhold")
    }
    #expect(try verdict("ess", share(1, n: 5000, population: 1e6)) == "caution")
    #expect(try verdict("ess", share(0.5, n: 900, population: 1e6)) == "publish")
  }

  @Test("a share of 1 is not published where its complement is withheld; a pack of nothing is none")
  func ends() throws {
    #expect(try verdict("statcan", share(1, n: 40)) == "caution")
    #expect(try clause("statcan", share(1, n: 40)) == "extreme = 1")
    #expect(try verdict("statcan", share(1, n: 40), .complement) == "withhold")
    #expect(try verdict("statcan", share(0, n: 40)) == "withhold")
    let empty = """
      title: nothing
      source: a test
      status: primary
      scope: cell
      applies: []
      on: p
      decides: first
      clauses: []
      inputs: {zero: publish, one: publish, constant: publish, no-variance: withhold, no-freedom: withhold, single: withhold, undefined: withhold}
      """
    #expect(throws: TableError.self) { try RulePack(yaml: empty, name: "nothing") }
    let some = empty.replacing("applies: []", with: "applies: [mean]")
    #expect(throws: Never.self) { try RulePack(yaml: some, name: "nothing") }
    let always = some.replacing("clauses: []", with: "clauses: [{when: [], then: withhold}]")
    #expect {
      try RulePack(yaml: always, name: "nothing")
    } throws: {
      "\($0)".contains("line 8: the list \"when\" is empty; it names what must hold for the clause")
    }
    let nobody = always.replacing("when: []", with: "when: [count < 30], for: []")
    #expect {
      try RulePack(yaml: nobody, name: "nothing")
    } throws: {
      "\($0)".contains("line 8: the list \"for\" is empty; it names what the clause is for")
    }
  }

  /// With 0 known, 0.1 would follow from 0.4 and 0.5.
  @Test("a withheld share of 0 hides no other")
  func zeroHidesNothing() throws {
    let pack = try RulePack(
      yaml: """
        title: shares below 0.2
        source: a test
        status: primary
        scope: cell
        applies: [proportion]
        on: p
        decides: first
        clauses: [{when: estimate < 0.2, then: withhold}]
        inputs: {zero: withhold, one: publish, constant: publish, no-variance: withhold, no-freedom: withhold, single: withhold, undefined: withhold}
        """, name: "low")
    let cells = [0, 0.1, 0.4, 0.5].enumerated().map { place, p in
      TableRelease.Cell(
        variable: "q", level: "\(place)", domain: [], share(p, n: 100))
    }
    let release = try TableRelease(cells, packs: [pack])
    #expect(release.outcomes.map(\.isWithheld) == [true, true, true, false])
  }

  @Test("coefficients of variation: Statistics Canada, ABS, ONS")
  func variation() throws {
    let bands = [
      (
        "statcan",
        [(0.165, "publish"), (0.166, "caution"), (0.333, "caution"), (0.334, "withhold")]
      ),
      ("abs", [(0.249, "publish"), (0.25, "caution"), (0.50, "caution"), (0.501, "withhold")]),
      ("ons", [(0.199, "publish"), (0.20, "caution"), (3, "caution")]),
    ]
    for (pack, verdicts) in bands {
      for (variation, word) in verdicts {
        #expect(try verdict(pack, mean(variation)) == word, "\(pack) \(variation)")
      }
    }
    #expect(try verdict("statcan", mean(0.1, n: 9)) == "withhold")
    #expect(try verdict("statcan", mean(0.1, n: 10)) == "publish")
    // Only the complement has a large coefficient: 0.04/0.05, 0.04/0.16.
    for (pack, low, high) in [("statcan", 0.32, 0.34), ("abs", 0.49, 0.51), ("ons", 0.19, 0.21)] {
      for (variation, word) in [(low, "publish"), (high, "caution")] {
        let se = 0.1 * variation
        let cell = JudgedCell(
          .proportion, value: 0.9, variance: se * se, degreesOfFreedom: 50, count: 200)
        #expect(try verdict(pack, cell) == word, "\(pack) \(variation)")
      }
    }
  }

  @Test("counts of NCHS, cells of DHS, the effective size of ESS, the precision of the EU")
  func others() throws {
    func count(_ cases: Double, _ variation: Double, df: Int = 60) -> JudgedCell {
      JudgedCell(
        .count, value: 1000, variance: 1e6 * variation * variation, degreesOfFreedom: df,
        count: 500, cases: cases)
    }
    #expect(try verdict("nchs-counts", count(9, 0.1)) == "withhold")
    #expect(try verdict("nchs-counts", count(10, 0.1)) == "publish")
    #expect(try verdict("nchs-counts", count(50, 0.1, df: 7)) == "caution")
    #expect(try verdict("nchs-counts", count(50, 0.1, df: 8)) == "publish")
    // 2 sinh(t·CV) = 1.60 at CV = asinh(0.8)/t, with t = 2.000298 on 60 degrees of freedom.
    #expect(try verdict("nchs-counts", count(50, 0.36622)) == "publish")
    #expect(try verdict("nchs-counts", count(50, 0.36628)) == "withhold")
    for (n, word) in [(24, "withhold"), (25, "caution"), (49, "caution"), (50, "publish")] {
      #expect(try verdict("dhs", share(0.5, n: n)) == word)
    }
    for (size, people, word) in [
      (799.0, 1e6, "caution"), (800, 1e6, "publish"), (1499, 2e6, "caution"),
      (1500, 2e6, "publish"),
      (1499, nil, "caution"), (1500, nil, "publish"),
    ] as [(Double, Double?, String)] {
      #expect(try verdict("ess", share(0.5, n: 5000, effective: size, population: people)) == word)
    }
    // 900·√4 + 2600 = 4400.
    for (size, word) in [(4399.0, "caution"), (4401, "publish")] {
      #expect(
        try verdict("eu-2019-1700", share(0.2, n: 9000, effective: size, population: 4e6)) == word)
    }
    #expect(try verdict("eu-2019-1700", share(0.2, n: 9000)) == "caution")
  }

  /// National Academies, Using the American Community Survey, pages 177 and 178.
  @Test("a table of the American Community Survey, before and after it is collapsed")
  func americanTable() throws {
    func mark(_ cells: [(Double, Double)]) throws -> String {
      try RulePack("acs-table").mark(
        table: cells.map { share, variation in
          let se = share * variation / 100
          return (
            JudgedCell(
              .proportion, value: share, variance: se * se, degreesOfFreedom: 50, count: 100), nil
          )
        }
      ).grade.verdict
    }
    let shares = [0.15, 0.10, 0.10, 0.10, 0.10, 0.20, 0.25]
    let variations = [60.4, 76.1, 76.1, 76.1, 76.1, 50.7, 43.9]
    #expect(try mark(Array(zip(shares, variations))) == "withhold")
    let collapsed = [(0.15, 60.4), (0.20, 50.7), (0.20, 50.7), (0.20, 50.7), (0.25, 43.9)]
    #expect(try mark(collapsed) == "publish")
    #expect(try mark([(0.2, 60.9), (0.2, 61), (0.6, 90)]) == "publish")
    #expect(try mark([(0.2, 60.9), (0.2, 61.1), (0.6, 90)]) == "withhold")
    // A cell of zero has 100 %.
    #expect(try mark([(0, 0), (0, 0), (1, 0)]) == "withhold")
  }

  @Test("a table of the INE is published where half of its cells are")
  func chileanTable() throws {
    let pack = try RulePack("ine-chile-household-table")
    func mark(_ grades: [ReliabilityMark.Grade]) -> String {
      pack.mark(table: grades.map { (share(0.5, n: 100), $0) }).grade.verdict
    }
    #expect(mark([.release, .caution]) == "publish")
    #expect(mark([.release, .caution, .suppress]) == "withhold")
  }

  /// What the one program that has the rules of the INE and of ECLAC gets wrong or leaves open.
  @Test("defects of calidad 0.8")
  func calidad() throws {
    // Above one half it divides se/p, and not se/(1 − p), by −ln(1 − p): 0.0308 in place of 0.1614.
    let cell = share(0.84, n: 100, effective: 60)
    let logarithm = (0.84 * 0.16 / 60).squareRoot() / 0.16 / -log(0.16)
    #expect(abs(logarithm - 0.1614) < 5e-5)
    #expect(try verdict("eclac-2023", cell) != "withhold")
    let worse = share(0.84, n: 400, effective: 51)
    #expect(try RulePack("eclac-2023").mark(worse).failures.first?.measure == .effectiveCount)
    // No label for a mean with a coefficient of 0.20 and more.
    #expect(try verdict("eclac-2020", mean(0.5)) == "caution")
    // None for a share of 1 either.
    let all = JudgedCell(.proportion, value: 1, variance: 0, degreesOfFreedom: 30, count: 200)
    #expect(try verdict("ine-chile-household", all) == "caution")
    // Few degrees of freedom are as bad for shares of economic surveys as for means.
    #expect(try verdict("ine-chile-economic", share(0.5, n: 100, df: 8)) == "withhold")
    // Both halves of one half.
    for pack in ["eclac-2023", "ine-chile-household"] {
      #expect(try verdict(pack, share(0.5, n: 300)) == "publish")
      #expect(try verdict(pack, share(0.5.nextUp, n: 300)) == "publish")
    }
  }

  /// A province, an old district and a commune of a survey of satisfaction.
  @Test("what the packs say of three cells")
  func satisfaction() throws {
    let province = share(0.84, n: 580, effective: 232)
    let district = share(0.84, n: 60, df: 59)
    let commune = share(0.84, n: 40, effective: 40 / 1.3, df: 39)
    for pack in [
      "nchs", "statcan", "abs", "nsduh", "nsduh-substate", "ine-chile-household", "eclac-2020",
      "eclac-2023", "dhs", "ons",
    ] { #expect(try verdict(pack, province) == "publish", "\(pack)") }
    #expect(try verdict("statcan", province, .complement) == "publish")
    #expect(try verdict("abs", district) == "publish")
    #expect(try clause("eclac-2020", district) == "count < 100")
    #expect(try verdict("ine-chile-household", district) == "caution")
    #expect(try verdict("statcan", district, .complement) == "caution")
    #expect(try verdict("nchs", district) == "publish")
    let interval = try #require(try RulePack("nchs").mark(district).basis?.interval)
    #expect(abs(interval.lower - 0.7225) < 5e-5 && abs(interval.upper - 0.9219) < 5e-5)
    for pack in ["nsduh", "eclac-2020", "eclac-2023", "ine-chile-household"] {
      #expect(try verdict(pack, commune) == "withhold", "\(pack)")
    }
    #expect(try verdict("statcan", commune, .complement) == "withhold")
    #expect(try verdict("nchs", commune) == "caution")
    #expect(
      try clause("nchs", commune) == "relativeWidthOfComplement > 1.3")
  }

  @Test("a pack that looks at both sides takes the stricter verdict, and says which side it is")
  func sides() throws {
    let commune = share(0.84, n: 40, effective: 40 / 1.3)
    let mark = try RulePack("statcan").mark(commune, .both)
    #expect(mark.grade == .suppress)
    #expect(mark.failures.first?.text == "coefficientOfVariation > 0.333 (complement)")
  }

  @Test("the smallest n that would do: one less would not")
  func countNeeded() throws {
    let cells = [
      share(0.84, n: 40, effective: 30.8), share(0.5, n: 10), share(0.97, n: 300, effective: 150),
      share(0.3, n: 1200, effective: 400),
    ]
    for pack in try RulePack.builtIn where pack.scope == .cell {
      for cell in cells where pack.kinds.contains(.proportion) {
        guard let n = pack.countNeeded(for: cell) else { continue }
        #expect(pack.mark(cell.resized(to: n)).grade == .release, "\(pack.name)")
        if n > 1 { #expect(pack.mark(cell.resized(to: n - 1)).grade != .release, "\(pack.name)") }
      }
    }
    // n_eff above 208 at a design effect of 2: 417.
    let substate = try RulePack("nsduh-substate")
    #expect(substate.countNeeded(for: share(0.3, n: 100, effective: 50)) == 417)
    // A share of 0, too few degrees of freedom: no n would do.
    let none = JudgedCell(.proportion, value: 0, variance: 0, degreesOfFreedom: 30, count: 20)
    #expect(try RulePack("nchs").countNeeded(for: none) == nil)
    #expect(try RulePack("ine-chile-household").countNeeded(for: share(0.5, n: 99, df: 8)) == nil)
  }

  @Test(
    "n of a plan: a rule on the coefficient of variation by its formula, a population that is too small"
  )
  func planned() throws {
    let conditions = try SurveyConditions(designEffect: 2)
    // Statistics Canada: publish up to 16.5 %: n = D(1 − p)/(p·0.165²), and 33.3 % of the complement.
    let canada = try RulePack("statcan")
    let low = PlannedCell(.share(0.2), under: conditions)
    #expect(low.countNeeded(by: canada) == Int((2 * 0.8 / (0.2 * 0.165 * 0.165)).rounded(.up)))
    let high = PlannedCell(.share(0.84), under: conditions)
    #expect(
      high.countNeeded(by: canada) == Int((2 * 0.84 / (0.16 * 0.333 * 0.333)).rounded(.up)))
    // A mean of 3.9 with a standard deviation of 1.1: n = D·S²/(ȳ·0.165)², and 10 answers at least.
    let mean = PlannedCell(.mean(3.9, standardDeviation: 1.1), under: conditions)
    #expect(mean.countNeeded(by: canada) == 10)
    #expect(mean.countNeeded(by: try RulePack("nchs")) == nil)
    // What adequacy says of a cell with the same estimate and design effect.
    let cell = share(0.2, n: 100, effective: 50, df: 1000)
    #expect(low.countNeeded(by: canada) == canada.countNeeded(for: cell))
    // n = 1/(1/(D·a·n₀) + 1/N) of 200 people, and more than there are at a response of one half.
    let few = try SurveyConditions(designEffect: 2, populationSize: 200)
    let effective = 0.8 / (0.2 * 0.165 * 0.165)
    let exact = 1 / (1 / (2 * 200.0 / 199 * effective) + 1.0 / 200)
    #expect(
      PlannedCell(.share(0.2), under: few).countNeeded(by: canada) == Int(exact.rounded(.up)))
    let fewer = try SurveyConditions(designEffect: 2, populationSize: 200, responseRate: 0.5)
    #expect(PlannedCell(.share(0.2), under: fewer).countNeeded(by: canada) == nil)
  }
}
