import CanvassSampling
import CanvassTables

extension Phrases {
  /// Digits of a sum that its terms do not round away.
  private static var digitsOfSums: Int { 12 }

  /// A value for people.
  func text(_ value: ResultValue, _ style: NumberStyle) -> String {
    switch value {
    case .none: number(decimals: 0).text(nil)
    case .count(let count): String(count)
    case .seed(let seed): String(seed)
    case .number(let number): text(number, style)
    case .interval(let interval): text(interval, style)
    case .text(let text): text
    case .flag, .list, .record, .table, .matrix: ""
    }
  }

  /// A number for people.
  func text(_ value: Double, _ style: NumberStyle) -> String {
    switch style {
    case .decimals(let decimals): number(decimals: decimals).text(value)
    case .sum(let decimals):
      number(decimals: decimals).text(rounded(value, digits: Self.digitsOfSums))
    case .error(let error, let typical), .ratio(let error, let typical):
      number(smallest: error, value: typical).text(value)
    case .percent(let decimals): percent(value, decimals: decimals)
    case .percentage(let decimals): withSign(percent: percent(value, decimals: decimals))
    case .points(let decimals): points(value, decimals: decimals)
    case .signed(let decimals): number(decimals: decimals).signed(value)
    case .probability: p(value)
    case .plain: value.isFinite ? plain(value) : number(decimals: 0).text(nil)
    }
  }

  /// An interval for people.
  private func text(_ interval: Interval?, _ style: NumberStyle) -> String {
    switch style {
    case .percent(let decimals), .percentage(let decimals): percent(interval, decimals: decimals)
    case .points: points(interval)
    case .error(let error, let typical): number(smallest: error, value: typical).text(interval)
    case .ratio(let error, let typical):
      number(smallest: error, value: typical).text(interval, landmarks: [0, 1])
    case .decimals(let decimals), .signed(let decimals), .sum(let decimals):
      number(decimals: decimals).text(interval)
    case .probability, .plain: number(decimals: 4).text(interval)
    }
  }
}
