/// A figure in words, for those who do not see it: its title, and every value that it shows.
struct FigureDescription {
  let title: String
  let values: String

  init(_ figure: Figure, language: Language) {
    title = VisibleText.of(figure.title)
    values =
      switch figure {
      case .whiskers(let figure): VisibleText.of(Self.values(figure, language))
      case .heatMap(let figure): VisibleText.of(Self.values(figure, language))
      }
  }

  private static func values(_ figure: WhiskerFigure, _ language: Language) -> String {
    let numbers = figure.numbers(language)
    var parts = zip(figure.points, numbers).map { point, number in
      "\(point.label): \(number)"
        + (point.emphasised ? " (\(language.phrases.page.attention))" : "")
    }
    if figure.target != nil { parts.append(figure.targetLabel) }
    return sentence(figure.axis, parts)
  }

  private static func values(_ figure: HeatMapFigure, _ language: Language) -> String {
    let parts = figure.rows.indices.map { row in
      let cells = figure.columns.indices.map { column in
        let value = figure.value(row, column).map { figure.label($0, language) }
        return
          "\(figure.columns[column]) \(value ?? figure.absence ?? language.phrases.page.noValue)"
      }
      return "\(figure.rows[row]): " + cells.joined(separator: ", ")
    }
    return sentence(figure.legend, parts)
  }

  private static func sentence(_ measure: String, _ parts: [String]) -> String {
    measure + (measure.isEmpty ? "" : ". ") + parts.joined(separator: "; ") + "."
  }

  /// The SVG as an image with this name and description (SVG 2, 5.8; WAI-ARIA graphics).
  func labelling(_ svg: String) -> String {
    guard svg.hasPrefix("<svg"), let end = svg.firstIndex(of: ">") else { return svg }
    let name = Drawing.identifier(of: title + values)
    let opening = svg[svg.index(svg.startIndex, offsetBy: 4)..<end]
    return "<svg role=\"img\" aria-labelledby=\"\(name)-t \(name)-d\"\(opening)>"
      + "<title id=\"\(name)-t\">\(HTMLText.escape(title))</title>"
      + "<desc id=\"\(name)-d\">\(HTMLText.escape(values))</desc>"
      + svg[svg.index(after: end)...]
  }
}
