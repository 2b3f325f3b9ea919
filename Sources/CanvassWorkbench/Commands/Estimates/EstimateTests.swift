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

  /// - Parameter release: what rule packs say of the estimates. Those that are shown are adjusted among themselves, so that
  ///   nothing can be read of the others in theirs.
  init(
    _ estimates: Estimates, null: Double, _ adjustment: TestAdjustment?,
    _ release: EstimateRelease?, _ settings: SurveySettings
  ) throws {
    self.null = null
    self.adjustment = adjustment
    let seed = settings.seed ?? 1
    self.seed = adjustment == .maxT ? seed : nil
    let p = estimates.probabilities(null: null)
    self.p = p
    guard let adjustment else {
      adjusted = nil
      return
    }
    let all = try estimates.adjusted(p, by: adjustment, seed: seed, threads: settings.threads)
    guard let release, release.withholdsAny else {
      adjusted = all
      return
    }
    let shown = estimates.shown(by: release)
    let ofShown = try shown.adjusted(
      shown.probabilities(null: null), by: adjustment, seed: seed, threads: settings.threads)
    adjusted = all.indices.map { release.table.outcomes[$0].isWithheld ? all[$0] : ofShown[$0] }
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

extension Estimates {
  /// The same, where estimates that are not shown have no variance: tests and intervals that hold together leave them out.
  func shown(by release: EstimateRelease?) -> Estimates {
    guard let release else { return self }
    var shown = self
    for (place, outcome) in release.table.outcomes.enumerated() where outcome.isWithheld {
      shown.entries[place].variance = .nan
    }
    return shown
  }
}
