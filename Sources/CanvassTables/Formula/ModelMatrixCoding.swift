import CanvassNumerics

/// How a formula makes columns of rows, once it has seen the rows of the fit: which categories there
/// are and how they are coded, and which polynomials. It makes the same columns of other rows.
public struct ModelMatrixCoding: Sendable {
  /// The formula.
  public let formula: Formula
  /// How categories are coded.
  public let contrasts: Contrasts
  /// The names of the columns, as R writes them.
  public let names: [String]
  /// For each column the position of its term in the formula, −1 for the constant.
  public let termOfColumn: [Int]
  /// What each column is of, variable by variable; nothing for the constant.
  public let parts: [[ColumnPart]]
  /// One for each variable of the formula.
  let variables: [Coding]
  /// Whether a variable has an indicator for every category in a term: `[term][variable]`.
  private let isFull: [[Int: Bool]]

  /// What a variable becomes.
  enum Coding: Sendable {
    /// One column.
    case numbers
    /// x, x², …
    case powers(degree: Int)
    /// Orthogonal polynomials.
    case polynomial(OrthogonalPolynomial)
    /// Contrasts or indicators of these categories.
    case categories(labels: [String])

    /// The number of columns that it becomes.
    func width(isFull: Bool) -> Int {
      switch self {
      case .numbers: 1
      case .powers(let degree): degree
      case .polynomial(let polynomial): polynomial.degree
      case .categories(let labels): isFull ? labels.count : max(1, labels.count - 1)
      }
    }
  }

  /// Most columns that a model matrix may have.
  private static let mostColumns = 10_000

  /// From the values of the variables in the rows of the fit.
  ///
  /// - Parameters:
  ///   - bases: the values over which orthogonal polynomials are made; those of the fit where `nil`.
  /// - Throws: `TableError` for a factor with one category, a polynomial of too high a degree, or too
  ///   many columns.
  init(
    _ formula: Formula, _ values: [FormulaValues], bases: [[Double]?], _ contrasts: Contrasts
  ) throws {
    self.formula = formula
    self.contrasts = contrasts
    variables = try formula.variables.indices.map { index in
      let (variable, values) = (formula.variables[index], values[index])
      switch values {
      case .categories(_, let labels): return .categories(labels: labels)
      case .numbers(let numbers):
        switch variable.kind {
        case .polynomial(let degree):
          return .polynomial(
            try OrthogonalPolynomial(
              over: bases[index] ?? numbers, degree: degree, name: variable.name))
        case .powers(let degree): return .powers(degree: degree)
        case .plain, .factor: return .numbers
        }
      }
    }
    isFull = Self.fullness(formula, variables)
    var names: [String] = formula.hasIntercept ? ["(Intercept)"] : []
    var termOfColumn = formula.hasIntercept ? [-1] : []
    var parts: [[ColumnPart]] = formula.hasIntercept ? [[]] : []
    for (index, term) in formula.terms.enumerated() {
      var block: [String] = []
      var blockParts: [[ColumnPart]] = [[]]
      for variable in term {
        let isFull = isFull[index][variable] == true
        // Before names and contrasts are made, which take memory too.
        let width = variables[variable].width(isFull: isFull)
        guard names.count + max(block.count, 1) * width <= Self.mostColumns else {
          throw TableError(
            "the formula makes more than \(Self.mostColumns) columns; leave out terms or categories"
          )
        }
        let own = try Self.names(
          formula.variables[variable].name, variables[variable], isFull, contrasts)
        block = block.isEmpty ? own : own.flatMap { right in block.map { $0 + ":" + right } }
        let ownParts = Self.parts(
          formula.variables[variable], variables[variable], isFull, contrasts, names: own)
        blockParts = ownParts.flatMap { right in blockParts.map { $0 + [right] } }
      }
      names += block
      parts += blockParts
      termOfColumn += block.map { _ in index }
    }
    self.names = names
    self.parts = parts
    self.termOfColumn = termOfColumn
  }

  /// Which factors have all indicators: R's rule (Chambers and Hastie 1992, p. 38).
  private static func fullness(_ formula: Formula, _ variables: [Coding]) -> [[Int: Bool]] {
    var isFull: [[Int: Bool]] = []
    for (index, term) in formula.terms.enumerated() {
      var codes: [Int: Bool] = [:]
      for variable in term {
        let rest = Set(term).subtracting([variable])
        let hasMargin = formula.terms[..<index].contains { rest.isSubset(of: $0) }
        codes[variable] = !rest.isEmpty && !hasMargin
      }
      isFull.append(codes)
    }
    guard !formula.hasIntercept else { return isFull }
    for (index, term) in formula.terms.enumerated() {
      let factor = term.first {
        if case .categories = variables[$0] { true } else { false }
      }
      if let factor {
        isFull[index][factor] = true
        return isFull
      }
    }
    return isFull
  }

