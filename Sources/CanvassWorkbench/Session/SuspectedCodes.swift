import CanvassNumerics
import CanvassTables

/// Measured columns in which a code such as −99 stands among numbers that are all 0 or more: surveys
/// write "no answer" so, and a mean takes it for a number. Rows may come in parts.
struct SuspectedCodes: Sendable {
  private var columns: [(name: String, found: NegativeCodes)]

  /// Columns to be looked at.
  init(_ names: [String]) {
    columns = names.map { ($0, NegativeCodes()) }
  }

  /// Looks at some rows.
  mutating func add(_ table: Table) {
    for index in columns.indices {
      if let column = try? table.column(columns[index].name) { columns[index].found.add(column) }
    }
  }

  /// What was found.
  var notes: [Note] {
    columns.compactMap { name, found in
      guard let found = found.codes else { return nil }
      let listed = found.codes.map(shortestText)
      return Note { $0.surveyNotes.suspected(listed, in: name, rows: found.rows) }
    }
  }
}

/// The usual negative codes of no answer in a column of whole numbers that has no others below 0.
private struct NegativeCodes: Sendable {
  private var rows: [Double: Int] = [:]
  private var hasOthers = false
  private var isOrdinary = true

  private static let usual: Set<Double> = [
    -7, -8, -9, -66, -77, -88, -97, -98, -99, -777, -888, -998, -999, -7777, -8888, -9999,
  ]

  /// The codes, and the rows that have them; `nil` where there are none.
  var codes: (codes: [Double], rows: Int)? {
    let sum = rows.values.reduce(0, +)
    return isOrdinary && hasOthers && sum > 0 ? (rows.keys.sorted(by: >), sum) : nil
  }

  mutating func add(_ column: Column) {
    guard isOrdinary else { return }
    switch column {
    case .coded(let coded):
      guard coded.isNumeric else {
        isOrdinary = false
        return
      }
      for level in coded.levels { look(at: level.value ?? .nan) }
      guard isOrdinary, coded.levels.contains(where: { ($0.value ?? 0) < 0 }) else { return }
      for row in 0..<column.count { count(column.number(at: row)) }
    case .real(let values):
      for value in values where !value.isNaN {
        look(at: value)
        guard isOrdinary else { return }
        count(value)
      }
    }
  }

  private mutating func look(at value: Double) {
    if value >= 0 { hasOthers = true }
    isOrdinary =
      isOrdinary && value == value.rounded() && (value >= 0 || Self.usual.contains(value))
  }

  private mutating func count(_ value: Double) {
    if value < 0 { rows[value, default: 0] += 1 }
  }
}
