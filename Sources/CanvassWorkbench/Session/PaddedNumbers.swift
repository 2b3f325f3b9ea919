import CanvassNumerics
import CanvassTables

extension Survey {
  /// Sentences about columns that are used as numbers and written as codes are, with leading zeros:
  /// `01`, `02`. Where one number is written in several ways, as `001`, `01` and `1`, the codes are one
  /// in every sum.
  ///
  /// - Parameters:
  ///   - columns: what is measured.
  ///   - codes: those of them whose values are told apart by their spelling.
  func paddedNumbers(
    _ columns: [String], codes: [String], in tables: SurveyTables
  ) throws -> [String] {
    let roles = try roles(of: columnsNeeded(columns), codes: codes)
    var seen: Set<String> = []
    var padded: [(name: String, texts: [String])] = []
    var sentences: [String] = []
    for name in columns where seen.insert(name).inserted && roles[name] == nil {
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
      sentences.append(
        "\"\(name)\" writes "
          + counted(ways.count, "number in different ways", "numbers in different ways")
          + " (\(Self.listed(first))\(ways.count > 1 ? "; …" : "")), which are the same in this answer; "
          + "if they are codes, \(Self.advice(name))")
    }
    guard let first = padded.first else { return sentences }
    let names = padded.prefix(4).map { "\"\($0.name)\"" }.joined(separator: ", ")
    sentences.append(
      "\(names)\(padded.count > 4 ? " and \(padded.count - 4) more" : "") "
        + oneOrMany(padded.count, "is", "are")
        + " written with leading zeros (\(Self.listed(first.texts))) and used as "
        + oneOrMany(padded.count, "a number", "numbers")
        + "; if these are codes, \(Self.advice(first.name))")
    return sentences
  }

  private static func listed(_ texts: [String]) -> String {
    texts.prefix(4).map { excerpt(of: $0) }.joined(separator: ", ") + (texts.count > 4 ? ", …" : "")
  }

  private static func advice(_ name: String) -> String {
    "say --text \(name), or factor(\(expressionName(name))) in a formula"
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
