import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The waves of a survey, read and put one after another.
struct StackedSurvey {
  /// What the waves are called, in order.
  let waves: [String]
  /// What is compared.
  let quantities: [Quantity]
  /// Of each quantity, whether it is a share.
  let shares: [Bool]
  let level: Double
  let warnings: [Note]
  /// The first file.
  let path: String
  /// What was said of the design of a wave.
  let designFacts: [Fact]
  private let table: Table
  private let column: String
  private let inside: [Bool]?
  private let design: DesignSpecification

  /// Reads the waves.
  init(
    _ options: TrendOptions, columns patterns: [String], formula: Formula?,
    in session: inout Session
  ) throws {
    let files: [String?] = options.data.isEmpty ? [nil] : options.data.map { $0 }
    let names = options.wave?.names
    let isOne = files.count == 1
    guard let names, isOne ? names.count == 1 : names.count == files.count else {
      throw UsageError(
        isOne
          ? "which column says the wave? Say --wave COLUMN, or --data twice with --wave 2023,2024"
          : "there are \(files.count) files of data; name as many waves, as --wave 2023,2024")
    }
    guard isOne || Set(names).count == names.count else {
      throw UsageError("two waves of --wave have the same name; give each its own")
    }
    var prepared: [PreparedSurvey] = []
    for file in files {
      let survey = try session.survey(options.source(file))
      guard survey.settings.by.isEmpty else {
        throw UsageError("trend has no cells; choose one with --where")
      }
      let measured = try survey.select(patterns) + (formula?.columns ?? [])
      prepared.append(
        try PreparedSurvey(measured, and: isOne ? names : [], of: survey, in: &session))
    }
    let first = prepared[0]
    let measured = try first.survey.select(patterns)
    let codings = try measured.map { try LearntSurvey.coding(of: $0, first) }
    quantities = zip(measured, codings).map { Quantity($0, $1.0) }
    shares = codings.map(\.1)
    level = first.settings.level
    path = first.survey.path
    design = first.settings.design
    designFacts = first.analysed.designFacts()
    var seen = Set<Note>()
    warnings = prepared.flatMap(\.warnings).filter { seen.insert($0).inserted }
    if isOne {
      (table, column, inside) = (first.table, names[0], first.filter)
      let values = try first.table.column(names[0])
      var found = Set<String>()
      let waves = (0..<values.count).compactMap { values.text(at: $0) }.filter {
        found.insert($0).inserted
      }
      self.waves = waves.sorted {
        (Double($0) ?? .infinity, $0) < (Double($1) ?? .infinity, $1)
      }
    } else {
      var kept = Set<String>()
      let needed = (measured + (formula?.columns ?? []) + design.columns).filter {
        kept.insert($0).inserted
      }
      column = Self.wave
      guard !kept.contains(column) else {
        throw UsageError(
          "the data have a column \"\(Self.wave)\"; rename it, or leave one file with --wave \"\(Self.wave)\""
        )
      }
      table = try Table.stacked(
        zip(names, prepared).map { ($0, $1.table) }, columns: needed, label: column)
      inside =
        prepared.contains { $0.filter != nil }
        ? prepared.flatMap { $0.filter ?? [Bool](repeating: true, count: $0.table.rowCount) } : nil
      waves = names
    }
  }

  private static let wave = "wave"

  /// The waves as one design.
  func comparison() throws -> WaveComparison {
    try WaveComparison(quantities, in: table, wave: column, design: design, inside: inside)
  }

  /// The gap between the two waves.
  func decomposition(_ formula: Formula) throws -> OaxacaDecomposition {
    guard waves.count == 2 else {
      throw UsageError(
        "a gap lies between two waves, and there are \(waves.count); choose two with --where")
    }
    let stacked = try WaveComparison.stacked(table, wave: column, design: design)
    let values = try table.column(column)
    let isFirst = (0..<table.rowCount).map { row -> Bool? in
      guard inside?[row] != false, let wave = values.text(at: row) else { return nil }
      return wave == waves[1] ? true : wave == waves[0] ? false : nil
    }
    return try OaxacaDecomposition(formula, in: table, design: stacked, isFirst: isFirst)
  }

  /// What was asked.
  func input(_ columns: [String], _ formula: String?) -> [Fact] {
    [
      .text("data", path), .texts("waves", waves), .texts("columns", columns),
      .text("decompose", formula), .number("level", level),
    ]
  }
}
