/// What a column is read for.
///
/// Codes are compared by their spelling: `01` is not `1`, `17.1` not `17.10`, and whole numbers beyond
/// 2⁵³ are not rounded. A column of numbers whose every cell is the shortest text of its number is a
/// faithful code as it is. Any other one that is read as codes is coded, with a level for each
/// spelling, and with the number that each stands for, so that it still has a mean.
public enum ColumnRole: Sendable {
  /// What its cells look like: numbers, or text.
  case automatic
  /// Codes, which keep their spelling and are numbers too where they look like numbers.
  case code
  /// Text, whatever its cells look like.
  case text

  /// Whether a column that was read for this can serve for `other`.
  public func serves(_ other: ColumnRole) -> Bool {
    self == other || (self == .code && other == .automatic)
  }
}
