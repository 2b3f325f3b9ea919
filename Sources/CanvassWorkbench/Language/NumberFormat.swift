import CanvassSampling
import CanvassTables
import Foundation

/// How a number is set for people: with how many digits, and with the decimal sign of the language
/// (a point in English, a comma in Vietnamese). `Phrases.number(decimals:)` makes them.
struct NumberFormat {
  private let digits: Digits
  private let decimalSign: String

  private enum Digits {
    /// So many behind the decimal sign.
    case decimals(Int)
    /// So many in all, with a power of ten: 1.2346e-09.
    case significant(Int)
  }

  /// Numbers from here on have a power of ten in any format: nobody counts sixteen digits.
  private static let widest = 1e15
  /// More decimals than these are set with a power of ten.
  private static let mostDecimals = 8
  /// Digits beside a power of ten.
  private static let significant = 5

  init(decimals: Int, decimalSign: String) {
    digits = .decimals(decimals)
    self.decimalSign = decimalSign
  }

  /// As many decimals as show three digits of the standard error; without one, five digits of the
  /// value. Where that takes more than eight, five digits and a power of ten.
  init(smallest error: Double, value: Double, decimalSign: String) {
    self.decimalSign = decimalSign
    let needed: Int
    if error.isFinite, error > 0 {
      needed = 2 - Int(log10(error).rounded(.down))
    } else if value.isFinite, value != 0 {
      needed = 4 - Int(log10(abs(value)).rounded(.down))
    } else {
      needed = 2
    }
    digits =
      needed > Self.mostDecimals ? .significant(Self.significant) : .decimals(max(0, needed))
  }

  /// The number; a dash where there is none.
  func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    guard case .decimals(let decimals) = digits, value.magnitude < Self.widest else {
      return scientific(value)
    }
    if let text = quickText(value, decimals: decimals) { return text }
    return localised(String(format: "%.\(decimals)f", value))
  }

  private func scientific(_ value: Double) -> String {
    if value == 0 { return "0" }
    return localised(String(format: "%.\(Self.significant - 1)e", value))
  }

  /// The text of C with the signs of typography and of the language.
  private func localised(_ text: String) -> String {
    let text = text.replacingOccurrences(of: ".", with: decimalSign)
    guard text.hasPrefix("-") else { return text }
    // No minus sign in front of nothing.
    let digits = text.dropFirst()
    return digits.contains(where: { $0 >= "1" && $0 <= "9" }) ? "−" + digits : String(digits)
  }

  /// The number as `text` writes it, where value·10^decimals is small enough to be rounded here:
  /// correctly, because the product's own rounding error is known (a fused multiply-add gives it),
  /// and ties go to even as in C.
  private func quickText(_ value: Double, decimals: Int) -> String? {
    guard decimals < Self.powers.count else { return nil }
    let magnitude = value.magnitude
    let scaled = magnitude * Self.powers[decimals]
    guard scaled < 1e15 else { return nil }
    let error = (-scaled).addingProduct(magnitude, Self.powers[decimals])
    var whole = scaled.rounded(.down)
    let part = scaled - whole
    if part > 0.5 || (part == 0.5 && error > 0)
      || (part == 0.5 && error == 0 && whole.truncatingRemainder(dividingBy: 2) == 1)
    {
      whole += 1
    }
    var digits = UInt64(whole)
    let isNegative = value < 0 && digits > 0
    // The digits, the minus and the decimal sign.
    let capacity = 20 + decimalSign.utf8.count
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      // The digits from the last to the first, at the end of the room.
      var at = capacity
      var written = 0
      while digits > 0 || written <= decimals {
        if written == decimals, decimals > 0 {
          for byte in decimalSign.utf8.reversed() {
            at -= 1
            buffer[at] = byte
          }
        }
        at -= 1
        buffer[at] = UInt8(ascii: "0") + UInt8(digits % 10)
        digits /= 10
        written += 1
      }
      if isNegative {
        at -= 3
        for (offset, byte) in Self.minus.enumerated() { buffer[at + offset] = byte }
      }
      for place in at..<capacity { buffer[place - at] = buffer[place] }
      return capacity - at
    }
  }

  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
  private static let minus = Array("−".utf8)

  /// "lower – upper"; "≥ lower" or "≤ upper" where there is one limit, and a dash where there is none.
  ///
  /// A limit that is not one of the `landmarks` is not printed like one: an interval that ends at
  /// −0.04 reads "−1.02 – −0.04" and not "−1.0 – 0.0", with up to four more decimals.
  ///
  /// - Parameters:
  ///   - landmarks: numbers that an interval tells apart: 0 for a difference, 1 for a ratio.
  func text(
    _ interval: Interval?, between: String = " – ", isSigned: Bool = false,
    landmarks: [Double] = [0]
  ) -> String {
    guard let interval else { return "–" }
    let format = telling(interval, from: landmarks)
    func text(_ limit: Double) -> String { isSigned ? format.signed(limit) : format.text(limit) }
    switch (interval.lower.isFinite, interval.upper.isFinite) {
    case (true, true): return text(interval.lower) + between + text(interval.upper)
    case (true, false): return "≥ " + text(interval.lower)
    case (false, true): return "≤ " + text(interval.upper)
    case (false, false): return "–"
    }
  }

  /// This format, or one with as many more decimals as tell the limits from the landmarks.
  private func telling(_ interval: Interval, from landmarks: [Double]) -> NumberFormat {
    guard case .decimals(let decimals) = digits else { return self }
    let limits = [interval.lower, interval.upper]
    func tells(_ decimals: Int) -> Bool {
      let half = 0.5 * pow(10, -Double(decimals))
      return landmarks.allSatisfy { landmark in
        limits.allSatisfy { $0 == landmark || !(abs($0 - landmark) <= half) }
      }
    }
    let enough = (decimals...decimals + 4).first(where: tells) ?? decimals
    return NumberFormat(decimals: enough, decimalSign: decimalSign)
  }

  /// With a sign.
  func signed(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    // A small number keeps its side of zero.
    let size = text(abs(value))
    return (value < 0 ? "−" : "+") + size
  }
}
