import CanvassNumerics
import CanvassTables

/// How an index is put together: areas with components, what each is worth, and which of them come from a
/// survey. It is data (`datasets/instruments/`), and a new round of an index is a new file.
public struct IndexInstrument: Sendable {
  /// What a component's score is measured in.
  public enum Unit: String, Sendable, CaseIterable {
    /// Points of the index, from 0 to the component's points.
    case points
    /// Percent of the component's points.
    case percent
  }

  /// How answers of a survey become a score.
  public enum Statistic: String, Sendable, CaseIterable {
    /// The share of answers that are satisfied, all items pooled.
    case satisfied
    /// The mean answer, from 0 to 100.
    case mean
    /// The share of people with nothing but satisfied answers.
    case allSatisfied = "all-satisfied"
  }

  /// A part of an area that has a score.
  public struct Component: Sendable {
    /// Its key.
    public var name: String
    /// What it is called.
    public var title: LocalizedText
    /// The place of its area.
    public var area: Int
    /// What it is worth at most; `nil` where that was not published.
    public var points: Double?
    /// The survey that it comes from; `nil` for one that is appraised or counted.
    public var survey: String?
    /// How that survey's answers are scored.
    public var statistic = Statistic.satisfied
    /// What its score is measured in.
    public var unit = Unit.points
    /// Whether the index can do without it; what is left is then brought to the whole.
    public var isOptional = false
  }

  /// A group of components.
  public struct Area: Sendable {
    /// Its key.
    public var name: String
    /// What it is called.
    public var title: LocalizedText
    /// What it is worth at most; `nil` where that was not published.
    public var points: Double?
  }

  /// What it is called.
  public var title: LocalizedText
  /// The year or years that it was used in, as they are written.
  public var year: String?
  /// Where this is known from.
  public var sources: [String]
  /// What the reader should know.
  public var note: LocalizedText?
  /// The points of the whole.
  public var total: Double
  /// The areas.
  public var areas: [Area]
  /// The components, area by area.
  public var components: [Component]

  /// The instrument with points that the user knows, and with those that follow: where the points of an area are
  /// known and those of all its components but one, the last has the rest; an area whose components are all known
  /// has their sum.
  ///
  /// - Parameter points: by component.
  /// - Throws: `IndexError` for a component that there is none of, and for points that do not add up.
  public func filled(with points: [(component: String, points: Double)] = []) throws
    -> IndexInstrument
  {
    var filled = self
    for (name, value) in points {
      guard let place = components.firstIndex(where: { $0.name == name }) else {
        throw unknown(name)
      }
      guard value.isFinite, value >= 0 else {
        throw IndexError(
          "the points of \"\(name)\" are \(shortestText(value)); they are a number that is not negative"
        )
      }
      if let published = components[place].points, published != value {
        throw IndexError(
          "the points of \"\(name)\" are published, \(shortestText(published)); leave them out, or make an "
            + "instrument of your own")
      }
      filled.components[place].points = value
    }
    for area in areas.indices {
      try filled.fill(area: area)
    }
    let known = filled.components.compactMap(\.points).reduce(0, +)
    if filled.components.allSatisfy({ $0.points != nil }), !isSame(known, total) {
      throw IndexError(
        "the points of the components add up to \(number: roundedText(known)) and not to \(number: roundedText(total)); correct one of "
          + "them")
    }
    if known > total, !isSame(known, total) {
      throw IndexError(
        "the points that are known add up to \(number: roundedText(known)), more than the \(number: roundedText(total)) of the whole; correct "
          + "one of them")
    }
    return filled
  }

  private mutating func fill(area: Int) throws {
    let places = components.indices.filter { components[$0].area == area }
    let unknown = places.filter { components[$0].points == nil }
    let known = places.compactMap { components[$0].points }.reduce(0, +)
    guard let whole = areas[area].points else {
      if unknown.isEmpty { areas[area].points = known }
      return
    }
    if known > whole, !isSame(known, whole) {
      throw IndexError(
        "the components of area \"\(areas[area].name)\" have \(number: roundedText(known)) points, more than the "
          + "\(number: roundedText(whole)) of the area; correct one of them")
    }
    if unknown.count == 1 { components[unknown[0]].points = whole - known }
    if unknown.isEmpty, !isSame(known, whole) {
      throw IndexError(
        "the components of area \"\(areas[area].name)\" have \(number: roundedText(known)) points and the area "
          + "\(number: roundedText(whole)); correct one of them")
    }
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(a, b) }

  /// A component by its key.
  ///
  /// - Throws: `IndexError` for one that there is none of, with the nearest one.
  public func component(_ name: String) throws -> Component {
    guard let component = components.first(where: { $0.name == name }) else { throw unknown(name) }
    return component
  }

  /// The sentence for a component that there is none of.
  func unknown(_ name: String) -> IndexError {
    IndexError(TableError.unknown("component", name, among: components.map(\.name)).reason)
  }
}
