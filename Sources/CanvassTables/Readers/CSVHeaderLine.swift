/// The first row of a text table before its cells are known: where it ends, and what separates cells.
struct CSVHeaderLine {
  /// The line end that ends it: the first one outside quotes; the first one of all where a quote is
  /// never closed.
  let end: UnsafePointer<UInt8>
  /// What the file says of itself (`CSVSeparatorLine`), else tabs for `.tsv`. For `.csv` what stands outside
  /// quotes: commas, else semicolons, else tabs.
  let dialect: CSVDialect

  private static let candidates: [CSVDialect] = [.commas, .semicolons, .tabs]

  /// Looks through the bytes from `start` on.
  ///
  /// A quote counts at the beginning of a cell, blanks aside; elsewhere it is a character like any
  /// other.
  ///
  /// - Precondition: a line end stands at `limit`.
  init(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>, isTabbed: Bool,
    dialect said: CSVDialect? = nil
  ) {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    let known = said.map { [$0] } ?? (isTabbed ? [.tabs] : Self.candidates)
    let delimiters = known.map(\.delimiter)
    var seen: Set<UInt8> = []
    var firstLineEnd: UnsafePointer<UInt8>?
    var isAtStart = true
    var isQuoted = false
    var p = start
    while p < limit, isQuoted || p[0] != newline {
      if p[0] == newline, firstLineEnd == nil { firstLineEnd = p }
      if isQuoted {
        // A doubled quote closes and opens again.
        if p[0] == quote { isQuoted = false }
        isAtStart = p[0] == quote && p[1] == quote
      } else if p[0] == quote, isAtStart {
        isQuoted = true
      } else if delimiters.contains(p[0]) {
        seen.insert(p[0])
        isAtStart = true
      } else if !CSVCell.isBlank(p[0], 0) {
        isAtStart = false
      }
      p += 1
    }
    end = isQuoted ? firstLineEnd ?? limit : p
    dialect =
      said ?? (isTabbed ? .tabs : Self.candidates.first { seen.contains($0.delimiter) } ?? .commas)
  }
}
