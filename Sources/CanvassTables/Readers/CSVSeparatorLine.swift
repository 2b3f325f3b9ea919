/// The line `sep=;` that Excel writes, and looks for, before the header of a text table.
struct CSVSeparatorLine {
  /// What separates cells. Semicolons come with decimal commas, as Excel writes them.
  let dialect: CSVDialect
  /// The byte behind the line.
  let end: UnsafePointer<UInt8>

  /// The line at the start of a text; `nil` where there is none.
  init?(_ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>) {
    let word = Array("sep=".utf8)
    guard limit - start > word.count else { return nil }
    for (offset, byte) in word.enumerated() where start[offset] | 0x20 != byte | 0x20 {
      return nil
    }
    let delimiter = start[word.count]
    var next = start + word.count + 1
    if next < limit, next[0] == UInt8(ascii: "\r") { next += 1 }
    guard next == limit || next[0] == UInt8(ascii: "\n"), Self.canSeparate(delimiter) else {
      return nil
    }
    end = min(next + 1, limit)
    dialect =
      [CSVDialect.commas, .semicolons, .tabs].first { $0.delimiter == delimiter }
      ?? CSVDialect(delimiter: delimiter, decimal: UInt8(ascii: "."))
  }

  /// A sign of ASCII that is no part of a number, a word or a quotation.
  private static func canSeparate(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "\t") { return true }
    return "!#$%&*,/:;<=>?@\\^_`{|}~".utf8.contains(byte)
  }
}
