import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Exploratory factors of rows that miss answers, by full information, against lavaan's saturated model, survey and numDeriv
/// (`Tests/Fixtures/make/full-information.R`).
@Suite("Factors of rows that miss answers")
struct FullInformationFactorTests {
  private struct Fixture: Decodable {
    struct Moments: Decodable {
      let means: [Double]
      let covariance: [[Double]]
    }
    struct Errors: Decodable { let estimates, linearised, jackknife: [Double] }
    let items: [String]
    let rows: [[Double?]]
    let empty, df: Int
    let equal, weighted: Moments
    let correlations: [Double]
    let covariance: [[Double]]
    let one: Errors
    let two: [Double]

    static func read() throws -> Fixture { try Fixtures.load("full-information") }

    func sample(_ specification: DesignSpecification = .init()) throws -> SurveyObservations {
      var table = Table(rowCount: rows.count)
      for (j, name) in (items + ["w", "stratum", "cluster"]).enumerated() {
        table.set(name, to: .real(rows.map { $0[j] ?? .nan }))
      }
      return try SurveyObservations(items, of: table, in: try Design(specification, in: table))
    }
  }

  private static let design = DesignSpecification(
    strata: ["stratum"], clusters: ["cluster"], weights: "w")

  private static func jackknife() throws -> DesignSpecification {
    var design = design
    design.replicates = try ReplicateMethod(.stratifiedJackknife, centre: .mean)
    return design
  }

  @Test("means and covariances are those of lavaan's saturated model, with weights and without")
  func moments() throws {
    let fixture = try Fixture.read()
    for (design, expected) in [
      (DesignSpecification(), fixture.equal), (Self.design, fixture.weighted),
    ] {
      let sample = try fixture.sample(design)
      #expect(sample.rows == fixture.rows.count - fixture.empty)
      let found = try SaturatedMoments(sample.observations)
      #expect(relativeError(found.means, expected.means) < 1e-9)
      #expect(relativeError(found.covariance.elements, expected.covariance.flatMap(\.self)) < 1e-9)
    }
  }

  @Test("the correlations and their covariance in the design")
  func correlations() throws {
    let fixture = try Fixture.read()
    let found = try SurveyCorrelations(fixture.sample(Self.design), .fullInformation)
    let pairs = fixture.items.indices.flatMap { j in (0..<j).map { ($0, j) } }
    #expect(relativeError(pairs.map { found.matrix.values[$0, $1] }, fixture.correlations) < 1e-9)
    let uncertainty = try #require(try found.uncertainty())
    #expect(uncertainty.degreesOfFreedom == fixture.df)
    let errors = fixture.covariance.indices.map { fixture.covariance[$0][$0].squareRoot() }
    // Beside the errors of the two: some correlations hardly covary.
    for (i, row) in fixture.covariance.enumerated() {
      for (j, expected) in row.enumerated() {
        let off = abs(uncertainty.covariance[i, j] - expected) / (errors[i] * errors[j])
        #expect(off < 1e-8, "\(i), \(j)")
      }
    }
    let entries = try #require(try found.estimates()).entries
    #expect(relativeError(entries.map(\.standardError), errors) < 1e-7)
  }

  @Test("one factor and its errors, linearised and by replicates; the uniquenesses of two")
  func loadings() throws {
    let fixture = try Fixture.read()
    for (design, errors) in [
      (Self.design, fixture.one.linearised), (try Self.jackknife(), fixture.one.jackknife),
    ] {
      let input = try FactorCorrelations(fixture.sample(design), .fullInformation)
      let found = try FactorAnalysis(
        input, .init(extraction: .maximumLikelihood, rotation: nil, factors: 1))
      let estimates = found.loadings.elements + found.solution.uniquenesses
      #expect(relativeError(estimates, fixture.one.estimates) < 1e-8)
      let own = try found.loadingErrors()
      #expect(relativeError(own.loadings.elements + (own.uniquenesses ?? []), errors) < 1e-7)
      #expect(found.designFit != nil)
    }
    let input = try FactorCorrelations(fixture.sample(Self.design), .fullInformation)
    let two = try FactorAnalysis(
      input, .init(extraction: .maximumLikelihood, rotation: nil, factors: 2))
    // factanal's search stops near.
    for (ours, theirs) in zip(two.solution.uniquenesses, fixture.two) {
      #expect(abs(ours - theirs) < 1e-5)
    }
  }

  @Test("of complete rows they are Pearson's, with the same influences")
  func complete() throws {
    let fixture = try Fixture.read()
    let sample = try fixture.sample(Self.design)
    let whole = sample.observations.completeRows.map { sample.places[$0] }
    let rows = try SurveyObservations(
      fixture.items, of: sample.table, in: sample.design, at: whole)
    let plain = try SurveyCorrelations(rows)
    let full = try SurveyCorrelations(rows, .fullInformation)
    #expect(relativeError(full.matrix.values.elements, plain.matrix.values.elements) < 1e-12)
    let (a, b) = (try #require(try full.uncertainty()), try #require(try plain.uncertainty()))
    #expect(relativeError(a.covariance.elements, b.covariance.elements) < 1e-8)
    #expect(a.degreesOfFreedom == b.degreesOfFreedom)
  }

  @Test("no errors of loadings without a design; two items that nobody has both of are named")
  func limits() throws {
    let fixture = try Fixture.read()
    let input = try FactorCorrelations(fixture.sample(), .fullInformation)
    let found = try FactorAnalysis(
      input, .init(extraction: .maximumLikelihood, rotation: nil, factors: 1))
    #expect(throws: NoLoadingErrors.self) { try found.loadingErrors() }
    var table = Table(rowCount: fixture.rows.count)
    for (j, name) in fixture.items.enumerated() {
      table.set(
        name,
        to: .real(
          fixture.rows.enumerated().map { row, values in
            (j == 0 && row % 2 == 0) || (j == 1 && row % 2 == 1) ? .nan : values[j] ?? .nan
          }))
    }
    let apart = try SurveyObservations(fixture.items, of: table, in: Design(.init(), in: table))
    #expect(throws: IncompleteAnswersError.neverTogether("y1", "y2")) {
      try FactorCorrelations(apart, .fullInformation)
    }
  }
}
