import CanvassSampling
import CanvassTables

/// A survey whose header has been read: names can be resolved, rows have not been looked at.
struct Survey: Sendable {
  let settings: SurveySettings
  let path: String
  let source: any TableSource

  /// Columns of the file, then derived ones.
  var columnNames: [String] {
    source.columnNames
      + settings.derivations.map(\.name).filter { !source.columnNames.contains($0) }
  }

  /// The columns that patterns such as `q01`, `q01-q22` and `q*` stand for.
  func select(_ patterns: [String]) throws -> [String] {
    try selectColumns(patterns, from: columnNames)
  }

  /// Every column that an analysis of `columns` needs: design, cells and filter too.
  func columnsNeeded(_ columns: [String]) throws -> [String] {
    var names = columns + settings.design.columns + settings.by
    if let filter = settings.filter { names += try Expression(parsing: filter).columns }
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }

  /// The columns of the file behind some columns, derived or not.
  ///
  /// - Throws: `TableError` with a suggestion for a name that does not exist.
  func physicalColumns(for columns: [String]) throws -> [String] {
    let physical = Set(source.columnNames)
    var wanted: [String] = []
    var seen = Set<String>()
    func visit(_ name: String, before limit: Int) throws {
      let index = settings.derivations[..<limit].lastIndex { $0.name == name }
      if let index {
        let expression = try Expression(parsing: settings.derivations[index].expression)
        for column in expression.columns { try visit(column, before: index) }
      } else {
        guard physical.contains(name) else {
          if settings.derivations.contains(where: { $0.name == name }) {
            throw TableError(
              "derived column \"\(name)\" is used before it is made; a derived column is made from "
                + "columns of the file and from those derived before it")
          }
          throw TableError.unknown("column", name, among: columnNames)
        }
        if seen.insert(name).inserted { wanted.append(name) }
      }
    }
    for name in columns { try visit(name, before: settings.derivations.count) }
    return wanted
  }

  /// The table with the derived columns that some columns need. Codes that mean no answer are taken
  /// out first, so that no expression takes a 9 for an answer.
  func deriving(_ columns: [String], analysed: [String], in base: Table) throws -> Table {
    var needed = Set(columns)
    for derivation in settings.derivations.reversed() where needed.contains(derivation.name) {
      needed.formUnion(try Expression(parsing: derivation.expression).columns)
    }
    var table = base
    let recoded = try missingCodes(analysed)
    for (name, codes) in recoded where table.contains(name) {
      table.set(name, to: try table.column(name).recodingMissing(codes))
    }
    for derivation in settings.derivations where needed.contains(derivation.name) {
      let expression = try Expression(parsing: derivation.expression)
      table.set(derivation.name, to: try expression.evaluate(in: table))
    }
    return table
  }

  /// The cells of `--by` within `--where`.
  func domains(in table: Table) throws -> Domains {
    try Domains(by: settings.by, filter: filter(in: table), in: table)
  }

  /// The rows inside `--where`, and inside the cell that is looked at; `nil` for all.
  func filter(in table: Table) throws -> [Bool]? {
    guard let filter = settings.filter else { return settings.rows }
    let inside = try Expression(parsing: filter).filter(in: table)
    return settings.rows.map { zip($0, inside).map { $0 && $1 } } ?? inside
  }

  /// Codes that mean no answer, by column: those of `--missing` in the columns that are analysed and
  /// those behind them, else those of the study's scale in its items.
  private func missingCodes(_ analysed: [String]) throws -> [String: Set<String>] {
    let names: [String]
    let codes: [String]
    if settings.missing.isEmpty {
      codes = settings.study?.scale.missing ?? []
      names = codes.isEmpty ? [] : Array(itemColumns)
    } else {
      codes = settings.missing
      names = analysed + (try physicalColumns(for: analysed))
    }
    return Dictionary(names.map { ($0, Set(codes)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The columns of the study's items.
  private var itemColumns: Set<String> {
    let patterns = settings.study?.dimensions.flatMap(\.items) ?? []
    return Set((try? select(patterns)) ?? [])
  }

  /// What a column is called in a language.
  func label(of column: String, _ language: Language) -> String {
    settings.study?.label(of: column)?.text(in: language.rawValue) ?? column
  }

  /// What a value of a column is called in a language.
  func label(of value: String, in column: String, _ language: Language) -> String {
    settings.study?.label(of: value, in: column)?.text(in: language.rawValue) ?? value
  }
}
