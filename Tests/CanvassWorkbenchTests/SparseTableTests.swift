import Foundation
import Testing

/// A table whose cells with answers do not tell all interactions apart: R's `svychisq` stops there, "computationally singular".
@Suite("Tests of a table with many empty cells")
struct SparseTableTests {
  private static let orders = [
    "15 44 25 35 15 42 15 15 44 14 53 45 34 24 24 21 35 13 24 15",
    "45 24 42 35 24 21 24 15 44 14 35 34 15 15 25 53 15 44 15 13",
  ]

  @Test("those of Rao and Scott do not exist, whatever the order of rows and the names are")
  func singular() throws {
    for order in Self.orders {
      for names in ["12345", "54321", "31524"] {
        let program = try Program()
        let rows = order.split(separator: " ").map { pair in
          let place = names.index(
            names.startIndex, offsetBy: (pair.first?.wholeNumberValue ?? 1) - 1)
          return "\(names[place]),\(pair.last ?? "1")\n"
        }
        try program.file("f.csv", "a,b\n" + rows.joined())
        let json = try program.succeed("table a b --data f.csv --format json").json()
        let tests = try #require(json["tests"] as? [[String: Any]])
        let known = tests.filter { $0["p"] is NSNumber }.compactMap { $0["name"] as? String }
        #expect(
          (json["warnings"] as? [String])?.contains { $0.hasPrefix("no test of Rao and Scott") }
            == true)
        #expect(tests.count == 6 && known.allSatisfy { $0.contains("wald") }, "\(names) \(known)")
      }
    }
  }

  @Test(
    "Wald's do not exist where empty cells make the distances from independence depend on each other, and that is said"
  )
  func noWald() throws {
    let program = try Program()
    // The distances of a diagonal table follow from its margins.
    let rows = (0..<30).map { "\($0 % 3),\($0 % 3)\n" }
    try program.file("d.csv", "a,b\n" + rows.joined())
    let json = try program.succeed("table a b --data d.csv --format json").json()
    let tests = try #require(json["tests"] as? [[String: Any]])
    #expect(tests.allSatisfy { $0["p"] is NSNull }, "\(tests)")
    let warnings = try #require(json["warnings"] as? [String])
    #expect(warnings.contains { $0.hasPrefix("no Wald test of the table: with its empty cells") })
    #expect(warnings.contains { $0.hasPrefix("no test of Rao and Scott") })
  }
}
