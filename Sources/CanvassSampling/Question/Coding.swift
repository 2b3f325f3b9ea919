import Glibc

/// What the values of a column count as. A coding knows values and no rows: a source of totals applies
/// it to its own storage, which for a coded column is its table of levels.
public enum Coding: Sendable, Hashable {
  /// Their own numbers.
  case number
  /// 1 for one value, by its text; 0 for all others.
  case level(String)
  /// 1 inside one of some ranges, bounds included; 0 outside.
  case within([ClosedRange<Double>])
  /// The percentage of the maximum possible on a scale from l to h, 100 (y − l)/(h − l) (P. Cohen and
  /// others, Multivariate Behav. Res. 34, 1999).
  case percentOfMaximum(ClosedRange<Double>)
  /// The natural logarithm; −∞ of 0, and no answer below it.
  case logarithm
  /// 1 for any answer.
  case answered
  /// 1 for what another coding counts as 1, and no answer for anything else: whose rows are counted.
  indirect case members(Coding)

  /// What a number counts as; NaN stays NaN.
  public func callAsFunction(_ number: Double) -> Double {
    if number.isNaN { return .nan }
    switch self {
    case .number: return number
    case .level(let text): return Double(text) == number ? 1 : 0
    case .within(let ranges): return ranges.contains { $0.contains(number) } ? 1 : 0
    case .percentOfMaximum(let scale):
      return 100 * (number - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
    case .logarithm: return log(number)
    case .answered: return 1
    case .members(let coding): return coding(number) == 1 ? 1 : .nan
    }
  }

  /// Whether all values count as 0 or 1.
  var isIndicator: Bool {
    switch self {
    case .level, .within, .answered, .members: true
    case .number, .percentOfMaximum, .logarithm: false
    }
  }

  /// Whether text that is no number counts as something.
  var takesText: Bool {
    switch self {
    case .level, .answered: true
    case .number, .within, .percentOfMaximum, .logarithm: false
    case .members(let coding): coding.takesText
    }
  }
}
