import CanvassNumerics
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Replicate weights that came with the data: which kinds they can be of.
@Suite("Replicate weights of a kind")
struct GivenWeightTests {
  /// Eight pairs of clusters with unequal rows and weights, shuffled: a design whose own replicates are the weights given.
  private let base: Table
  private let specification = DesignSpecification(strata: ["s"], clusters: ["c"], weights: "w")

  init() throws {
    var random = CounterRandom(seed: 5, stream: 1)
    var rows: [(stratum: Double, cluster: Double, weight: Double)] = []
    for cluster in 0..<16 {
      for _ in 0..<(2 + cluster % 4) {
        let weight = (1000 * (1 + 20 * random.uniform() * random.uniform())).rounded() / 1000
        rows.append((Double(cluster / 2), Double(cluster), weight))
      }
    }
    rows = rows.indices.map { rows[$0 * 29 % rows.count] }
    var table = Table(rowCount: rows.count)
    table.set("s", to: .real(rows.map(\.stratum)))
    table.set("c", to: .real(rows.map(\.cluster)))
    table.set("w", to: .real(rows.map(\.weight)))
    base = table
  }

  /// The multipliers of a method, row by row, times a factor; without the weight where that is not wanted.
  private func table(
    _ method: String, times factor: Double = 1, weighted: Bool = true, adjusted: Bool = false
  ) throws -> (table: Table, columns: [String]) {
    var own = specification
    own.replicates = try ReplicateMethod(parsing: method)
    if method == "jk1" { own.strata = [] }
    let design = try Design(own, in: base)
    let replicates = try #require(design.replicates)
    let leaves = design.leafOfRow.map(Int.init)
    var table = base
    for replicate in 0..<replicates.count {
      let values = leaves.indices.map { row in
        let multiplier = replicates.multipliers(ofLeaf: leaves[row])[replicate]
        // As nonresponse is adjusted for in cells, replicate by replicate.
        let adjustment = adjusted ? 1 + 0.02 * Double((row + replicate) % 5 - 2) : 1
        return multiplier * adjustment * factor * (weighted ? design.weights[row] : 1)
      }
      table.set("r\(replicate)", to: .real(values))
    }
    return (table, (0..<replicates.count).map { "r\($0)" })
  }

  private func notes(
    _ made: (table: Table, columns: [String]), _ kind: String, _ scales: [Double] = []
  ) throws -> [DesignNote] {
    var given = DesignSpecification(weights: "w")
    given.givenReplicates = try GivenReplicates(columns: made.columns, kind: kind, scales: scales)
    return try Design(given, in: made.table).notes
  }

