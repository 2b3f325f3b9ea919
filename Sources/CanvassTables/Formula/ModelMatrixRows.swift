import CanvassNumerics

/// Rows of a table as the variables of a formula that was fitted, so that columns can be made of them
/// with one variable changed.
public struct ModelMatrixRows: Sendable {
  /// How they become columns.
  public let coding: ModelMatrixCoding
  /// The rows of the table, ascending.
  public let rows: [Int]
  /// The sum of the offsets, in these rows.
  public let offset: [Double]?
  private let values: [FormulaValues]
  private let table: Table

  /// The rows of a table that have a value in every variable on the right of the formula.
  ///
  /// - Parameters:
  ///   - candidates: the rows to look at; all if `nil`.
  ///   - name: what to call the table in errors.
  /// - Throws: `TableError` for a column that is missing, of another type, or with a category
  ///   that the fit has not seen.
  public init(
    _ coding: ModelMatrixCoding, _ table: Table, rows candidates: [Int]? = nil,
    named name: String = "the table"
  ) throws {
    let formula = coding.formula
    let known = Set(table.names)
    for column in (formula.variables + formula.offsets).flatMap(\.expression.columns)
    where !known.contains(column) {
      throw TableError(
        "\(name) has no column \"\(column)\", which the formula \(formula) needs; add it")
    }
    let all = try formula.variables.map { try FormulaValues($0, in: table) }
    let offsets = try formula.offsets.map { try FormulaValues($0, in: table) }
    let looked = candidates ?? Array(0..<table.rowCount)
    var isMissing = [Bool](repeating: false, count: looked.count)
    for part in all + offsets { part.mark(missingOf: looked, in: &isMissing) }
    let rows = looked.indices.filter { !isMissing[$0] }.map { looked[$0] }
    values = try all.indices.map { index in
      try coding.recoded(
        all[index], formula.variables[index].name, coding.variables[index], rows, name)
    }
    offset = try ModelMatrix.sum(offsets, formula, rows)
    self.rows = rows
    self.coding = coding
    self.table = table
  }

  /// The model matrix of the rows.
  public var matrix: Matrix { coding.matrix(values, count: rows.count) }

  /// By column of the model matrix that is a power of a variable, what its rounding left over.
  ///
  /// - Throws: `TableError` for a column that cannot be read.
  public func lowParts() throws -> [Int: [Double]] {
    try ModelMatrix.lowParts(of: matrix, coding, table, rows)
  }

  /// The model matrix with one variable at one of its categories in every row.
  public func matrix(setting factor: Effect.Factor, to level: Int) -> Matrix {
    var changed = values
    changed[factor.variable] = .categories(
      [Int](repeating: level, count: rows.count), labels: factor.levels)
    return coding.matrix(changed, count: rows.count)
  }

  /// The category of each row, by its place among the levels of a variable.
  public func codes(of factor: Effect.Factor) -> [Int] {
    guard case .categories(let codes, _) = values[factor.variable] else { return [] }
    return codes
  }

  /// The derivative of the model matrix by a column, and that of the offset; `nil` where no offset
  /// depends on it.
  ///
  /// - Throws: `TableError` where there is none, as through a rounding or at the root of 0.
  public func slopes(by column: String) throws -> (matrix: Matrix, offset: [Double]?) {
    let formula = coding.formula
    let slopes = try formula.variables.indices.map { index -> [Double]? in
      if case .categories = coding.variables[index] { return nil }
      return try slope(of: formula.variables[index], by: column)
    }
    let offsets = try formula.offsets.compactMap { try slope(of: $0, by: column) }
    let offset = offsets.dropFirst().reduce(offsets.first) { sum, part in
      sum.map { zip($0, part).map { $0 + $1 } }
    }
    return (coding.matrix(values, count: rows.count, slopes: slopes), offset)
  }

  /// The derivative of the expression of a variable; `nil` where the column is not in it.
  private func slope(of variable: FormulaVariable, by column: String) throws -> [Double]? {
    guard variable.expression.root.mentions(column) else { return nil }
    let node = try variable.expression.root.derivative(by: column)
    let evaluator = ExpressionEvaluator(table: table, source: variable.name)
    let series = try evaluator.value(node).numbers ?? .constant(.nan)
    let result = rows.map { series.value(at: $0) }
    if let place = result.firstIndex(where: { !$0.isFinite }) {
      throw TableError(
        "\(variable.name) has no derivative in row \(rows[place] + 1), so \"\(column)\" has no "
          + "effect there; leave the row out")
    }
    return result
  }

  /// What a change can be made in: a column of numbers, or a variable with categories.
  public enum Effect: Sendable {
    /// A column that varies by small changes.
    case slope(column: String)
    /// A variable that goes from one category to another.
    case change(Factor)

    /// A variable with categories.
    public struct Factor: Sendable {
      /// As R writes it.
      public let name: String
      /// The categories, the first being the reference.
      public let levels: [String]
      let variable: Int
    }
  }

  /// The changes that the formula knows, in the order in which it names them.
  public var effects: [Effect] {
    var effects: [Effect] = []
    var seen: Set<String> = []
    let inTerms = Set(coding.formula.terms.joined())
    for (index, variable) in coding.formula.variables.enumerated() where inTerms.contains(index) {
      if case .categories(let labels) = coding.variables[index] {
        effects.append(
          .change(Effect.Factor(name: variable.name, levels: labels, variable: index)))
        continue
      }
      for column in variable.expression.columns where seen.insert(column).inserted {
        guard let known = try? table.column(column), known.isNumeric else { continue }
        effects.append(.slope(column: column))
      }
    }
    return effects
  }
}

extension ModelMatrixCoding {
  /// Whether some variable has categories.
  public var hasCategories: Bool {
    variables.contains { if case .categories = $0 { true } else { false } }
  }

  /// Values of a variable in some rows, its categories in the places that the fit gave them.
  fileprivate func recoded(
    _ values: FormulaValues, _ variable: String, _ coding: Coding, _ rows: [Int], _ table: String
  ) throws -> FormulaValues {
    switch (values, coding) {
    case (.numbers, .categories(let labels)):
      guard case .numbers(let numbers) = values.selecting(rows) else {
        return values
      }
      let codes = try numbers.enumerated().map { place, number in
        try code(of: shortestText(number), labels, variable, rows[place], table)
      }
      return .categories(codes, labels: labels)
    case (.categories(let codes, let own), .categories(let labels)):
      var places = [Int?](repeating: nil, count: own.count)
      let recoded = try rows.map { row in
        if let known = places[codes[row]] { return known }
        let place = try code(of: own[codes[row]], labels, variable, row, table)
        places[codes[row]] = place
        return place
      }
      return .categories(recoded, labels: labels)
    case (.categories(let codes, let own), _):
      let text = rows.first.map { own[codes[$0]] } ?? ""
      throw TableError(
        "\(variable) is text (\"\(text)\") in \(table) and was a number in the fit; write numbers")
    case (.numbers, _): return values.selecting(rows)
    }
  }

  private func code(
    of label: String, _ labels: [String], _ variable: String, _ row: Int, _ table: String
  ) throws -> Int {
    if let code = labels.firstIndex(of: label) { return code }
    throw TableError(
      "\(variable) is \"\(label)\" in row \(row + 1) of \(table), and the fit has no such category "
        + "(\(labels.prefix(8).joined(separator: ", "))\(labels.count > 8 ? ", …" : "")); leave the "
        + "row out")
  }
}
