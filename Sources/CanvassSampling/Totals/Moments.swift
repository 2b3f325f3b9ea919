/// What is added up for a group of quantities over the rows that answer all of them: Σw, Σw·d,
/// Σw·d·dᵀ and the number of rows with weight, where d = y − centre.
///
/// They are stored as `[Σw, n, Σw·d₁ …, Σw·d₁d₁, Σw·d₁d₂, … Σw·d_p d_p]`.
public struct Moments: Sendable {
  /// The centre of each quantity: a value near the data, fixed before adding.
  public let centres: [Double]
  /// The sums.
  public var sums: [Double]
  /// How far a sum of few numbers is from the exact one, relative to the sum of the absolute values.
  static let rounding = 8 * Double.ulpOfOne

  /// Number of quantities, p.
  public var quantityCount: Int { centres.count }
  /// Number of sums for p quantities.
  public static func count(quantities p: Int) -> Int { 2 + p + p * (p + 1) / 2 }

  /// All zero.
  public init(centres: [Double]) {
    self.centres = centres
    sums = [Double](repeating: 0, count: Self.count(quantities: centres.count))
  }

  /// Σw: the size of the population that the rows stand for.
  public var weight: Double { sums[0] }
  /// Number of rows with weight.
  public var rows: Double { sums[1] }
  /// Σw·d of a quantity.
  public func first(_ quantity: Int) -> Double { sums[2 + quantity] }
  /// Σw·y of a quantity; zero where the centre leaves no more than rounding.
  public func total(_ quantity: Int) -> Double {
    let level = centres[quantity] * weight
    let total = first(quantity) + level
    return abs(total) <= Self.rounding * abs(level) ? 0 : total
  }
  /// Σw·d·e of two quantities.
  public func second(_ a: Int, _ b: Int) -> Double {
    sums[2 + quantityCount + secondIndex(a, b)]
  }
  /// The place of Σw·d·e among the second moments.
  func secondIndex(_ a: Int, _ b: Int) -> Int {
    let (low, high) = (min(a, b), max(a, b))
    return low * quantityCount - low * (low - 1) / 2 + (high - low)
  }

  /// Adds a row that has all quantities.
  public mutating func add(_ values: [Double], weight: Double) {
    let p = quantityCount
    precondition(values.count == p)
    sums[0] += weight
    sums[1] += weight > 0 ? 1 : 0
    var next = 2 + p
    for i in 0..<p {
      let weighted = weight * (values[i] - centres[i])
      sums[2 + i] += weighted
      for j in i..<p {
        sums[next] += weighted * (values[j] - centres[j])
        next += 1
      }
    }
  }

  /// Adds the sums of other rows.
  public static func += (left: inout Moments, right: Moments) {
    precondition(left.centres == right.centres)
    for index in left.sums.indices { left.sums[index] += right.sums[index] }
  }
}
