import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The answers that items allow: a five-point scale, as a rule.
public struct ResponseScale: Sendable, Equatable {
  /// The lowest and the highest answer.
  public let range: ClosedRange<Double>
  /// The answers that count as satisfied, such as 4 and 5, ascending.
  public let satisfied: [Double]
  /// The answers of the scale, ascending.
  private let values: [Double]

  /// A scale.
  ///
  /// - Throws: `DiagnosisError` when it has no width or an answer that counts as satisfied is not
  ///   on it.
  public init(values: [Double], satisfied: [Double]) throws {
    guard let low = values.min(), let high = values.max(), low < high else {
      throw DiagnosisError(
        "the scale needs at least two different values, such as 1-5"
      )
    }
    guard high - low <= ResponseScale.widest else {
      throw DiagnosisError(
        "the scale \(shortestText(low))–\(shortestText(high)) is wider than any that people answer on; "
          + "give the lowest and the highest answer, such as 1-5")
    }
    guard !satisfied.isEmpty, satisfied.allSatisfy({ $0 >= low && $0 <= high }) else {
      throw DiagnosisError(
        "the answers that count as satisfied must lie on the scale "
          + "\(shortestText(low))–\(shortestText(high))")
    }
    range = low...high
    self.values = values.sorted()
    self.satisfied = satisfied.sorted()
  }

  /// A scale from 0 to 1000 is the widest that is taken for one.
  private static let widest = 1000.0

  /// The ranges of answers that count as satisfied: those listed, and what lies between two listed
  /// ones that are neighbours on the scale, as 4.5 lies between 4 and 5.
  private var satisfiedRanges: [ClosedRange<Double>] {
    var ranges: [ClosedRange<Double>] = []
    for answer in satisfied {
      if let last = ranges.last,
        !values.contains(where: { $0 > last.upperBound && $0 < answer })
      {
        ranges[ranges.count - 1] = last.lowerBound...answer
      } else {
        ranges.append(answer...answer)
      }
    }
    return ranges
  }

  /// 1 for a satisfied answer, 0 for any other.
  public var satisfaction: Coding { .within(satisfiedRanges) }

  /// Whether every answer of the scale counts as satisfied.
  public var isAllSatisfied: Bool { values.allSatisfy(isSatisfied) }

  /// Whether some answer of the scale counts as satisfied; if none does, only what lies between two
  /// answers can, such as an average.
  public var namesAnswers: Bool { values.contains(where: isSatisfied) }

  /// An answer on 0–100.
  public var score: Coding { .percentOfMaximum(range) }

  /// Whether an answer counts as satisfied.
  public func isSatisfied(_ answer: Double) -> Bool {
    satisfaction(answer) == 1
  }
}
