/// What is added up for a group of variables over the rows that answer all of them: Σw, Σw·d,
/// Σw·d·dᵀ and the number of rows with weight, where d = y − centre.
///
/// They are stored as `[Σw, n, Σw·d₁ …, Σw·d₁d₁, Σw·d₁d₂, … Σw·d_p d_p]`.
public struct Moments: Sendable {
  /// Number of variables, p.
  public let variableCount: Int
  /// The sums.
  public var sums: [Double]

  /// Number of sums for p variables.
  public static func count(variables p: Int) -> Int { 2 + p + p * (p + 1) / 2 }

  /// All zero.
  public init(variables p: Int) {
    variableCount = p
    sums = [Double](repeating: 0, count: Self.count(variables: p))
  }

  /// Σw: the size of the population that the rows stand for.
  public var weight: Double { sums[0] }
  /// Number of rows with weight.
  public var rows: Double { sums[1] }
  /// Σw·d of a variable.
  public func first(_ variable: Int) -> Double { sums[2 + variable] }
  /// Σw·d·e of two variables.
  public func second(_ a: Int, _ b: Int) -> Double {
    sums[2 + variableCount + secondIndex(a, b)]
  }
  /// The place of Σw·d·e among the second moments.
  func secondIndex(_ a: Int, _ b: Int) -> Int {
    let (low, high) = (min(a, b), max(a, b))
    return low * variableCount - low * (low - 1) / 2 + (high - low)
  }

  /// Adds the sums of other rows.
  public static func += (left: inout Moments, right: Moments) {
    precondition(left.variableCount == right.variableCount)
    for index in left.sums.indices { left.sums[index] += right.sums[index] }
  }
}
