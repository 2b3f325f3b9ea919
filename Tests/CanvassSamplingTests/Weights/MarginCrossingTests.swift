import CanvassNumerics
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassSampling

/// Distinct combinations of categories, as a dictionary finds them.
@Suite("Combinations of margins")
struct MarginCrossingTests {
  /// Categories of some rows, drawn alike.
  private func codes(_ rows: Int, _ categories: Int, _ stream: UInt64) -> [Int32] {
    var random = CounterRandom(seed: 7, stream: stream)
    return (0..<rows).map { _ in
      min(Int32(random.uniform() * Double(categories)), Int32(categories) - 1)
    }
  }

  @Test(
    "rows of one combination share a cell, whose entries are its categories",
    arguments: [
      [3, 4, 2], [63, 12, 5, 3, 2], [1, 1], [900, 40, 50], [1500, 1000, 700, 3], [1, 2_000_000],
    ])
  func combinations(categories: [Int]) throws {
    let rows = 2000
    let margins = categories.enumerated().map { codes(rows, $1, UInt64($0)) }
    // Some rows are outside: of a margin, or without weight.
    var coded = margins
    for row in stride(from: 0, to: rows, by: 97) { coded[0][row] = -1 }
    let weights = (0..<rows).map { $0 % 101 == 5 ? 0.0 : 1 }
    var crossing = MarginCrossing(rows: rows)
    var first: [Int] = []
    var columns = 0
    for (codes, count) in zip(coded, categories) {
      crossing.cross(codes, count: count, first: columns)
      first.append(columns)
      columns += count
    }
    let (ofRow, entries) = crossing.cells(inside: weights)
    var cellOfKey: [[Int32]: Int32] = [:]
    for row in 0..<rows {
      guard coded[0][row] >= 0, weights[row] != 0 else {
        #expect(ofRow[row] == -1)
        continue
      }
      let key = coded.indices.map { Int32(first[$0]) + coded[$0][row] }
      let cell = Int(ofRow[row])
      #expect(Array(entries[cell * key.count..<(cell + 1) * key.count]) == key)
      #expect(cellOfKey.updateValue(ofRow[row], forKey: key) ?? ofRow[row] == ofRow[row])
    }
    #expect(entries.count == cellOfKey.count * categories.count)
    // They ascend by their categories.
    let cells = (0..<cellOfKey.count).map {
      Array(entries[$0 * categories.count..<($0 + 1) * categories.count])
    }
    #expect(zip(cells, cells.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test(
    "quantiles without a sort are those of the sorted numbers",
    arguments: [1, 2, 23, 24, 25, 1000, 36525])
  func places(count: Int) {
    var random = CounterRandom(seed: 11, stream: UInt64(count))
    for kind in 0..<6 {
      let values = (0..<count).map { place -> Double in
        switch kind {
        case 0: random.uniform()
        case 1: (random.uniform() * 5).rounded()
        case 2: Double(place)
        // Nearly all in one piece of the range, again and again; all alike; further apart than a number can say.
        case 3: exp(200 * (random.uniform() - 0.5))
        case 4: 7
        default: place % 3 == 0 ? -1.7e308 : place % 3 == 1 ? .infinity : random.uniform()
        }
      }
      let wanted = [0.0, 0.01, 0.25, 0.5, 0.95, 1].map { Int(Double(count - 1) * $0) }
      let sorted = values.sorted()
      #expect(values.ascending(at: wanted) == wanted.map { sorted[$0] })
    }
  }

  @Test("the cross-products of one look at all cells are those of the columns")
  func pass() throws {
    let margins = [codes(9000, 40, 1), codes(9000, 30, 2), codes(9000, 20, 3)]
    var crossing = MarginCrossing(rows: 9000)
    for (place, codes) in margins.enumerated() {
      crossing.cross(codes, count: [40, 30, 20][place], first: [0, 40, 70][place])
    }
    let (ofRow, entries) = crossing.cells(inside: [Double](repeating: 1, count: 9000))
    let cells = entries.count / 3
    #expect(cells > 8192 / 2)
    let columns = CalibrationColumns(
      targets: (0..<90).map { .init("m", level: "\($0)", total: 100) }, cellOfRow: ofRow,
      start: (0...cells).map { 3 * $0 }, column: entries,
      value: [Double](repeating: 1, count: entries.count),
      scaling: [(centre: Double, scale: Double)](repeating: (0, 1), count: 90), constant: nil)
    let base = (0..<cells).map { 1 + Double($0 % 7) }
    let problem = CalibrationProblem(
      columns: columns, base: base, distances: [RakingDistance()], kept: Array(0..<90))
    let eta = (0..<90).map { 0.01 * Double($0 % 5) }
    let pass = problem.pass(at: eta)
    let factors = (0..<cells).map { cell in
      (3 * cell..<3 * cell + 3).reduce(0) { $0 + eta[Int(entries[$1])] }
    }.map { RakingDistance().adjustment(at: $0).factor }
    #expect(relativeError(pass.factors, factors) < 1e-15)
    let products = columns.crossProducts(zip(base, factors).map { $0 * $1 })
    for i in 0..<90 {
      for j in 0...i { #expect(abs(pass.products[i * 90 + j] - products[i * 90 + j]) < 1e-8) }
    }
    #expect(
      relativeError(pass.totals, columns.scaledTotals(ofCells: zip(base, factors).map { $0 * $1 }))
        < 1e-12)
  }
}
