import CanvassSampling

/// How many points can be had, and intervals that do not go beyond.
///
/// Points lie between 0 and P, and the limits of an interval by Student's t need not: what lies beyond is no possible
/// value, and leaving it out takes nothing from the coverage.
extension IndexEstimate {
  /// The most points of a component in the index, those that others leave to it included; `nil` where they are not known.
  public func most(_ component: Component) -> Double? {
    component.component.points.map { rescaling * $0 }
  }

  /// The most points of an area, by its place in the instrument.
  public func most(ofArea place: Int) -> Double? {
    sum { $0.component.area == place }
      ?? (rescaling == 1 ? instrument.areas[place].points : nil)
  }

  /// The most points that can come from surveys.
  public var mostFromSurveys: Double? { sum { $0.component.survey != nil } }

  private func sum(of isIn: (Component) -> Bool) -> Double? {
    let inside = components.filter(isIn).map(most)
    return inside.contains(nil) ? nil : inside.reduce(0) { $0 + ($1 ?? 0) }
  }
}

extension Interval {
  /// The part of the interval from 0 to the most that can be.
  ///
  /// - Parameter most: without a limit if `nil`.
  public func cut(at most: Double?) -> Interval {
    Interval(lower: max(0, lower), upper: min(upper, most ?? .infinity))
  }
}
