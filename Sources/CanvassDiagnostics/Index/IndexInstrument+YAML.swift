import CanvassNumerics
import CanvassTables

extension IndexInstrument {
  /// Reads an instrument.
  ///
  /// ```yaml
  /// title: {en: PAR Index 2024, vi: Chỉ số cải cách hành chính 2024}
  /// year: 2024
  /// sources: ["news article, 2025"]
  /// total: 100
  /// areas:
  ///   survey:
  ///     title: Sociological survey
  ///     points: 32
  ///     components:
  ///       sipas: {title: SIPAS, points: unpublished, survey: citizens, scores: percent}
  /// ```
  ///
  /// - Throws: `TableError` with the line where it is none; `IndexError` for points that do not add up.
  public init(contentsOf path: String) throws {
    try self.init(YAMLNode(path: path), file: path)
  }

  init(_ node: YAMLNode?, file: String) throws {
    guard let top = node, !top.isEmpty else {
      throw TableError("\"\(file)\" is empty; an instrument has the key areas with components")
    }
    let keys = try top.values(["title", "year", "sources", "note", "total", "areas"])
    title = try keys["title"].map(LocalizedText.init) ?? LocalizedText(file)
    year = try keys["year"]?.text()
    sources = try keys["sources"]?.list().map { try $0.text() } ?? []
    note = try keys["note"].map(LocalizedText.init)
    total = try keys["total"]?.number() ?? 100
    areas = []
    components = []
    guard let node = keys["areas"] else {
      throw top.error("the key areas is missing; an instrument has areas with components")
    }
    for (key, value) in try node.entries() {
      let keys = try value.values(["title", "points", "components"])
      let name = try key.text()
      areas.append(
        Area(
          name: name, title: try keys["title"].map(LocalizedText.init) ?? LocalizedText(name),
          points: try Self.points(keys["points"])))
      guard let inside = keys["components"] else {
        throw value.error("area \"\(name)\" has no components")
      }
      for (key, value) in try inside.entries() {
        let component = try Self.component(try key.text(), value, area: areas.count - 1)
        guard !components.contains(where: { $0.name == component.name }) else {
          throw key.error("the component \"\(component.name)\" stands in two areas")
        }
        components.append(component)
      }
    }
    _ = try filled()
  }

  private static func component(_ name: String, _ node: YAMLNode, area: Int) throws -> Component {
    let keys = try node.values(["title", "points", "survey", "statistic", "scores", "optional"])
    var component = Component(
      name: name, title: try keys["title"].map(LocalizedText.init) ?? LocalizedText(name),
      area: area,
      points: try points(keys["points"]), survey: try keys["survey"]?.text())
    if let node = keys["statistic"] {
      component.statistic = try choice(node, Statistic.allCases)
    }
    if let node = keys["scores"] { component.unit = try choice(node, Unit.allCases) }
    component.isOptional = try keys["optional"]?.truth() ?? false
    return component
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ node: YAMLNode, _ all: [Choice]
  ) throws -> Choice {
    let word = try node.text()
    guard let choice = Choice(rawValue: word) else {
      throw node.error(TableError.unknown("word", word, among: all.map(\.rawValue)).reason)
    }
    return choice
  }

  /// Points, or the word `unpublished`.
  private static func points(_ node: YAMLNode?) throws -> Double? {
    guard let node else { return nil }
    if try node.text(as: "points, or unpublished") == "unpublished" { return nil }
    let points = try node.number()
    guard points >= 0 else { throw node.unexpected("points, or unpublished") }
    return points
  }
}
