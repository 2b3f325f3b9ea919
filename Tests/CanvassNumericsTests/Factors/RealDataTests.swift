import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

/// Data that are not ours to give away, in the directory that `CANVASS_REAL_DATA` names;
/// `Fixtures/make/real-data.R` writes them there from R's packages.
private enum RealData {
  static let directory = ProcessInfo.processInfo.environment["CANVASS_REAL_DATA"]

  static func columns(_ file: String, _ names: [String]) throws -> Matrix {
    let url = URL(fileURLWithPath: directory ?? "").appendingPathComponent(file)
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = (lines.first ?? "").split(separator: ",").map(String.init)
    let places = try names.map { try #require(header.firstIndex(of: $0), "\($0)") }
    return Matrix(
      lines.dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return places.map { Double(cells[$0]) ?? .nan }
      })
  }
}

/// Expected values: `fitMeasures` of `lavaan` 0.6-14 as it reports them. Its searches stop where the
/// sixth to ninth digit is settled; the tests of simulated rows compare more closely.
@Suite(
  .enabled(
    if: RealData.directory != nil,
    "needs data that are not in the project: see Tests/Fixtures/make/real-data.R"))
struct RealDataTests {
  private let items = (1...9).map { "x\($0)" }

  /// χ², factor, CFI, TLI, RMSEA and its ends scaled and robust, SRMR, in lavaan's order.
  private func check(
    _ scaled: ScaledFit, _ fit: ConfirmatoryFit, _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (a, b) = (scaled.indices, scaled.robustIndices)
    let found = [
      scaled.chiSquared, scaled.factor, a.cfi, a.tli, a.rmsea, a.rmseaInterval.lowerBound,
      a.rmseaInterval.upperBound, b.cfi, b.tli, b.rmsea, b.rmseaInterval.lowerBound,
      b.rmseaInterval.upperBound, fit.srmr,
    ]
    for (k, (value, other)) in zip(found, expected).enumerated() {
      // Ends come from a root search that stops early, SRMR from residuals of the first order in the slope.
      let isEarly = [5, 6, 10, 11, 12].contains(k)
      #expect(
        relativeError(value, other) < (isEarly ? 1e-5 : 1e-6), "measure \(k)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func holzingerSwineford() throws {
    let data = try Observations(
      try RealData.columns("HolzingerSwineford1939.csv", items), names: items)
    let model = try ConfirmatoryModel(
      ConfirmatoryTests.simple, try CovarianceMatrix(data), rows: 301)
    let fit = model.fit
    #expect(
      relativeError(
        [fit.chiSquared, fit.cfi, fit.tli, fit.rmsea, fit.logLikelihood],
        [85.3055218, 0.930559652, 0.895839478, 0.0921214845, -3737.74493]) < 2e-9)
    let ends = [fit.rmseaInterval.lowerBound, fit.rmseaInterval.upperBound]
    #expect(relativeError(ends, [0.0714184904, 0.113678017]) < 1e-5)
    #expect(relativeError(fit.srmr, 0.0652050572) < 1e-6)
    check(
      try model.scaled(.satorraBentler, by: data), fit,
      [
        80.87178349, 1.054824292, 0.9245028914, 0.8867543371, 0.08872776771, 0.06841236173,
        0.1098293921, 0.9315921721, 0.8973882581, 0.09112753373, 0.06971129973, 0.1133958156,
        0.06520505718,
      ])
    check(
      try model.scaled(.yuanBentler, by: data), fit,
      [
        87.13160336, 0.9790422588, 0.925206764, 0.8878101461, 0.09348340897, 0.07262060049,
        0.1152256681, 0.9298639357, 0.8947959035, 0.09249862137, 0.07206773076, 0.113781308,
        0.06520505718,
      ])
  }

