import CanvassNumerics
import CanvassTables

/// Between which factors the weights of rows may be changed.
public struct CalibrationBounds: Sendable, Hashable {
  /// The least factor; may be −∞.
  public let lower: Double
  /// The greatest factor; may be ∞.
  public let upper: Double

  /// Bounds that hold 1.
  ///
  /// - Throws: `CalibrationError.boundsWithoutOne`.
  public init(_ lower: Double, _ upper: Double) throws(CalibrationError) {
    guard lower < 1, upper > 1 else {
      throw .boundsWithoutOne(lower: lower, upper: upper)
    }
    (self.lower, self.upper) = (lower, upper)
  }

  /// Bounds of any kind, such as those of a weight that is to be trimmed.
  init(unchecked lower: Double, _ upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }

  /// Bounds t times as far from 1; a lower one that is not negative stays so.
  func widened(_ t: Double) -> CalibrationBounds {
    let low = 1 - t * (1 - lower)
    return CalibrationBounds(unchecked: lower >= 0 ? max(low, 0) : low, 1 + t * (upper - 1))
  }
}

extension CalibrationBounds: CustomStringConvertible {
  /// "0.4 to 1.9".
  public var description: String { words.description }

  /// The same as part of a sentence.
  var words: Sentence { "\(number: shortestText(lower)) to \(number: shortestText(upper))" }
}
