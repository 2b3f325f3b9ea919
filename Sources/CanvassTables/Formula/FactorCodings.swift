import CanvassNumerics

/// The columns that the variables of a formula have in its terms.
struct FactorCodings {
  private let formula: Formula
  private let values: [FormulaValues]
  private let contrasts: Contrasts
  /// Whether a variable has an indicator for every category in a term: `[term][variable]`.
  private var isFull: [[Int: Bool]] = []

  init(_ formula: Formula, _ values: [FormulaValues], _ contrasts: Contrasts) {
    self.formula = formula
    self.values = values
    self.contrasts = contrasts
    for (index, term) in formula.terms.enumerated() {
      var codes: [Int: Bool] = [:]
      for variable in term {
        let rest = Set(term).subtracting([variable])
        let hasMargin = formula.terms[..<index].contains { rest.isSubset(of: $0) }
        codes[variable] = !rest.isEmpty && !hasMargin
      }
      isFull.append(codes)
    }
    guard !formula.hasIntercept else { return }
    for (index, term) in formula.terms.enumerated() {
      if let factor = term.first(where: isFactor) {
        isFull[index][factor] = true
        return
      }
    }
  }

  private func isFactor(_ variable: Int) -> Bool {
    if case .categories = values[variable] { return true }
    return false
  }

  /// The columns of one variable in a term, with their names.
  ///
  /// - Throws: `TableError` for a factor with one category, or a polynomial of too high a degree.
  func columns(
    of variable: Int, inTerm term: Int
  ) throws -> [(name: String, values: [Double])] {
    let name = formula.variables[variable].name
    switch values[variable] {
    case .numbers(let numbers):
      guard case .polynomial(let degree) = formula.variables[variable].kind else {
        return [(name, numbers)]
      }
      let basis = try orthogonalPolynomials(numbers, degree: degree, name: name)
      return basis.enumerated().map { ("\(name)\(degree == 1 ? "" : String($0 + 1))", $1) }
    case .categories(let codes, let labels):
      let full = isFull[term][variable] == true
      guard labels.count > 1 || full else {
        throw TableError(
          "\(name) is \"\(labels.first ?? "")\" in every row used, so it explains nothing; leave it "
            + "out of the formula")
      }
      let coding = full ? Contrasts.indicators(labels) : contrasts.coding(labels)
      return coding.names.enumerated().map { j, label in
        (name + label, codes.map { coding.matrix[$0, j] })
      }
    }
  }
}
