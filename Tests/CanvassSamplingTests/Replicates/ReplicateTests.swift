import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Values of R's survey, by `as.svrepdesign` and `svrepdesign`: see `Tests/Fixtures/make/replicates.R`.
private struct ReplicateFixture: Decodable {
  struct Value: Decodable {
    var data: String
    var replicates: String
    var centre: String
    var statistic: String
    var y: String
    var x: String
    var domain: String?
    var estimate: Double
    var se: Double
    var df: Int?
  }

  struct Poststratified: Decodable {
    var fields: [String]
    var totals: [Double]
    var mean: Double
    var meanError: Double
    var totalError: Double
    var rakedError: Double
  }

  var designs: [DesignRecord]
  var values: [Value]
  /// Those of the replicates "given scales".
  var scales: [Double]
  var poststratified: Poststratified
}

@Suite("Replicates")
struct ReplicateTests {
  private static func specification(
    _ value: ReplicateFixture.Value, _ record: DesignRecord, scales: [Double]
  ) throws -> DesignSpecification {
    var specification = record.specification
    let centre = try #require(ReplicateMethod.Centre(rawValue: value.centre))
    guard value.replicates.hasPrefix("given") else {
      specification.replicates = try ReplicateMethod(parsing: value.replicates)
      specification.replicates?.centre = centre
      return specification
    }
    let kinds = [
      "given bootstrap": ("bootstrap", "rw", 25), "given JK1": ("jk1", "jk", 12),
      "given successive-difference": ("sdr", "sd", 16),
      "given scales": ("jkn", "jn", 12),
    ]
    let (kind, prefix, count) = try #require(kinds[value.replicates])
    (specification.strata, specification.clusters) = ([], [])
    specification.givenReplicates = try GivenReplicates(
      columns: (1...count).map { "\(prefix)\($0 < 10 ? "0" : "")\($0)" },
      kind: kind, scales: kind == "jkn" ? scales : [], centre: centre)
    return specification
  }

  @Test(
    "jackknives, half samples and weights that came with the data have the errors of R's survey")
  func errors() throws {
    let fixture: ReplicateFixture = try Fixtures.load("replicates")
    let survey = try SurveyFixture("replicates")
    var seen = 0
    for value in fixture.values {
      let record = try #require(survey.designs.first { $0.data == value.data })
      let table = try survey.table(of: record)
      let design = try Design(Self.specification(value, record, scales: fixture.scales), in: table)
      let domains =
        value.domain == nil && value.statistic != "difference"
        ? Domains.whole : try Domains(by: ["field"], in: table)
      let what =
        "\(value.data) \(value.replicates) \(value.centre) \(value.statistic) \(value.domain ?? "")"
      if value.statistic == "difference" {
        let totals = try DomainTotals(
          of: [[Quantity(value.y)]], TableTotals(table, design, in: domains))
        let forms = [0, 1].map {
          totals.linearised(Mean(Quantity(value.y)), group: 0, in: .one($0))
        }
        let variance = totals.variance(of: forms[0].form - forms[1].form)
        #expect(relativeError(forms[0].value - forms[1].value, value.estimate) < 1e-12, "\(what)")
        #expect(relativeError(variance.squareRoot(), value.se) < 1e-10, "\(what)")
        seen += 1
        continue
      }
      let estimand: any Estimand =
        switch value.statistic {
        case "mean": Mean(Quantity(value.y))
        case "total": Total(Quantity(value.y))
        case "ratio": Ratio(Quantity(value.y), to: Quantity(value.x))
        default: Variance(Quantity(value.y))
        }
      let named = NamedEstimand("e", estimand)
      let estimates = try design.estimate([named], of: table, in: domains, covariance: .full)
      let place =
        value.domain.flatMap { domain in
          domains.cells.firstIndex { $0.values == [domain] }
        } ?? 0
      let found = estimates.entries[place]
      #expect(relativeError(found.value, value.estimate) < 1e-12, "\(what)")
      #expect(relativeError(found.standardError, value.se) < 1e-10, "\(what)")
      let covariance = try #require(estimates.covariance)
      #expect(relativeError(covariance[place, place].squareRoot(), value.se) < 1e-10, "\(what)")
      if let df = value.df { #expect(found.degreesOfFreedom == df, "\(what)") }
      seen += 1
    }
    #expect(seen > 90)
  }

  @Test("weights that a recipe makes are made anew in every replicate")
  func replayed() throws {
    let fixture: ReplicateFixture = try Fixtures.load("replicates")
    let survey = try SurveyFixture("replicates")
    let record = try #require(survey.designs.first { $0.data == "pairs" })
    let table = try survey.table(of: record)
    let known = fixture.poststratified
    let margins = try MarginTargets(
      ["field"], zip(known.fields, known.totals).map { .init($0, $1) })
    for step in [WeightingStep.poststratify(margins), .rake([margins], nil, .refuse)] {
      var specification = record.specification
      specification.replicates = try ReplicateMethod(parsing: "jkn")
      specification.recipe = WeightingRecipe([step])
      let design = try Design(specification, in: table)
      let estimates = try design.estimate(
        [.init("y", Mean("y")), .init("x", Total("x"))], of: table
      ).entries
      #expect(relativeError(estimates[0].value, known.mean) < 1e-10)
      #expect(relativeError(estimates[0].standardError, known.meanError) < 1e-9)
      #expect(relativeError(estimates[0].standardError, known.rakedError) < 1e-9)
      #expect(relativeError(estimates[1].standardError, known.totalError) < 1e-9)
      #expect(estimates[0].degreesOfFreedom == 6)
    }
  }

  @Test(
    "of a total, replicates expect the variance of linearisation",
    arguments: [
      "jkn", "bootstrap:4000", "preston:4000", "generalised:4000", "rao-wu-yue-beaumont:4000",
    ])
  func totals(kind: String) throws {
    let survey = try SurveyFixture("multistage")
    for record in survey.designs {
      let table = try survey.table(of: record)
      var specification = record.specification
      guard let linear = try? Design(specification, in: table), linear.degreesOfFreedom > 3 else {
        continue
      }
      specification.replicates = try ReplicateMethod(parsing: kind)
      let isFirstStage = kind == "jkn" || kind.hasPrefix("bootstrap")
      if isFirstStage { specification.fpc = [] }
      if isFirstStage, specification.weights == nil { continue }
      let design = try Design(specification, in: table)
      var plain = specification
      plain.replicates = nil
      let reference = try Design(plain, in: table)
      guard let name = table.names.first(where: { (try? table.column($0).isNumeric) == true })
      else {
        continue
      }
      let estimands = [NamedEstimand("t", Total(Quantity(name)))]
      let found = try design.estimate(estimands, of: table).entries[0]
      let expected = try reference.estimate(estimands, of: table).entries[0]
      // The relative error of a variance from B draws is about √(2/B).
      let tolerance = kind == "jkn" ? 1e-10 : 6 * (2.0 / 4000).squareRoot()
      #expect(
        relativeError(found.variance, expected.variance) < tolerance, "\(record.name) \(kind)")
    }
  }

