import CanvassDiagnostics
import CanvassNumerics

struct EnglishFigures: FigurePhrases {
  var title: String { "Published figures" }

  func summary(figures: Int, checks: Int, findings: Int, leftOut: [FigureTable.LeftOut]) -> String {
    let unchecked = leftOut.reduce(0) { $0 + $1.lines.count }
    let measures = leftOut.map { measure in
      let lines = measure.lines.map { "\($0)" }.joined(separator: ", ")
      let meant = measure.meant.map { "; did you mean “\($0)”?" } ?? ""
      return
        "“\(excerpt(of: measure.measure))” (\(oneOrMany(measure.lines.count, "line", "lines")) \(lines)\(meant))"
    }.joined(separator: ", ")
    let left =
      unchecked > 0
      ? " \(counted(unchecked, "line")) with other measures \(oneOrMany(unchecked, "was", "were")) left out: \(measures)."
      : ""
    let found = findings == 0 ? "nothing wrong" : counted(findings, "finding")
    return "\(counted(figures, "figure")), \(counted(checks, "check")): \(found).\(left)"
  }

  var check: String { "Check" }
  var gravity: String { "Verdict" }
  var year: String { "Year" }
  var index: String { "Index" }
  var printed: String { "Printed" }
  var least: String { "At least" }
  var most: String { "At most" }
  var lines: String { "Lines" }

  func name(_ check: FigureFinding.Check) -> String {
    switch check {
    case .meanWithinExtremes: "mean between extremes"
    case .meanAgainstCounts: "mean against counts"
    case .gap: "gap"
    case .groups: "groups add up"
    case .parts: "parts add up"
    case .change: "change"
    case .rankChange: "change of rank"
    case .unitWithinExtremes: "unit between extremes"
    case .rankRange: "ranks"
    case .valueRange: "from 0 to 100"
    case .rankOrder: "order of ranks"
    case .duplicates: "one figure, two numbers"
    case .sameNumber: "one number, two figures"
    }
  }

  func name(_ gravity: FigureFinding.Gravity) -> String {
    switch gravity {
    case .impossible: "cannot be right"
    case .suspect: "looks like a slip"
    }
  }

  func sentence(_ finding: FigureFinding, _ number: (Double) -> String) -> String {
    let about = "\(finding.unit), \(finding.index) \(finding.year)"
    let found = number(finding.found)
    let lines = finding.lines.map { "\($0)" }.joined(separator: ", ")
    let place = oneOrMany(finding.lines.count, "line", "lines") + " " + lines
    func limits() -> String {
      switch (finding.lower, finding.upper) {
      case (let lower?, let upper?) where number(lower) == number(upper): "is \(number(lower))"
      case (let lower?, let upper?): "lies between \(number(lower)) and \(number(upper))"
      case (let lower?, nil): "is at least \(number(lower))"
      case (nil, let upper?): "is at most \(number(upper))"
      case (nil, nil): "is another"
      }
    }
    switch finding.check {
    case .meanWithinExtremes, .meanAgainstCounts:
      return "\(about): the mean \(found) cannot be; it \(limits()) (lines \(lines))."
    case .gap:
      return
        "\(about): the gap \(found) is not highest less lowest, which \(limits()) (lines \(lines))."
    case .groups:
      return "\(about): \(found) units, and the number in the groups \(limits()) (lines \(lines))."
    case .parts:
      return "\(about): \(found) is not the sum of the parts, which \(limits()) (lines \(lines))."
    case .change, .rankChange:
      return
        "\(about): the change \(found) is not the difference of the years, which \(limits()) (lines \(lines))."
    case .unitWithinExtremes:
      return
        "\(about): \(found) is beyond the extremes of its group; it \(limits()) (lines \(lines))."
    case .rankRange:
      return
        "\(about): the rank \(found) cannot be; a rank is a whole number, and it \(limits()) (\(place))."
    case .valueRange:
      let verdict = finding.gravity == .impossible ? "cannot be" : "looks like a slip"
      return "\(about): \(found) \(verdict); it \(limits()) (\(place))."
    case .rankOrder:
      return
        "\(about): \(found) has a better rank than a higher value; it \(limits()) (lines \(lines))."
    case .duplicates:
      return
        "\(about): one figure is printed with numbers from \(number(finding.lower ?? finding.found)) to "
        + "\(number(finding.upper ?? finding.found)) (lines \(lines))."
    case .sameNumber:
      return
        "\(about): \(found) is printed for something else, too; one may be a copy (lines \(lines))."
    }
  }
}
