import Testing

@testable import CanvassSampling

/// F is the slope of its integral and rises; it is 1 at 0 and within its range (Deville & Särndal 1992).
@Suite("Distances of calibration")
struct CalibrationDistanceTests {
  private func check(_ distance: some CalibrationDistance) {
    #expect(abs(distance.adjustment(at: 0).factor - 1) < 1e-15)
    for step in -60...60 {
      let u = Double(step) / 20 + 0.013
      let h = 1e-5
      let (low, at, high) = (
        distance.adjustment(at: u - h), distance.adjustment(at: u), distance.adjustment(at: u + h)
      )
      #expect(
        abs((high.integral - low.integral) / (2 * h) - at.factor) < 1e-7 * (1 + abs(at.factor)))
      #expect(abs((high.factor - low.factor) / (2 * h) - at.slope) < 1e-6 * (1 + at.slope))
      #expect(at.slope >= 0)
      #expect(at.factor >= distance.range.lower && at.factor <= distance.range.upper)
    }
    // Far out nothing overflows where there are bounds.
    if distance.range.upper.isFinite {
      #expect(distance.adjustment(at: 1e6).factor == distance.range.upper)
      #expect(distance.adjustment(at: 1e6).integral.isFinite)
    }
  }

  @Test("each is what its formula says")
  func all() throws {
    let bounds = try CalibrationBounds(0.4, 1.9)
    check(LinearDistance())
    check(RakingDistance())
    check(LogitDistance(bounds))
    check(TruncatedDistance<LinearDistance>(bounds))
    check(TruncatedDistance<RakingDistance>(bounds))
  }
}
