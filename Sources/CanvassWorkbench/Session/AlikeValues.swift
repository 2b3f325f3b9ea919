import CanvassNumerics
import CanvassTables

extension Survey {
  /// What the reader should know of the values of codes, cells and the design.
  ///
  /// - Parameters:
  ///   - columns: what is measured; those whose levels the study declares are codes.
  ///   - codes: those of them that are told apart by their spelling.
  func valueNotes(_ columns: [String], codes: [String], in table: Table) -> [Note] {
    let declared = columns.filter { settings.study?.levels[$0] != nil }
    let design = settings.design
    return unusedNames(codes + declared + settings.by, in: table)
      + alikeValues(codes + settings.by + design.strata + design.clusters, in: table)
  }

  /// Sentences about values of columns of codes that look like one value in several spellings: `9`, `09`
  /// and `9.0`, `Huế` and `HUẾ`. They are told apart, and that may be more than was meant.
  func alikeValues(_ columns: [String], in table: Table) -> [Note] {
    var seen: Set<String> = []
    return columns.compactMap { name in
      guard seen.insert(name).inserted, case .coded(let coded)? = try? table.column(name),
        !coded.isLogical
      else { return nil }
      let isText = textColumns.contains(name)
      var groups: [String: [String]] = [:]
      for index in coded.levelsInOrder {
        let text = coded.levels[index].text
        groups[isText ? Self.plain(text) : Self.key(text), default: []].append(text)
      }
      let alike = groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
      guard let first = alike.first else { return nil }
      let listed =
        first.prefix(4).map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", ")
        + (first.count > 4 ? ", …" : "")
      let isNumber = Double(first[0]) != nil && Set(first.map { Self.plain($0) }).count > 1
      let way =
        isNumber ? "number(\(expressionName(name)))" : "trim(lower(\(expressionName(name))))"
      return Note {
        $0.surveyNotes.alike(
          listed, in: name, others: alike.count - 1,
          way: "--derive \(ShellWords.quoted("new=\(way)"))")
      }
    }
  }

  /// The number that a text stands for, else the text without its capitals and outer blanks.
  private static func key(_ text: String) -> String {
    // Longer codes are not what a double can tell apart.
    text.utf8.count <= 15 ? Double(text).map(shortestText) ?? plain(text) : plain(text)
  }

  private static func plain(_ text: String) -> String {
    let lower = text.lowercased()
    let start = lower.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
