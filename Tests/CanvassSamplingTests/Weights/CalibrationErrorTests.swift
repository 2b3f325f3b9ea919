import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Targets that cannot be met are named: the margins, the category, the bounds.
@Suite("What stands in the way of calibration is named")
struct CalibrationErrorTests {
  private let table: Table
  private let weights: [Double]

  init() throws {
    let sample = try SurveyFixture("weights").sample("clus1")
    (table, weights) = (sample.table, sample.design.weights)
  }

  private func margin(_ column: String, _ totals: [(String, Double)]) throws -> MarginTargets {
    try MarginTargets([column], totals.map { .init($0.0, $0.1) })
  }

  private let school = [("E", 4421.0), ("H", 755), ("M", 1018)]

  private func rake(_ margins: [MarginTargets], _ method: CalibrationMethod = .raking) throws
    -> Calibration
  {
    try Calibration(
      weights, to: CalibrationColumns(margins, in: table, weights: weights), by: method)
  }

  @Test("margins that add up to different populations")
  func sums() throws {
    #expect(
      throws: CalibrationError.marginsDisagree([.init("stype", 6194), .init("sch.wide", 6294)])
    ) {
      try rake([margin("stype", school), margin("sch.wide", [("No", 1072), ("Yes", 5222)])])
    }
  }

  @Test(
    "a category that the sample lacks, one that the targets lack, one of which nobody is wanted")
  func categories() throws {
    #expect(
      throws: CalibrationError.emptyCategory(
        CalibrationTarget("stype", level: "X", total: 5), present: ["E", "H", "M"])
    ) { try rake([margin("stype", school + [("X", 5)])]) }
    #expect(
      throws: CalibrationError.untargetedCategory(
        variable: "stype", level: "M", rows: 25, targets: ["E", "H"])
    ) { try rake([margin("stype", Array(school.prefix(2)))]) }
    #expect(
      throws: CalibrationError.unwantedCategory(
        CalibrationTarget("stype", level: "M", total: 0), rows: 25)
    ) { try rake([margin("stype", [("E", 4421), ("H", 755), ("M", 0)])]) }
    #expect(throws: CalibrationError.badTotal(CalibrationTarget("stype", level: "E", total: -1))) {
      try margin("stype", [("E", -1)])
    }
    #expect(throws: CalibrationError.badTotal(CalibrationTarget("stype", level: "E", total: 1e308)))
    {
      try margin("stype", [("E", 1e308)])
    }
    #expect(
      throws: CalibrationError.repeatedTarget(CalibrationTarget("stype", level: "E", total: 2))
    ) { try margin("stype", [("E", 1), ("E", 2)]) }
    // A category without rows and without total is left out.
    #expect(try rake([margin("stype", school + [("X", 0)])]).columns.count == 3)
  }

  @Test("a missing value in a row with weight; none in a row without")
  func missing() throws {
    var table = table
    let codes = (0..<table.rowCount).map { $0 == 6 ? Codes.missingNarrow : UInt8($0 % 2) }
    table.set(
      "half", to: .coded(.init(codes: .narrow(codes), levels: [Level("a"), Level("b")])))
    let half = try margin("half", [("a", 3000), ("b", 3000)])
    #expect(throws: CalibrationError.missingValues(column: "half", rows: 1, first: 7)) {
      try CalibrationColumns([half], in: table, weights: weights)
    }
    var without = weights
    without[6] = 0
    let columns = try CalibrationColumns([half], in: table, weights: without)
    #expect(try Calibration(without, to: columns, by: .raking).weights[6] == 0)
  }

  @Test("a crossing that contradicts a margin names the total that would agree")
  func contradiction() throws {
    let crossed = try MarginTargets(
      ["stype", "sch.wide"],
      [
        .init("E:No", 412), .init("H:No", 424), .init("M:No", 236), .init("E:Yes", 4009),
        .init("H:Yes", 331), .init("M:Yes", 782),
      ])
    let error = #expect(throws: CalibrationError.self) {
      try rake([crossed, margin("stype", [("E", 4421), ("H", 775), ("M", 998)])])
    }
    guard case .contradiction(let target, let implied, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(target == CalibrationTarget("stype", level: "H", total: 775))
    #expect(abs(implied - 755) < 1e-6)
  }

  @Test("bounds that are too tight come with the nearest that do")
  func bounds() throws {
    let terms = [
      CalibrationTarget("(Intercept)", total: 6194), CalibrationTarget("stypeH", total: 755),
      CalibrationTarget("stypeM", total: 1018), CalibrationTarget("api99", total: 3_914_069),
    ]
    let columns = try CalibrationColumns(
      Formula(parsing: "~ stype + api99"), totals: terms, in: table, weights: weights)
    for tight in [
      try CalibrationMethod.linearWithin(CalibrationBounds(0.9, 1.1)),
      .rakingWithin(try CalibrationBounds(0.9, 1.1)), .logit(try CalibrationBounds(0.9, 1.1)),
    ] {
      let error = #expect(throws: CalibrationError.self) {
        try Calibration(weights, to: columns, by: tight)
      }
      guard case .boundsTooTight(_, let nearest?, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      // These do, and those a hundredth narrower do not.
      _ = try Calibration(weights, to: columns, by: .linearWithin(nearest))
      #expect(throws: CalibrationError.self) {
        try Calibration(weights, to: columns, by: .linearWithin(nearest.widened(0.98)))
      }
    }
    #expect(throws: CalibrationError.boundsWithoutOne(lower: 1.1, upper: 2)) {
      try CalibrationBounds(1.1, 2)
    }
  }

  /// Of schools of kind A all are public, and there are to be more of A than of public schools.
  @Test("no positive weights: where the nearest ones miss")
  func noPositiveWeights() throws {
    var table = Table(rowCount: 6)
    table.set("kind", to: .real([1, 1, 2, 2, 2, 2]))
    table.set("public", to: .real([1, 1, 1, 1, 0, 0]))
    let weights = [Double](repeating: 10, count: 6)
    let margins = [
      try margin("kind", [("1", 40), ("2", 20)]), try margin("public", [("1", 30), ("0", 30)]),
    ]
    let columns = try CalibrationColumns(margins, in: table, weights: weights)
    let error = #expect(throws: CalibrationError.self) {
      try Calibration(weights, to: columns, by: .raking)
    }
    guard case .noPositiveWeights(let misfits)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!misfits.isEmpty)
    // The linear distance meets them with negative weights.
    let linear = try Calibration(weights, to: columns, by: .linear)
    #expect(WeightDistribution(linear.weights).negative > 0)
    #expect(relativeError(columns.totals(of: linear.weights), [40, 20, 30, 30]) < 1e-10)
    // Spread, nobody's weight is negative, and no target bears it alone.
    let spread = try Calibration(weights, to: columns, by: .raking, misfit: .spread)
    #expect(spread.weights.allSatisfy { $0 >= 0 })
    // The least of (a − 40)²/40 + (a − 30)²/30 and of (c − 20)²/20 + (c − 30)²/30.
    #expect(
      relativeError(columns.totals(of: spread.weights), [240.0 / 7, 24, 240.0 / 7, 24]) < 1e-4)
    let misses = zip(columns.totals(of: spread.weights), columns.targets).map {
      abs($0 - $1.total) / $1.total
    }
    #expect(misses.max()! < 0.25)
    #expect(misses.filter { $0 > 0.05 }.count >= 2)
  }

  @Test("margins of different sums meet halfway where the misfit is spread")
  func spread() throws {
    let columns = try CalibrationColumns(
      [margin("stype", school), margin("sch.wide", [("No", 1072 * 1.02), ("Yes", 5122 * 1.02)])],
      in: table, weights: weights)
    let spread = try Calibration(weights, to: columns, by: .raking, misfit: .spread)
    let ratios = zip(columns.totals(of: spread.weights), columns.targets).map { $0 / $1.total }
    #expect(ratios.prefix(3).allSatisfy { $0 > 1.003 && $0 < 1.018 })
    #expect(ratios.suffix(2).allSatisfy { $0 > 0.982 && $0 < 0.997 })
    // Where all can be met, they are.
    let fine = try CalibrationColumns(
      [margin("stype", school), margin("sch.wide", [("No", 1072), ("Yes", 5122)])],
      in: table, weights: weights)
    let close = try Calibration(weights, to: fine, by: .raking, misfit: .spread)
    #expect(relativeError(fine.totals(of: close.weights), fine.targets.map(\.total)) < 1e-5)
  }

  @Test("terms and totals of a formula belong together")
  func terms() throws {
    let formula = try Formula(parsing: "~ stype")
    #expect(
      throws: CalibrationError.termWithoutTotal("stypeM", known: ["(Intercept)", "stypeH"])
    ) {
      try CalibrationColumns(
        formula,
        totals: [.init("(Intercept)", total: 6194), .init("stypeH", total: 755)], in: table,
        weights: weights)
    }
    #expect(
      throws: CalibrationError.totalWithoutTerm(
        "stypeX", known: ["(Intercept)", "stypeH", "stypeM"])
    ) {
      try CalibrationColumns(
        formula, totals: [.init("stypeX", total: 1)], in: table, weights: weights)
    }
  }
}
