import Testing

@testable import CanvassSampling

@Suite("Hadamard matrices")
struct HadamardTests {
  /// HHᵀ = nI, and a first row and column of ones (Wolter, Introduction to Variance Estimation, appendix A).
  @Test("rows are orthogonal, and the smallest order that is made is never far above what is asked")
  func orthogonal() {
    var orders: Set<Int> = []
    for asked in 1...999 {
      let order = HadamardMatrix(atLeast: asked).order
      #expect(order >= asked && order < asked + 12, "\(asked): \(order)")
      orders.insert(order)
    }
    // By powers of primes, by Williamson's blocks, and by products with these.
    let further: Set = [52, 92, 100, 116, 156, 184, 232, 244, 340, 344, 580, 680, 688, 724]
    #expect(further.isSubset(of: orders))
    for order in orders where order <= 200 || order > 960 || further.contains(order) {
      let matrix = HadamardMatrix(atLeast: order)
      let isWhole = order <= 100 || further.contains(order) && order < 200
      for row in 0..<order {
        #expect(matrix[0, row] == 1 && matrix[row, 0] == 1)
        let others = isWhole ? Array(0..<row) : [0, row / 3, row / 2, max(0, row - 1)]
        for other in others where other != row {
          let product = (0..<order).reduce(0) { $0 + matrix[row, $1] * matrix[other, $1] }
          #expect(product == 0, "order \(order), rows \(row) and \(other)")
        }
      }
    }
  }
}
