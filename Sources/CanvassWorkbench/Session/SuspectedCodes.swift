import CanvassNumerics
import CanvassTables

extension Survey {
  /// Sentences about measured columns in which a code such as −99 stands among numbers that are all 0 or
  /// more: surveys write "no answer" so, and a mean takes it for a number.
  func suspectedCodes(_ columns: [String], in table: Table) -> [Note] {
    columns.compactMap { name in
      guard let column = try? table.column(name), let found = column.negativeCodes else {
        return nil
      }
      let listed = found.codes.map(shortestText)
      return Note { $0.surveyNotes.suspected(listed, in: name, rows: found.rows) }
    }
  }
}

extension Column {
  private static let usualCodes: Set<Double> = [
    -7, -8, -9, -66, -77, -88, -97, -98, -99, -777, -888, -998, -999, -7777, -8888, -9999,
  ]

  /// The usual negative codes of no answer in a column of whole numbers that has no others below 0, and
  /// the rows that have them; `nil` where there are none.
  fileprivate var negativeCodes: (codes: [Double], rows: Int)? {
    var codes: Set<Double> = []
    var hasOthers = false
    func isOrdinary(_ value: Double) -> Bool {
      if value < 0 {
        guard Self.usualCodes.contains(value) else { return false }
        codes.insert(value)
      } else {
        hasOthers = true
      }
      return value == value.rounded()
    }
    switch self {
    case .coded(let coded):
      guard coded.isNumeric, coded.levels.contains(where: { ($0.value ?? 0) < 0 }) else {
        return nil
      }
      for level in coded.levels where !isOrdinary(level.value ?? .nan) { return nil }
    case .real(let values):
      guard values.contains(where: { $0 < 0 }) else { return nil }
      for value in values where !value.isNaN && !isOrdinary(value) { return nil }
    }
    guard hasOthers, !codes.isEmpty else { return nil }
    let rows = (0..<count).count { codes.contains(number(at: $0)) }
    return rows > 0 ? (codes.sorted(by: >), rows) : nil
  }
}
