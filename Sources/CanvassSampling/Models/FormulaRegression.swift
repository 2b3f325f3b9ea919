import CanvassNumerics
import CanvassTables

/// A regression that a formula describes, fitted to the rows of a table.
public struct FormulaRegression: Sendable {
  /// The formula.
  public let formula: Formula
  /// What kind of regression.
  public let family: RegressionFamily
  /// The model.
  public let fit: FittedRegression
  /// The rows of the table that it was fitted to.
  public let rows: [Int]
  /// Rows with weight that were asked for and left out because a variable or a weight is missing.
  public let incompleteRows: Int
  /// Variables without a finite value in some of them.
  public let undefined: [ModelMatrix.UndefinedValues]
  /// Values of factors that the formula does not list, and the rows left out for them alone, which
  /// `incompleteRows` counts too.
  public let unlisted: UnlistedValues
  /// The outcome whose probability is explained, where the response is text.
  public let event: String?
  /// The categories of a multinomial response, the first being the one that the others are compared
  /// with; empty in other families.
  public let categories: [String]
  /// The categories of an ordinal response in order; empty for measured numbers and other families.
  public let orderedCategories: [String]
  /// All terms in order, those without a coefficient too.
  public let terms: [String]
  /// How rows of a table become rows of the model matrix.
  public let coding: ModelMatrixCoding
  /// The columns of that matrix that the model has: all, or all but the constant.
  let modelColumns: [Int]

  /// Fits a regression.
  ///
  /// - Parameters:
  ///   - filter: the rows to look at; all if `nil`.
  ///   - weights: one for each row of the table; rows whose weight is missing are left out. Sampling
  ///     weights are divided by their mean over the rows used whose weight is above zero.
  /// - Throws: `TableError` for the formula and the columns, `RegressionError` for the fit,
  ///   `ModelError` where the response does not suit the family.
  public init(
    _ formula: Formula, _ family: RegressionFamily, _ table: Table, rows filter: [Bool]? = nil,
    weights: RegressionWeights = .equal, contrasts: Contrasts = .treatment
  ) throws {
    try self.init(
      try Self.evaluated(formula, family, table), family,
      at: (0..<table.rowCount).filter { filter?[$0] ?? true }, weights: weights,
      contrasts: contrasts)
  }

  /// The variables of a formula over all rows, as a family explains its response: for regressions on several
  /// parts of the rows.
  ///
  /// - Throws: `TableError` for the formula and the columns, `ModelError` for an ordinal model without a
  ///   constant.
  public static func evaluated(
    _ formula: Formula, _ family: RegressionFamily, _ table: Table
  ) throws -> EvaluatedFormula {
    if family.isOrdinal, !formula.hasIntercept {
      throw ModelError("an ordinal model has thresholds for a constant; leave out - 1 or + 0")
    }
    return try EvaluatedFormula(
      formula, table,
      response: family.isBinary ? .asWritten : family.explainsCategories ? .categories : .numbers)
  }

  /// Fits a regression to some rows; the work goes by their number.
  ///
  /// - Parameters:
  ///   - evaluated: of this family, by `evaluated`.
  ///   - asked: the rows to look at, ascending; those of weight zero are the same as rows that are not among them.
  ///   - weights: one for each row of the table.
  /// - Throws: as for a filter; `ModelError` where all of them have the weight zero.
  public init(
    _ evaluated: EvaluatedFormula, _ family: RegressionFamily, at asked: [Int],
    weights: RegressionWeights = .equal, contrasts: Contrasts = .treatment
  ) throws {
    let formula = evaluated.formula
    let values = weights.values ?? []
    func rows(_ rows: [Int], without isLeftOut: (Double) -> Bool) -> [Int] {
      guard !values.isEmpty, rows.contains(where: { isLeftOut(values[$0]) }) else { return rows }
      return rows.filter { !isLeftOut(values[$0]) }
    }
    // Nothing is read off a row of weight zero: no category, no reference, no basis of polynomials.
    let counted = rows(asked) { $0 == 0 }
    guard !counted.isEmpty || asked.isEmpty else {
      throw ModelError(
        "every row that is looked at has the weight 0, so there is nothing to fit; look at the weights and the condition"
      )
    }
    let usable = rows(counted) { $0.isNaN }
    let matrix = try ModelMatrix(evaluated, at: usable, asked: counted, contrasts: contrasts)
    self.formula = formula
    self.family = family
    self.rows = matrix.rows
    incompleteRows = counted.count - matrix.rows.count
    undefined = matrix.undefined
    unlisted = matrix.unlisted
    let response = try Self.response(matrix, formula, family)
    event = response.event
    orderedCategories = family.isOrdinal ? response.labels : []
    // Thresholds take the place of the constant.
    let columns = matrix.names.indices.filter {
      !(family.isOrdinal && matrix.termOfColumn[$0] == -1)
    }
    guard !columns.isEmpty else {
      throw ModelError(
        "the formula \(formula) has nothing to the right of ~ to estimate; name a variable")
    }
    terms = columns.map { matrix.names[$0] }
    coding = matrix.coding
    modelColumns = columns
    if family == .multinomial, matrix.offset != nil {
      throw ModelError("multinomial regression has no offset; leave offset() out")
    }
    let fitted: FittedRegression
    do throws(RegressionError) {
      fitted = try family.fit(
        try RegressionData(
          x: columns.count == matrix.names.count
            ? matrix.matrix : matrix.matrix.selecting(columns: columns), y: response.values,
          terms: terms,
          weights: Self.selecting(weights, matrix.rows), offset: matrix.offset,
          lowParts: Dictionary(
            uniqueKeysWithValues: columns.enumerated().compactMap { place, column in
              matrix.lowParts[column].map { (place, $0) }
            }),
          exactColumns: Set(
            columns.indices.filter { matrix.exactColumns.contains(columns[$0]) })))
    } catch {
      throw error.inTable(matrix.rows)
    }
    fit = fitted
    if case .multinomial(let model) = fitted {
      categories = model.categories.map {
        response.labels.isEmpty ? shortestText($0) : response.labels[Int($0)]
      }
    } else {
      categories = []
    }
  }

