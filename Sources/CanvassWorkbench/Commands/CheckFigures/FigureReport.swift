import CanvassDiagnostics

/// What is wrong with published figures, as an answer.
struct FigureReport: Sendable {
  let check: FigureCheck
  let figures: [PublishedFigure]
  let leftOut: [FigureTable.LeftOut]
  let words: any Phrases

  var output: Output { Output(parts, words) }

  private var unchecked: Int { leftOut.reduce(0) { $0 + $1.lines.count } }

  private var parts: [ResultPart] {
    let made = check.made.values.reduce(0, +)
    var parts: [ResultPart] = [
      .heading(words.figures.title, level: 1),
      .paragraph(
        words.figures.summary(
          figures: figures.count, checks: made, findings: check.findings.count,
          leftOut: leftOut)),
      .table(table),
    ]
    if !check.findings.isEmpty {
      parts.append(.list(check.findings.map { words.figures.sentence($0, number(in: $0)) }))
    }
    parts += [
      .fact(.count("figures", figures.count)), .fact(.count("unchecked", unchecked)),
      .table(left),
      .fact(
        .record(
          "checks",
          FigureFinding.Check.allCases.map { .count($0.rawValue, check.made[$0] ?? 0) })),
    ]
    return parts
  }

  /// Counts and ranks are as they were printed, other figures have two decimals.
  private func number(in finding: FigureFinding) -> (Double) -> String {
    { value in
      finding.isOfCounts ? words.observed(value) : words.number(decimals: 2).text(value)
    }
  }

  private var left: ResultTable {
    let fields: [Field<FigureTable.LeftOut>] = [
      .text("measure") { $0.measure }, .list("lines") { $0.lines.map { .count($0) } },
      .text("meant") { $0.meant },
    ]
    return ResultTable(key: "leftOut", for: .json, fields, of: leftOut)
  }

  private var table: ResultTable {
    let words = words
    let style: @Sendable (FigureFinding) -> NumberStyle = { $0.isOfCounts ? .plain : .decimals(2) }
    let fields: [Field<FigureFinding>] = [
      .text("check", words.figures.check) { $0.check.rawValue }
        .worded { words.figures.name($0.check) },
      .text("gravity", words.figures.gravity) { $0.gravity.rawValue }
        .worded { words.figures.name($0.gravity) },
      .text("unit", words.ranks.unit) { $0.unit }, .text("year", words.figures.year) { $0.year },
      .text("index", words.figures.index) { $0.index },
      .number("found", words.figures.printed, style: style) { $0.found },
      .number("lower", words.figures.least, style: style) { $0.lower },
      .number("upper", words.figures.most, style: style) { $0.upper },
      .text("lines", words.figures.lines) {
        $0.lines.map { "\($0)" }.joined(separator: " ")
      }.only([.people, .records]), .list("lines") { $0.lines.map { .count($0) } }.only(.json),
    ]
    return ResultTable(key: "findings", for: .programs, fields, of: check.findings, identifying: 3)
  }
}
