import CanvassTables

/// What the short names of a table stand for, in a list below it: the wording of a question has no room
/// among numbers.
struct ColumnLegend: Sendable {
  /// Labels that are longer than this stand below the table.
  static let longestLabel = 24

  private let lines: [String]

  /// A legend of the columns that a table shows: of all of them where one of the labels is long, else of
  /// none, since each then stands in the table.
  init(of columns: [String], in survey: Survey, _ language: Language) {
    let labels = columns.map { survey.label(of: $0, language) }
    let isLong = zip(columns, labels).contains { $0 != $1 && !Self.isShort($1) }
    // What has no label explains itself.
    lines = isLong ? zip(columns, labels).filter { $0 != $1 }.map { "\($0): \($1)" } : []
  }

  /// A legend of columns and values that stand within expressions, by which names they go there: of those
  /// that the study has words for.
  init(
    ofQuoted columns: [String], values: [(column: String, value: String)] = [],
    in survey: Survey, _ language: Language
  ) {
    var lines: [String] = []
    func add(_ name: String, _ label: String, _ own: String) {
      let line = "\(name): \(label)"
      if label != own, !lines.contains(line) { lines.append(line) }
    }
    for column in columns.flatMap(survey.namedColumns) {
      add(column, survey.label(of: column, language), column)
    }
    for (column, value) in values {
      add("\(column) = \(value)", survey.label(of: value, in: column, language), value)
    }
    self.lines = lines
  }

  /// Whether a label has room among numbers.
  static func isShort(_ label: String) -> Bool { TextWidth.of(label) <= longestLabel }

  /// Whether there is nothing to explain.
  var isEmpty: Bool { lines.isEmpty }

  /// What is set below the table.
  var parts: [ResultPart] { isEmpty ? [] : [.list(lines)] }
}

extension Survey {
  /// What a column is called within a sentence: its label between quotation marks, or its own name.
  func quotedLabel(of column: String, _ language: Language) -> String {
    let label = label(of: column, language)
    return label == column ? column : "“\(label)”"
  }
}
