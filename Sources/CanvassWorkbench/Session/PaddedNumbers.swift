import CanvassNumerics
import CanvassTables

extension Survey {
  /// Sentences about columns that are used as numbers, as they are or in derived ones, and written as
  /// codes are, with leading zeros: `01`, `02`. Where one number is written in several ways, as `001`, `01` and `1`, the codes are one
  /// in every sum.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - codes: those of them whose values are told apart by their spelling.
  func paddedNumbers(
    _ columns: [String], codes: [String], in tables: SurveyTables
  ) throws -> [Note] {
    let roles = roles(of: columnsNeeded(columns), codes: codes)
    var seen: Set<String> = []
    var padded: [(name: String, texts: [String])] = []
    var notes: [Note] = []
    for name in numbers(behind: columns)
    where seen.insert(name).inserted && roles[name] == nil {
      let occurring = tables.spellings(of: name)
      let texts = occurring.map(\.text).filter(Self.isPadded)
      guard !texts.isEmpty else { continue }
      let ways = Dictionary(grouping: occurring) { $0.value ?? .nan }.values
        .filter { $0.count > 1 && $0.contains { Self.isPadded($0.text) } }
        .map { $0.map(\.text) }.sorted { $0[0] < $1[0] }
      guard let first = ways.first else {
        padded.append((name, texts))
        continue
      }
      let (count, spellings) = (ways.count, Self.listed(first))
      notes.append(
        Note {
          $0.surveyNotes.writtenDifferently(
            count, like: spellings, in: name, name: expressionName(name))
        })
    }
    guard let first = padded.first else { return notes }
    let (shown, others) = (padded.prefix(4).map(\.name), max(0, padded.count - 4))
    let values = Self.listed(first.texts)
    notes.append(
      Note {
        $0.surveyNotes.padded(
          shown, others: others, values: values, name: expressionName(first.name))
      })
    return notes
  }

  /// Columns that are measured, and those that derived ones are computed from as numbers, be these
  /// measured or cells, conditions or parts of the design.
  func numbers(behind columns: [String]) -> [String] {
    let derivations = derivations(behind: columnsNeeded(columns))
    return columns + derivations.flatMap { $0.expression.numberColumns }
  }

  private static func listed(_ texts: [String]) -> String {
    texts.prefix(4).map { excerpt(of: $0) }.joined(separator: ", ") + (texts.count > 4 ? ", …" : "")
  }

  /// Whether a number begins with a zero before another digit.
  private static func isPadded(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    guard digits.popFirst() == UInt8(ascii: "0"), let next = digits.first else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }
}

extension SurveyTables {
  /// The different ways in which the numbers of a column are written, where these are known; ascending.
  fileprivate func spellings(of name: String) -> [Level] {
    if let known = spellings[name] { return known }
    guard case .coded(let coded)? = try? answers.column(name), coded.isNumeric else { return [] }
    return coded.levelsInOrder.map { coded.levels[$0] }
  }
}
