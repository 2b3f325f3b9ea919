/// The order in which rotated factors are listed.
public enum FactorOrder: Sendable, Equatable, CaseIterable {
  /// By what each explains, the diagonal of ΦΛᵀΛ, the largest first: as `psych`.
  case explainedVariance
  /// By the sum of its squared loadings, the largest first: as R's `factanal`.
  case sumOfSquares
  /// By where its large loadings stand, the mean place of those of at least 0.8 times the largest: as
  /// `lavaan`.
  case position

  /// The factors in this order.
  func arranged(_ pattern: Matrix, _ correlations: Matrix) -> [Int] {
    let structure = pattern * correlations
    let keys = (0..<pattern.columns).map { j in
      let column = pattern.column(j)
      switch self {
      case .explainedVariance:
        return -zip(column, structure.column(j)).reduce(0) { $0 + $1.0 * $1.1 }
      case .sumOfSquares: return -column.reduce(0) { $0 + $1 * $1 }
      case .position:
        let edge = 0.8 * (column.map { abs($0) }.max() ?? 0)
        let places = column.indices.filter { abs(column[$0]) >= edge }
        return Double(places.reduce(0, +)) / Double(max(places.count, 1))
      }
    }
    return keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
  }
}
