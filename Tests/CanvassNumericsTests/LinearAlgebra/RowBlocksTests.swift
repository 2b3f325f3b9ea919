import Testing

@testable import CanvassNumerics

/// Products of tall matrices against plain sums, over more than two blocks and a part of one.
@Suite struct RowBlocksTests {
  let rows = 2 * RowBlocks.height + 777
  var x: Matrix {
    Matrix(rows: rows, columns: 3) { i, j in Double((i * 31 + j * 17) % 101) - 50 }
  }
  var factors: [Double] { (0..<rows).map { Double($0 % 7) } }

  // All numbers are whole, so that every order of summation gives the same one.
  @Test func sumsAreThoseOfTheRows() {
    let (x, factors) = (x, factors)
    let plain = (0..<3).map { j in (0..<rows).reduce(0) { $0 + factors[$1] * x[$1, j] } }
    #expect(x.transposeTimes(factors) == plain)
    let gram = Matrix(rows: 3, columns: 3) { j, k in
      (0..<rows).reduce(0) { $0 + x[$1, j] * x[$1, k] }
    }
    #expect(x.symmetricProduct == gram)
    #expect(x * [1, -2, 3] == (0..<rows).map { x[$0, 0] - 2 * x[$0, 1] + 3 * x[$0, 2] })
  }

  /// The factors are 0...6: only the roots of 2, 3, 5 and 6 round.
  @Test func weightedProductIsThatOfTheRows() {
    let (x, factors) = (x, factors)
    let found = x.symmetricProduct(weights: factors)
    for j in 0..<3 {
      for k in 0..<3 {
        let plain = (0..<rows).reduce(0) { $0 + factors[$1] * x[$1, j] * x[$1, k] }
        #expect(abs(found[j, k] - plain) <= 1e-12 * abs(found[j, j]))
      }
    }
  }

  @Test func everyRunGivesTheSameBits() {
    let x = x.map { $0 / 3 }
    let weights = factors.map { $0 / 7 }
    let first = x.symmetricProduct(weights: weights)
    for _ in 0..<10 { #expect(x.symmetricProduct(weights: weights) == first) }
  }

  @Test func missingNumberIsFoundFarDown() {
    var x = Matrix(rows: 70_000, columns: 2, repeating: 1)
    #expect(x.firstNonFinite == nil)
    x[69_999, 1] = .nan
    #expect(x.firstNonFinite.map { [$0.row, $0.column] } == [69_999, 1])
  }
}
