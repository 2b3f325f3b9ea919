/// A square matrix of ±1 whose rows are orthogonal, with a first row and a first column of ones.
///
/// By Kronecker products from the constructions of R. E. A. C. Paley, "On orthogonal matrices", J. Math. Phys. 12
/// (1933): of order q + 1 for q ≡ 3 (mod 4), and 2(q + 1) for q ≡ 1 (mod 4), q a prime or a power of one; and of J. Williamson
/// (`WilliamsonMatrix`).
struct HadamardMatrix: Sendable {
  let order: Int
  /// Row after row.
  private let signs: [Int8]

  /// The smallest that these constructions make of at least some order.
  init(atLeast least: Int) {
    var order = least <= 2 ? max(1, least) : (least + 3) / 4 * 4
    while Self.step(to: order) == nil { order += 4 }
    self.order = order
    signs = Self.normalised(Self.make(Self.step(to: order), order), order)
  }

  subscript(row: Int, column: Int) -> Double { Double(signs[row * order + column]) }

  /// How an order is made.
  private indirect enum Step {
    case known
    case paley(QuadraticCharacter)
    case doubledPaley(QuadraticCharacter)
    case williamson(WilliamsonMatrix)
    case product(Step, Int, Step, Int)
  }

  /// The order by primes alone where these make it, so that orders which they make keep their matrices.
  private static func step(to order: Int) -> Step? {
    step(to: order, byPrimes: true) ?? step(to: order, byPrimes: false)
  }

  private static func step(to order: Int, byPrimes: Bool) -> Step? {
    if order <= 2 { return .known }
    guard order.isMultiple(of: 4) else { return nil }
    // Powers of 2 by Sylvester's doubling, as elsewhere.
    if order & (order - 1) == 0 { return product(2, order / 2, byPrimes: byPrimes) }
    if let field = QuadraticCharacter(order: order - 1), field.isPrime || !byPrimes {
      return .paley(field)
    }
    let q = order / 2 - 1
    if q % 4 == 1, let field = QuadraticCharacter(order: q), field.isPrime || !byPrimes {
      return .doubledPaley(field)
    }
    if !byPrimes, let matrix = WilliamsonMatrix(order: order) { return .williamson(matrix) }
    var factor = 2
    while factor * factor <= order {
      if order.isMultiple(of: factor),
        let found = product(factor, order / factor, byPrimes: byPrimes)
      {
        return found
      }
      factor += factor == 2 ? 2 : 4
    }
    return nil
  }

  private static func product(_ a: Int, _ b: Int, byPrimes: Bool) -> Step? {
    guard let first = step(to: a, byPrimes: byPrimes), let second = step(to: b, byPrimes: byPrimes)
    else { return nil }
    return .product(first, a, second, b)
  }

  private static func make(_ step: Step?, _ order: Int) -> [Int8] {
    switch step {
    case .paley(let field): paley(field)
    case .doubledPaley(let field): doubledPaley(field)
    case .williamson(let matrix): matrix.signs
    case .product(let first, let a, let second, let b):
      kronecker(make(first, a), a, make(second, b), b)
    case .known, nil: order == 2 ? [1, 1, 1, -1] : [1]
    }
  }

  private static func kronecker(_ a: [Int8], _ m: Int, _ b: [Int8], _ n: Int) -> [Int8] {
    let order = m * n
    return (0..<order * order).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: order)
      return a[i / n * m + j / n] * b[i % n * n + j % n]
    }
  }

  /// I + S, S skew with χ(i − j) in it.
  private static func paley(_ field: QuadraticCharacter) -> [Int8] {
    let n = field.order + 1
    return (0..<n * n).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: n)
      if i == j { return 1 }
      if i == 0 { return 1 }
      if j == 0 { return -1 }
      // Elements are numbered from 0, rows of them from 1.
      return field.ofDifference(i % field.order, j % field.order)
    }
  }

  /// S symmetric with χ(i − j) in it; its 0 becomes [1 −1; −1 −1], its ±1 become ±[1 1; 1 −1].
  private static func doubledPaley(_ field: QuadraticCharacter) -> [Int8] {
    let (zero, one): ([Int8], [Int8]) = ([1, -1, -1, -1], [1, 1, 1, -1])
    let n = 2 * (field.order + 1)
    return (0..<n * n).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: n)
      let (i, j) = (row / 2, column / 2)
      let place = row % 2 * 2 + column % 2
      if i == j { return zero[place] }
      if i == 0 || j == 0 { return one[place] }
      return field.ofDifference(i % field.order, j % field.order) * one[place]
    }
  }

  /// With rows and columns turned so that the first of each are ones.
  private static func normalised(_ signs: [Int8], _ order: Int) -> [Int8] {
    (0..<order * order).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: order)
      return signs[index] * signs[i * order] * signs[j] * signs[0]
    }
  }
}
