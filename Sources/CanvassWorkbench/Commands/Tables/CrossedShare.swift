/// The shares that a cell of a table of two columns tells. Rule packs judge it by the one that they are strictest with.
enum CrossedShare: Sendable {
  /// That of the cell in its row, whose people are known: the number that people are shown.
  case inRow
  /// That of the cell in its column.
  case inColumn
  /// That of its row in the table.
  case ofRow
  /// That of its column in the table.
  case ofColumn
  /// That of the cell in the table.
  case inTable
}