  @Test(
    "weights of a rule are taken as of its kind, and with a scale as of another",
    arguments: [
      ("brr", "brr", nil), ("brr", "fay:0", nil), ("fay:0.3", "fay:0.3", nil),
      ("fay:0.3", "other", 0.127551), ("jkn", "jkn", 0.5), ("jkn", "jk2", 0.5),
      ("jk1", "jk1", nil), ("jk1", "jkn", 0.9375), ("jk1", "other", 0.9375),
      ("bootstrap:60", "bootstrap", nil), ("rao-wu-yue-beaumont:60", "bootstrap", nil),
      ("generalised:200", "other", 0.05), ("sdr", "sdr", nil),
    ] as [(String, String, Double?)])
  func right(method: String, kind: String, scale: Double?) throws {
    let found = try notes(table(method), kind, [scale].compactMap(\.self))
    if method != "generalised:200" { #expect(found.isEmpty, "\(found)") }
  }

  @Test(
    "weights that are unmistakably of one rule are not taken as of another",
    arguments: [
      ("fay:0.3", "brr", "fay:0.3"), ("fay:0.3", "fay:0.5", "fay:0.3"),
      ("fay:0.3", "bootstrap", "fay:0.3"), ("fay:0.3", "jk1", "fay:0.3"),
      ("brr", "bootstrap", "brr"), ("brr", "fay:0.3", "brr"), ("brr", "jk2", "brr"),
      ("jkn", "jk2", "scale 0.5"), ("jkn", "jk1", "scale 0.5"), ("jkn", "brr", "scale 0.5"),
      ("jkn", "bootstrap", "scale 0.5"), ("jk1", "brr", "(jk1)"), ("jk1", "jk2", "(jk1)"),
      ("jk1", "bootstrap", "(jk1)"), ("sdr", "brr", "(sdr)"), ("sdr", "bootstrap", "(sdr)"),
    ])
  func wrong(method: String, kind: String, words: String) throws {
    let made = try table(method)
    let error = try #require(throws: DesignError.self) { try notes(made, kind) }
    #expect("\(error)".contains(words), "\(error)")
  }

  @Test("a jackknife of fewer replicates than it had is refused, one of a pair is jk2")
  func fewer() throws {
    var made = try table("jk1")
    made.columns.removeLast(4)
    // The rows of those left out are in all that stay, so that the replicates are a part of sixteen.
    let error = try #require(throws: DesignError.self) { try notes(made, "jk1") }
    #expect("\(error)".contains("16 replicates"), "\(error)")
    var pairs = try table("jkn")
    pairs.columns = stride(from: 0, to: 16, by: 2).map { "r\($0)" }
    #expect(try notes(pairs, "jk2").isEmpty)
    #expect(throws: DesignError.self) { try notes(pairs, "jk1") }
  }

  @Test("multipliers without the weight, and weights ten times as large, are refused")
  func scales() throws {
    for method in ["fay:0.3", "brr", "jk1", "jkn"] {
      let kind = method == "jkn" ? "other" : method
      let bare = try table(method, weighted: false)
      let error = try #require(throws: DesignError.self) { try notes(bare, kind, [0.5]) }
      #expect("\(error)".contains("multipliers without the weight"), "\(error)")
      let large = try table(method, times: 10)
      let other = try #require(throws: DesignError.self) { try notes(large, kind, [0.5]) }
      #expect("\(other)".contains("10 times"), "\(other)")
    }
  }

  @Test("adjusted weights follow no rule to the last digit: what looks wrong is said, and no more")
  func adjusted() throws {
    for (method, kind) in [("fay:0.3", "fay:0.3"), ("jk1", "jk1"), ("brr", "brr")] {
      #expect(try notes(table(method, adjusted: true), kind).isEmpty)
    }
    // 1/R in place of 1/(R(1 − 0.3)²).
    guard
      case .replicateScale(let share)? = try notes(table("fay:0.3", adjusted: true), "brr").first
    else { throw Missing() }
    #expect(abs(share - 0.49) < 0.01)
    guard
      case .replicateWeightsAddUp(let ratio)? =
        try notes(table("fay:0.3", times: 3, adjusted: true), "fay:0.3").first
    else { throw Missing() }
    #expect(abs(ratio - 3) < 0.05)
  }

  @Test("scales are as many as replicates, or one, and not below zero")
  func scalesOfReplicates() throws {
    let made = try table("jkn")
    #expect(try notes(made, "jkn", [Double](repeating: 0.5, count: 16)).isEmpty)
    for (scales, words) in [
      ([0.5, 0.5, 0.5], "3 scales for 16 columns"), ([0.5, -0.5], "scale of replicate 2 is -0.5"),
      ([0, 0], "all replicates are 0"), ([-1], "must be above 0"),
    ] {
      let error = try #require(throws: DesignError.self) { try notes(made, "jkn", scales) }
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  private struct Missing: Error {}

  @Test("replicates without any weight and weights below zero are counted")
  func oddities() throws {
    var made = try table("fay:0.3", adjusted: true)
    let count = made.table.rowCount
    made.table.set("r0", to: .real([Double](repeating: 0, count: count)))
    for name in ["r2", "r3"] {
      let old = try made.table.column(name)
      made.table.set(name, to: .real((0..<count).map { $0 == 3 ? -1 : old.number(at: $0) }))
    }
    let found = try notes(made, "fay:0.3")
    #expect(found == [.replicatesWithoutWeight(1), .negativeReplicateWeights(2, replicates: 2)])
  }
}
