import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// The data defect correlation of Meng (Ann. Appl. Statist. 12, 2018): values of `ddc` of the R package ddi 0.1.0 for
/// the 2016 election, and what follows from the identity.
@Suite("Self-selected ratings")
struct SelfSelectedRatingTests {
  /// Intended votes for Trump in the Cooperative Congressional Election Study, and the votes counted.
  private func election() throws -> (SelfSelectedRating, truth: Double) {
    (
      try SelfSelectedRating(.share(12_284 / 35_829), ratings: 35_829, users: 136_639_786),
      62_984_824 / 136_639_786
    )
  }

  @Test("the national correlation of the election of 2016")
  func correlation() throws {
    let (rating, truth) = try election()
    let found = try rating.defectCorrelation(truth: truth)
    #expect(relativeError(found, -0.00383716288456) < 1e-11)
    // The data defect index is its square.
    #expect(abs(found * found - 1.4724e-05) < 5e-10)
  }

  @Test("the effective number does not depend on the number of users")
  func effective() throws {
    for users in [1e6, 5e7] {
      let tenth = try SelfSelectedRating(.share(0.97), ratings: users / 10, users: users)
      #expect(
        relativeError(try tenth.effectiveSize(correlation: 0.005), 0.1 / 0.9 / 2.5e-5) < 1e-12)
      let hundredth = try SelfSelectedRating(.share(0.97), ratings: users / 100, users: users)
      #expect(abs(try hundredth.effectiveSize(correlation: 0.005) - 404.04) < 0.01)
    }
    // Never more than there are.
    let few = try SelfSelectedRating(.share(0.9), ratings: 50, users: 100)
    #expect(try few.effectiveSize(correlation: 0.0001) == 50)
  }

  @Test("the bounds are the values whose correlation is the one that is supposed")
  func bounds() throws {
    let rating = try SelfSelectedRating(.share(0.8), ratings: 100_000, users: 1_000_000)
    let bounds = try rating.bounds(correlation: 0.02)
    #expect(relativeError(try rating.defectCorrelation(truth: bounds.lower), 0.02) < 1e-10)
    #expect(relativeError(try rating.defectCorrelation(truth: bounds.upper), -0.02) < 1e-10)
    let mean = try SelfSelectedRating(
      .mean(4.1, standardDeviation: 0.9, scale: 1...5), ratings: 20_000, users: 200_000)
    let limits = try mean.bounds(correlation: 0.01)
    #expect(relativeError(try mean.defectCorrelation(truth: limits.lower), 0.01) < 1e-10)
    #expect(relativeError(limits.upper - 4.1, 0.01 * 3 * 0.9) < 1e-10)
  }

  @Test("bounds without any limit: those who did not rate think anything")
  func worst() throws {
    let rating = try SelfSelectedRating(.share(0.97), ratings: 5e6, users: 5e7)
    #expect(relativeError(rating.worstBounds.lower, 0.097) < 1e-12)
    #expect(relativeError(rating.worstBounds.upper, 0.997) < 1e-12)
    // However large the correlation, the bounds go no further.
    let bounds = try rating.bounds(correlation: 1)
    #expect(bounds.lower >= rating.worstBounds.lower && bounds.upper <= rating.worstBounds.upper)
    let all = try SelfSelectedRating(.share(0.97), ratings: 100, users: 100)
    #expect(all.worstBounds == Interval(lower: 0.97, upper: 0.97))
  }

  @Test("calibrated to a survey: the error, and the correlation with its interval")
  func calibrated() throws {
    let rating = try SelfSelectedRating(.share(0.97), ratings: 5e6, users: 5e7)
    let found = try RatingCalibration(
      rating, truth: 0.84, interval: Interval(lower: 0.81, upper: 0.87))
    #expect(relativeError(found.bias, 0.13) < 1e-12)
    #expect(relativeError(found.biasInterval.lower, 0.10) < 1e-12)
    #expect(relativeError(found.correlation, 0.13 / (3 * (0.84 * 0.16).squareRoot())) < 1e-12)
    #expect(found.correlationInterval.lower < found.correlation)
    #expect(found.correlationInterval.upper > found.correlation)
  }

  @Test("what cannot be is refused")
  func errors() throws {
    #expect(throws: SelfSelectionError.self) {
      try SelfSelectedRating(.share(0.9), ratings: 200, users: 100)
    }
    #expect(throws: SelfSelectionError.self) {
      try SelfSelectedRating(.share(1.2), ratings: 20, users: 100)
    }
    #expect(throws: SelfSelectionError.self) {
      try SelfSelectedRating(
        .mean(5.5, standardDeviation: 1, scale: 1...5), ratings: 20, users: 100)
    }
    let rating = try SelfSelectedRating(.share(0.9), ratings: 20, users: 100)
    #expect(throws: SelfSelectionError.self) { try rating.bounds(correlation: 0) }
    #expect(throws: SelfSelectionError.self) { try rating.defectCorrelation(truth: 1) }
  }
}
