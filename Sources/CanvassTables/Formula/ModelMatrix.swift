import CanvassNumerics

/// The columns that a formula makes of a table, with its response, over the rows that have a value
/// in every variable.
///
/// Columns and their names are those of R's `model.matrix`. A factor is coded by contrasts where the
/// terms before it hold what is left of its term without it, else by an indicator for every category
/// (R's rule, Chambers and Hastie 1992, p. 38); without a constant the first factor has all
/// indicators. Categories that do not occur in these rows are left out.
public struct ModelMatrix: Sendable {
  /// One row for each of `rows`, one column for each of `names`.
  public let matrix: Matrix
  /// The names of the columns, as R writes them.
  public let names: [String]
  /// For each column the position of its term in the formula, −1 for the constant.
  public let termOfColumn: [Int]
  /// The rows of the table that are used, ascending.
  public let rows: [Int]
  /// The rows that were asked for and miss a value.
  public let incompleteRows: Int
  /// What is explained, in these rows; `nil` where nothing stands before `~`.
  public let response: Response?
  /// The sum of the offsets, in these rows.
  public let offset: [Double]?
  /// What the rounding to doubles left over in columns that are powers of a variable.
  public let lowParts: [Int: [Double]]
  /// The columns that are powers of a variable: with their low parts they are known without rounding.
  public let exactColumns: Set<Int>
  /// How other rows become rows of this matrix.
  public let coding: ModelMatrixCoding

  /// The values that are explained.
  public enum Response: Sendable {
    /// Numbers.
    case numbers([Double])
    /// Positions in ascending labels.
    case categories([Int], labels: [String])
  }

  /// Evaluates a formula over a table.
  ///
  /// - Parameters:
  ///   - filter: the rows to look at; all if `nil`.
  ///   - asked: the rows that were asked for, of which `filter` may have left some out because a weight
  ///     is missing; those of `filter` if `nil`. Orthogonal polynomials take their basis from all of
  ///     these that have a value of their variable, whether or not the row is complete, as R does
  ///     (`model.frame` evaluates `poly` before it drops rows).
  /// - Throws: `TableError` for an unknown column, a factor with one category, an infinite value, or
  ///   when no row is complete.
  public init(
    _ formula: Formula, _ table: Table, rows filter: [Bool]? = nil, asked: [Bool]? = nil,
    contrasts: Contrasts = .treatment
  ) throws {
    let variables = try formula.variables.map { variable in
      try FormulaValues(variable, in: table).referring(to: variable)
    }
    let offsets = try formula.offsets.map { try FormulaValues($0, in: table) }
    let response = try formula.response.map { variable in
      try FormulaValues(variable, in: table).referring(to: variable)
    }
    let all = variables + offsets + [response].compactMap(\.self)
    let candidates = (0..<table.rowCount).filter { filter?[$0] ?? true }
    let rows = candidates.filter { row in !all.contains { $0.isMissing(row) } }
    guard !rows.isEmpty else {
      throw TableError(
        "no row has an answer in all of \(formula.columns.joined(separator: ", ")); look at the "
          + "missing codes and the condition (--missing, --where)")
    }
    self.rows = rows
    incompleteRows = candidates.count - rows.count
    var checked: [FormulaValues] = []
    for (values, variable) in zip(variables, formula.variables) {
      checked.append(try Self.finite(values, variable.name, rows))
    }
    if let response, let variable = formula.response {
      switch try Self.finite(response, variable.name, rows) {
      case .numbers(let values): self.response = .numbers(values)
      case .categories(let codes, let labels):
        self.response = .categories(codes, labels: labels)
      }
    } else {
      self.response = nil
    }
    offset = try Self.sum(offsets, formula, rows)
    let wanted = asked ?? filter
    let bases = try formula.variables.indices.map { index -> [Double]? in
      guard case .polynomial = formula.variables[index].kind,
        case .numbers = variables[index]
      else { return nil }
      let present = (0..<table.rowCount).filter { row in
        (wanted?[row] ?? true) && !variables[index].isMissing(row)
      }
      guard
        case .numbers(let numbers) = try Self.finite(
          variables[index], formula.variables[index].name, present)
      else { return nil }
      return numbers
    }
    coding = try ModelMatrixCoding(formula, checked, bases: bases, contrasts)
    names = coding.names
    termOfColumn = coding.termOfColumn
    let matrix = coding.matrix(checked, count: rows.count)
    self.matrix = matrix
    let powers = try Self.lowParts(of: matrix, coding, table, rows)
    exactColumns = Set(powers.keys)
    lowParts = powers.filter { $0.value.contains { $0 != 0 } }
  }

  /// The low parts of the terms that are powers of a column; zeros where nothing was rounded.
  static func lowParts(
    of matrix: Matrix, _ coding: ModelMatrixCoding, _ table: Table, _ rows: [Int]
  ) throws -> [Int: [Double]] {
    let formula = coding.formula
    var lowParts: [Int: [Double]] = [:]
    for (index, term) in formula.terms.enumerated() where term.count == 1 {
      let own = coding.termOfColumn.indices.filter { coding.termOfColumn[$0] == index }
      let values = own.map(matrix.column)
      let low = try formula.variables[term[0]].lowParts(of: values, in: table, rows: rows)
      for (column, part) in zip(own, low ?? []) { lowParts[column] = part }
    }
    return lowParts
  }

  /// The sum of the offsets in some rows; `nil` if there are none.
  static func sum(
    _ offsets: [FormulaValues], _ formula: Formula, _ rows: [Int]
  ) throws -> [Double]? {
    var sum: [Double]?
    for (values, variable) in zip(offsets, formula.offsets) {
      guard case .numbers(let part) = try finite(values, variable.name, rows) else {
        throw TableError("the offset \(variable.name) must be a number")
      }
      sum = sum.map { zip($0, part).map { $0 + $1 } } ?? part
    }
    return sum
  }

  static func finite(
    _ values: FormulaValues, _ name: String, _ rows: [Int]
  ) throws -> FormulaValues {
    let selected = values.selecting(rows)
    if case .numbers(let numbers) = selected,
      let place = numbers.firstIndex(where: { !$0.isFinite })
    {
      throw TableError(
        "\(name) is infinite in row \(rows[place] + 1); leave the row out (--where) or choose another "
          + "expression")
    }
    return selected
  }
}
