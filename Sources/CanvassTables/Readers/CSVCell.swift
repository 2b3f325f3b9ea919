/// One cell as it lies in the file.
struct CSVCell {
  /// First byte of the content, without quotes and surrounding blanks.
  var start: UnsafePointer<UInt8>
  /// Behind the last byte of the content.
  var end: UnsafePointer<UInt8>
  /// The delimiter or line end that closes the cell.
  var next: UnsafePointer<UInt8>
  /// Whether it stood in quotes.
  var isQuoted = false
  /// Whether quotes in it are doubled.
  var hasDoubledQuotes = false
  /// Whether something other than blanks follows the closing quote, or that quote never comes.
  var isBroken = false

  /// Number of bytes of the content.
  var count: Int { end - start }

  /// Whether it stands for no answer: empty, or one of the usual words without quotes.
  var isMissing: Bool {
    switch count {
    case 0: return true
    case 1: return !isQuoted && start[0] == UInt8(ascii: ".")
    case 2...4 where !isQuoted:
      return CSVCell.missingWords.contains { word in
        word.utf8CodeUnitCount == count
          && (0..<count).allSatisfy { start[$0] == word.utf8Start[$0] }
      }
    default: return false
    }
  }

  /// The words that mean "no answer" when they stand without quotes.
  static var missingWords: [StaticString] { ["NA", "N/A", "NaN", "null", "NULL"] }

  /// Whether the content is ASCII without quotes: then no other bytes make the same text.
  var isPlain: Bool {
    (0..<count).allSatisfy { start[$0] < 0x80 && start[$0] != UInt8(ascii: "\"") }
  }

  /// Whether the content is the shortest text of its number, so that nothing but the number needs to
  /// be kept to tell it from others: `7`, `-2`, `0.5`, and not `07`, `7.0`, `+7`, `1e3` or a whole
  /// number beyond 2⁵³.
  func isShortestText(of value: Double) -> Bool {
    let isWhole = (0..<count).allSatisfy { start[$0] &- 48 < 10 }
    if isWhole, count <= 15 { return start[0] != UInt8(ascii: "0") || count == 1 }
    let text = shortestText(value)
    return text.utf8.elementsEqual(UnsafeBufferPointer(start: start, count: count))
  }

  /// Whether it begins with a zero before another digit, behind a sign or not: `01`, `-007`, `00.5`.
  var isPadded: Bool {
    let first =
      count > 0 && (start[0] == UInt8(ascii: "-") || start[0] == UInt8(ascii: "+")) ? 1 : 0
    return count > first + 1 && start[first] == UInt8(ascii: "0") && start[first + 1] &- 48 < 10
  }

  /// The content as text, doubled quotes made single, in normalisation form C.
  var text: String {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard hasDoubledQuotes else { return String(decoding: bytes, as: UTF8.self).canonical }
    // Bytes and not letters: an accent behind a quote makes one letter with it.
    var single: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if byte != UInt8(ascii: "\"") || isSecond { single.append(byte) }
    }
    return String(decoding: single, as: UTF8.self).canonical
  }

  /// Finds the end of the cell that begins at `position`.
  ///
  /// - Precondition: a line end stands somewhere behind `position`.
  static func locate(
    at position: UnsafePointer<UInt8>, dialect: CSVDialect, limit: UnsafePointer<UInt8>
  ) -> CSVCell {
    let delimiter = dialect.delimiter
    let newline = UInt8(ascii: "\n")
    let quote = UInt8(ascii: "\"")
    var start = position
    while isBlank(start[0], delimiter) { start += 1 }
    guard start[0] == quote else {
      var next = start
      while next[0] != delimiter && next[0] != newline { next += 1 }
      var end = next
      while end > start && isBlank(end[-1], delimiter) { end -= 1 }
      return CSVCell(start: start, end: end, next: next)
    }
    start += 1
    var close = start
    var doubled = false
    while true {
      while close < limit && close[0] != quote { close += 1 }
      if close >= limit {
        return CSVCell(start: start, end: start, next: limit, isQuoted: true, isBroken: true)
      }
      guard close[1] == quote else { break }
      doubled = true
      close += 2
    }
    var next = close + 1
    while isBlank(next[0], delimiter) { next += 1 }
    var broken = false
    while next[0] != delimiter && next[0] != newline {
      broken = true
      next += 1
    }
    var end = close
    while start < end && isBlank(start[0], delimiter) { start += 1 }
    while end > start && isBlank(end[-1], delimiter) { end -= 1 }
    return CSVCell(
      start: start, end: end, next: next, isQuoted: true, hasDoubledQuotes: doubled,
      isBroken: broken)
  }

  /// A blank that is trimmed around a cell: space, carriage return, or a tab that does not
  /// separate cells.
  @inline(__always)
  static func isBlank(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r")
      || (byte == UInt8(ascii: "\t") && byte != delimiter)
  }
}
