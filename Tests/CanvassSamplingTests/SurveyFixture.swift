import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation

/// Values of R's survey package: see `Tests/Fixtures/make`.
struct SurveyFixture: Decodable {
  struct IntervalRecord: Decodable {
    var design: String
    var condition: String
    var domain: [String: FixtureValue]?
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
    var cells: [[String: FixtureValue]]
    var matrix: [[Double]]
  }

  struct DataRecord: Decodable {
    var name: String
    var columns: [String: [FixtureValue?]]
  }

  var data: [DataRecord]?
  var designs: [DesignRecord]
  var estimates: [EstimateRecord]
  var covariances: [CovarianceRecord]?
  var intervals: [IntervalRecord]?

  init(_ topic: String) throws { self = try Fixtures.load(topic) }

  /// The data of a design: in the fixture, or a sample of the California schools.
  func table(of design: DesignRecord) throws -> Table {
    guard let record = data?.first(where: { $0.name == design.data }) else {
      let path = Fixtures.root.appending(path: "datasets/api/\(design.data)/\(design.data).csv")
        .path
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

extension DesignRecord {
  var specification: DesignSpecification {
    DesignSpecification(
      strata: strata, clusters: clusters, weights: weights, fpc: fpc,
      lonely: lonely.flatMap(LonelyClusterRule.init) ?? .fail,
      // One study group's number stands in two grades by chance (R: nest = TRUE).
      clusterCodes: name == "ice-cream-clusters" ? .withinStrata : .inferred)
  }
}

/// The domains of the columns in a record's cell, and which of them is the cell.
func domain(_ cell: [String: FixtureValue]?, in table: Table) throws -> (Domains, Int) {
  guard let cell, !cell.isEmpty else { return (.whole, 0) }
  let columns = cell.keys.sorted()
  let domains = try Domains(by: columns, in: table)
  let values = columns.map { cell[$0]!.text }
  guard let index = domains.cells.firstIndex(where: { $0.values == values }) else {
    throw DesignError("no such cell: \(values)")
  }
  return (domains, index)
}
