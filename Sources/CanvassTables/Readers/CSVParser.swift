/// What the cells of a column are read as; each kind can hold what the ones before it hold.
enum CSVKind: UInt8, Comparable {
  case skipped
  /// Whole numbers from 0 to 254.
  case bytes
  case reals
  case texts

  static func < (a: CSVKind, b: CSVKind) -> Bool { a.rawValue < b.rawValue }

  /// Bytes of a cell while it is read.
  var size: Int {
    switch self {
    case .skipped, .bytes: 1
    case .reals: 8
    case .texts: 4
    }
  }
}

/// Where the cells of one column of the file go.
struct CSVTask {
  var kind: CSVKind
  /// Whether a number must be written in the shortest way to be stored as one.
  var isCode = false
  /// First row of `UInt8`, `Double` or `UInt32`, by kind.
  var storage: UnsafeMutableRawPointer?
  /// The texts seen in this chunk, for `.texts`.
  var words: UnsafeMutablePointer<CSVWords>?
  /// Whether a number begins with a zero that says nothing about it, as codes do: `01`, `007`.
  var isPadded = false
  /// A kind that a cell of this chunk asks for and `kind` is not; the rest of the chunk is then
  /// skipped and the column is read again.
  var needed: CSVKind = .skipped
}

/// Reads the rows of a chunk.
struct CSVParser {
  let dialect: CSVDialect
  /// Number of cells in a row.
  let width: Int
  /// End of the rows of the whole file.
  let limit: UnsafePointer<UInt8>
  /// For each column whether it is read as codes.
  let isCode: [Bool]

  /// Reads the cells of one chunk into the storage of `tasks` (one for each column of the file).
  ///
  /// - Returns: the number of rows; blank lines are none.
  func parse(
    _ chunk: CSVChunk, into tasks: UnsafeMutablePointer<CSVTask>
  ) throws(CSVProblem) -> Int {
    let newline = UInt8(ascii: "\n")
    let delimiter = dialect.delimiter
    let last = width - 1
    var p = chunk.start
    var row = chunk.firstRow
    while p < chunk.end {
      if width > 1, let behind = behindBlankLine(p) {
        p = behind
        continue
      }
      let rowStart = p
      var column = 0
      while column < width {
        let task = tasks + column
        let terminator = column == last ? newline : delimiter
        let kind = task.pointee.kind
        // The common cells first: one or two digits, then the delimiter.
        let digit = p[0] &- 48
        if digit < 10, kind <= .bytes {
          let second = p[1]
          if second == terminator {
            if kind == .bytes { store(digit, task, row) }
            p += 2
            column += 1
            continue
          }
          if second &- 48 < 10, p[2] == terminator, digit != 0 || !task.pointee.isCode {
            if digit == 0 { task.pointee.isPadded = true }
            if kind == .bytes { store(digit &* 10 &+ (second &- 48), task, row) }
            p += 3
            column += 1
            continue
          }
        } else if p[0] == UInt8(ascii: "\""), kind <= .bytes, p[1] &- 48 < 10,
          p[2] == UInt8(ascii: "\""), p[3] == terminator
        {
          if kind == .bytes { store(p[1] &- 48, task, row) }
          p += 4
          column += 1
          continue
        } else if p[0] == terminator {
          storeMissing(task, row)
          p += 1
          column += 1
          continue
        } else if kind == .reals, let behind = plainReal(p, terminator, task, row) {
          p = behind
          column += 1
          continue
        }
        let cell = CSVCell.locate(at: p, dialect: dialect, limit: limit)
        if cell.isBroken { throw CSVProblem(.textAfterQuote, at: p) }
        if cell.next[0] != terminator {
          throw CSVProblem(.ragged(found: cellCount(rowStart)), at: rowStart)
        }
        if kind != .skipped { store(cell, task, row) }
        p = cell.next + 1
        column += 1
      }
      row += 1
    }
    return row - chunk.firstRow
  }

  /// Behind the line end if there is nothing on the line but blanks.
  @inline(__always)
  private func behindBlankLine(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    if p[0] > UInt8(ascii: " ") { return nil }
    var next = p
    while CSVCell.isBlank(next[0], dialect.delimiter) { next += 1 }
    return next[0] == UInt8(ascii: "\n") ? next + 1 : nil
  }

  @inline(__always)
  private func store(_ byte: UInt8, _ task: UnsafeMutablePointer<CSVTask>, _ row: Int) {
    task.pointee.storage.unsafelyUnwrapped.storeBytes(
      of: byte, toByteOffset: row, as: UInt8.self)
  }

