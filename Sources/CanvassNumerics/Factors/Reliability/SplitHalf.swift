/// The reliability of a sum of items from two halves of them.
///
/// For halves A and B with variances a and b and covariance c: Spearman–Brown 2r/(1 + r) with
/// r = c/√(ab), which supposes parallel halves, and Guttman's λ₄ = 4c/(a + b + 2c), a lower bound of the
/// reliability whatever the halves. C. Spearman and W. Brown, Br. J. Psychol. 3 (1910); L. Guttman,
/// Psychometrika 10 (1945).
public struct SplitHalf: Sendable, Equatable {
  /// The items of the half that has the first item.
  public let first: [String]
  /// The items of the other half.
  public let second: [String]
  /// The correlation of the halves.
  public let correlation: Double
  /// 2r/(1 + r).
  public let spearmanBrown: Double
  /// λ₄ of this split.
  public let guttman: Double

  /// The reliability by one split: the named items against the others.
  ///
  /// - Throws: `ObservationsError` if an item is unknown, a half is empty or does not vary.
  public init(
    _ covariances: CovarianceMatrix, half: [String]
  ) throws(ObservationsError) {
    for name in half where !covariances.names.contains(name) { throw .unknown(column: name) }
    try self.init(covariances, covariances.names.map { half.contains($0) })
  }

  /// The first, third, fifth ... item against the second, fourth ...
  ///
  /// - Throws: `ObservationsError` if there are fewer than two items or a half does not vary.
  public static func oddEven(
    _ covariances: CovarianceMatrix
  ) throws(ObservationsError) -> SplitHalf {
    try SplitHalf(covariances, covariances.names.indices.map { $0 % 2 == 0 })
  }

  init(_ covariances: CovarianceMatrix, _ inside: [Bool]) throws(ObservationsError) {
    let v = covariances.values
    let sides = [true, false].map { side in inside.indices.filter { inside[$0] == side } }
    for side in sides where side.isEmpty {
      throw .tooFew(what: "items in a half", found: 0, needed: 1)
    }
    func sum(_ rows: [Int], _ columns: [Int]) -> Double {
      v.selecting(rows: rows, columns: columns).elements.reduce(0, +)
    }
    let (a, b) = (sum(sides[0], sides[0]), sum(sides[1], sides[1]))
    let c = sum(sides[0], sides[1])
    guard a > 0, b > 0, a + b + 2 * c > 0 else { throw .noVariance }
    let names = sides.map { $0.map { covariances.names[$0] } }
    (first, second) = inside[0] ? (names[0], names[1]) : (names[1], names[0])
    correlation = c / (a * b).squareRoot()
    spearmanBrown = 2 * correlation / (1 + correlation)
    guttman = 4 * c / (a + b + 2 * c)
  }
}
