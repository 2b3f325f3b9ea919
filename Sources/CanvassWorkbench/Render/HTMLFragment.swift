import Mustache

/// The blocks of an answer as HTML, without the page around them.
struct HTMLFragment {
  let options: RenderOptions
  /// Added to the level of every heading: a notebook has headings of its own above.
  var headingShift = 0

  /// The HTML of all blocks; the warnings stand below the title.
  func text(_ answer: Answer) throws -> String {
    var parts: [String] = []
    var warnings = answer.warnings.map(VisibleText.of)
    func placeWarnings() throws {
      if warnings.isEmpty { return }
      parts.append(
        try Self.render(
          Self.warningsTemplate, Warnings(word: answer.language.phrases.page.warning, all: warnings)
        ))
      warnings = []
    }
    for (index, block) in answer.output.blocks.enumerated() {
      if case .heading = block, index == 0 {
        parts.append(try self.block(block, language: answer.language))
        try placeWarnings()
      } else {
        try placeWarnings()
        parts.append(try self.block(block, language: answer.language))
      }
    }
    try placeWarnings()
    return parts.joined(separator: "\n")
  }

  private func block(_ block: OutputBlock, language: Language) throws -> String {
    switch block {
    case .heading(let words, let level):
      let level = min(6, max(1, level + headingShift))
      return try Self.render("<h{{level}}>{{words}}</h{{level}}>", Heading(level, words))
    case .paragraph(let prose): return try Self.render("<p>{{.}}</p>", prose)
    case .list(let points):
      return try Self.render("<ul>\n{{#.}}<li>{{.}}</li>\n{{/.}}</ul>", points)
    case .code(let lines): return try Self.render("<pre><code>{{.}}</code></pre>", lines)
    case .table(let table): return Self.text(table, language)
    case .figure(let figure):
      guard let drawer = options.drawer else {
        return try Self.render(
          "<p class=\"note\">{{note}}: {{title}}</p>",
          FigureView(
            title: VisibleText.of(figure.title), note: language.phrases.page.figureLeftOut, svg: "")
        )
      }
      let description = FigureDescription(figure, language: language)
      return try Self.render(
        "<figure tabindex=\"0\">\n{{{svg}}}\n</figure>",
        FigureView(
          title: "", note: "",
          svg: description.labelling(try drawer.svg(figure, language: language))))
    }
  }

  private static func render(_ template: String, _ context: Any) throws -> String {
    do {
      return try MustacheTemplate(string: template).render(context)
    } catch {
      throw RenderError("the HTML page cannot be made: \(error)")
    }
  }

  private struct Heading {
    var level: Int
    var words: String
    init(_ level: Int, _ words: String) {
      self.level = level
      self.words = words
    }
  }

  private struct Warnings {
    var word: String
    var all: [String]
  }

  private struct FigureView {
    var title: String
    var note: String
    var svg: String
  }

  /// A table, its cells with the class that aligns them; the cells that say which row it is are its
  /// headings. It may have a million rows, so that it is written straight on.
  private static func text(_ table: OutputTable, _ language: Language) -> String {
    let sides = table.headings.map { $0.alignment == .trailing ? "n" : "w" }
    // A box that scrolls is reached by the keyboard, too.
    var text = "<div class=\"table\" tabindex=\"0\"><table>\n"
    if !table.caption.isEmpty {
      text += "<caption>" + HTMLText.escape(table.caption) + "</caption>\n"
    }
    text += "<thead><tr>"
    for (heading, side) in zip(table.headings, sides) {
      text += "<th class=\"\(side)\" scope=\"col\">" + HTMLText.escape(heading.text) + "</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    let tags = sides.indices.map { column in
      column < table.identifying
        ? ("<th class=\"\(sides[column])\" scope=\"row\">", "</th>")
        : ("<td class=\"\(sides[column])\">", "</td>")
    }
    // Words in a column of numbers may be broken; numbers and their intervals stay on one line.
    let opening = sides.indices.map { column in
      (tags[column].0, tags[column].0.replacing("class=\"n\"", with: "class=\"n words\""))
    }
    // A sign besides the colour; it is the one that figures have.
    let mark =
      "<span class=\"mark\" role=\"img\" aria-label=\"\(language.phrases.page.attention)\">◆</span>&nbsp;"
    for (number, row) in table.rows.enumerated() {
      let isMarked = table.emphasised.contains(number)
      text += isMarked ? "<tr class=\"weak\">" : "<tr>"
      for (column, cell) in row.enumerated() {
        let isWords = sides[column] == "n" && !cell.contains(where: \.isNumber)
        text += isWords && cell.contains(" ") ? opening[column].1 : opening[column].0
        if isMarked, column == 0 { text += mark }
        text += HTMLText.escape(cell)
        text += tags[column].1
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table></div>"
  }

  private static let warningsTemplate =
    "<div class=\"warnings\">\n{{#all}}<p><strong>{{word}}:</strong> {{.}}</p>\n{{/all}}</div>"
}
