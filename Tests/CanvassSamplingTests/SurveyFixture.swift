import CanvassSampling
import CanvassTables
import Foundation

/// Values of R's survey package: see `Tests/Fixtures/make`.
struct SurveyFixture: Decodable {
  struct DesignRecord: Decodable {
    var name: String
    var data: String
    var strata: [String]
    var clusters: [String]
    var weights: String?
    var fpc: [String]
    var lonely: String?
    var df: Int
    var sumOfWeights: Double
  }

  struct EstimateRecord: Decodable {
    var design: String
    var statistic: String
    var variable: String
    var denominator: String?
    var level: Value?
    var domain: [String: Value]?
    var estimate: Double
    /// `nil` where R gives none: no stratum to take the average of.
    var se: Double?
    var df: Int?
    var n: Int
    var deff: Double?
    var deffReplace: Double?
    var lower: Double?
    var upper: Double?
    var lower90: Double?
    var upper90: Double?
  }

  struct IntervalRecord: Decodable {
    var design: String
    var condition: String
    var domain: [String: Value]?
    var method: String
    var confidence: Double
    var estimate: Double
    var df: Int
    var n: Int
    var lower: Double?
    var upper: Double?
  }

  struct CovarianceRecord: Decodable {
    var design: String
    var statistic: String
    var variables: [String]
    var by: [String]
    var cells: [[String: Value]]
    var matrix: [[Double]]
  }

  struct DataRecord: Decodable {
    var name: String
    var columns: [String: [Value?]]
  }

  /// A number or a text, as text.
  struct Value: Decodable, Hashable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        text = shortestText(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  var data: [DataRecord]?
  var designs: [DesignRecord]
  var estimates: [EstimateRecord]
  var covariances: [CovarianceRecord]?
  var intervals: [IntervalRecord]?

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(_ topic: String) throws {
    let file = Self.root.appending(path: "Tests/Fixtures/\(topic).json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The data of a design: in the fixture, or a sample of the California schools.
  func table(of design: DesignRecord) throws -> Table {
    guard let record = data?.first(where: { $0.name == design.data }) else {
      let path = Self.root.appending(path: "datasets/api/\(design.data)/\(design.data).csv").path
      return try openTable(path: path).read(columns: nil, threads: 1)
    }
    let columns = record.columns
    var table = Table(rowCount: columns.values.first?.count ?? 0)
    for (name, cells) in columns.sorted(by: { $0.key < $1.key }) {
      let texts = cells.map { $0?.text }
      if texts.allSatisfy({ $0 == nil || Double($0!) != nil }) {
        table.set(name, to: .real(texts.map { $0.flatMap(Double.init) ?? .nan }))
      } else {
        let levels = Set(texts.compactMap { $0 }).sorted()
        let codes = texts.map { text in
          text.flatMap(levels.firstIndex(of:)).map(UInt8.init) ?? Codes.missingNarrow
        }
        table.set(name, to: .coded(.init(codes: .narrow(codes), levels: levels.map { Level($0) })))
      }
    }
    return table
  }
}

extension SurveyFixture.DesignRecord {
  var specification: DesignSpecification {
    DesignSpecification(
      strata: strata, clusters: clusters, weights: weights, fpc: fpc,
      lonely: lonely.flatMap(LonelyClusterRule.init) ?? .fail,
      // One study group's number stands in two grades by chance (R: nest = TRUE).
      clusterCodes: name == "ice-cream-clusters" ? .withinStrata : .inferred)
  }
}

/// |a − b| relative to b; absolute where b is zero.
func relativeError(_ a: Double, _ b: Double) -> Double {
  b == 0 ? abs(a) : abs(a - b) / abs(b)
}

/// The domains of the columns in a record's cell, and which of them is the cell.
func domain(_ cell: [String: SurveyFixture.Value]?, in table: Table) throws -> (Domains, Int) {
  guard let cell, !cell.isEmpty else { return (.whole, 0) }
  let columns = cell.keys.sorted()
  let domains = try Domains(by: columns, in: table)
  let values = columns.map { cell[$0]!.text }
  guard let index = domains.cells.firstIndex(where: { $0.values == values }) else {
    throw DesignError("no such cell: \(values)")
  }
  return (domains, index)
}