  @Test func invarianceOfSchools() throws {
    let all = try RealData.columns("HolzingerSwineford1939.csv", ["school"] + items)
    let schools = try [1.0, 2].map { school in
      let rows = (0..<all.rows).filter { all[$0, 0] == school }
      return try Observations(
        all.selecting(rows: rows, columns: Array(1...9)), names: items)
    }
    let moments = try zip(["1", "2"], schools).map { try GroupMoments(name: $0, $1) }
    let expected: [[[Double]]] = [
      [
        [
          111.7279342, 1.036905808, 0.9137902995, 0.8706854493, 0.09392388573, 0.07168177209,
          0.1163406064, 0.9242865058, 0.8864297587, 0.09564135164, 0.07257829045, 0.118887922,
          0.06786401175,
        ],
        [
          121.7406939, 0.9516238173, 0.9144845838, 0.8717268757, 0.1010333472, 0.07836308531,
          0.1240662107, 0.920614836, 0.8809222541, 0.09855925067, 0.07698231823, 0.1204732856,
          0.06786401175,
        ],
      ],
      [
        [
          118.2208926, 1.049252306, 0.9131234366, 0.8841645821, 0.08889412078, 0.06762828037,
          0.1101751446, 0.9227923361, 0.8970564482, 0.09105693024, 0.06874068486, 0.1133880465,
          0.07165158379,
        ],
        [
          125.9974555, 0.984492454, 0.916506178, 0.888674904, 0.09412249787, 0.07261703904,
          0.1157977032, 0.9198144038, 0.8930858717, 0.09338984187, 0.07221781437, 0.1147279524,
          0.07165158379,
        ],
      ],
      [
        [
          161.320112, 1.017249671, 0.862936456, 0.8355237472, 0.1059263373, 0.08655458395,
          0.1256330862, 0.8819061282, 0.8582873538, 0.1068360283, 0.0871315299, 0.1268841975,
          0.08244705858,
        ],
        [
          166.748219, 0.984135434, 0.8762065029, 0.8514478035, 0.1087267594, 0.0891677067,
          0.1286610343, 0.8811546128, 0.8573855353, 0.1078608599, 0.08861062225, 0.1274774329,
          0.08244705858,
        ],
      ],
    ]
    let chiSquares = [115.851344, 124.043544, 164.102831]
    for (place, invariance) in MeasurementInvariance.allCases.enumerated() {
      let model = try GroupedConfirmatoryModel(
        ConfirmatoryTests.simple, moments, invariance: invariance)
      #expect(relativeError(model.fit.chiSquared, chiSquares[place]) < 1e-8)
      check(
        try model.scaled(.satorraBentler, by: schools), model.fit, expected[place][0])
      check(try model.scaled(.yuanBentler, by: schools), model.fit, expected[place][1])
    }
  }

  @Test func orderedItems() throws {
    let names = (1...5).map { "A\($0)" } + (1...5).map { "C\($0)" }
    let data = try Observations(try RealData.columns("bfi.csv", names), names: names)
    #expect(data.completeRows.count == 2632)
    let pattern = MeasurementPattern([
      ("A", Array(names.prefix(5))), ("C", Array(names.suffix(5))),
    ])
    let fit = try OrderedConfirmatoryModel(pattern, data).fit
    let robust = try #require(fit.robustIndices)
    #expect(fit.degreesOfFreedom == 34)
    let found = [
      fit.chiSquared, fit.scaledChiSquared, fit.scalingFactor, fit.indices.cfi, fit.indices.tli,
      fit.indices.rmsea, robust.cfi, robust.tli, robust.rmsea, fit.srmr,
    ]
    let expected = [
      449.277791, 593.4956782, 0.7642758153, 0.9464576165, 0.9291350807, 0.07908579516,
      0.9052069067, 0.874538553, 0.08665558402, 0.05061662486,
    ]
    for (a, b) in zip(found, expected) { #expect(relativeError(a, b) < 1e-6) }
    let ends = [fit.indices.rmseaInterval, robust.rmseaInterval].flatMap {
      [$0.lowerBound, $0.upperBound]
    }
    #expect(
      relativeError(ends, [0.07357175305, 0.0847321345, 0.0808335162, 0.09261308972]) < 1e-5)
  }

  /// Men counted three times.
  @Test func weightedOrderedItems() throws {
    let names = (1...5).map { "A\($0)" }
    let all = try RealData.columns("bfi.csv", names + ["gender"])
    let data = try Observations(
      all.selecting(columns: Array(0..<5)), names: names,
      weights: all.column(5).map { $0 == 1 ? 3 : 1 })
    let r = try CorrelationMatrix.polychoric(data, missing: .listwise).values
    #expect(relativeError([r[0, 1], r[0, 2]], [-0.398882892, -0.316918809]) < 1e-7)
  }
}
