import CanvassNumerics

/// How the categories of a factor are coded in columns.
public enum Contrasts: String, Sendable, CaseIterable {
  /// An indicator for every category but the first.
  case treatment
  /// Indicators for all but the last, which is −1 in all of them: effects add up to zero.
  case sum
  /// Each category against the mean of those before it.
  case helmert

  /// One row per category, one column per contrast, with the names of the columns.
  func coding(_ labels: [String]) -> (names: [String], matrix: Matrix) {
    let k = labels.count
    switch self {
    case .treatment:
      return (
        Array(labels.dropFirst()), Matrix(rows: k, columns: k - 1) { i, j in i == j + 1 ? 1 : 0 }
      )
    case .sum:
      return (
        (1..<k).map(String.init),
        Matrix(rows: k, columns: k - 1) { i, j in i == j ? 1 : i == k - 1 ? -1 : 0 }
      )
    case .helmert:
      return (
        (1..<k).map(String.init),
        Matrix(rows: k, columns: k - 1) { i, j in i <= j ? -1 : i == j + 1 ? Double(j + 1) : 0 }
      )
    }
  }

  /// An indicator for every category.
  static func indicators(_ labels: [String]) -> (names: [String], matrix: Matrix) {
    (labels, Matrix.identity(labels.count))
  }
}
