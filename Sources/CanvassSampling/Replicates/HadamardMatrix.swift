/// A square matrix of ±1 whose rows are orthogonal, with a first row and a first column of ones.
///
/// By Kronecker products from the constructions of R. E. A. C. Paley, "On orthogonal matrices", J. Math. Phys. 12
/// (1933): of order q + 1 for a prime q ≡ 3 (mod 4), and 2(q + 1) for a prime q ≡ 1 (mod 4).
struct HadamardMatrix: Sendable {
  let order: Int
  /// Row after row.
  private let signs: [Int8]

  /// The smallest that these constructions make of at least some order.
  init(atLeast least: Int) {
    var order = least <= 2 ? max(1, least) : (least + 3) / 4 * 4
    while Self.step(to: order) == nil { order += 4 }
    self.order = order
    signs = Self.normalised(Self.make(order), order)
  }

  subscript(row: Int, column: Int) -> Double { Double(signs[row * order + column]) }

  /// How an order is made.
  private enum Step {
    case known
    case paley(prime: Int)
    case doubledPaley(prime: Int)
    case product(Int, Int)
  }

  private static func step(to order: Int) -> Step? {
    if order <= 2 { return .known }
    guard order.isMultiple(of: 4) else { return nil }
    // Powers of 2 by Sylvester's doubling, as elsewhere.
    if order & (order - 1) == 0 { return .product(2, order / 2) }
    if isPrime(order - 1) { return .paley(prime: order - 1) }
    let q = order / 2 - 1
    if q % 4 == 1, isPrime(q) { return .doubledPaley(prime: q) }
    var factor = 2
    while factor * factor <= order {
      if order.isMultiple(of: factor), step(to: factor) != nil, step(to: order / factor) != nil {
        return .product(factor, order / factor)
      }
      factor += factor == 2 ? 2 : 4
    }
    return nil
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number.isMultiple(of: divisor) { return false }
      divisor += 1
    }
    return true
  }

  private static func make(_ order: Int) -> [Int8] {
    switch step(to: order) {
    case .paley(let q): return paley(q)
    case .doubledPaley(let q): return doubledPaley(q)
    case .product(let a, let b): return kronecker(make(a), a, make(b), b)
    case .known, nil: return order == 2 ? [1, 1, 1, -1] : [1]
    }
  }

  private static func kronecker(_ a: [Int8], _ m: Int, _ b: [Int8], _ n: Int) -> [Int8] {
    let order = m * n
    return (0..<order * order).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: order)
      return a[i / n * m + j / n] * b[i % n * n + j % n]
    }
  }

  /// χ: 1 for squares modulo q, −1 for the others, 0 for 0.
  private static func characters(_ q: Int) -> [Int8] {
    var characters = [Int8](repeating: -1, count: q)
    for x in 0..<q { characters[x * x % q] = 1 }
    characters[0] = 0
    return characters
  }

  /// I + S, S skew with χ(i − j) in it.
  private static func paley(_ q: Int) -> [Int8] {
    let characters = characters(q)
    let n = q + 1
    return (0..<n * n).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: n)
      if i == j { return 1 }
      if i == 0 { return 1 }
      if j == 0 { return -1 }
      return characters[((i - j) % q + q) % q]
    }
  }

  /// S symmetric with χ(i − j) in it; its 0 becomes [1 −1; −1 −1], its ±1 become ±[1 1; 1 −1].
  private static func doubledPaley(_ q: Int) -> [Int8] {
    let characters = characters(q)
    let (zero, one): ([Int8], [Int8]) = ([1, -1, -1, -1], [1, 1, 1, -1])
    let n = 2 * (q + 1)
    return (0..<n * n).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: n)
      let (i, j) = (row / 2, column / 2)
      let place = row % 2 * 2 + column % 2
      if i == j { return zero[place] }
      if i == 0 || j == 0 { return one[place] }
      return characters[((i - j) % q + q) % q] * one[place]
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