  private static func names(
    _ name: String, _ coding: Coding, _ isFull: Bool, _ contrasts: Contrasts
  ) throws -> [String] {
    switch coding {
    case .numbers: return [name]
    case .powers(let degree): return degrees(name, degree)
    case .polynomial(let basis): return degrees(name, basis.degree)
    case .categories(let labels):
      guard labels.count > 1 || isFull else {
        throw TableError(
          "\(name) is \"\(labels.first ?? "")\" in every row used, so it explains nothing; leave it "
            + "out of the formula")
      }
      return (isFull ? Contrasts.indicators(labels) : contrasts.coding(labels)).names
        .map { name + $0 }
    }
  }

  /// The parts that a variable adds to the columns that it has.
  private static func parts(
    _ variable: FormulaVariable, _ coding: Coding, _ isFull: Bool, _ contrasts: Contrasts,
    names: [String]
  ) -> [ColumnPart] {
    let column = variable.isColumnOrFactor ? variable.expression.asColumn : nil
    guard case .categories(let labels) = coding, isFull || contrasts == .treatment else {
      return names.map { name in
        ColumnPart(name: name, column: name == variable.name ? column : nil, level: nil)
      }
    }
    return zip(names, isFull ? labels[...] : labels.dropFirst()).map {
      ColumnPart(name: $0, column: column, level: $1)
    }
  }

  private static func degrees(_ name: String, _ degree: Int) -> [String] {
    degree == 1 ? [name] : (1...degree).map { "\(name)\($0)" }
  }

  /// A column with its derivative, where one is asked for.
  typealias DualColumn = (value: [Double], slope: [Double]?)

  /// The model matrix of some values of the variables, one row for each of `count`.
  ///
  /// - Parameters:
  ///   - slopes: the derivative of the expression of each variable; the result is then the derivative
  ///     of the model matrix.
  func matrix(_ values: [FormulaValues], count: Int, slopes: [[Double]?]? = nil) -> Matrix {
    let size = names.count * count
    let constants = formula.hasIntercept ? 1 : 0
    let elements = [Double](unsafeUninitializedCapacity: size) { elements, initialized in
      nonisolated(unsafe) let elements = elements
      func write(_ column: Int, _ values: [Double]?, or constant: Double) {
        let own = UnsafeMutableBufferPointer(
          rebasing: elements[column * count..<(column + 1) * count])
        if let values {
          _ = own.initialize(from: values)
        } else {
          own.initialize(repeating: constant)
        }
      }
      // In small matrices nothing is gained by a second thread.
      inParallel(formula.terms.count + constants, threads: size < 65_536 ? 1 : 0) { task in
        if task < constants {
          write(0, nil, or: slopes == nil ? 1 : 0)
          return
        }
        let term = task - constants
        guard let first = termOfColumn.firstIndex(of: term) else { return }
        for (place, column) in block(of: term, values, slopes).enumerated() {
          write(first + place, slopes == nil ? column.value : column.slope, or: 0)
        }
      }
      initialized = size
    }
    return Matrix(rows: count, columns: names.count, elements: elements)
  }

  /// The columns of a term.
  private func block(
    of term: Int, _ values: [FormulaValues], _ slopes: [[Double]?]?
  ) -> [DualColumn] {
    var block: [DualColumn] = []
    for (place, variable) in formula.terms[term].enumerated() {
      let own = columns(
        values[variable], variables[variable], isFull[term][variable] == true, slopes?[variable])
      // The first variable varies fastest.
      block = place == 0 ? own : own.flatMap { right in block.map { Self.product($0, right) } }
    }
    return block
  }

  private static func product(_ a: DualColumn, _ b: DualColumn) -> DualColumn {
    let value = zip(a.value, b.value).map { $0 * $1 }
    let left = a.slope.map { zip($0, b.value).map { $0 * $1 } }
    let right = b.slope.map { zip(a.value, $0).map { $0 * $1 } }
    guard let left, let right else { return (value, left ?? right) }
    return (value, zip(left, right).map { $0 + $1 })
  }

  private func columns(
    _ values: FormulaValues, _ coding: Coding, _ isFull: Bool, _ slope: [Double]?
  ) -> [DualColumn] {
    switch (values, coding) {
    case (.numbers(let x), .powers(let degree)):
      return (1...degree).map { k in
        (
          x.map { power($0, k).high },
          slope.map { zip(x, $0).map { Double(k) * power($0, k - 1).high * $1 } }
        )
      }
    case (.numbers(let x), .polynomial(let basis)):
      return basis.values(at: x).map { column in
        (column.value, slope.map { zip(column.slope, $0).map { $0 * $1 } })
      }
    case (.numbers(let x), _): return [(x, slope)]
    case (.categories(let codes, _), .categories(let labels)):
      let coding = isFull ? Contrasts.indicators(labels) : contrasts.coding(labels)
      return coding.names.indices.map { j in (codes.map { coding.matrix[$0, j] }, nil) }
    case (.categories, _): return []
    }
  }
}
