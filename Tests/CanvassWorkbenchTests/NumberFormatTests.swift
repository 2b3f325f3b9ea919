import CanvassNumerics
import CanvassSampling
import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Numbers for people")
struct NumberFormatTests {
  /// What C writes, with the minus sign of typography and none before zero; from 10¹⁵ on with a power
  /// of ten.
  func reference(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: abs(value) < 1e15 ? "%.\(decimals)f" : "%.4e", value)
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
          let text = Language.en.phrases.number(decimals: decimals).text(signed)
          if text != reference(signed, decimals) {
            wrong.append("\(signed) with \(decimals) decimals is not \(text)")
          }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("in Vietnamese a comma stands before the decimals, and no blank before the percent sign")
  func vietnamese() {
    let (english, vietnamese) = (Language.en.phrases, Language.vi.phrases)
    for value in [0.0, 0.5, -84.36, 1234567.125, 1e22, 4_503_599_627_370_497.5, 1e-12] {
      for decimals in 0...8 {
        #expect(
          vietnamese.number(decimals: decimals).text(value)
            == english.number(decimals: decimals).text(value)
            .replacingOccurrences(of: ".", with: ","))
      }
    }
    #expect(vietnamese.p(0.0487) == "0,0487" && vietnamese.p(1e-9) == "<0,0001")
    #expect(english.p(0.0487) == "0.0487" && english.p(1e-9) == "<0.0001")
    for p in [0.0001, 0.00015, 0.049951, 0.5, 0.99996, 1] {
      #expect(english.p(p) == english.number(decimals: 4).text(p))
    }
    #expect(vietnamese.interval(0.95) == "Khoảng tin cậy 95%")
    #expect(vietnamese.interval(0.975, "1,0–2,0") == "khoảng tin cậy 97,5%: 1,0–2,0")
    #expect(english.interval(0.975, "1.0–2.0") == "97.5 % interval 1.0–2.0")
    #expect(vietnamese.plain(0.5) == "0,5" && english.plain(0.5) == "0.5")
  }

  @Test("sums that differ by the rounding of their terms alone read the same")
  func sums() {
    let words = Language.en.phrases
    let style = NumberStyle.sum(decimals: 1)
    // Nonresponse leaves the sum of the weights as it is; the last digits of the two sums are not.
    let (before, after) = (548767.0499999999, 548767.0500000002)
    #expect(words.text(before, .decimals(1)) != words.text(after, .decimals(1)))
    #expect(words.text(before, style) == words.text(after, style))
    #expect(words.text(1234.25, style) == "1234.2" && words.text(-0.04, style) == "0.0")
    #expect(words.text(1e300, style) == "1.0000e+300" && words.text(.infinity, style) == "–")
  }

  @Test("numbers that are very large or very small have a power of ten")
  func powersOfTen() {
    // 151 digits in print otherwise.
    let large = Language.en.phrases.number(smallest: 1.2e148, value: 1e150)
    #expect(large.text(1e150) == "1.0000e+150")
    #expect(Language.en.phrases.number(decimals: 2).text(-1e15) == "−1.0000e+15")
    #expect(Language.en.phrases.number(decimals: 0).text(999_999_999_999_999) == "999999999999999")
    let small = Language.en.phrases.number(smallest: 2.5e-10, value: -3.75e-9)
    #expect(small.text(-3.75e-9) == "−3.7500e-09" && small.text(2.5e-10) == "2.5000e-10")
    #expect(Language.vi.phrases.number(smallest: 2.5e-10, value: 1).text(0.0) == "0")
    // Nine decimals would be needed here, eight there.
    #expect(
      Language.en.phrases.number(smallest: 1.5e-6, value: 0.00123).text(0.00123) == "0.00123000")
    #expect(
      Language.vi.phrases.number(smallest: 1.5e-7, value: 0.00123).text(0.00123) == "1,2300e-03")
  }

  @Test("an interval that excludes zero is not printed as if it ended there")
  func limits() {
    let words = Language.en.phrases
    let gap = Interval(lower: -0.0104, upper: -0.0000432)
    #expect(words.points(gap) == "−1.040 … −0.004")
    // The one decimal that tells is enough, and nothing changes where none is needed.
    #expect(words.points(Interval(lower: -0.0104, upper: -0.0004)) == "−1.04 … −0.04")
    #expect(words.points(Interval(lower: -0.0104, upper: 0.0104)) == "−1.0 … +1.0")
    #expect(words.points(Interval(lower: -0.0104, upper: 0)) == "−1.0 … +0.0")
    #expect(Language.vi.phrases.points(gap) == "−1,040 … −0,004")
    // A share is not printed as 0 % or 100 % unless it is.
    #expect(words.percent(Interval(lower: 0.0002, upper: 0.31)) == "0.02–31.00")
    #expect(words.percent(Interval(lower: 0.9, upper: 0.9998)) == "90.00–99.98")
    #expect(words.percent(Interval(lower: 0.9, upper: 1)) == "90.0–100.0")
    // A ratio is told from 1.
    let ratio = Interval(lower: 0.6123, upper: 0.9961)
    #expect(Language.en.phrases.number(decimals: 2).text(ratio) == "0.61 – 1.00")
    #expect(
      Language.en.phrases.number(decimals: 2).text(ratio, landmarks: [0, 1]) == "0.612 – 0.996")
    // What has one limit says on which side.
    let limit = Language.en.phrases.number(decimals: 1)
    #expect(limit.text(Interval(lower: -.infinity, upper: 461)) == "≤ 461.0")
    #expect(limit.text(Interval(lower: 0.5, upper: .nan)) == "≥ 0.5")
    #expect(limit.text(Interval(lower: .nan, upper: .nan)) == "–")
    // Beyond four more decimals there is no end.
    #expect(
      Language.en.phrases.number(decimals: 1).text(Interval(lower: 1e-12, upper: 2)) == "0.0 – 2.0")
  }

  @Test("words agree with their number")
  func plural() {
    #expect(counted(1, "row") == "1 row" && counted(2, "row") == "2 rows")
    #expect(counted(0, "row") == "0 rows" && counted(-1, "row") == "-1 rows")
    #expect(counted(1, "degree", "degrees") + " of freedom" == "1 degree of freedom")
    #expect(counted(1, "stratum", "strata") == "1 stratum")
    #expect(counted(1, "row misses", "rows miss") == "1 row misses")
    #expect("1 of 9 rows " + oneOrMany(1, "misses", "miss") == "1 of 9 rows misses")
  }
}
