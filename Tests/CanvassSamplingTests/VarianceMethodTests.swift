import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// The jackknife that leaves out one first-stage cluster at a time (JKn), in full: another way to a
/// variance is one type, and one function where the squares of its root serve.
///
/// Replicate (h, i) multiplies the other clusters of its stratum by n_h/(n_h − 1); its element of the root
/// is √((n_h − 1)/n_h) times how far that moves the total of the influence.
private struct DeleteOneJackknife: VarianceMethod {
  func requireVariance(_ tree: SampleTree) {}
  func looksAtPresence(_ tree: SampleTree) -> Bool { false }
  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    Root(stage: tree.stages[0], leaves: leaves)
  }

  struct Root: VarianceRoot {
    let stage: Stage
    let leaves: [Int32]
    var count: Int { stage.clusterCount }

    func write(
      _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
    ) {
      var totals = [Double](repeating: 0, count: count)
      for (place, leaf) in leaves.enumerated() { totals[Int(leaf)] = influence[place] }
      for (cluster, total) in totals.enumerated() {
        let stratum = Int(stage.stratumOfCluster[cluster])
        let n = Double(stage.sampled[stratum])
        let others = stage.clusters(of: stratum).reduce(0) { $0 + totals[$1] } - total
        root[cluster] = ((n - 1) / n).squareRoot() * (n / (n - 1) * others - others - total)
      }
    }
  }
}

/// The totals of a table, in a sample with another way to its variances.
private struct Jackknifed: TotalsSource {
  let table: TableTotals
  var domainColumns: [String] { table.domainColumns }
  var cells: [Domains.Cell] { table.cells }
  var groupsAtOnce: Int { 2 }

  func totals(of groups: [[Quantity]]) throws -> ClusterTotals {
    let totals = try table.totals(of: groups)
    let tree = SampleTree(
      stages: totals.tree.stages, ancestors: totals.tree.ancestors, method: DeleteOneJackknife())
    return ClusterTotals(
      tree: tree, cells: totals.cells, sums: totals.sums, centres: totals.centres,
      weightScale: totals.weightScale)
  }
}

@Suite("One door to variances")
struct VarianceMethodTests {
  private let estimands: [NamedEstimand] = [
    .init("mean", Mean("api00")), .init("total", Total("enroll")),
    .init("ratio", Ratio("api00", to: "api99")), .init("r", Correlation("api00", "api99")),
  ]

  /// Of a total, the jackknife is the variance of clusters drawn with replacement to the letter (Wolter,
  /// Introduction to Variance Estimation, 2007, 4.2.2 and 4.5), and all variances are those of totals of
  /// influences.
  @Test("a jackknife in one type serves estimates, covariances, contrasts and the rest of a domain")
  func jackknife() throws {
    for (name, specification) in [
      ("apistrat", DesignSpecification(strata: ["stype"], weights: "pw")),
      ("apiclus1", DesignSpecification(clusters: ["dnum"], weights: "pw")),
    ] {
      let path = Fixtures.root.appending(path: "datasets/api/\(name)/\(name).csv").path
      let table = try openTable(path: path).read(columns: nil, threads: 1)
      let design = try Design(specification, in: table)
      let linear = TableTotals(table, design, in: try Domains(by: ["sch.wide"], in: table))
      let jackknifed = Jackknifed(table: linear)
      let expected = try linear.estimate(estimands, covariance: .full)
      let found = try jackknifed.estimate(estimands, covariance: .full)
      let count = expected.entries.count
      for i in 0..<count {
        let (a, b) = (found.entries[i], expected.entries[i])
        #expect(b.variance > 0 && relativeError(a.variance, b.variance) < 1e-10, "\(name) \(i)")
        for j in 0..<count {
          let scale = (b.variance * expected.entries[j].variance).squareRoot()
          let (v, w) = (try #require(found.covariance)[i, j], expected.covariance?[i, j] ?? .nan)
          #expect(abs(v - w) < 1e-10 * scale, "\(name) \(i) \(j)")
        }
      }
      let groups = [[Quantity("api00")]]
      let (one, other) = (
        try DomainTotals(of: groups, jackknifed), try DomainTotals(of: groups, linear)
      )
      for domain in 0..<linear.cells.count {
        for union in [DomainUnion.one(domain), .allBut(domain), .all] {
          let a = one.estimate("mean", Mean("api00"), group: 0, in: union).estimate
          let b = other.estimate("mean", Mean("api00"), group: 0, in: union).estimate
          #expect(relativeError(a.variance, b.variance) < 1e-10, "\(name) \(union)")
          #expect(a.degreesOfFreedom == b.degreesOfFreedom)
        }
      }
    }
  }

  @Test("a variance is the squared length of what is written, whatever the lonely-cluster rule")
  func squaredLength() throws {
    let fixture = try SurveyFixture("lonely-domains")
    var adding = 0
    for record in fixture.designs {
      let table = try fixture.table(of: record)
      for rule in LonelyClusterRule.allCases where rule != .fail {
        var specification = record.specification
        specification.lonely = rule
        let tree = try Design(specification, in: table).tree
        for part in 1...4 {
          let leaves = (0..<Int32(tree.leafCount)).filter { $0 % Int32(part) == 0 }
          let presence = Presence(tree, pairs: leaves, leaves: leaves)
          let influence = leaves.map { Double(($0 * 7919) % 23) - 9.25 }
          var root = [Double](repeating: 0, count: presence.rootCount)
          influence.withUnsafeBufferPointer { influence in
            root.withUnsafeMutableBufferPointer { presence.write(rootOf: influence, into: $0) }
          }
          let variance = influence.withUnsafeBufferPointer(presence.variance)
          let squares = root.reduce(0) { $0 + $1 * $1 }
          #expect(
            relativeError(squares, variance) < 1e-12 || (squares.isNaN && variance.isNaN),
            "\(record.name) \(rule) \(part)")
          adding += variance > 0 ? 1 : 0
        }
      }
    }
    #expect(adding > 10)
  }

  @Test("where every stratum is lonely there is no average to take: no variance and no covariance")
  func undefined() throws {
    var table = Table(rowCount: 4)
    table.set("s", to: .real([1, 2, 3, 4]))
    table.set("y", to: .real([1, 5, 2, 8]))
    let design = try Design(DesignSpecification(strata: ["s"], lonely: .average), in: table)
    let found = try design.estimate([.init("y", Mean("y"))], of: table, covariance: .full)
    #expect(found.entries[0].variance.isNaN)
    #expect(try #require(found.covariance)[0, 0].isNaN)
  }
}
