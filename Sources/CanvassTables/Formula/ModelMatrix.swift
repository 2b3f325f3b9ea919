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
  /// Variables without a finite value in rows that were asked for, as log(0) has none; these rows are
  /// left out like those that miss a value.
  public let undefined: [UndefinedValues]
  /// Values of factors that the formula does not list, in rows that were asked for.
  public let unlisted: UnlistedValues
  /// What is explained, in these rows; `nil` where nothing stands before `~`.
  public let response: Response?
  /// What is known of the order of the categories that are explained.
  public let responseOrder: ResponseOrder
  /// The sum of the offsets, in these rows.
  public let offset: [Double]?
  /// What the rounding to doubles left over in columns that are powers of a variable.
  public let lowParts: [Int: [Double]]
  /// The columns that are powers of a variable: with their low parts they are known without rounding.
  public let exactColumns: Set<Int>
  /// How other rows become rows of this matrix.
  public let coding: ModelMatrixCoding

  /// A variable that has no finite value in some rows.
  public struct UndefinedValues: Sendable {
    /// As R writes it.
    public let name: String
    /// Their number.
    public let rows: Int
  }

  /// What a column that is explained is taken for where it could be more than one thing.
  public enum ResponseKind: Sendable {
    /// What it is by itself: numbers, unless their order was declared.
    case asWritten
    /// Numbers, if it has nothing else.
    case numbers
    /// Categories, told apart by their spelling.
    case categories
  }

  /// The order of categories.
  public enum ResponseOrder: Sendable {
    /// Nobody has said it.
    case undeclared
    /// It is that of the labels.
    case declared
    /// The same, but these were not named when it was declared.
    case declaredBut(Set<String>)
  }

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
  ///   - kind: what the response is taken for.
  /// - Throws: `TableError` for an unknown column, a factor with one category, or when no row is
  ///   complete; `MemoryShortage`.
  public init(
    _ formula: Formula, _ table: Table, rows filter: [Bool]? = nil,
    contrasts: Contrasts = .treatment, response kind: ResponseKind = .asWritten
  ) throws {
    try self.init(
      EvaluatedFormula(formula, table, response: kind),
      at: (0..<table.rowCount).filter { filter?[$0] ?? true }, contrasts: contrasts)
  }

  /// The columns over some rows.
  ///
  /// - Parameters:
  ///   - candidates: the rows to look at, ascending.
  ///   - asked: the rows that were asked for, of which `candidates` may lack some because a weight
  ///     is missing; the candidates if `nil`. Orthogonal polynomials take their basis from all of
  ///     these that have a value of their variable, whether or not the row is complete, as R does
  ///     (`model.frame` evaluates `poly` before it drops rows).
  /// - Throws: `TableError` for a factor with one category, or when no row is complete;
  ///   `MemoryShortage`.
  public init(
    _ evaluated: EvaluatedFormula, at candidates: [Int], asked: [Int]? = nil,
    contrasts: Contrasts = .treatment
  ) throws {
    let (formula, table, explained) = (evaluated.formula, evaluated.table, evaluated.explained)
    let (variables, offsets) = (evaluated.variables, evaluated.offsets)
    let response = evaluated.response
    responseOrder = evaluated.responseOrder
    undefined = evaluated.undefined(in: candidates)
    let all = variables + offsets + [response].compactMap(\.self)
    var isMissing = [Bool](repeating: false, count: candidates.count)
    for values in all { values.mark(missingOf: candidates, in: &isMissing) }
    var (rows, incomplete): ([Int], [Int]) = (candidates, [])
    if isMissing.contains(true) {
      rows.removeAll(keepingCapacity: true)
      for (row, isMissing) in zip(candidates, isMissing) {
        if isMissing { incomplete.append(row) } else { rows.append(row) }
      }
    }
    let sources = formula.variables + formula.offsets + [explained].compactMap(\.self)
    unlisted = try UnlistedValues(Array(zip(sources, all)), in: table, incomplete: incomplete)
    guard !rows.isEmpty else {
      if let first = unlisted.variables.first, unlisted.rows > 0 {
        throw TableError(
          "no row is left: the levels of \(first.name) in the formula list none of its values "
            + "(\(first.values.prefix(8).joined(separator: ", "))\(first.values.count > 8 ? ", …" : "")); "
            + "list them")
      }
      throw TableError(
        "no row has an answer in all of \(formula.columns.joined(separator: ", ")); look at the "
          + "missing codes and the condition")
    }
    self.rows = rows
    incompleteRows = candidates.count - rows.count
    let checked = variables.map { $0.selecting(rows) }
    if let response {
      switch response.selecting(rows) {
      case .numbers(let values): self.response = .numbers(values)
      case .categories(let codes, let labels):
        self.response = .categories(codes, labels: labels)
      }
    } else {
      self.response = nil
    }
    offset = try Self.sum(offsets, formula, rows)
    let wanted = asked ?? candidates
    let bases = formula.variables.indices.map { index -> [Double]? in
      guard case .polynomial = formula.variables[index].kind,
        case .numbers = variables[index]
      else { return nil }
      let present = wanted.filter { !variables[index].isMissing($0) }
      guard case .numbers(let numbers) = variables[index].selecting(present) else { return nil }
      return numbers
    }
    coding = try ModelMatrixCoding(formula, checked, bases: bases, contrasts)
    names = coding.names
    termOfColumn = coding.termOfColumn
    // The matrix, and the one that it is factored in.
    try MemoryRoom.check(
      2 * 8 * rows.count * names.count,
      for: "a model of \(counted: names.count, "column") on \(counted: rows.count, "row")")
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
      let low = try formula.variables[term[0]].lowParts(
        of: own.lazy.map(matrix.column), in: table, rows: rows)
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
      guard case .numbers(let part) = values.selecting(rows) else {
        throw TableError("the offset \(variable.name) must be a number")
      }
      sum = sum.map { zip($0, part).map { $0 + $1 } } ?? part
    }
    return sum
  }
}
