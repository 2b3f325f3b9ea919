import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A crosswalk that stands in a file, or that the program carries, by the names of its units and, where it has them, by
/// their codes.
struct CrosswalkFile {
  /// By names.
  let names: Crosswalk
  /// By codes.
  let codes: Crosswalk?
  /// What the new units are called, by their codes.
  private let nameOfCode: [String: String]

  /// The crosswalk of merged provinces, which is taken where none is named.
  static let provinces = "provinces-2025"

  /// A line.
  private struct Line {
    var names: (old: String, new: String)
    var codes: (old: String, new: String)?
    var share: Double
    var from: String
  }

  /// Reads a crosswalk: the columns `old` and `new`, and where wanted `share`, `from`, `old_code` and `new_code`.
  ///
  /// - Parameters:
  ///   - word: the name of one that the program carries, or a path.
  ///   - day: the day of which the units are wanted; the last if `nil`.
  /// - Throws: `TableError` naming the line; `WaveError`; `UsageError` for a name that there is none of.
  init(_ word: String, day: String? = nil) throws {
    let lines: [Line]
    if BuiltInFile.isPath(word) {
      lines = try Self.lines(word)
    } else {
      guard let file = BuiltInFile.crosswalks.first(where: { $0.name == word }) else {
        throw UsageError(
          "\(TableError.unknown("crosswalk", word, among: BuiltInFile.crosswalks.map(\.name))); one of your own is a file that "
            + "ends in .csv")
      }
      lines = Self.lines(of: file)
    }
    func crosswalk(_ units: (Line) -> (old: String, new: String)?) throws -> Crosswalk? {
      let parts = lines.compactMap { line in
        units(line).map { Crosswalk.Part($0.old, $0.new, share: line.share, from: line.from) }
      }
      guard parts.count == lines.count, !parts.isEmpty else { return nil }
      let all = try Crosswalk(parts)
      return try day.map { try all.onDay($0) } ?? all
    }
    names = try crosswalk { $0.names } ?? Crosswalk([])
    codes = try crosswalk { $0.codes }
    nameOfCode = Dictionary(
      lines.compactMap { line in line.codes.map { ($0.new, line.names.new) } },
      uniquingKeysWith: { $1 })
  }

  /// The crosswalk in the spelling of some units: by codes where one of them is a code and no name.
  func spelled(as units: [String]) -> Crosswalk {
    guard let codes else { return names }
    let (named, coded) = (Self.units(of: names), Self.units(of: codes))
    return units.contains { coded.contains($0) && !named.contains($0) } ? codes : names
  }

  /// What a new unit is called, whose code or name is given.
  func name(of unit: String) -> String { nameOfCode[unit] ?? unit }

  private static func units(of crosswalk: Crosswalk) -> Set<String> {
    Set(crosswalk.parts.flatMap { [$0.old, $0.new] })
  }

  /// The lines of a file that the program carries.
  private static func lines(of file: BuiltInFile) -> [Line] {
    let rows = file.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { row in
      let cells = Dictionary(zip(header, row), uniquingKeysWith: { $1 })
      func cell(_ name: String) -> String { cells[name] ?? "" }
      return Line(
        names: (cell("old"), cell("new")), codes: (cell("old_code"), cell("new_code")), share: 1,
        from: cell("from"))
    }
  }

  private static func lines(_ path: String) throws -> [Line] {
    let table = try GivenTable(
      path: path,
      .init(
        lines: "parts of a crosswalk", needed: ["old", "new"],
        further: ["from", "old_code", "new_code", "share"],
        texts: ["old", "new", "from", "old_code", "new_code"]))
    guard table.has("old_code") == table.has("new_code") else {
      throw TableError(
        "\"\(path)\" has codes of the one kind of units alone; give old_code and new_code")
    }
    return try (0..<table.rows).map { row in
      Line(
        names: (try table.text("old", row), try table.text("new", row)),
        codes: table.has("old_code")
          ? (try table.text("old_code", row), try table.text("new_code", row)) : nil,
        share: table.has("share") ? try table.number("share", row) : 1,
        from: try table.textIfGiven("from", row) ?? "")
    }
  }

  /// Estimates of units: the columns `unit`, `estimate`, `se` and `population`.
  ///
  /// - Throws: `TableError` naming the line.
  static func estimates(_ path: String) throws -> [Crosswalk.OldUnit] {
    let table = try GivenTable(
      path: path,
      .init(
        lines: "estimates", needed: ["unit", "estimate", "se", "population"], texts: ["unit"],
        isClosed: false))
    return try (0..<table.rows).map { row in
      let error = try table.number("se", row, atLeast: 0)
      return Crosswalk.OldUnit(
        try table.text("unit", row), try table.number("estimate", row), variance: error * error,
        population: try table.number("population", row))
    }
  }
}