  @Test("multipliers of all stages are not below zero, and their mean is 1")
  func multipliers() throws {
    let survey = try SurveyFixture("multistage")
    var seen = 0
    for record in survey.designs where record.specification.clusters.count > 1 {
      var specification = record.specification
      specification.replicates = try ReplicateMethod(parsing: "rao-wu-yue-beaumont:2000")
      guard let design = try? Design(specification, in: survey.table(of: record)),
        let replicates = design.replicates, design.leafCount > 1
      else { continue }
      for leaf in 0..<design.leafCount {
        let multipliers = replicates.multipliers(ofLeaf: leaf)
        #expect(multipliers.allSatisfy { $0 >= 0 }, "\(record.name)")
        // Their standard deviation is below √2.
        let mean = multipliers.reduce(0, +) / 2000
        #expect(abs(mean - 1) < 6 * (2.0 / 2000).squareRoot(), "\(record.name)")
      }
      seen += 1
    }
    #expect(seen > 0)
  }

  @Test("successive differences of a total are half the squared differences of neighbours")
  func successiveDifferences() throws {
    var random = CounterRandom(seed: 5)
    for count in [7, 23, 40] {
      var table = Table(rowCount: count)
      let values = (0..<count).map { _ in 10 + 3 * random.normal() }
      table.set("y", to: .real(values))
      let design = try Design(
        DesignSpecification(replicates: ReplicateMethod(parsing: "sdr")), in: table)
      let found = try design.estimate([.init("y", Total("y"))], of: table).entries[0]
      let squares = (0..<count).map { (i: Int) -> Double in
        let distance = values[i] - values[(i + 1) % count]
        return distance * distance
      }
      #expect(relativeError(found.variance, 0.5 * squares.reduce(0, +)) < 1e-10, "\(count)")
    }
  }

  @Test("what cannot be replicated is named")
  func refused() throws {
    var table = Table(rowCount: 6)
    table.set("s", to: .real([1, 1, 1, 2, 2, 2]))
    table.set("y", to: .real([1, 5, 2, 8, 3, 4]))
    let cases: [(String, String)] = [
      ("jk1", "jk1 is for samples without strata"), ("brr", "stratum \"1\" has 3 clusters"),
      ("sdr:30", "no Hadamard matrix of order 30"),
    ]
    for (kind, words) in cases {
      #expect {
        _ = try Design(
          DesignSpecification(strata: ["s"], replicates: ReplicateMethod(parsing: kind)), in: table)
      } throws: { "\($0)".contains(words) }
    }
    for (text, words) in [
      ("jkm", "no replicates \"jkm\""), ("fay", "fay needs a share"), ("fay:1", "share is 1"),
      ("jkn:20", "follows from the sample"), ("bootstrap:1", "replicates are 1"),
      ("bootstrap:x", "replicates is \"x\""),
    ] {
      #expect { _ = try ReplicateMethod(parsing: text) } throws: { "\($0)".contains(words) }
    }
  }
}
