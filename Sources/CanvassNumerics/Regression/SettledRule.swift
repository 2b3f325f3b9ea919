/// When an iteration by Newton's method or by scoring has come to its end.
///
/// The decrement sᵀI⁻¹s alone does not tell it. Where rows of small weight say something that no others say, the log-likelihood
/// has next to nothing to gain by it, however far it is to go: so a step must also move none of the linear predictors, which
/// are logarithms of odds or means.
struct SettledRule {
  /// The least that a step can be seen to move.
  static let smallMove = 1e-9
  /// What a step moves at most if it is due to rounding.
  static let visibleMove = 1e-3

  private var previous = Double.infinity

  /// Whether what is left is nothing, or what rounding allows: then it is not much smaller than before.
  mutating func isSettled(
    _ decrement: Double, move: Double, tolerance: Double = 1e-20, smallMove: Double = smallMove
  ) -> Bool {
    defer { previous = decrement }
    if decrement <= tolerance, move <= smallMove { return true }
    return decrement <= 1e-14 && decrement > previous / 4 && move <= Self.visibleMove
  }

  /// Whether a loss is not above what it was, as far as rounding lets it be seen. Where it is near what it was, the score
  /// decides: `slope` is its part along the step, which was `decrement` at the start and must have become smaller.
  static func isNoWorse(
    _ loss: Double, than before: Double, decrement: Double, slope: () -> Double
  ) -> Bool {
    if loss <= before + 1e-13 * abs(before) { return true }
    return loss <= before + 1e-10 * abs(before) && abs(slope()) < decrement
  }
}