  @inline(__always)
  private func storeMissing(_ task: UnsafeMutablePointer<CSVTask>, _ row: Int) {
    guard let storage = task.pointee.storage else { return }
    switch task.pointee.kind {
    case .skipped: break
    case .bytes: storage.storeBytes(of: UInt8.max, toByteOffset: row, as: UInt8.self)
    case .reals: storage.storeBytes(of: Double.nan, toByteOffset: row * 8, as: Double.self)
    case .texts: storage.storeBytes(of: UInt32.max, toByteOffset: row * 4, as: UInt32.self)
    }
  }

  /// Reads an unsigned decimal number without exponent that ends at once with `terminator`.
  ///
  /// - Returns: behind the terminator, or `nil` if the cell is anything else.
  @inline(__always)
  private func plainReal(
    _ start: UnsafePointer<UInt8>, _ terminator: UInt8, _ task: UnsafeMutablePointer<CSVTask>,
    _ row: Int
  ) -> UnsafePointer<UInt8>? {
    var p = start
    var mantissa: UInt64 = 0
    while p[0] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
      p += 1
    }
    var digits = p - start
    var decimals = 0
    if p[0] == dialect.decimal {
      p += 1
      let point = p
      while p[0] &- 48 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
        p += 1
      }
      decimals = p - point
      digits += decimals
    }
    guard p[0] == terminator, digits > 0, digits <= 15 else { return nil }
    if task.pointee.isCode {
      // The shortest text of a whole number; whether others are is found the slow way.
      guard p - start == digits, start[0] != UInt8(ascii: "0") || digits == 1 else { return nil }
    }
    if start[0] == UInt8(ascii: "0"), start[1] &- 48 < 10 { task.pointee.isPadded = true }
    let value = Double(mantissa) / CSVParser.powers[decimals]
    task.pointee.storage.unsafelyUnwrapped.storeBytes(
      of: value, toByteOffset: row * 8, as: Double.self)
    return p + 1
  }

  private func store(_ cell: CSVCell, _ task: UnsafeMutablePointer<CSVTask>, _ row: Int) {
    guard let storage = task.pointee.storage else { return }
    if cell.isMissing {
      storeMissing(task, row)
      return
    }
    if task.pointee.kind == .texts {
      guard let words = task.pointee.words else { return }
      storage.storeBytes(
        of: words.pointee.code(of: cell), toByteOffset: row * 4, as: UInt32.self)
      return
    }
    let value = CSVNumber.parse(cell.start, cell.end, decimal: dialect.decimal)
    let fits = CSVParser.kind(of: value, in: cell, isCode: task.pointee.isCode)
    if fits > task.pointee.kind {
      task.pointee.needed = fits
      task.pointee.kind = .skipped
    } else if let value, task.pointee.kind == .bytes {
      task.pointee.isPadded = task.pointee.isPadded || cell.isPadded
      store(UInt8(value), task, row)
    } else if let value {
      task.pointee.isPadded = task.pointee.isPadded || cell.isPadded
      storage.storeBytes(of: value, toByteOffset: row * 8, as: Double.self)
    }
  }

  /// The narrowest kind that holds a cell: a number, or `nil` for text.
  private static func kind(of value: Double?, in cell: CSVCell, isCode: Bool) -> CSVKind {
    guard let value, !isCode || cell.isShortestText(of: value) else { return .texts }
    return value >= 0 && value <= 254 && Double(UInt8(value)) == value ? .bytes : .reals
  }

  /// The kinds of the columns as the first rows of a chunk show them; later rows can only need
  /// wider ones.
  func glance(at chunk: CSVChunk, rows: Int, kinds: inout [CSVKind]) {
    var p = chunk.start
    for _ in 0..<rows {
      for column in 0..<width {
        guard p < chunk.end else { return }
        let cell = CSVCell.locate(at: p, dialect: dialect, limit: limit)
        if cell.isBroken { return }
        if kinds[column] != .skipped, !cell.isMissing {
          let value = CSVNumber.parse(cell.start, cell.end, decimal: dialect.decimal)
          kinds[column] = max(
            kinds[column], CSVParser.kind(of: value, in: cell, isCode: isCode[column]))
        }
        p = cell.next + 1
        if cell.next[0] == UInt8(ascii: "\n") { break }
      }
    }
  }

  /// Number of cells of the row at `start`.
  private func cellCount(_ start: UnsafePointer<UInt8>) -> Int {
    var p = start
    var count = 0
    while true {
      let cell = CSVCell.locate(at: p, dialect: dialect, limit: limit)
      count += 1
      if cell.next >= limit || cell.next[0] == UInt8(ascii: "\n") { return count }
      p = cell.next + 1
    }
  }

  /// Powers of ten as far as fifteen digits need them.
  private static let powers: InlineArray<16, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
