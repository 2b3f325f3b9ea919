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
    let text = String(format: "%.\(decimals)f", value)
    guard text.hasPrefix("-") else { return text }
    // No minus sign in front of nothing.
    let digits = text.dropFirst()
    return digits.contains(where: { $0 >= "1" && $0 <= "9" }) ? "−" + digits : String(digits)
  }

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
