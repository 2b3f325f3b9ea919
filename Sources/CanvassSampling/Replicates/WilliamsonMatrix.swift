/// A Hadamard matrix of order 4m from four symmetric circulants A, B, C, D of ±1 whose squares add up to 4mI:
/// the blocks [A B C D], [−B A −D C], [−C D A −B], [−D −C B A].
///
/// J. Williamson, "Hadamard's determinant theorem and the sum of four squares", Duke Math. J. 11 (1944). The circulants were
/// found by a search for sequences whose autocorrelations add up to zero.
struct WilliamsonMatrix: Sendable {
  /// m.
  private let size: Int
  /// The first rows of A, B, C and D.
  private let rows: [[Int8]]

  /// By m, of each circulant the places j from 1 to (m − 1)/2 that are −1, as the bits of a number from the lowest on; place 0 is
  /// 1, and m − j is as j.
  private static let known: [Int: [Int]] = [
    23: [0x613, 0x31f, 0xa7, 0x254], 29: [0x2f3, 0xb11, 0x6bb, 0x30a6],
    39: [0x159f9, 0x3c977, 0x2bc37, 0x7d346],
  ]

  /// Nil where no four circulants are known.
  init?(order: Int) {
    guard order.isMultiple(of: 4), let known = Self.known[order / 4] else { return nil }
    let size = order / 4
    self.size = size
    rows = known.map { bits in
      (0..<size).map { place in
        let bit = min(place, size - place)
        return bit > 0 && bits >> (bit - 1) & 1 == 1 ? -1 : 1
      }
    }
  }

  /// Row after row.
  var signs: [Int8] {
    // Which circulant stands in a block, and its sign.
    let blocks: [[(circulant: Int, sign: Int8)]] = [
      [(0, 1), (1, 1), (2, 1), (3, 1)], [(1, -1), (0, 1), (3, -1), (2, 1)],
      [(2, -1), (3, 1), (0, 1), (1, -1)], [(3, -1), (2, -1), (1, 1), (0, 1)],
    ]
    let order = 4 * size
    return (0..<order * order).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: order)
      let block = blocks[i / size][j / size]
      return block.sign * rows[block.circulant][(j % size - i % size + size) % size]
    }
  }
}
