import CanvassSampling
import CanvassTables

/// What is compared of a column.
enum WaveMeasure: String, Sendable {
  /// The share of answers that the scale of the study calls satisfied.
  case satisfied
  /// The share of ones among zeros and ones.
  case share
  /// The mean of the numbers.
  case mean

  var isShare: Bool { self != .mean }

  /// The measure of a column that is coded and may be a share.
  init(_ coding: Coding, isShare: Bool) {
    self = !isShare ? .mean : coding == .number ? .share : .satisfied
  }

  /// Whether the mean of some columns says something: all are shares, or the numbers of each cover at least half of the
  /// range that all have together, as answers on one scale do. What a column of one number says of its scale is little.
  ///
  /// - Parameter inside: rows that are looked at; all if `nil`.
  static func areOnOneScale(
    _ columns: [String], _ measures: [WaveMeasure], in table: Table, inside: [Bool]?
  ) throws -> Bool {
    guard measures.contains(.mean) else { return true }
    guard !measures.contains(where: \.isShare) else { return false }
    let ranges = try columns.map { name in
      let column = try table.column(name)
      var (least, most) = (Double.infinity, -Double.infinity)
      for row in 0..<table.rowCount where inside?[row] != false {
        let number = column.number(at: row)
        if number.isFinite { (least, most) = (min(least, number), max(most, number)) }
      }
      return (least: least, most: most)
    }.filter { $0.least < $0.most }
    let least = ranges.map(\.least).min() ?? 0
    let most = ranges.map(\.most).max() ?? 0
    return ranges.allSatisfy { 2 * ($0.most - $0.least) >= most - least }
  }
}
