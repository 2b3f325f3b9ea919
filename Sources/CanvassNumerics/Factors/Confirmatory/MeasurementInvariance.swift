/// What groups have in common in a measurement model with means.
///
/// W. Meredith, Psychometrika 58 (1993).
public enum MeasurementInvariance: Sendable, Equatable, CaseIterable {
  /// The pattern only: loadings and intercepts differ between groups.
  case configural
  /// The loadings too.
  case metric
  /// The loadings and the intercepts; factors have mean 0 in the first group and free means in the
  /// others.
  case scalar

  var sharesLoadings: Bool { self != .configural }
  var sharesIntercepts: Bool { self == .scalar }
}
