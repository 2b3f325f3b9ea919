/// Columns of a table that are read some rows at a time, because all of them do not fit in memory.
public protocol TableStream: Sendable {
  /// Reads all rows once, in order, and calls `body` with some of them after the other, and with the
  /// number of rows before these.
  ///
  /// What a column is – numbers or text – shows in all its rows: a first time learns it, and every later
  /// time each part of a column is what the whole is. Levels are those that occur in the part.
  ///
  /// - Throws: `TableError` naming the file, the line and the problem; `Interrupted`; what `body` throws.
  mutating func forEach(_ body: (Table, _ rowsBefore: Int) throws -> Void) throws

  /// Whether the last time has found a column to be other than the rows at its beginning had shown, so
  /// that these came as what they are not.
  var hasLearned: Bool { get }
}
