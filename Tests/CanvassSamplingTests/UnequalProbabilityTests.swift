import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// First stages drawn with unequal probabilities and without replacement, against R's survey
/// (`Tests/Fixtures/make/pps.R`).
@Suite("Unequal probabilities without replacement")
struct UnequalProbabilityTests {
  struct Fixture: Decodable {
    struct Drawn: Decodable {
      let name, data: String
      let strata, clusters, fpc: [String]
      let pps, estimator: String?
      let joint: [[Double]]?
    }
    struct Expected: Decodable {
      let design, statistic, variable: String
      let denominator: String?
      let domain: [String: FixtureValue]?
      let estimate, se: Double
      let df: Int
    }
    struct Calibrated: Decodable {
      let pps: String
      let estimate, se: Double
    }
    let data: [SurveyFixture.DataRecord]
    let calibrated: [Calibrated]
    let designs: [Drawn]
    let estimates: [Expected]
  }

  private let fixture: Fixture

  init() throws { fixture = try Fixtures.load("pps") }

  private func table(_ name: String) throws -> Table {
    let record = try #require(fixture.data.first { $0.name == name })
    var table = Table(rowCount: record.columns["y"]?.count ?? 0)
    for (name, cells) in record.columns.sorted(by: { $0.key < $1.key }) {
      let texts = cells.map { $0?.text }
      if texts.allSatisfy({ $0.flatMap(Double.init) != nil }) {
        table.set(name, to: .real(texts.map { $0.flatMap(Double.init) ?? .nan }))
      } else {
        table.set(name, to: .categories(texts))
      }
    }
    return table
  }

  /// A matrix as its file is read: the names of the clusters in the first line.
  private func joint(_ matrix: [[Double]], _ codes: [String]) throws -> JointProbabilities {
    var table = Table(rowCount: matrix.count)
    for (place, code) in codes.enumerated() {
      table.set(code, to: .real(matrix.map { $0[place] }))
    }
    return try JointProbabilities(table, name: "joint.csv")
  }

  private func codes(_ drawn: Fixture.Drawn, in table: Table) throws -> [String] {
    guard let name = drawn.clusters.first else { return (1...table.rowCount).map { "\($0)" } }
    let column = try table.column(name)
    var seen = Set<String>()
    return (0..<table.rowCount).compactMap { column.text(at: $0) }.filter {
      seen.insert($0).inserted
    }
  }

