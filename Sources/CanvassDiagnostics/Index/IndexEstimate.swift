import CanvassNumerics
import CanvassSampling
import CanvassTables

/// An index with the error that its surveys bring into it.
///
/// With scores s and points P the index is a sum,
///
///     I = r · Σ_c a_c s_c,   a_c = P_c / 100 for a score in percent, 1 for one in points,
///
/// and its variance g′Vg with g_c = r·a_c and V the covariance of the scores. r = 1; where optional components are
/// left out, r brings the points of the others to those of the whole. The part of component c in the variance is
/// g_c (Vg)_c / g′Vg; these add up to one.
///
/// Appraised and counted components have no sampling error. They may be wrong in other ways, of which the
/// interval says nothing, unless an error was given for them; no sample makes that smaller. A sum of which one error is not
/// known has none that is.
public struct IndexEstimate: Sendable {
  /// A component with what it adds.
  public struct Component: Sendable {
    /// The component of the instrument.
    public var component: IndexInstrument.Component
    /// The score as it was given.
    public var score: IndexScores.Score
    /// Its points in the index.
    public var points: CoefficientEstimate
    /// Its part of the variance of the whole; `nil` where that is zero.
    public var varianceShare: Double?
  }

  /// The instrument, with all points that are known.
  public let instrument: IndexInstrument
  /// The components that have a score.
  public let components: [Component]
  /// The areas, as the instrument has them; `nil` for one without a score.
  public let areas: [CoefficientEstimate?]
  /// The whole.
  public let total: CoefficientEstimate
  /// What comes from surveys.
  public let surveyShare: CoefficientEstimate
  /// What the points were multiplied by, since optional components are left out.
  public let rescaling: Double
  /// The variance of the whole, by where it comes from.
  let sources: VarianceSources

  /// The index of some scores.
  ///
  /// - Parameter instrument: with the points that are known (`filled`).
  /// - Throws: `IndexError` for a score of no component, a missing score, one out of range, and one in percent of
  ///   points that are not known.
  public init(_ instrument: IndexInstrument, _ scores: IndexScores) throws {
    let names = scores.scores.map(\.component)
    for (place, name) in names.enumerated() {
      _ = try instrument.component(name)
      if names.firstIndex(of: name) != place {
        throw IndexError("the component \"\(name)\" has two scores; give one of them")
      }
    }
    let absent = instrument.components.filter { !names.contains($0.name) }
    if let missing = absent.first(where: { !$0.isOptional }) {
      guard missing.survey != nil else {
        throw IndexError(
          "the component \"\(missing.name)\", which comes from no survey, has no score; give it one"
        )
      }
      throw IndexError("the component \"\(missing.name)\" has no score; give it one")
    }
    try Self.checkRoom(for: scores.scores, in: instrument)
    let rescaling = try Self.rescaling(instrument, without: absent)
    var gradient: [Double] = []
    var parts: [IndexInstrument.Component] = []
    for score in scores.scores {
      let component = try instrument.component(score.component)
      gradient.append(rescaling * (try Self.factor(component, score.value)))
      parts.append(component)
    }
    let weighted = scores.covariance * gradient
    sources = VarianceSources(
      gradient, scores.covariance, isSampled: parts.map { $0.survey != nil })
    func sum(_ term: String, of places: [Int]) -> CoefficientEstimate {
      var (value, variance, freedom) = (0.0, 0.0, Double.infinity)
      for i in places {
        value += gradient[i] * scores.scores[i].value
        for j in places { variance += gradient[i] * scores.covariance[i, j] * gradient[j] }
        if scores.covariance[i, i] > 0 {
          freedom = min(freedom, scores.scores[i].degreesOfFreedom)
        }
      }
      return CoefficientEstimate(
        term: term, value: value, variance: variance.isNaN ? .nan : max(variance, 0),
        degreesOfFreedom: variance.isNaN ? .nan : freedom)
    }
    let total = sum("total", of: Array(parts.indices))
    let found = parts.indices.map { i in
      Component(
        component: parts[i], score: scores.scores[i], points: sum(parts[i].name, of: [i]),
        varianceShare: total.variance > 0 ? gradient[i] * weighted[i] / total.variance : nil)
    }
    self.instrument = instrument
    self.rescaling = rescaling
    self.total = total
    // In the order of the instrument, whatever that of the scores.
    components = instrument.components.compactMap { component in
      found.first { $0.component.name == component.name }
    }
    areas = instrument.areas.indices.map { area in
      let places = parts.indices.filter { parts[$0].area == area }
      return places.isEmpty ? nil : sum(instrument.areas[area].name, of: places)
    }
    surveyShare = sum("survey", of: parts.indices.filter { parts[$0].survey != nil })
  }

  private static func rescaling(
    _ instrument: IndexInstrument, without absent: [IndexInstrument.Component]
  ) throws -> Double {
    if absent.isEmpty { return 1 }
    let left = try instrument.components.filter { component in
      !absent.contains { $0.name == component.name }
    }.map { component in
      guard let points = component.points else { throw pointsNeeded(component) }
      return points
    }.reduce(0, +)
    return instrument.total / left
  }

  /// Components whose points are not known have at least those of their scores, and all of them together no more than
  /// their area and the whole.
  private static func checkRoom(
    for scores: [IndexScores.Score], in instrument: IndexInstrument
  ) throws {
    var needed = 0.0
    for (place, area) in instrument.areas.enumerated() {
      let inside = instrument.components.filter { $0.area == place }.reduce(0) { sum, component in
        let score = scores.first { $0.component == component.name }?.value ?? 0
        return sum + (component.points ?? (component.unit == .points ? score : 0))
      }
      if let points = area.points, inside > points * (1 + 1e-9) {
        throw IndexError(
          "the components of area \"\(area.name)\" need at least \(number: roundedText(inside)) points for their scores, and the "
            + "area has \(number: roundedText(points)); correct the scores or the points")
      }
      needed += area.points ?? inside
    }
    if needed > instrument.total * (1 + 1e-9) {
      throw IndexError(
        "the components need at least \(number: roundedText(needed)) points for their scores, and the whole has "
          + "\(number: roundedText(instrument.total)); correct the scores or the points")
    }
  }

  private static func pointsNeeded(_ component: IndexInstrument.Component) -> IndexError {
    IndexError(
      "the points of \"\(component.name)\" are not published, and are needed here; give them")
  }

  /// Points of the index for each unit of the score.
  private static func factor(_ component: IndexInstrument.Component, _ value: Double) throws
    -> Double
  {
    let most: Double?
    switch component.unit {
    case .percent: most = 100
    case .points: most = component.points
    }
    guard value >= 0, value <= most ?? .infinity else {
      throw IndexError(
        "the score of \"\(component.name)\" is \(number: shortestText(value)); it lies between 0 and "
          + "\(number: shortestText(most ?? .infinity))")
    }
    if component.unit == .points { return 1 }
    guard let points = component.points else { throw pointsNeeded(component) }
    return points / 100
  }
}
