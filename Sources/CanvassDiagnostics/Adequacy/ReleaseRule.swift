import CanvassSampling
import CanvassTables

/// A rule of a statistical office on which estimates may be shown. A diagnosis carries the mark of each of
/// its rules, and what shows them goes through these marks: another rule is another type.
public protocol ReleaseRule: Sendable {
  /// Its key in JSON, and the heading of its column in CSV.
  var key: String { get }
  /// What it is called within a sentence, with an article where the language has one.
  var title: LocalizedText { get }
  /// Its mark of a proportion.
  func mark(_ proportion: Estimate) -> ReliabilityMark
}

/// The rules that are used unless others are asked for.
public let standardReleaseRules: [any ReleaseRule] = [NCHSProportion(), StatisticsCanadaRule()]

/// The mark that a rule gives.
public struct RuleMark: Sendable {
  /// The rule.
  public let rule: any ReleaseRule
  /// Its mark.
  public let mark: ReliabilityMark

  /// The mark that a rule gives to a proportion.
  public init(_ rule: any ReleaseRule, of proportion: Estimate) {
    self.rule = rule
    mark = rule.mark(proportion)
  }
}
