import CanvassSampling
import Foundation

/// How many decimals a number for people has.
struct NumberFormat {
  let decimals: Int

  init(decimals: Int) { self.decimals = decimals }

  /// As many decimals as show three digits of the standard error; without one, five digits of the
  /// value.
  init(smallest error: Double, value: Double) {
    if error.isFinite, error > 0 {
      decimals = min(8, max(0, 2 - Int(log10(error).rounded(.down))))
    } else if value.isFinite, value != 0 {
      decimals = min(8, max(0, 4 - Int(log10(abs(value)).rounded(.down))))
    } else {
      decimals = 2
    }
  }

  /// The number; a dash where there is none.
  func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    if let text = NumberFormat.quickText(value, decimals: decimals) { return text }
    let text = String(format: "%.\(decimals)f", value)
    guard text.hasPrefix("-") else { return text }
    // No minus sign in front of nothing.
    let digits = text.dropFirst()
    return digits.contains(where: { $0 >= "1" && $0 <= "9" }) ? "−" + digits : String(digits)
  }

  /// The number as `text` writes it, where value·10^decimals is small enough to be rounded here:
  /// correctly, because the product's own rounding error is known (a fused multiply-add gives it),
  /// and ties go to even as in C.
  private static func quickText(_ value: Double, decimals: Int) -> String? {
    guard decimals < powers.count else { return nil }
    let magnitude = value.magnitude
    let scaled = magnitude * powers[decimals]
    guard scaled < 1e15 else { return nil }
    let error = (-scaled).addingProduct(magnitude, powers[decimals])
    var whole = scaled.rounded(.down)
    let part = scaled - whole
    if part > 0.5 || (part == 0.5 && error > 0)
      || (part == 0.5 && error == 0 && whole.truncatingRemainder(dividingBy: 2) == 1)
    {
      whole += 1
    }
    var digits = UInt64(whole)
    let isNegative = value < 0 && digits > 0
    return String(unsafeUninitializedCapacity: 24) { buffer in
      // The digits from the last to the first, at the end of the room.
      var at = 24
      var written = 0
      while digits > 0 || written <= decimals {
        if written == decimals, decimals > 0 {
          at -= 1
          buffer[at] = UInt8(ascii: ".")
        }
        at -= 1
        buffer[at] = UInt8(ascii: "0") + UInt8(digits % 10)
        digits /= 10
        written += 1
      }
      if isNegative {
        at -= 3
        for (offset, byte) in minus.enumerated() { buffer[at + offset] = byte }
      }
      for place in at..<24 { buffer[place - at] = buffer[place] }
      return 24 - at
    }
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
  private static let minus = Array("−".utf8)

  /// "lower – upper"; a dash where there is none.
  func text(_ interval: Interval?) -> String {
    guard let interval else { return "–" }
    return "\(text(interval.lower)) – \(text(interval.upper))"
  }

  /// With a sign.
  func signed(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = text(value)
    return text.hasPrefix("−") ? text : "+" + text
  }

  /// A p-value.
  static func p(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return value < 0.0001 ? "<0.0001" : String(format: "%.4f", value)
  }
}
