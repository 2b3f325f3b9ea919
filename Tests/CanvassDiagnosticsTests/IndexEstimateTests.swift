import CanvassDiagnostics
import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

/// Indices of points: the arithmetic by hand, and what instruments refuse.
struct IndexEstimateTests {
  private func instrument(_ yaml: String) throws -> IndexInstrument {
    let path = NSTemporaryDirectory() + "instrument \(UUID().uuidString).yml"
    try yaml.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try IndexInstrument(contentsOf: path)
  }

  @Test("the program carries an instrument for each file of datasets/instruments, and each reads")
  func carried() throws {
    let folder = Fixtures.root.appending(path: "datasets/instruments").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }
    #expect(Set(IndexInstrument.builtInNames) == Set(files))
    for name in IndexInstrument.builtInNames {
      let instrument = try IndexInstrument(name)
      #expect(!instrument.sources.isEmpty)
      #expect(instrument.title.byLanguage.keys.sorted() == ["en", "vi"], "\(name)")
    }
  }

  /// Published: 55.48 + 8.82 + 20.27 + 2.36 = 86.93 (PAR Index of Binh Duong, 2020). Stated: 580 people with a design
  /// effect of 2.5, 395 forms of managers; then se(SIPAS) = 10·√(.882·.118·2.5/580) = 0.2118003, and of 22 points
  /// with p = 20.27/22 the managers' 22·√(p(1 − p)/395) = 0.2979550.
  @Test("Binh Duong 2020: the published sum, and the interval of its survey share")
  func binhDuong() throws {
    let instrument = try IndexInstrument("par-2020").filled(with: [("sipas", 10), ("managers", 22)])
    let people = IndexScores.standardError(of: 8.82, outOf: 10, count: 580, designEffect: 2.5)
    let managers = IndexScores.standardError(of: 20.27, outOf: 22, count: 395, designEffect: 1)
    let byHand: Double = 10 * (0.882 * 0.118 * 2.5 / 580).squareRoot()
    #expect(abs(people - byHand) < 1e-14)
    let index = try IndexEstimate(
      instrument,
      IndexScores(
        [
          .init("appraised", 55.48), .init("sipas", 8.82, count: 580, designEffect: 2.5),
          .init("managers", 20.27, count: 395), .init("impact", 2.36),
        ], standardErrors: [0, people, managers, 0]))
    #expect(abs(index.total.value - 86.93) < 1e-12)
    #expect(abs(index.surveyShare.value - 29.09) < 1e-12)
    let se = (people * people + managers * managers).squareRoot()
    #expect(relativeError(index.total.standardError, se) < 1e-12)
    let interval = try #require(index.surveyShare.interval(level: 0.95))
    let upper: Double = 29.09 + 1.959963984540054 * se
    #expect(relativeError(interval.upper, upper) < 1e-12)
    #expect(index.components.map(\.component.name) == ["appraised", "impact", "sipas", "managers"])
    let shares = index.components.compactMap(\.varianceShare)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
    #expect(relativeError(shares[2], people * people / (se * se)) < 1e-12)
    // ± 0.5 points need (1.96·se/0.5)² times the samples.
    let factor = try times(index.samplesNeeded(forMargin: 0.5, level: 0.95))
    let ratio: Double = 1.959963984540054 * se / 0.5
    #expect(relativeError(factor, ratio * ratio) < 1e-12)
    #expect(index.fixedError == 0 && index.givenErrors.isEmpty)
  }

  private func times(_ needed: IndexEstimate.SamplesNeeded?) throws -> Double {
    guard case .times(let factor) = needed else {
      throw IndexError("no samples: \(String(describing: needed))")
    }
    return factor
  }

  /// 0.25 + 0.1044/k = (1/1.96)² has k = 10.1; ± 0.9 would need less than the 0.25 that no sample changes.
  @Test("errors of components from no survey stay, however large the samples are")
  func fixedErrors() throws {
    let instrument = try instrument(
      "total: 50\nareas: {a: {components: {x: {points: 20}, y: {points: 30, survey: s}}}}")
    func index(covariance c: Double) throws -> IndexEstimate {
      try IndexEstimate(
        instrument.filled(),
        IndexScores(
          [.init("x", 15), .init("y", 20)], covariance: Matrix([[0.25, c], [c, 0.1044]])))
    }
    let apart = try index(covariance: 0)
    let z = 1.959963984540054
    let factor = try times(apart.samplesNeeded(forMargin: 1, level: 0.95))
    #expect(relativeError(factor, 0.1044 / (1 / (z * z) - 0.25)) < 1e-10)
    #expect(abs(factor - 10.1) < 0.05)
    #expect(apart.fixedError == 0.5 && apart.givenErrors.map(\.name) == ["x"])
    let none = try #require(apart.samplesNeeded(forMargin: 0.9, level: 0.95))
    guard case .beyond(let halfWidth) = none else { throw IndexError("a sample") }
    #expect(relativeError(halfWidth, 0.5 * z) < 1e-10)
    // A covariance falls with √k.
    let both = try index(covariance: -0.05)
    let k = try times(both.samplesNeeded(forMargin: 0.95, level: 0.95))
    let variance: Double = 0.25 - 0.1 / k.squareRoot() + 0.1044 / k
    #expect(relativeError(z * variance.squareRoot(), 0.95) < 1e-10)
  }

  @Test("a covariance counts, percent become points, areas and degrees of freedom follow")
  func covariance() throws {
    let instrument = try instrument(
      """
      total: 10
      areas:
        a: {points: 6, components: {one: {points: 4, survey: s, scores: percent}, two: {points: unpublished, survey: s, scores: percent}}}
        b: {components: {three: {points: 4}}}
      """
    ).filled()
    // The last unknown component of an area has the rest.
    #expect(instrument.components.map(\.points) == [4, 2, 4])
    let covariance = Matrix([[9, 3, 0], [3, 4, 0], [0, 0, 0]])
    let index = try IndexEstimate(
      instrument,
      IndexScores(
        [
          .init("one", 80, degreesOfFreedom: 30), .init("two", 60, degreesOfFreedom: 12),
          .init("three", 3.5),
        ], covariance: covariance))
    #expect(abs(index.total.value - 7.9) < 1e-12)
    // (0.04)²·9 + 2·0.04·0.02·3 + (0.02)²·4
    #expect(relativeError(index.total.variance, 0.0208) < 1e-12)
    #expect(index.total.degreesOfFreedom == 12)
    #expect(abs(try #require(index.areas[0]).value - 4.4) < 1e-12)
    #expect(index.areas[1]?.variance == 0)
    #expect(index.components[2].varianceShare == 0)
  }

  /// Hanoi: 30 of 100 points for a survey that is encouraged and not required; without it the rest is brought to 100.
  @Test("an optional survey that was left out")
  func optional() throws {
    let instrument = try IndexInstrument("hanoi-subprovincial").filled()
    let index = try IndexEstimate(
      instrument, IndexScores([.init("appraised", 63)], standardErrors: [0]))
    #expect(abs(index.total.value - 90) < 1e-12)
    #expect(relativeError(index.rescaling, 100.0 / 70) < 1e-12)
  }

  @Test("what cannot be is named")
  func refusals() throws {
    let two = "areas: {a: {components: {x: {points: 60}, y: {points: 30}}}}"
    #expect(
      throws: IndexError(
        "the points of the components add up to 90 and not to 100; correct one of them")
    ) {
      try instrument(two)
    }
    #expect(
      throws: IndexError(
        "the components of area \"a\" have 90 points, more than the 80 of the area; correct one of them"
      )
    ) {
      try instrument("areas: {a: {points: 80, components: {x: {points: 60}, y: {points: 30}}}}")
    }
    let par = try IndexInstrument("par-2020")
    #expect(throws: IndexError.self) { try par.filled(with: [("sipsa", 10)]) }
    #expect(throws: IndexError.self) { try par.filled(with: [("sipas", 110)]) }
    #expect(throws: IndexError.self) { try IndexInstrument("par-2021") }
    let some = IndexScores([.init("sipas", 8.82)], standardErrors: [0])
    #expect(
      throws: IndexError(
        "the component \"appraised\", which comes from no survey, has no score; give it one")
    ) {
      try IndexEstimate(par, some)
    }
    #expect(throws: IndexError.self) {
      try IndexEstimate(par, IndexScores([.init("police", 1)], standardErrors: [0]))
    }
    let out = try par.filled(with: [("sipas", 10)])
    let scores = IndexScores(
      [
        .init("sipas", 88.2), .init("managers", 20), .init("appraised", 55), .init("impact", 2),
      ], standardErrors: [0, 0, 0, 0])
    #expect(throws: IndexError("the score of \"sipas\" is 88.2; it lies between 0 and 10")) {
      try IndexEstimate(out, scores)
    }
  }
}
