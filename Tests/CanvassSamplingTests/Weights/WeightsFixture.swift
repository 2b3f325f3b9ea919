import CanvassTables
import CanvassTestSupport

@testable import CanvassSampling

/// What `Tests/Fixtures/make/weights.R` has of R's survey.
struct WeightsFixture: Decodable {
  struct Margin: Decodable {
    var columns: [String]
    var levels: [FixtureValue]
    var totals: [Double]
  }

  struct CalibrationRecord: Decodable {
    var name: String
    var design: String
    var kind: String
    var margins: [Margin]
    var formula: String?
    var terms: [String]?
    var totals: [Double]
    var bounds: [Double]?
    var weights: [Double]
  }

  struct Record: Decodable {
    var calibration: String
    var statistic: String
    var variable: String
    var domain: [String]?
    var estimate: Double
    var se: Double
  }

  struct ModelRecord: Decodable {
    var calibration: String
    var formula: String
    var estimates: [Double]
    var se: [Double]
  }

  struct TrimRecord: Decodable {
    var lower: Double
    var upper: Double
    var weights: [Double]
    var once: [Double]
    var again: [Double]
  }

  struct NonresponseRecord: Decodable {
    var responded: String
    var propensities: [Double]
    var cells: [Double]
    var classes: [Double]
    var inverse: [Double]
  }

  var calibrations: [CalibrationRecord]
  var records: [Record]
  var models: [ModelRecord]
  var trims: [TrimRecord]
  var nonresponse: NonresponseRecord

  static func load() throws -> (weights: WeightsFixture, survey: SurveyFixture) {
    (try Fixtures.load("weights"), try SurveyFixture("weights"))
  }
}

extension SurveyFixture {
  /// The data and the design of a calibration.
  func sample(_ name: String) throws -> (table: Table, design: Design) {
    let record = designs.first { $0.name == name }!
    var table = try table(of: record)
    // Codes with leading zeros are texts.
    if let cells = data?.first(where: { $0.name == record.data })?.columns["region"] {
      let levels = Set(cells.map { $0!.text }).sorted()
      table.set(
        "region",
        to: .coded(
          .init(
            codes: .narrow(cells.map { UInt8(levels.firstIndex(of: $0!.text)!) }),
            levels: levels.map { Level($0) })))
    }
    return (table, try Design(record.specification, in: table))
  }
}

extension WeightsFixture.CalibrationRecord {
  var method: CalibrationMethod {
    get throws {
      let bounds = try bounds.map { try CalibrationBounds($0[0], $0[1]) }
      return switch (kind, bounds) {
      case ("linear", nil), ("poststratify", _): .linear
      case ("linear", let bounds?): .linearWithin(bounds)
      case ("raking", nil): .raking
      case ("raking", let bounds?): .rakingWithin(bounds)
      case (_, let bounds): .logit(bounds!)
      }
    }
  }

  func columns(_ table: Table, _ weights: [Double]) throws -> CalibrationColumns {
    if let formula {
      return try CalibrationColumns(
        Formula(parsing: formula),
        totals: zip(terms!, totals).map { CalibrationTarget($0, total: $1) }, in: table,
        weights: weights)
    }
    return try CalibrationColumns(
      margins.map { margin in
        try MarginTargets(
          margin.columns, zip(margin.levels, margin.totals).map { .init($0.text, $1) })
      }, in: table, weights: weights)
  }
}
