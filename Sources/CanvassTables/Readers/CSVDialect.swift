/// How a text table separates cells and writes fractions.
struct CSVDialect: Equatable, Sendable {
  /// The byte between two cells.
  var delimiter: UInt8
  /// The byte before the decimals of a number.
  var decimal: UInt8

  /// `1.5,2`
  static let commas = CSVDialect(delimiter: UInt8(ascii: ","), decimal: UInt8(ascii: "."))
  /// `1.5<TAB>2`
  static let tabs = CSVDialect(delimiter: UInt8(ascii: "\t"), decimal: UInt8(ascii: "."))
  /// `1,5;2`: what Excel writes where the comma is the decimal sign.
  static let semicolons = CSVDialect(delimiter: UInt8(ascii: ";"), decimal: UInt8(ascii: ","))
}
