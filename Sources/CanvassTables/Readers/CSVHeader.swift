/// The first row of a text table.
struct CSVHeader {
  /// Column names in normalisation form C.
  let names: [String]
  /// The numbers of columns without a name, from 1, by the name that they are given.
  let unnamed: [String: Int]
  /// Delimiter and decimal sign.
  let dialect: CSVDialect
  /// Whether the file begins with a byte-order mark.
  let hasByteOrderMark: Bool
  /// Whether its header ends with a carriage return and a line feed.
  let endsWithCarriageReturn: Bool
  /// First byte of the rows.
  let bodyStart: UnsafePointer<UInt8>
  /// Behind the line end of the last row that is not blank.
  let bodyEnd: UnsafePointer<UInt8>

  /// Reads the header.
  ///
  /// - Parameter mayBeCut: whether `bytes` may be only the beginning of the file; then a header
  ///   without a line end is an error, because the rest of it may follow.
  init(_ bytes: FileBytes, file: String, mayBeCut: Bool) throws {
    let newline = UInt8(ascii: "\n")
    defer { withExtendedLifetime(bytes) {} }
    var start = bytes.start
    let end = bytes.start + bytes.count
    if bytes.count >= 2,
      (start[0], start[1]) == (0xFF, 0xFE) || (start[0], start[1]) == (0xFE, 0xFF)
    {
      throw TableError("\"\(file)\" is in UTF-16; save it as CSV in UTF-8")
    }
    hasByteOrderMark =
      bytes.count >= 3 && (start[0], start[1], start[2]) == (0xEF, 0xBB, 0xBF)
    if hasByteOrderMark { start += 3 }
    func skipBlankLines() {
      while start < end, start[0] == newline || start[0] == UInt8(ascii: "\r") { start += 1 }
    }
    skipBlankLines()
    let separator = CSVSeparatorLine(start, end)
    if let separator {
      start = separator.end
      skipBlankLines()
    }
    guard start < end else { throw TableError("\"\(file)\" is empty") }
    guard !CSVHeader.hasCarriageReturnsAlone(start, end) else {
      throw TableError(
        "\"\(file)\" ends its lines with carriage returns alone, as old Macintosh programs do; save it with the line ends of today, for example by tr '\\r' '\\n'"
      )
    }

    let line = CSVHeaderLine(
      start, end, isTabbed: CSVHeader.isTabbed(file), dialect: separator?.dialect)
    guard !(mayBeCut && line.end >= end) else {
      throw TableError("\"\(file)\": the header is very long")
    }
    func reject(_ kind: CSVProblem.Kind, at position: UnsafePointer<UInt8>) -> any Error {
      CSVProblem(kind, at: position).error(file: file, start: bytes.start, width: 0)
    }
    func check(_ from: UnsafePointer<UInt8>, _ to: UnsafePointer<UInt8>) throws {
      if ByteCensus(from, to).hasNUL { throw reject(.binary, at: from) }
      if let invalid = firstInvalidUTF8(from, to) { throw reject(.encoding, at: invalid) }
    }
    try check(start, line.end)
    dialect = line.dialect
    var names: [String] = []
    var p = start
    while true {
      let cell = CSVCell.locate(at: p, dialect: dialect, limit: end)
      guard !cell.isBroken else {
        throw reject(cell.next >= end ? .unterminatedQuote : .textAfterQuote, at: p)
      }
      guard !(mayBeCut && cell.next >= end) else {
        throw TableError("\"\(file)\": the header is very long")
      }
      names.append(cell.text)
      p = cell.next + 1
      if cell.next[0] == newline { break }
    }
    endsWithCarriageReturn = p - start >= 2 && p <= end && p[-2] == UInt8(ascii: "\r")
    bodyStart = min(p, end)
    if line.end < bodyStart { try check(line.end, bodyStart) }
    var last = end
    while last > bodyStart, last[-1] == newline || last[-1] == UInt8(ascii: "\r") { last -= 1 }
    if last > bodyStart {
      while last[0] != newline { last += 1 }
      last += 1
    }
    bodyEnd = last
    try CSVHeader.check(names, file)
    (self.names, unnamed) = CSVHeader.named(names)
  }

  /// Gives names to columns without one, as R's `write.csv` writes its row names: those that R's
  /// `read.csv` gives, `X`, `X.1` and so on.
  private static func named(_ names: [String]) -> ([String], [String: Int]) {
    var named = names
    var taken = Set(names)
    var next = 0
    var given: [String: Int] = [:]
    for index in names.indices where names[index].isEmpty {
      var name = "X"
      while taken.contains(name) {
        next += 1
        name = "X.\(next)"
      }
      taken.insert(name)
      named[index] = name
      given[name] = index + 1
    }
    return (named, given)
  }

  /// No two columns have the same name.
  private static func check(_ names: [String], _ file: String) throws {
    guard names.contains(where: { !$0.isEmpty }) else {
      throw TableError("\"\(file)\" has no name for any column; its first line must be a header")
    }
    var seen: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let first = seen[name] {
        throw TableError(
          "\"\(file)\": columns \(first) and \(index + 1) are both called \"\(name)\"; rename one")
      }
      seen[name] = index + 1
    }
  }

  /// Whether there is no line end but carriage returns with text behind them.
  private static func hasCarriageReturnsAlone(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> Bool {
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    let carriageReturn = UInt8(ascii: "\r")
    guard
      let lineEnd = bytes.firstIndex(where: { $0 == carriageReturn || $0 == UInt8(ascii: "\n") }),
      bytes[lineEnd] == carriageReturn, !bytes.contains(UInt8(ascii: "\n"))
    else { return false }
    return bytes[lineEnd...].contains { $0 != carriageReturn }
  }

  /// Whether the ending of a file says that its cells are separated by tabs.
  private static func isTabbed(_ file: String) -> Bool {
    let lowered = file.lowercased()
    return lowered.hasSuffix(".tsv") || lowered.hasSuffix(".tsv.gz")
  }
}
