import CanvassTables
import CanvassTestSupport

@testable import CanvassSampling

/// Two waves and what R's survey makes of them (`Tests/Fixtures/make/waves.R`).
struct WaveFixture: Decodable {
  struct Data: Decodable {
    var wave: [String]
    var stratum: [String]
    var psu: [String]
    var w: [Double]
    var sex: [String]
    var x: [Double]
    var y: [Double]
    var z: [Double]

    var table: Table {
      var table = Table(rowCount: w.count)
      for (name, texts) in [("wave", wave), ("stratum", stratum), ("psu", psu), ("sex", sex)] {
        table.set(name, to: .categories(texts))
      }
      for (name, numbers) in [("w", w), ("x", x), ("y", y), ("z", z)] {
        table.set(name, to: .real(numbers))
      }
      return table
    }
  }
  struct Change: Decodable {
    var variable: String
    var value: Double
    var se: Double
    var df: Int
    var correlation: Double
  }
  struct Index: Decodable {
    var value: Double
    var se: Double
  }
  struct Oaxaca: Decodable {
    var parts: [Double]
    var covariance: [[Double]]
    var df: Int
  }
  var overlapping: Data
  var apart: Data
  var changes: [Change]
  var allCommon: [Change]
  var someCommon: [Change]
  var independent: [Change]
  var index: Index
  var oaxaca: Oaxaca
  struct OaxacaOfWaves: Decodable {
    var covariance: [[Double]]
    var df: Int
  }
  var oaxacaOfWaves: OaxacaOfWaves
  struct Merged: Decodable {
    var unit: String
    var before: Double
    var seBefore: Double
    var after: Double
    var seAfter: Double
    var se: Double
    var df: Int
  }
  var merged: [Merged]

  /// The design of each wave.
  static let specification = DesignSpecification(
    strata: ["stratum"], clusters: ["psu"], weights: "w")

  /// It, as it was computed.
  static func load() throws -> WaveFixture { try Fixtures.load("waves") }
}

extension WaveFixture.Data {
  /// Its waves beside each other.
  func compared() throws -> WaveComparison {
    try WaveComparison(
      ["y", "z"], in: table, wave: "wave", design: WaveFixture.specification)
  }
}
