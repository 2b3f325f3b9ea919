internal import CLAPACK

/// Products of a tall matrix, by blocks of its rows on all cores.
extension LAPACK {
  /// op(A) x for A of m × n, by blocks of rows.
  static func multiply(
    _ a: [Double], _ transpose: Transpose, rows m: Int, columns n: Int, _ x: [Double]
  ) -> [Double] {
    _ = prepared
    guard m > 0, n > 0 else {
      return [Double](repeating: 0, count: transpose == .yes ? n : m)
    }
    return a.withUnsafeBufferPointer { a in
      if transpose == .yes {
        return x.withUnsafeBufferPointer { x in
          RowBlocks.sum(m) { rows in
            [Double](unsafeUninitializedCapacity: n) { y, initialized in
              gemv(.yes, a, m, n, rows, x.baseAddress?.advanced(by: rows.lowerBound), y.baseAddress)
              initialized = n
            }
          }
        }
      }
      return [Double](unsafeUninitializedCapacity: m) { y, initialized in
        let y = y.baseAddress
        _ = RowBlocks.map(m) { rows in
          gemv(.no, a, m, n, rows, x, y?.advanced(by: rows.lowerBound))
        }
        initialized = m
      }
    }
  }

  /// A ← AB for A of m × n and B of n × n, by blocks of rows of A.
  static func multiplyRows(_ a: inout [Double], by b: [Double], rows m: Int, columns n: Int) {
    _ = prepared
    guard m > 0, n > 0 else { return }
    a.withUnsafeMutableBufferPointer { a in
      nonisolated(unsafe) let a = a
      _ = RowBlocks.map(m) { rows in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count * n) { product in
          cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows.count), Int32(n), Int32(n), 1,
            a.baseAddress?.advanced(by: rows.lowerBound), Int32(m), b, Int32(n), 0,
            product.baseAddress, Int32(rows.count))
          for j in 0..<n {
            let to = j &* m &+ rows.lowerBound
            for i in 0..<rows.count { a[to &+ i] = product[j &* rows.count &+ i] }
          }
        }
      }
    }
  }

  /// y ← op(A) x for some rows of A of m × n.
  private static func gemv(
    _ transpose: Transpose, _ a: UnsafeBufferPointer<Double>, _ m: Int, _ n: Int,
    _ rows: Range<Int>, _ x: UnsafePointer<Double>?, _ y: UnsafeMutablePointer<Double>?
  ) {
    cblas_dgemv(
      CblasColMajor, transpose.blas, Int32(rows.count), Int32(n), 1,
      a.baseAddress?.advanced(by: rows.lowerBound), Int32(m), x, 1, 0, y, 1)
  }

  /// AᵀA for A of m × n, by blocks of rows; the lower triangle only.
  static func crossProduct(_ a: [Double], rows m: Int, columns n: Int) -> [Double] {
    _ = prepared
    guard m > 0, n > 0 else { return [Double](repeating: 0, count: n * n) }
    return a.withUnsafeBufferPointer { a in
      RowBlocks.sum(m) { rows in
        var c = [Double](repeating: 0, count: n * n)
        addCrossProduct(a, m, n, rows, to: &c)
        return c
      }
    }
  }

  /// AᵀWA for A of m × n and weights not below zero, by blocks of rows; the lower triangle only.
  static func crossProduct(
    _ a: [Double], rows m: Int, columns n: Int, weights: [Double]
  ) -> [Double] {
    _ = prepared
    guard m > 0, n > 0 else { return [Double](repeating: 0, count: n * n) }
    return a.withUnsafeBufferPointer { a in
      weights.withUnsafeBufferPointer { weights in
        RowBlocks.sum(m) { rows in
          var c = [Double](repeating: 0, count: n * n)
          for start in stride(from: rows.lowerBound, to: rows.upperBound, by: pieceHeight) {
            let piece = start..<min(start + pieceHeight, rows.upperBound)
            addCrossProduct(a, m, n, piece, weights, to: &c)
          }
          return c
        }
      }
    }
  }

  /// What is added up over the rows of a matrix A in one pass.
  struct RowSums {
    /// The sum of what the pieces gave.
    var total = DoubleDouble()
    /// Aᵀs for the row factors s.
    var score: [Double]
    /// AᵀA or AᵀWA, the lower triangle; zeros if not asked for.
    var crossProduct: [Double]
  }

  /// Which cross-product a pass adds up.
  enum Gram {
    case none
    case plain
    case weighted(UnsafeBufferPointer<Double>)
  }

  /// One pass over the rows of A (m × n) by pieces that stay in the cache: `predictors` get the piece
  /// of Ab, `body` makes the factors and weights of its rows from them and gives a number to add up,
  /// and the piece enters the sums. No predictors without b. Nil as soon as `body` gives nil.
  static func rowPass(
    _ a: [Double], rows m: Int, columns n: Int, at b: [Double]?,
    predictors: UnsafeMutableBufferPointer<Double>, factors: UnsafeMutableBufferPointer<Double>,
    gram: Gram, _ body: (Range<Int>) -> Double?
  ) -> RowSums? {
    _ = prepared
    let zero = RowSums(
      score: [Double](repeating: 0, count: n), crossProduct: [Double](repeating: 0, count: n * n))
    guard m > 0, n > 0 else { return zero }
    let parts = a.withUnsafeBufferPointer { a in
      RowBlocks.map(m) { rows -> RowSums? in
        var sums = zero
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: pieceHeight) {
          let piece = start..<min(start + pieceHeight, rows.upperBound)
          if let b { gemv(.no, a, m, n, piece, b, predictors.baseAddress?.advanced(by: start)) }
          guard let number = body(piece) else { return nil }
          sums.total.add(number)
          cblas_dgemv(
            CblasColMajor, CblasTrans, Int32(piece.count), Int32(n), 1,
            a.baseAddress?.advanced(by: start), Int32(m), factors.baseAddress?.advanced(by: start),
            1, 1, &sums.score, 1)
          switch gram {
          case .none: break
          case .plain: addCrossProduct(a, m, n, piece, to: &sums.crossProduct)
          case .weighted(let weights):
            addCrossProduct(a, m, n, piece, weights, to: &sums.crossProduct)
          }
        }
        return sums
      }
    }
    var result = zero
    for part in parts {
      guard let part else { return nil }
      result.total.add(part.total.high)
      result.total.add(part.total.low)
      for j in 0..<n { result.score[j] += part.score[j] }
      for k in 0..<n * n { result.crossProduct[k] += part.crossProduct[k] }
    }
    return result
  }

  private static let pieceHeight = 256

  /// Adds AᵀA of some rows.
  private static func addCrossProduct(
    _ a: UnsafeBufferPointer<Double>, _ m: Int, _ n: Int, _ rows: Range<Int>, to c: inout [Double]
  ) {
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, Int32(n), Int32(rows.count), 1,
      a.baseAddress?.advanced(by: rows.lowerBound), Int32(m), 1, &c, Int32(n))
  }

  /// Adds AᵀWA of a piece of rows.
  private static func addCrossProduct(
    _ a: UnsafeBufferPointer<Double>, _ m: Int, _ n: Int, _ rows: Range<Int>,
    _ weights: UnsafeBufferPointer<Double>, to c: inout [Double]
  ) {
    let (start, count) = (rows.lowerBound, rows.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count * (n + 1)) { space in
      for i in 0..<count { space[i] = weights[start &+ i].squareRoot() }
      for j in 0..<n {
        let (from, to) = (j &* m &+ start, (j &+ 1) &* count)
        for i in 0..<count { space[to &+ i] = space[i] * a[from &+ i] }
      }
      cblas_dsyrk(
        CblasColMajor, CblasLower, CblasTrans, Int32(n), Int32(count), 1,
        space.baseAddress?.advanced(by: count), Int32(count), 1, &c, Int32(n))
    }
  }
}