  private func specification(_ drawn: Fixture.Drawn, in table: Table) throws -> DesignSpecification
  {
    var specification = DesignSpecification(
      strata: drawn.strata, clusters: drawn.clusters, fpc: drawn.fpc)
    let estimator = try DesignSpecification.estimator(drawn.estimator)
    if let matrix = drawn.joint {
      specification.unequal = try UnequalProbabilities(
        .joint(joint(matrix, codes(drawn, in: table))), estimator: estimator)
    } else {
      specification.unequal = try UnequalProbabilities(
        parsing: try #require(drawn.pps), estimator: estimator)
    }
    return specification
  }

  private func estimands(_ expected: Fixture.Expected) -> [NamedEstimand] {
    switch expected.statistic {
    case "mean": [.init("mean", Mean(Quantity(expected.variable)))]
    case "total": [.init("total", Total(Quantity(expected.variable)))]
    case "ratio":
      [.init("ratio", Ratio(Quantity(expected.variable), to: Quantity(expected.denominator ?? "")))]
    default: [.init("x", Total("x")), .init("y", Total("y"))]
    }
  }

  @Test(
    "estimates and standard errors are R's, and so are covariances, which hold the variance of a sum"
  )
  func survey() throws {
    var checked = 0
    for drawn in fixture.designs {
      let table = try table(drawn.data)
      let design = try Design(specification(drawn, in: table), in: table)
      for expected in fixture.estimates where expected.design == drawn.name {
        let (domains, index) = try domain(expected.domain, in: table)
        let found = try design.estimate(
          estimands(expected), of: table, in: domains, covariance: .full)
        let what = Comment(rawValue: "\(expected)")
        if expected.statistic == "sum" {
          let covariance = try #require(found.covariance)
          let variance = covariance.variance(of: [1, 1])
          #expect(relativeError(variance.squareRoot(), expected.se) < 1e-8, what)
          for place in 0...1 {
            #expect(
              relativeError(covariance[place, place], found.entries[place].variance) < 1e-10, what)
          }
        } else {
          let estimate = found.entries[index]
          #expect(relativeError(estimate.value, expected.estimate) < 1e-10, what)
          #expect(relativeError(estimate.standardError, expected.se) < 1e-8, what)
        }
        if expected.domain == nil { #expect(design.degreesOfFreedom == expected.df, what) }
        checked += 1
      }
    }
    #expect(checked == fixture.estimates.count && checked > 150)
  }

  @Test("weights that were calibrated leave residuals, whose variance it is")
  func calibrated() throws {
    let table = try table("towns")
    let sizes = try MarginTargets(["group"], [.init("a", 20), .init("b", 15), .init("c", 22)])
    #expect(fixture.calibrated.count == 2)
    for expected in fixture.calibrated {
      let design = try Design(
        DesignSpecification(strata: ["stratum"], fpc: ["p"])
          .drawn(UnequalProbabilities(parsing: expected.pps)), in: table)
      let calibration = try Calibration(
        design.weights,
        to: CalibrationColumns([sizes], in: table, weights: design.weights), by: .raking)
      let mean = try design.calibrated(calibration)
        .estimate([.init("y", Mean("y"))], of: table, covariance: .full)
      let covariance = try #require(mean.covariance)
      #expect(relativeError(mean.entries[0].value, expected.estimate) < 1e-9)
      #expect(relativeError(mean.entries[0].standardError, expected.se) < 1e-8, "\(expected)")
      #expect(relativeError(covariance[0, 0].squareRoot(), expected.se) < 1e-8, "\(expected)")
    }
  }

  /// Where y is proportional to π, the weighted totals of all clusters are the same: Brewer's variance and that of
  /// Yates and Grundy are zero, whatever was drawn for certain beside them.
  @Test("an outcome proportional to the probabilities has no variance")
  func proportional() throws {
    var table = try table("certain")
    table.set("size", to: .real(try table.column("p").numbers.map { 7 * $0 }))
    for method in ["brewer", "overton", "hartley-rao"] {
      let specification = DesignSpecification(strata: ["stratum"], fpc: ["p"]).drawn(
        try UnequalProbabilities(
          parsing: method, estimator: method == "brewer" ? nil : .yatesGrundy))
      let design = try Design(specification, in: table)
      let total = try design.estimate([.init("size", Total("size"))], of: table).entries[0]
      #expect(total.standardError < 1e-10 * total.value, "\(method)")
    }
  }

  /// With equal probabilities n/N all of them are a simple random sample (Horvitz–Thompson by the exact joint
  /// probabilities n(n − 1)/(N(N − 1))), a variance that the ordinary population size gives too.
  @Test("equal probabilities are a stratified simple random sample")
  func equal() throws {
    var table = try table("towns")
    let n = table.rowCount
    let size = 3 * n
    table.set("f", to: .real([Double](repeating: 1.0 / 3, count: n)))
    let usual = try Design(DesignSpecification(fpc: ["f"]), in: table)
      .estimate([.init("y", Total("y"))], of: table).entries[0]
    let pair = Double(n * (n - 1)) / Double(size * (size - 1))
    let matrix = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 / 3 : pair } }
    let given = UnequalProbabilities.Method.joint(
      try joint(matrix, (1...n).map { "\($0)" }))
    for (method, estimator) in [
      (UnequalProbabilities.Method.brewer, nil), (.overton, .yatesGrundy),
      (.hartleyRao(meanProbability: nil), .yatesGrundy),
      (given, UnequalProbabilities.Estimator.yatesGrundy), (given, .horvitzThompson),
    ] {
      let specification = DesignSpecification(fpc: ["f"]).drawn(
        try UnequalProbabilities(method, estimator: estimator))
      let found = try Design(specification, in: table)
        .estimate([.init("y", Total("y"))], of: table).entries[0]
      #expect(relativeError(found.variance, usual.variance) < 1e-9, "\(specification)")
    }
  }

  /// R's survey 4.1 leaves out such a pair (`fbar == 1`); the formula says nothing of the kind.
  @Test("two probabilities that add up to 1 are a pair like others")
  func half() throws {
    let (p, y) = ([0.5, 0.5, 0.3, 0.4], [1.0, 5, 2, 9])
    var table = Table(rowCount: 4)
    table.set("p", to: .real(p))
    table.set("y", to: .real(y))
    let specification = DesignSpecification(fpc: ["p"]).drawn(
      try UnequalProbabilities(parsing: "hartley-rao"))
    let found = try Design(specification, in: table).estimate([.init("y", Total("y"))], of: table)
    let mean = p.reduce(0, +) / 4
    var expected = 0.0
    for i in 0..<4 {
      for j in 0..<4 {
        let form = i == j ? 1 - p[i] : 1 - (4 - p[i] - p[j] + mean) / 3
        expected += form * y[i] / p[i] * y[j] / p[j]
      }
    }
    #expect(relativeError(found.entries[0].variance, expected) < 1e-12)
  }

  /// A joint probability alone gives the inclusion probabilities, and pairs say what a matrix says.
  @Test("a list of pairs is the matrix, and its diagonal stands for the column of probabilities")
  func pairs() throws {
    let drawn = try #require(fixture.designs.first { $0.name == "joint clusters YG" })
    let table = try table(drawn.data)
    let (matrix, codes) = (try #require(drawn.joint), try codes(drawn, in: table))
    var (first, second, values): ([String], [String], [Double]) = ([], [], [])
    for i in codes.indices {
      for j in 0...i where (i < 6) == (j < 6) {
        first.append(codes[i])
        second.append(codes[j])
        values.append(matrix[i][j])
      }
    }
    var list = Table(rowCount: values.count)
    list.set("i", to: .categories(first))
    list.set("j", to: .categories(second))
    list.set("p", to: .real(values))
    var specification = try specification(drawn, in: table)
    let expected = try Design(specification, in: table)
      .estimate([.init("y", Mean("y"))], of: table).entries[0]
    specification.fpc = []
    specification.unequal = try UnequalProbabilities(
      .joint(JointProbabilities(list, name: "pairs.csv")), estimator: .yatesGrundy)
    let found = try Design(specification, in: table)
      .estimate([.init("y", Mean("y"))], of: table).entries[0]
    #expect(relativeError(found.value, expected.value) < 1e-12)
    #expect(relativeError(found.variance, expected.variance) < 1e-10)
  }

  @Test(
    "a stratum with one cluster that chance has chosen has its rule; one taken for certain needs none"
  )
  func lonely() throws {
    var table = Table(rowCount: 5)
    table.set("s", to: .real([1, 1, 2, 2, 2]))
    table.set("p", to: .real([1, 0.4, 0.3, 0.2, 0.5]))
    table.set("y", to: .real([9, 4, 3, 1, 7]))
    func design(_ rule: LonelyClusterRule) throws -> Estimate {
      var specification = DesignSpecification(strata: ["s"], fpc: ["p"], lonely: rule)
      specification.unequal = try UnequalProbabilities(.brewer)
      return try Design(specification, in: table).estimate([.init("y", Total("y"))], of: table)
        .entries[0]
    }
    #expect(throws: DesignError.self) { try design(.fail) }
    let z = [10.0, 10, 5, 14]  // y/p of the four that chance has chosen
    let rest = zip(z.dropFirst(), [0.3, 0.2, 0.5]).reduce(0) {
      $0 + 1.5 * (1 - $1.1) * ($1.0 - 29.0 / 3) * ($1.0 - 29.0 / 3)
    }
    #expect(relativeError(try design(.remove).variance, rest) < 1e-12)
    #expect(relativeError(try design(.average).variance, 2 * rest) < 1e-12)
    let own = 0.6 * (10 - 39.0 / 4) * (10 - 39.0 / 4)
    #expect(relativeError(try design(.adjust).variance, rest + own) < 1e-12)
  }

  @Test(
    "what cannot be is refused with the cluster and the reason",
    arguments: [
      ([[0.5, 0.2], [0.1, 0.4]], "must be symmetric"),
      ([[0.5, 0.45], [0.45, 0.4]], "at most the smaller of these"),
      ([[0.5, 0], [0, 0.4]], "above 0"), ([[0.6, 0.2], [0.2, 0.4]], "with itself"),
      ([[0.5, 0.2], [0.2, 0.4]], "left to chance"),
    ] as [([[Double]], String)])
  func impossible(_ matrix: [[Double]], _ words: String) throws {
    var table = Table(rowCount: 2)
    table.set("p", to: .real([0.5, 0.4]))
    var specification = DesignSpecification(fpc: ["p"])
    specification.unequal = try UnequalProbabilities(
      .joint(joint(matrix, ["1", "2"])), estimator: .yatesGrundy)
    let error = #expect(throws: DesignError.self) { try Design(specification, in: table) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  /// −4.2706 by the formula; a standard error of zero would be a claim of certainty.
  @Test("a variance below zero is one in sums of estimates, too, and there is no standard error")
  func belowZero() throws {
    var table = Table(rowCount: 4)
    table.set("p", to: .real([0.3, 0.9, 0.7, 0.3]))
    table.set("y", to: .real([2, 9, 5, 2]))
    let specification = DesignSpecification(fpc: ["p"]).drawn(
      try UnequalProbabilities(parsing: "hartley-rao"))
    let found = try Design(specification, in: table)
      .estimate([.init("y", Total("y"))], of: table, covariance: .full)
    let variance = found.entries[0].variance
    #expect(relativeError(variance, -4.27059712773999) < 1e-12)
    #expect(found.entries[0].intervalAbsence() == .varianceBelowZero)
    let covariance = try #require(found.covariance)
    #expect(relativeError(covariance.variance(of: [2]), 4 * variance) < 1e-12)
  }

  @Test("probabilities outside (0, 1], two in a cluster, and replicates are refused")
  func refused() throws {
    func message(
      _ p: [Double], clusters: [String] = [], fpc: [String] = ["p"], _ replicates: String? = nil,
      method: String = "brewer", strata: [String] = []
    ) throws -> String {
      var table = Table(rowCount: 3)
      table.set("p", to: .real(p))
      table.set("c", to: .real([1, 1, 2]))
      table.set("s", to: .real([1, 2, 2]))
      var specification = DesignSpecification(strata: strata, clusters: clusters, fpc: fpc)
      specification.unequal = try UnequalProbabilities(parsing: method)
      specification.replicates = try replicates.map(ReplicateMethod.init(parsing:))
      let error = #expect(throws: DesignError.self) { try Design(specification, in: table) }
      return error?.description ?? ""
    }
    #expect(try message([0.5, 1.2, 0.1]).contains("is 1.2 in row 2"))
    #expect(try message([0.5, 0, 0.1]).contains("is 0 in row 2"))
    #expect(try message([0.5, .nan, 0.1]).contains("is missing in row 2"))
    #expect(try message([0.5, 0.4, 0.1], clusters: ["c"]).contains("two values in one cluster"))
    #expect(try message([0.5, 0.4, 0.1], fpc: []).contains("need the column"))
    #expect(try message([0.5, 0.4, 0.1], "jkn").contains("take no notice of unequal"))
    #expect(
      try message([0.5, 0.4, 0.1], method: "hartley-rao:0.4", strata: ["s"]).contains("one number"))
    #expect(throws: DesignError.self) { try UnequalProbabilities(parsing: "sampford") }
    #expect(throws: DesignError.self) {
      try UnequalProbabilities(parsing: "brewer", estimator: .yatesGrundy)
    }
  }
}

extension DesignSpecification {
  fileprivate func drawn(_ unequal: UnequalProbabilities) -> DesignSpecification {
    var copy = self
    copy.unequal = unequal
    return copy
  }
}

extension Column {
  fileprivate var numbers: [Double] { (0..<count).map(number(at:)) }
}
