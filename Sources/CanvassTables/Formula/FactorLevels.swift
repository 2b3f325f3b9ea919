import CanvassNumerics

/// What a formula says of the categories of a variable, beyond that they are categories.
struct FactorLevels: Sendable, Equatable {
  /// The categories that count, in their order: `factor(x, levels = c("b", "a"))`; `nil` for all.
  var levels: [String]?
  /// The one that others are compared with: `relevel(x, ref = "b")`; `nil` for the first.
  var reference: String?

  /// The position of a category that was written as text or as a number.
  ///
  /// It is the one that is spelled so; failing that the one that is the same number.
  static func place(of text: String, in labels: [String]) -> Int? {
    if let place = labels.firstIndex(of: text) { return place }
    guard let number = Level.number(text) else { return nil }
    return labels.firstIndex { Level.number($0) == number }
  }
}

extension FormulaVariable {
  /// The categories of a column that has them or is taken to have them; `nil` for numbers and for what
  /// is computed.
  func categories(in table: Table) throws -> CodedColumn? {
    guard let name = expression.asColumn, !kind.isPolynomial else { return nil }
    let column = try table.column(name)
    if case .factor = kind { return try column.asCategories(name) }
    if case .coded(let coded) = column, coded.declaredOrder != nil || !coded.isNumeric {
      return coded
    }
    return nil
  }

  /// The same as categories where it is a column whose numbers are codes, which keep their spelling.
  func asCategories(in table: Table) throws -> FormulaVariable {
    guard case .plain = kind, let name = expression.asColumn, try categories(in: table) == nil,
      case .coded = try table.column(name)
    else { return self }
    return FormulaVariable(name: name, kind: .factor(FactorLevels()), expression: expression)
  }

  /// The numbers of a column of nothing else, whatever order was declared for them.
  func numbers(in table: Table) throws -> [Double]? {
    guard case .plain = kind, let name = expression.asColumn else { return nil }
    let column = try table.column(name)
    guard column.isNumeric, !column.isLogical else { return nil }
    return (0..<column.count).map(column.number)
  }

  /// What is known of the order of the categories: numbers have one by themselves, others that of
  /// `levels` of a study or of `factor(x, levels = …)`.
  func order(in table: Table) throws -> ModelMatrix.ResponseOrder {
    if case .factor(let factor) = kind {
      if factor.reference != nil { return .undeclared }
      if factor.levels != nil { return .declared }
    }
    guard let coded = try categories(in: table) else { return .undeclared }
    guard let order = coded.declaredOrder else { return coded.isNumeric ? .declared : .undeclared }
    let others = order.dropFirst(coded.declaredCount).map { coded.levels[$0].text }
    return others.isEmpty ? .declared : .declaredBut(Set(others))
  }
}

extension FormulaVariable {
  /// The values of `factor(x, levels = …)` that the levels do not list, by row: missing in a model, as in
  /// R, though nobody left them out. Nothing for other variables.
  func unlisted(in table: Table, rows: [Int]) throws -> [Int: String] {
    guard case .factor(let factor) = kind, factor.levels != nil else { return [:] }
    let whole = FormulaVariable(name: name, kind: .factor(FactorLevels()), expression: expression)
    let all = try FormulaValues(whole, in: table)
    var chosen = all
    chosen.choose(factor)
    guard case .categories(let codes, let labels) = all else { return [:] }
    var found: [Int: String] = [:]
    for row in rows where codes[row] >= 0 && chosen.isMissing(row) {
      found[row] = labels[codes[row]]
    }
    return found
  }
}

extension FormulaValues {
  /// Keeps the chosen categories in their order; other values become missing, as in R.
  mutating func choose(_ factor: FactorLevels) {
    guard case .categories(let codes, let labels) = self, let levels = factor.levels else { return }
    var place = [Int](repeating: -1, count: labels.count)
    var kept: [String] = []
    for level in levels {
      guard let index = FactorLevels.place(of: level, in: labels), place[index] < 0 else {
        continue
      }
      place[index] = kept.count
      kept.append(labels[index])
    }
    self = .categories(codes.map { $0 < 0 ? -1 : place[$0] }, labels: kept)
  }

  /// The same with the category that the variable names as reference before the others.
  ///
  /// - Throws: `TableError` naming the categories when it is not one of them.
  func referring(to variable: FormulaVariable) throws -> FormulaValues {
    guard case .factor(let factor) = variable.kind, let reference = factor.reference,
      case .categories(let codes, let labels) = self
    else { return self }
    guard let first = FactorLevels.place(of: reference, in: labels) else {
      throw TableError(
        "\(variable.name): "
          + "\(TableError.unknown("category", reference, among: labels))")
    }
    let order = [first] + labels.indices.filter { $0 != first }
    var place = [Int](repeating: 0, count: labels.count)
    for (position, label) in order.enumerated() { place[label] = position }
    return .categories(
      codes.map { $0 < 0 ? -1 : place[$0] }, labels: order.map { labels[$0] })
  }
}