  /// The terms without a coefficient whose column is the same in every row with weight.
  public var constantTerms: [String] {
    let data = fit.data
    let weights = data.rowWeights
    let rows = weights.indices.filter { weights[$0] > 0 }
    let aliased = Set(fit.aliased)
    return terms.indices.filter { j in
      aliased.contains(terms[j]) && rows.allSatisfy { data.x[$0, j] == data.x[rows[0], j] }
    }.map { terms[$0] }
  }

  /// The numbers that the family explains.
  private static func response(
    _ matrix: ModelMatrix, _ formula: Formula, _ family: RegressionFamily
  ) throws -> (values: [Double], event: String?, labels: [String]) {
    guard let response = matrix.response else {
      throw ModelError("the formula \(formula) names nothing to explain; write y ~ x")
    }
    let name = formula.responseName ?? ""
    switch response {
    case .numbers(let values): return (values, nil, [])
    case .categories(let codes, let labels):
      if family == .multinomial { return (codes.map(Double.init), nil, labels) }
      if family.isOrdinal {
        try checkOrder(matrix.responseOrder, of: name, labels)
        return (codes.map(Double.init), nil, labels)
      }
      if !family.isBinary, !family.isOrdinal, labels.allSatisfy({ $0 == "TRUE" || $0 == "FALSE" }) {
        return (codes.map { labels[$0] == "TRUE" ? 1 : 0 }, nil, [])
      }
      guard family.isBinary else {
        throw ModelError(
          "\"\(name)\" holds text (\"\(labels[0])\"), and \(family.rawValue) regression explains "
            + "numbers; for two outcomes take logistic regression")
      }
      guard labels.count > 1 else {
        throw ModelError(
          "\"\(name)\" is \"\(labels.first ?? "")\" in every row used; there is nothing to explain")
      }
      guard labels.count == 2 else {
        throw ModelError(
          "\"\(name)\" has \(counted: labels.count, "category", "categories") and \(family.rawValue) regression needs two; "
            + "derive a condition (event=\(name) == '\(labels[labels.count - 1])')")
      }
      return (codes.map(Double.init), labels[1], labels)
    }
  }

  /// Throws where nobody has said how the categories of an ordinal response stand to each other.
  private static func checkOrder(
    _ order: ModelMatrix.ResponseOrder, of name: String, _ labels: [String]
  ) throws {
    switch order {
    case .declared: return
    case .declaredBut(let others):
      guard let other = labels.first(where: others.contains) else { return }
      throw ModelError(
        "the order of \"\(name)\" was declared without \"\(other)\"; name all of its values, the "
          + "lowest first")
    case .undeclared:
      let sample = labels.prefix(2).map { "\"\($0)\"" }.joined(separator: ", ")
      throw ModelError(
        "\"\(name)\" holds text (\"\(labels[0])\"), whose order is not known; declare it, the lowest "
          + "first: levels: {\(name): [\(sample), …]} in the study, or "
          + "factor(\(name), levels = c(\(sample), …)) before the ~")
    }
  }

  private static func selecting(_ weights: RegressionWeights, _ rows: [Int]) -> RegressionWeights {
    switch weights {
    case .equal: return .equal
    case .frequency(let w): return .frequency(rows.map { w[$0] })
    case .precision(let w): return .precision(rows.map { w[$0] })
    case .sampling(let w): return .relative(rows.map { w[$0] })
    }
  }
}

/// Why a regression cannot be made as it was asked for: one sentence.
public struct ModelError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}

extension RegressionError {
  /// The same with rows of the table in place of rows of the model. The constant follows the terms
  /// that separate and is not named beside them.
  fileprivate func inTable(_ rows: [Int]) -> RegressionError {
    switch self {
    case .notFinite(let what, let row): return .notFinite(what: what, row: rows[row])
    case .weight(let row): return .weight(row: rows[row])
    case .response(let row, let value, let needs):
      return .response(row: rows[row], value: value, needs: needs)
    case .separation(let terms):
      let others = terms.filter { $0 != "(Intercept)" }
      return .separation(terms: others.isEmpty ? terms : others)
    default: return self
    }
  }
}
