/// A criterion of loadings whose rows are scaled to length 1, as Kaiser's normalisation does while
/// uncorrelated factors are turned.
///
/// A turn leaves the lengths alone, so its slope takes them as given. For `RotationErrors`; the search
/// itself scales once (`Rotation.Options.kaiser`).
public struct KaiserNormalized: RotationCriterion {
  /// The criterion of the scaled loadings.
  public let criterion: any RotationCriterion

  /// The criterion of scaled loadings.
  public init(_ criterion: any RotationCriterion) { self.criterion = criterion }

  /// As the criterion does.
  public var distinguishesFactors: Bool { criterion.distinguishesFactors }
  /// As the criterion has.
  public var hasGeneralFactor: Bool { criterion.hasGeneralFactor }

  /// The criterion at loadings L scaled, and its slope along turns of L.
  public func evaluate(_ loadings: Matrix) -> (value: Double, gradient: Matrix) {
    let scale = (0..<loadings.rows).map { i in
      let length = LeastSquares.norm(loadings.row(i))
      return length > 0 ? 1 / length : 1
    }
    let (value, gradient) = criterion.evaluate(loadings.scalingRows(by: scale))
    return (value, gradient.scalingRows(by: scale))
  }
}
