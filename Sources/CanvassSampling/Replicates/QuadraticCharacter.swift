/// χ of a finite field of q elements: 1 for squares, −1 for other elements, 0 for 0.
///
/// q is an odd prime p, or its square or cube; an element of these is a polynomial below degree 2 or 3 with coefficients
/// modulo p, whose number has these for digits. Products are taken modulo a polynomial without a root, which for these degrees
/// makes it irreducible.
struct QuadraticCharacter: Sendable {
  /// q.
  let order: Int
  /// p.
  private let prime: Int
  private let characters: [Int8]

  /// Whether q is a prime.
  var isPrime: Bool { order == prime }

  /// Nil where q is no odd prime, and not its square or cube.
  init?(order: Int) {
    guard let (prime, degree) = Self.power(order), prime > 2 else { return nil }
    var characters = [Int8](repeating: -1, count: order)
    let field = Polynomials(prime: prime, degree: degree)
    for x in 0..<order { characters[field.square(x)] = 1 }
    characters[0] = 0
    (self.order, self.prime, self.characters) = (order, prime, characters)
  }

  /// χ(a − b), by the numbers of a and b.
  func ofDifference(_ a: Int, _ b: Int) -> Int8 {
    var (a, b, number, unit) = (a, b, 0, 1)
    while unit < order {
      number += (a % prime - b % prime + prime) % prime * unit
      (a, b, unit) = (a / prime, b / prime, unit * prime)
    }
    return characters[number]
  }

  /// The prime of which a number is the first, second or third power.
  private static func power(_ number: Int) -> (prime: Int, degree: Int)? {
    guard number > 1 else { return nil }
    var prime = 2
    while prime * prime <= number, !number.isMultiple(of: prime) { prime += 1 }
    if prime * prime > number { return (number, 1) }
    for degree in 2...3 where (0..<degree).reduce(1, { power, _ in power * prime }) == number {
      return (prime, degree)
    }
    return nil
  }

  /// Polynomials modulo one that has no root.
  private struct Polynomials {
    let prime: Int
    let degree: Int
    /// Those of the modulus but the leading one, from the constant on.
    private let modulus: [Int]

    init(prime: Int, degree: Int) {
      (self.prime, self.degree) = (prime, degree)
      var number = 0
      var found = Self.digits(0, prime, degree)
      while degree > 1, Self.hasRoot(found, prime) {
        number += 1
        found = Self.digits(number, prime, degree)
      }
      modulus = found
    }

    private static func digits(_ number: Int, _ prime: Int, _ count: Int) -> [Int] {
      var rest = number
      return (0..<count).map { _ in
        defer { rest /= prime }
        return rest % prime
      }
    }

    private static func hasRoot(_ lower: [Int], _ prime: Int) -> Bool {
      (0..<prime).contains { x in
        lower.reversed().reduce(1) { ($0 * x + $1) % prime } == 0
      }
    }

    /// The number of the square of the element with a number.
    func square(_ number: Int) -> Int {
      let x = Self.digits(number, prime, degree)
      var product = [Int](repeating: 0, count: 2 * degree - 1)
      for i in 0..<degree {
        for j in 0..<degree { product[i + j] = (product[i + j] + x[i] * x[j]) % prime }
      }
      for power in stride(from: product.count - 1, to: degree - 1, by: -1) {
        let leading = product[power]
        for place in 0..<degree {
          let moved = power - degree + place
          product[moved] = (product[moved] + (prime - leading) * modulus[place]) % prime
        }
      }
      return product[..<degree].reversed().reduce(0) { $0 * prime + $1 }
    }
  }
}
