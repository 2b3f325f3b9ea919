import CanvassTables
import Testing

@testable import CanvassSampling

/// Sums of several coded columns, which are looked up together where rows stand in any order.
@Suite("Columns that are added up together")
struct PackedCodesTests {
  private let rows = 4_000

  /// Rows of 40 clusters one after the other in turn, weights some of which are 0, coded columns with
  /// missing answers, a column with so many levels that its codes are wide, one of numbers.
  private func survey() throws -> Table {
    var table = Table(rowCount: rows)
    func set(_ name: String, _ number: (Int) -> Double) {
      table.set(name, to: .real((0..<rows).map(number)))
    }
    set("cluster") { Double($0 * 7 % 40) }
    set("field") { Double($0 / 3 % 4) }
    set("weight") { row in row % 11 == 0 ? 0 : 0.3 + Double(row * 37 % 101) }
    set("real") { row in row % 17 == 0 ? .nan : Double(row % 29) / 7 }
    for item in 0..<7 {
      let levels = (0..<(2 + item)).map { Level(String($0 * $0), value: Double($0 * $0)) }
      let codes = (0..<rows).map { row -> UInt8 in
        let code = (row * (item + 3) + row / 13) % (levels.count + 1)
        return code == levels.count ? Codes.missingNarrow : UInt8(code)
      }
      table.set("q\(item)", to: .coded(.init(codes: .narrow(codes), levels: levels)))
    }
    let many = (0..<300).map { Level(String($0), value: Double($0)) }
    let wide = (0..<rows).map { UInt32($0 * 31 % 300) }
    table.set("wide", to: .coded(.init(codes: .wide(wide), levels: many)))
    return table
  }

  @Test(
    "have the sums that each of them has alone, to the last bit",
    arguments: [
      ["q0", "q1"], ["q0", "q1", "q2", "q3"], ["q0", "q1", "q2", "q3", "q4", "q5", "q6"],
      ["q0", "wide", "q1", "q2", "real", "q3", "q4", "q5", "q6"], ["real", "q3", "q3", "wide"],
    ])
  func together(_ columns: [String]) throws {
    let table = try survey()
    let specification = DesignSpecification(clusters: ["cluster"], weights: "weight")
    let design = try Design(specification, in: table)
    #expect(design.rows.order != nil && design.rows.groupOfFew == nil)
    let groups: [[Quantity]] =
      columns.map { [Quantity($0)] } + [[Quantity(columns[0], .level("1"))], ["q0", "q1"]]
    for domains in [Domains.whole, try Domains(by: ["field"], in: table)] {
      for threads in [1, 2] {
        let source = TableTotals(table, design, in: domains, threads: threads)
        let all = try source.totals(of: groups)
        for (index, group) in groups.enumerated() {
          let alone = try source.totals(of: [group])
          #expect(Array(all.sums[index]) == Array(alone.sums[0]), "\(group) \(threads)")
          #expect(alone.sums[0].contains { $0 != 0 })
        }
      }
    }
  }

  @Test("are put together four at a time, as long as all threads are busy")
  func runs() throws {
    let table = try survey()
    let design = try Design(
      DesignSpecification(clusters: ["cluster"], weights: "weight"), in: table)
    func runs(_ columns: [String], _ threads: Int) throws -> [Range<Int>] {
      design.rows.runs(
        of: try columns.map { [try BoundQuantity(Quantity($0), in: table)] }, threads: threads)
    }
    let seven = (0..<7).map { "q\($0)" }
    #expect(try runs(seven, 1) == [0..<4, 4..<7])
    #expect(try runs(seven, 2) == [0..<4, 4..<7])
    #expect(try runs(seven, 3).count == 7)
    #expect(
      try runs(["q0", "q1", "real", "q2", "wide", "q3", "q4"], 1).map(\.count) == [2, 1, 1, 1, 2])
  }
}
