/// Columns of a plain text table, read a window of whole rows after the other.
struct CSVStream: TableStream {
  private let input: InputFile
  private let bodyOffset: Int
  private var reading: CSVReading
  private let source: CSVSource
  private let windowSize: Int
  private let threads: Int
  private(set) var hasLearned = false

  /// The columns of a reading.
  ///
  /// - Parameters:
  ///   - bodyOffset: number of bytes before the first row.
  init(
    _ input: InputFile, from bodyOffset: Int, _ reading: CSVReading, of source: CSVSource,
    windowSize: Int, threads: Int
  ) {
    self.input = input
    self.bodyOffset = bodyOffset
    self.reading = reading
    self.source = source
    self.windowSize = windowSize
    self.threads = threads
  }

  mutating func forEach(_ body: (Table, _ rowsBefore: Int) throws -> Void) throws {
    let windows = try FileWindows(
      input, stamp: source.stamp, from: bodyOffset, size: windowSize, threads: threads)
    var rowsBefore = 0
    hasLearned = false
    while windows.count > 0 {
      let end = CSVStream.endOfRows(windows)
      let (kinds, truths) = (reading.kinds, reading.truths)
      guard let (table, behind) = try next(windows, end) else {
        try windows.grow()
        continue
      }
      if table.rowCount > 0 { try body(table, rowsBefore) }
      if rowsBefore > 0, kinds != reading.kinds || truths != reading.truths { hasLearned = true }
      rowsBefore += table.rowCount
      if windows.isLast { break }
      try windows.advance(by: behind - windows.start)
    }
    guard rowsBefore > 0 else {
      throw TableError("\"\(source.name)\" has a header but no rows")
    }
  }

  /// The whole rows of a window, and where they end; `nil` where it holds none.
  private mutating func next(_ windows: FileWindows, _ end: UnsafePointer<UInt8>) throws
    -> (Table, behind: UnsafePointer<UInt8>)?
  {
    defer { withExtendedLifetime(windows) {} }
    do throws(CSVProblem) {
      let layout = try CSVLayout(
        start: windows.start, end: end, size: source.chunkSize, dialect: source.dialect,
        goesOn: !windows.isLast, threads: threads)
      guard let last = layout.chunks.last ?? (windows.isLast ? CSVChunk(start: end, end: end) : nil)
      else { return nil }
      return (try reading.table(of: layout, from: windows.start, to: last.end), last.end)
    } catch {
      throw error.error(
        file: source.name, start: windows.start, linesBefore: try windows.linesBefore(),
        width: source.columnNames.count)
    }
  }

  /// Behind the line end of the last line of a window that is whole and not blank. What follows is looked
  /// at with the next window: blank lines at the end of a file are no rows.
  private static func endOfRows(_ windows: FileWindows) -> UnsafePointer<UInt8> {
    let newline = UInt8(ascii: "\n")
    let start = windows.start
    // Behind the end of the file stands a line end.
    var last = start + windows.count
    if !windows.isLast {
      while last > start, last[-1] != newline { last -= 1 }
    }
    while last > start, last[-1] == newline || last[-1] == UInt8(ascii: "\r") { last -= 1 }
    guard last > start else { return start }
    while last[0] != newline { last += 1 }
    return last + 1
  }
}
