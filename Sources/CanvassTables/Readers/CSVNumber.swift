/// Reads numbers from the bytes of a text table.
enum CSVNumber {
  /// The powers of ten that a double holds exactly.
  static let powersOfTen: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// The number in `start..<end`; `nil` when the bytes are not one.
  ///
  /// A mantissa of at most 2⁵³ and at most 22 decimals make one exact division, correctly rounded
  /// (Clinger, "How to read floating point numbers accurately", 1990); anything else takes the
  /// standard library's correctly rounded parser.
  static func parse(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, decimal: UInt8
  ) -> Double? {
    var p = start
    var negative = false
    if p < end, p[0] == UInt8(ascii: "-") || p[0] == UInt8(ascii: "+") {
      negative = p[0] == UInt8(ascii: "-")
      p += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    while p < end, p[0] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
      digits += 1
      p += 1
    }
    if p < end, p[0] == decimal {
      p += 1
      while p < end, p[0] &- 48 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(p[0] &- 48)
        digits += 1
        decimals += 1
        p += 1
      }
    }
    guard digits > 0 else { return nil }
    if p == end, digits <= 19, mantissa <= 1 << 53, decimals <= 22 {
      let value = Double(mantissa) / powersOfTen[decimals]
      return negative ? -value : value
    }
    if p < end {
      guard p[0] | 0x20 == UInt8(ascii: "e") else { return nil }
      p += 1
      if p < end, p[0] == UInt8(ascii: "-") || p[0] == UInt8(ascii: "+") { p += 1 }
      let exponent = p
      while p < end, p[0] &- 48 < 10 { p += 1 }
      guard p == end, p > exponent else { return nil }
    }
    let text = String(
      decoding: UnsafeBufferPointer(start: start, count: end - start).lazy.map {
        $0 == decimal ? UInt8(ascii: ".") : $0
      }, as: UTF8.self)
    // Beyond the largest double there are no numbers, only texts that look like one.
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
