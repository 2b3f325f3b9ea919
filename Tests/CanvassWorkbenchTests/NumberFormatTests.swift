import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Numbers for people")
struct NumberFormatTests {
  /// What C writes, with the minus sign of typography and none before zero.
  func reference(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    guard text.hasPrefix("-") else { return text }
    let digits = text.dropFirst()
    return digits.contains { $0 >= "1" && $0 <= "9" } ? "−" + digits : String(digits)
  }

  @Test("every decimal is the one that printf writes: ties, carries, tiny and huge numbers")
  func asPrintf() {
    var values: [Double] = [
      0, -0.0, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.125, 0.375, 1.005, 2.675, 9.995, 99.5, 999.9999,
      1e-12, -1e-12, 4.35, 1234567.125, 1e14, 1e15, 1e22, 1.7976931348623157e308, 5e-300,
      0.499999999999999944, 4_503_599_627_370_497.5,
    ]
    // A congruential sequence of quarters, thousandths and of anything.
    var state: UInt64 = 20_261_121
    for step in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let whole = Double(state >> 40)
      values.append(step % 3 == 0 ? whole / 64 : step % 3 == 1 ? whole / 1000 : whole * 1e-7)
    }
    var wrong: [String] = []
    for value in values {
      for decimals in 0...8 {
        for signed in [value, -value] {
          let text = NumberFormat(decimals: decimals).text(signed)
          if text != reference(signed, decimals) {
            wrong.append("\(signed) with \(decimals) decimals is not \(text)")
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }
}
