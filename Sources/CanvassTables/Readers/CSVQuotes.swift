import CanvassNumerics

/// Finds the line ends that end a row in a text with quotes.
///
/// Whether a stretch of the file begins inside quotes depends on everything before it. It is guessed
/// from the number of quotes before it (odd: inside), all stretches are examined in parallel with
/// that guess, and then each guess is held against how the stretch before it ended. Only quotes in
/// the middle of unquoted cells (`5" pipe`) make a guess wrong; the stretches are then examined one
/// after the other.
struct CSVQuotes {
  /// Number of line ends outside quotes.
  private var lines = 0
  /// Behind the first of them, or the first byte if that is outside quotes.
  private var firstRow: UnsafePointer<UInt8>?
  /// The quote that is open at the end.
  private var open: UnsafePointer<UInt8>?

  /// Examines one stretch.
  ///
  /// - Parameters:
  ///   - stretch: begins behind a line end.
  ///   - opened: the quote that is open at its beginning, or `nil`.
  private init(
    _ stretch: CSVChunk, opened: UnsafePointer<UInt8>?, dialect: CSVDialect,
    start: UnsafePointer<UInt8>
  ) {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    let end = stretch.end
    open = opened
    firstRow = opened == nil ? stretch.start : nil
    var p = stretch.start
    while p < end {
      if open != nil {
        while p < end, p[0] != quote { p += 1 }
        guard p < end else { break }
        if p[1] == quote {
          p += 2
        } else {
          open = nil
          p += 1
        }
        continue
      }
      while p[0] != quote, p[0] != newline { p += 1 }
      if p[0] == newline {
        p += 1
        lines += 1
        if firstRow == nil { firstRow = p }
      } else {
        if CSVQuotes.opensCell(p, start, dialect) { open = p }
        p += 1
      }
    }
  }

  /// The chunks of whole rows that the stretches make.
  ///
  /// - Parameters:
  ///   - goesOn: whether more of the file follows, in which an open quote may be closed.
  /// - Throws: `CSVProblem` when a quote is not closed.
  static func chunks(
    _ stretches: [CSVChunk], oddQuotes: [Bool], dialect: CSVDialect, goesOn: Bool, threads: Int
  ) throws(CSVProblem) -> [CSVChunk] {
    guard let start = stretches.first?.start, let end = stretches.last?.end else { return [] }
    var inside = false
    let guesses = oddQuotes.map { odd in
      defer { if odd { inside.toggle() } }
      return inside
    }
    var found = mapInParallel(stretches.count, threads: threads) { index in
      // Where the open quote stands is not known yet; any place will do.
      CSVQuotes(
        stretches[index], opened: guesses[index] ? start : nil, dialect: dialect, start: start)
    }
    let isRight = (1..<stretches.count).allSatisfy { guesses[$0] == (found[$0 - 1].open != nil) }
    if !isRight || found.last?.open != nil {
      var open: UnsafePointer<UInt8>?
      found = stretches.map { stretch in
        let one = CSVQuotes(stretch, opened: open, dialect: dialect, start: start)
        open = one.open
        return one
      }
      if let open, !goesOn { throw CSVProblem(.unterminatedQuote, at: open) }
    }
    return join(found, end: end)
  }

  /// A row belongs to the stretch in which it begins.
  private static func join(_ found: [CSVQuotes], end: UnsafePointer<UInt8>) -> [CSVChunk] {
    var chunks: [CSVChunk] = []
    var linesBefore = 0
    var rowsBegun = 0
    var wasInside = false
    for one in found {
      if let firstRow = one.firstRow, firstRow < end {
        let rows = linesBefore + (wasInside ? 1 : 0)
        if !chunks.isEmpty {
          chunks[chunks.count - 1].end = firstRow
          chunks[chunks.count - 1].rowCount = rows - rowsBegun
        }
        rowsBegun = rows
        chunks.append(CSVChunk(start: firstRow, end: end))
      }
      linesBefore += one.lines
      wasInside = one.open != nil
    }
    if !chunks.isEmpty { chunks[chunks.count - 1].rowCount = linesBefore - rowsBegun }
    return chunks
  }

  /// Whether the quote at `position` is the first byte of a cell, blanks aside; elsewhere a quote
  /// is a character like any other.
  private static func opensCell(
    _ position: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>, _ dialect: CSVDialect
  ) -> Bool {
    var p = position
    while p > start, CSVCell.isBlank(p[-1], dialect.delimiter) { p -= 1 }
    return p == start || p[-1] == dialect.delimiter || p[-1] == UInt8(ascii: "\n")
  }
}
