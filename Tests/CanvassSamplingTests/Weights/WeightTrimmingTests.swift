import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

@Suite("Trimmed weights")
struct WeightTrimmingTests {
  @Test(
    "what is cut off is shared as trimWeights of R's survey shares it, once and until all are inside"
  )
  func sharing() throws {
    for record in try WeightsFixture.load().weights.trims {
      let once = try WeightTrimming.sharing(
        record.weights, from: record.lower, to: record.upper, passes: 1)
      #expect(relativeError(once, record.once) < 1e-10)
      let again = try WeightTrimming.sharing(record.weights, from: record.lower, to: record.upper)
      #expect(relativeError(again, record.again) < 1e-10)
      #expect(again.allSatisfy { $0 >= record.lower && $0 <= record.upper + 1e-12 })
      #expect(relativeError(again.reduce(0, +), record.weights.reduce(0, +)) < 1e-14)
    }
  }

  @Test("trimming that keeps calibration stays within the bounds and has the totals")
  func keeping() throws {
    let (fixture, survey) = try WeightsFixture.load()
    let record = fixture.calibrations.first { $0.name == "people rake" }!
    let (table, design) = try survey.sample(record.design)
    let columns = try record.columns(table, design.weights)
    let raked = try Calibration(design.weights, to: columns, by: .raking)
    let trimmed = try Calibration(
      trimming: raked.weights, from: 8, to: 60, keeping: columns)
    #expect(trimmed.weights.allSatisfy { $0 >= 8 - 1e-9 && $0 <= 60 + 1e-9 })
    #expect(
      relativeError(columns.totals(of: trimmed.weights), columns.targets.map(\.total)) < 1e-10)
    #expect(trimmed.weights.contains { abs($0 - 60) < 1e-9 })
    // Bounds that no weight touches change nothing.
    let same = try Calibration(trimming: raked.weights, from: 0, to: 1000, keeping: columns)
    #expect(relativeError(same.weights, raked.weights) < 1e-10)
    #expect(throws: CalibrationError.self) {
      try Calibration(trimming: raked.weights, from: 20, to: 22, keeping: columns)
    }
  }

  @Test("the trimmed weights are the nearest: their distance is least among those found otherwise")
  func nearest() throws {
    let (fixture, survey) = try WeightsFixture.load()
    let record = fixture.calibrations.first { $0.name == "people rake" }!
    let (table, design) = try survey.sample(record.design)
    let columns = try record.columns(table, design.weights)
    let raked = try Calibration(design.weights, to: columns, by: .raking)
    let trimmed = try Calibration(trimming: raked.weights, from: 8, to: 60, keeping: columns)
    func distance(_ w: [Double]) -> Double {
      zip(w, raked.weights).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
    }
    // Another point with the same totals inside the bounds: halfway to a calibration of the cut weights.
    let cut = raked.weights.map { min(max($0, 9), 58) }
    let other = try Calibration(trimming: cut, from: 8, to: 60, keeping: columns)
    #expect(distance(trimmed.weights) <= distance(other.weights) + 1e-9)
  }
}
