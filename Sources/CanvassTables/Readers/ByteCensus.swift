/// What kinds of bytes stand in a stretch of text: one vectorised pass.
struct ByteCensus {
  /// Number of line ends (`\n`).
  var lines = 0
  /// Whether there is a double quote.
  var hasQuote = false
  /// Whether their number is odd.
  var hasOddQuotes = false
  /// Whether there is a NUL byte, as no text has.
  var hasNUL = false
  /// Whether there is a byte above 127.
  var hasHigh = false

  /// Counts the bytes of `start..<end`.
  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    typealias Block = SIMD16<UInt8>
    let newline = Block(repeating: UInt8(ascii: "\n"))
    let quote = Block(repeating: UInt8(ascii: "\""))
    var anyBits = Block.zero
    var quotes = Block.zero
    var oddQuotes = Block.zero
    var zeros = Block.zero
    var p = start
    while end - p >= 16 {
      // A byte of the counter overflows after 255 blocks.
      var counter = Block.zero
      var blocks = min(255, (end - p) / 16)
      while blocks > 0 {
        let block = UnsafeRawPointer(p).loadUnaligned(as: Block.self)
        counter &-= unsafeBitCast(block .== newline, to: Block.self)
        let quoted = unsafeBitCast(block .== quote, to: Block.self)
        quotes |= quoted
        oddQuotes ^= quoted
        zeros |= unsafeBitCast(block .== Block.zero, to: Block.self)
        anyBits |= block
        p += 16
        blocks -= 1
      }
      for lane in 0..<16 { lines += Int(counter[lane]) }
    }
    hasQuote = quotes != .zero
    for lane in 0..<16 where oddQuotes[lane] != 0 { hasOddQuotes.toggle() }
    hasNUL = zeros != .zero
    hasHigh = (anyBits & Block(repeating: 0x80)) != .zero
    while p < end {
      switch p[0] {
      case UInt8(ascii: "\n"): lines += 1
      case UInt8(ascii: "\""):
        hasQuote = true
        hasOddQuotes.toggle()
      case 0: hasNUL = true
      case 0x80...: hasHigh = true
      default: break
      }
      p += 1
    }
  }
}

/// The first byte of `start..<end` that is not well-formed UTF-8 (Unicode 15, table 3-7), or `nil`.
func firstInvalidUTF8(
  _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
) -> UnsafePointer<UInt8>? {
  var p = start
  while p < end {
    while end - p >= 8,
      UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      p += 8
    }
    guard p < end else { break }
    let lead = p[0]
    if lead < 0x80 {
      p += 1
      continue
    }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return p
    }
    guard end - p >= length, p[1] >= low, p[1] <= high else { return p }
    var tail = 2
    while tail < length {
      guard p[tail] & 0xC0 == 0x80 else { return p }
      tail += 1
    }
    p += length
  }
  return nil
}
