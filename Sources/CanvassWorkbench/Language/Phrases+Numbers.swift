import CanvassNumerics
import CanvassSampling
import CanvassTables
import Foundation

/// Numbers in the language of an answer.
extension Phrases {
  /// Numbers with so many decimals.
  func number(decimals count: Int) -> NumberFormat {
    NumberFormat(decimals: count, decimalSign: decimalSign)
  }

  /// Numbers with as many digits as a standard error calls for.
  func number(smallest error: Double, value: Double) -> NumberFormat {
    NumberFormat(smallest: error, value: value, decimalSign: decimalSign)
  }

  /// A p-value.
  func p(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return probabilityText(value).replacingOccurrences(of: ".", with: decimalSign)
  }

  /// A number of the data or of a scale: the shortest text that reads back as the same.
  func plain(_ value: Double) -> String {
    shortestText(value).replacingOccurrences(of: ".", with: decimalSign)
  }

  /// A number of the data beside others that were computed: as it is written where it has up to seven
  /// digits or is whole, else with five and no zeros behind them; with the minus sign of all numbers.
  func observed(_ value: Double) -> String {
    let plain = shortestText(abs(value))
    let isShort = plain.count(where: \.isNumber) <= 7 || !plain.contains(".")
    guard isShort, !plain.contains("e"), abs(value) < 1e15 else {
      let text = number(smallest: .nan, value: value).text(value)
      guard text.contains(decimalSign), !text.contains("e") else { return text }
      let kept = Substring(text.reversed().drop { $0 == "0" }.reversed())
      return String(kept.hasSuffix(decimalSign) ? kept.dropLast(decimalSign.count) : kept)
    }
    let decimals = plain.firstIndex(of: ".").map { plain[$0...].count - 1 } ?? 0
    return number(decimals: decimals).text(value)
  }

  /// A percentage with its sign.
  func withSign(percent: String) -> String { percent + percentSign }

  /// A share as a percentage.
  func percent(_ share: Double?, decimals: Int = 1) -> String {
    number(decimals: decimals).text(share.map { 100 * $0 })
  }

  /// A difference of shares in percentage points, with its sign.
  func points(_ difference: Double?, decimals: Int = 1) -> String {
    number(decimals: decimals).signed(difference.map { 100 * $0 })
  }

  /// An interval of shares, in percent.
  func percent(_ interval: Interval?, decimals: Int = 1) -> String {
    number(decimals: decimals).text(
      interval?.scaled(by: 100), between: "–", landmarks: [0, 100])
  }

  /// An interval of a difference of shares, in points.
  func points(_ interval: Interval?) -> String {
    number(decimals: 1).text(interval?.scaled(by: 100), between: " … ", isSigned: true)
  }

  /// The heading of intervals.
  func interval(_ level: Double) -> String { interval(percent: percentage(of: level)) }

  /// An interval within a sentence.
  func interval(_ level: Double, _ range: String) -> String {
    interval(percent: percentage(of: level), range: range)
  }

  /// A confidence level as a percentage with its sign, with as many decimals as tell its distance from
  /// 0 and 100 to three digits: 95, 97.5, 99.99999999.
  func percentage(of level: Double) -> String {
    let percent = 100 * level
    return withSign(
      percent: number(decimals: decimals(of: percent, within: min(percent, 100 - percent)))
        .text(percent))
  }

  /// 1 less a confidence level, to three digits.
  func significance(at level: Double) -> String {
    let alpha = 1 - level
    return number(decimals: max(2, decimals(of: alpha, within: min(alpha, level)))).text(alpha)
  }
}

/// How many decimals tell a number to a thousandth of a distance.
private func decimals(of number: Double, within distance: Double) -> Int {
  var (decimals, unit) = (0, 1.0)
  while decimals < 15, abs((number * unit).rounded() / unit - number) > 0.001 * distance {
    decimals += 1
    unit *= 10
  }
  return decimals
}

extension Interval {
  fileprivate func scaled(by factor: Double) -> Interval {
    Interval(lower: factor * lower, upper: factor * upper)
  }
}

/// A number of a calendar: 07.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
