internal import CLAPACK
private import Glibc

/// The only door to BLAS and LAPACK: their routines on arrays of columns, with Swift's integers.
///
/// Every function expects shapes that agree; the factorisations check them and turn the `info`
/// that comes back into errors.
enum LAPACK {
  /// OpenBLAS is told once to work in one thread, unless `OPENBLAS_NUM_THREADS` says otherwise: sums
  /// are then the same bits on any machine of one kind, and small matrices do not wait for threads.
  /// Other libraries do not have the function and are left alone.
  static let prepared: Bool = {
    ProcessorKernels.takeThoseOfProcessor()
    guard getenv("OPENBLAS_NUM_THREADS") == nil,
      let address = dlsym(nil, "openblas_set_num_threads")
    else { return true }
    let setThreads = unsafeBitCast(address, to: (@convention(c) (Int32) -> Void).self)
    setThreads(1)
    return true
  }()

  enum Transpose {
    case no, yes
    var blas: CBLAS_TRANSPOSE { self == .yes ? CblasTrans : CblasNoTrans }
    var letter: CChar { CChar(UInt8(ascii: self == .yes ? "T" : "N")) }
  }

  /// C ← α op(A) op(B), with C of m × n and inner length k.
  static func multiply(
    _ a: [Double], _ transposeA: Transpose, leading lda: Int, _ b: [Double],
    _ transposeB: Transpose, leading ldb: Int, rows m: Int, columns n: Int, inner k: Int
  ) -> [Double] {
    _ = prepared
    var c = [Double](repeating: 0, count: m * n)
    guard m > 0, n > 0, k > 0 else { return c }
    cblas_dgemm(
      CblasColMajor, transposeA.blas, transposeB.blas, Int32(m), Int32(n), Int32(k), 1, a,
      Int32(lda), b, Int32(ldb), 0, &c, Int32(m))
    return c
  }

