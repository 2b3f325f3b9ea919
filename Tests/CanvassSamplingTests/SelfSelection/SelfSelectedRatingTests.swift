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

  /// 30 of 40 users rated, 29 of them well: 29/40 at least, 39/40 at most are satisfied.
  @Test("of a survey's interval only what the ratings leave possible is taken")
  func possible() throws {
    let rating = try SelfSelectedRating(.share(29.0 / 30), ratings: 30, users: 40)
    let found = try RatingCalibration(
      rating, truth: 0.95, interval: Interval(lower: 0.6, upper: 1.02))
    #expect(relativeError(found.bounds.lower, 29.0 / 40) < 1e-12)
    #expect(relativeError(found.bounds.upper, 39.0 / 40) < 1e-12)
    // At the bounds ρ is the correlation of a table of 40 users: those who rate, those who are satisfied.
    func phi(_ others: Double) -> Double {
      let satisfied = 29 + others
      return (29 * (10 - others) - 1 * others)
        / (30.0 * 10 * satisfied * (40 - satisfied)).squareRoot()
    }
    #expect(relativeError(found.correlationInterval.upper, phi(0)) < 1e-12)
    #expect(relativeError(found.correlationInterval.lower, phi(10)) < 1e-12)
    // An estimate beyond what is possible, with an interval that is not.
    let beyond = try RatingCalibration(
      rating, truth: 0.99, interval: Interval(lower: 0.95, upper: 1.03))
    #expect(relativeError(beyond.correlation, phi(10)) < 1e-12)
    // All who rated are satisfied, and the survey says that all are.
    let full = try SelfSelectedRating(.share(1), ratings: 30, users: 40)
    #expect(
      try RatingCalibration(full, truth: 1, interval: Interval(lower: 0.99, upper: 1.01))
        .correlation == 0)
  }

  @Test("a survey and ratings that contradict each other")
  func contradiction() throws {
    let rating = try SelfSelectedRating(.share(29.0 / 30), ratings: 30, users: 40)
    for (truth, half) in [(0.5, 0.2), (0.999, 0.01), (0.999, 0)] {
      #expect {
        try RatingCalibration(
          rating, truth: truth, interval: Interval(lower: truth - half, upper: truth + half))
      } throws: {
        ($0 as? SelfSelectionError)?.description.contains("contradict each other") == true
      }
    }
    let mean = try SelfSelectedRating(
      .mean(4.5, standardDeviation: 0.1, scale: 1...5), ratings: 30, users: 60)
    #expect {
      try RatingCalibration(mean, truth: 4, interval: Interval(lower: 3.9, upper: 4.1))
    } throws: {
      ($0 as? SelfSelectionError)?.description.contains("standard deviation") == true
    }
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
