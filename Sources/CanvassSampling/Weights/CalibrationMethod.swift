/// Which distance weights are calibrated by.
public enum CalibrationMethod: Sendable, Hashable {
  /// Linear (generalised regression).
  case linear
  /// Linear within bounds.
  case linearWithin(CalibrationBounds)
  /// The raking ratio.
  case raking
  /// The raking ratio within bounds.
  case rakingWithin(CalibrationBounds)
  /// Deville & Särndal's logit within bounds.
  case logit(CalibrationBounds)

  /// The bounds, where it has any.
  public var bounds: CalibrationBounds? {
    switch self {
    case .linear, .raking: nil
    case .linearWithin(let bounds), .rakingWithin(let bounds), .logit(let bounds): bounds
    }
  }
}
