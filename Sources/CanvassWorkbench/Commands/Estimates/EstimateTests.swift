import ArgumentParser
import CanvassSampling

/// Tests that each of some estimates is a number.
struct EstimateTests {
  /// The number.
  let null: Double
  /// The p value of each.
  let p: [Double]
  /// How they are adjusted for their number, where they are.
  let adjustment: TestAdjustment?
  let adjusted: [Double]?
  /// The seed of what was drawn; `nil` where nothing was.
  let seed: UInt64?

  init(
    _ estimates: Estimates, null: Double, _ adjustment: TestAdjustment?, _ settings: SurveySettings
  ) throws {
    self.null = null
    self.adjustment = adjustment
    let seed = settings.seed ?? 1
    self.seed = adjustment == .maxT ? seed : nil
    let p = estimates.probabilities(null: null)
    self.p = p
    adjusted = try adjustment.map {
      try estimates.adjusted(p, by: $0, seed: seed, threads: settings.threads)
    }
  }

  /// What is said of them below the table.
  func parts(_ words: any Phrases) -> [ResultPart] {
    var parts: [ResultPart] = [
      .paragraph(
        words.estimates.tested(words.text(.number(null), .plain), adjustment)),
      .fact(.number("null", null)),
    ]
    if let adjustment { parts.append(.fact(.text("adjustment", adjustment.rawValue))) }
    return parts
  }
}

/// The test of one estimate.
struct EstimateTest {
  let p: Double
  /// `nil` where it is not adjusted.
  let adjusted: Double?

  init(_ tests: EstimateTests, _ place: Int) {
    (p, adjusted) = (tests.p[place], tests.adjusted?[place])
  }
}

extension EstimateRecord {
  /// The fields of tests.
  static func testFields(_ tests: EstimateTests?, _ words: any Phrases) -> [Field<EstimateRecord>] {
    guard let tests else { return [] }
    return [guarded(.number("p", "p", .probability) { $0.test?.p }, words)]
      + (tests.adjusted == nil
        ? []
        : [
          guarded(
            .number("pAdjusted", words.estimates.adjusted, .probability) { $0.test?.adjusted },
            words)
        ])
  }
}

extension TestAdjustment: ExpressibleByArgument {}