  /// AB for A of m × k and B of k × n by blocks of the product: of its rows where there are many, since a block of
  /// columns arranges all of A anew, and of its columns.
  static func multiplyInBlocks(
    _ a: [Double], _ b: [Double], rows m: Int, columns n: Int, inner k: Int, threads: Int
  ) -> [Double] {
    _ = prepared
    guard m > 0, n > 0, k > 0 else { return [Double](repeating: 0, count: m * n) }
    let down = (m + productHeight - 1) / productHeight
    let width = down > 1 ? widestProduct : productWidth
    let across = (n + width - 1) / width
    return [Double](unsafeUninitializedCapacity: m * n) { c, initialized in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          inParallel(down * across, threads: threads) { block in
            let (column, row) = block.quotientAndRemainder(dividingBy: down)
            let (top, bottom) = (row * m / down, (row + 1) * m / down)
            let (first, end) = (column * n / across, (column + 1) * n / across)
            cblas_dgemm(
              CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(bottom - top), Int32(end - first),
              Int32(k), 1, a.baseAddress?.advanced(by: top), Int32(m),
              b.baseAddress?.advanced(by: first * k), Int32(k), 0,
              c.baseAddress?.advanced(by: first * m + top), Int32(m))
          }
        }
      }
      initialized = m * n
    }
  }

  /// The height of a block of a product, the width of one of a flat product, and that of one of a tall product.
  private static let (productHeight, productWidth, widestProduct) = (256, 144, 576)

  /// Cholesky's A = LLᵀ from the lower triangle, in place.
  static func potrf(_ a: inout [Double], order n: Int) -> Int {
    _ = prepared
    var info: Int32 = 0
    dpotrf_([lower], [Int32(n)], &a, [Int32(max(1, n))], &info, 1)
    return Int(info)
  }

  /// The reciprocal of the condition number of LLᵀ in the 1-norm.
  static func pocon(_ factor: [Double], order n: Int, norm: Double) -> Double {
    var reciprocal = 0.0
    var work = [Double](repeating: 0, count: 3 * n)
    var integers = [Int32](repeating: 0, count: n)
    var info: Int32 = 0
    dpocon_(
      [lower], [Int32(n)], factor, [Int32(max(1, n))], [norm], &reciprocal, &work, &integers,
      &info, 1)
    return reciprocal
  }

  /// The solution of LLᵀ X = B, in place of B.
  static func potrs(_ factor: [Double], order n: Int, _ b: inout [Double], columns: Int) {
    _ = prepared
    var info: Int32 = 0
    dpotrs_(
      [lower], [Int32(n)], [Int32(columns)], factor, [Int32(max(1, n))], &b, [Int32(max(1, n))],
      &info, 1)
  }

  /// The inverse of LLᵀ (lower triangle) in place of L.
  static func potri(_ factor: inout [Double], order n: Int) -> Int {
    _ = prepared
    var info: Int32 = 0
    dpotri_([lower], [Int32(n)], &factor, [Int32(max(1, n))], &info, 1)
    return Int(info)
  }

  /// Column-pivoted QR in place; the order of the columns (from 0) and the reflectors' scales.
  static func geqp3(_ a: inout [Double], rows m: Int, columns n: Int) -> (
    order: [Int], tau: [Double]
  ) {
    _ = prepared
    var pivots = [Int32](repeating: 0, count: n)
    var tau = [Double](repeating: 0, count: min(m, n))
    var info: Int32 = 0
    withWorkspace { work, length in
      dgeqp3_(
        [Int32(m)], [Int32(n)], &a, [Int32(max(1, m))], &pivots, &tau, work, length, &info)
    }
    return (pivots.map { Int($0) - 1 }, tau)
  }

  /// Q C or QᵀC in place of C (m × columns), Q given by `reflectors` reflectors.
  static func ormqr(
    _ transpose: Transpose, _ qr: [Double], _ tau: [Double], rows m: Int, reflectors k: Int,
    _ c: inout [Double], columns: Int
  ) {
    _ = prepared
    var info: Int32 = 0
    withWorkspace { work, length in
      dormqr_(
        [left], [transpose.letter], [Int32(m)], [Int32(columns)], [Int32(k)], qr,
        [Int32(max(1, m))], tau, &c, [Int32(max(1, m))], work, length, &info, 1, 1)
    }
  }

  /// The first k columns of Q, in place.
  static func orgqr(_ qr: inout [Double], _ tau: [Double], rows m: Int, columns k: Int) {
    _ = prepared
    var info: Int32 = 0
    withWorkspace { work, length in
      dorgqr_(
        [Int32(m)], [Int32(k)], [Int32(k)], &qr, [Int32(max(1, m))], tau, work, length, &info)
    }
  }

  /// Solves op(T) X = B in place of B, T the leading n × n triangle of a matrix with `lda` rows.
  static func trtrs(
    _ triangle: [Double], leading lda: Int, upper: Bool, _ transpose: Transpose, order n: Int,
    _ b: inout [Double], leading ldb: Int, columns: Int
  ) -> Int {
    _ = prepared
    var info: Int32 = 0
    dtrtrs_(
      [upper ? self.upper : lower], [transpose.letter], [nonUnit], [Int32(n)], [Int32(columns)],
      triangle, [Int32(max(1, lda))], &b, [Int32(max(1, ldb))], &info, 1, 1, 1)
    return Int(info)
  }

  /// The reciprocal condition, in the 1-norm, of the leading n × n upper triangle.
  static func trcon(_ triangle: [Double], leading lda: Int, order n: Int) -> Double {
    var reciprocal = 0.0
    var work = [Double](repeating: 0, count: 3 * n)
    var integers = [Int32](repeating: 0, count: n)
    var info: Int32 = 0
    dtrcon_(
      [oneNorm], [upper], [nonUnit], [Int32(n)], triangle, [Int32(max(1, lda))], &reciprocal,
      &work, &integers, &info, 1, 1, 1)
    return reciprocal
  }

  /// All eigenvalues of the lower triangle of A, ascending; their vectors, by columns, take the place
  /// of A if asked, else A is destroyed.
  static func syevd(_ a: inout [Double], order n: Int, vectors: Bool = true) -> (
    values: [Double], info: Int
  ) {
    _ = prepared
    // What `dsyevd` asks for at most: no call to ask is needed.
    let length = 1 + 6 * n + (vectors ? 2 * n * n : 0) + 64 * n
    let integerLength = vectors ? 3 + 5 * n : 1
    var values = [Double](repeating: 0, count: n)
    var work = [Double](repeating: 0, count: length)
    var integers = [Int32](repeating: 0, count: integerLength)
    var info: Int32 = 0
    dsyevd_(
      [vectors ? jobVectors : jobNone], [lower], [Int32(n)], &a, [Int32(n)], &values, &work,
      [Int32(length)], &integers, [Int32(integerLength)], &info, 1, 1)
    return (values, Int(info))
  }

  /// Eigenvalues number `first`...`last` (from 1, ascending) of the lower triangle of A, which is
  /// destroyed, and their vectors by columns if asked.
  static func syevr(_ a: inout [Double], order n: Int, first: Int, last: Int, vectors: Bool) -> (
    values: [Double], vectors: [Double], info: Int
  ) {
    _ = prepared
    let count = last - first + 1
    var found: Int32 = 0
    var values = [Double](repeating: 0, count: n)
    var z = [Double](repeating: 0, count: vectors ? n * count : 1)
    var support = [Int32](repeating: 0, count: 2 * max(1, count))
    var info: Int32 = 0
    var size = 0.0
    var integerSize: Int32 = 0
    func call(
      _ work: UnsafeMutablePointer<Double>, _ length: Int32,
      _ integers: UnsafeMutablePointer<Int32>, _ integerLength: Int32
    ) {
      dsyevr_(
        [vectors ? jobVectors : jobNone], [count == n ? all : byIndex], [lower], [Int32(n)], &a,
        [Int32(n)], [0], [0], [Int32(first)], [Int32(last)], [0], &found, &values, &z,
        [Int32(vectors ? n : 1)], &support, work, [length], integers, [integerLength], &info, 1,
        1, 1)
    }
    call(&size, -1, &integerSize, -1)
    var work = [Double](repeating: 0, count: Int(size))
    var integers = [Int32](repeating: 0, count: Int(integerSize))
    call(&work, Int32(work.count), &integers, integerSize)
    return (Array(values.prefix(count)), z, Int(info))
  }

  /// The thin singular value decomposition of A (m × n), which is destroyed: U by columns, the
  /// values descending, Vᵀ by columns; empty U and Vᵀ if only values are asked.
  static func gesdd(_ a: inout [Double], rows m: Int, columns n: Int, vectors: Bool) -> (
    u: [Double], values: [Double], vt: [Double], info: Int
  ) {
    _ = prepared
    let k = min(m, n)
    var values = [Double](repeating: 0, count: k)
    var u = [Double](repeating: 0, count: vectors ? m * k : 1)
    var vt = [Double](repeating: 0, count: vectors ? k * n : 1)
    var integers = [Int32](repeating: 0, count: 8 * k)
    var info: Int32 = 0
    withWorkspace { work, length in
      dgesdd_(
        [vectors ? thin : jobNone], [Int32(m)], [Int32(n)], &a, [Int32(m)], &values, &u, [Int32(m)],
        &vt, [Int32(k)], work, length, &integers, &info, 1)
    }
    return (u, values, vt, Int(info))
  }

  /// Calls a routine twice: to ask how much workspace it wants, and with it.
  private static func withWorkspace(
    _ routine: (UnsafeMutablePointer<Double>, UnsafePointer<Int32>) -> Void
  ) {
    var size = 0.0
    var query: Int32 = -1
    routine(&size, &query)
    var work = [Double](repeating: 0, count: max(1, Int(size)))
    var length = Int32(work.count)
    routine(&work, &length)
  }

  // The character arguments of LAPACK.
  private static let lower = CChar(UInt8(ascii: "L"))
  private static let upper = CChar(UInt8(ascii: "U"))
  private static let left = CChar(UInt8(ascii: "L"))
  private static let nonUnit = CChar(UInt8(ascii: "N"))
  private static let oneNorm = CChar(UInt8(ascii: "1"))
  private static let jobVectors = CChar(UInt8(ascii: "V"))
  private static let thin = CChar(UInt8(ascii: "S"))
  private static let all = CChar(UInt8(ascii: "A"))
  private static let byIndex = CChar(UInt8(ascii: "I"))
  private static let jobNone = CChar(UInt8(ascii: "N"))
}
