import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Regressions without a design: `lm`, `glm` and the package sandwich (`Fixtures/make/regress.R`).
@Suite struct PlainRegressionTests {
  private func covariance(
    _ name: String, _ fit: FormulaRegression, _ table: Table
  ) throws -> RegressionCovariance {
    if name == "model" { return .model }
    if name.hasPrefix("cluster:") {
      let column = try table.column(String(name.dropFirst(8)))
      return .clusters(fit.rows.map { Int(column.number(at: $0)) })
    }
    let kinds = LinearModel.RobustKind.allCases
    return .robust(try #require(kinds.first { "\($0)" == name }))
  }

  @Test func coefficientsErrorsAndCriteriaAreThoseOfR() throws {
    let fixture = try RegressFixture()
    for expected in fixture.plain {
      let what = Comment(
        rawValue: "\(expected.formula), \(expected.family), \(expected.covariance)")
      var table = try RegressFixture.schools(expected.data)
      // Clusters by number, whatever the column holds.
      let counties = try table.column("cnum").asCategories("cnum")
      table.set("cnum", to: .real((0..<counties.count).map { Double(counties.code(at: $0) ?? -1) }))
      var weights = RegressionWeights.equal
      if let name = expected.frequency {
        weights = .frequency((0..<table.rowCount).map(try table.column(name).number))
      } else if let name = expected.precision {
        weights = .precision((0..<table.rowCount).map(try table.column(name).number))
      }
      let fit = try FormulaRegression(
        try Formula(parsing: expected.formula),
        try #require(RegressionFamily(rawValue: expected.family)),
        table, weights: weights)
      let inference = try fit.inference(try covariance(expected.covariance, fit, table))
      #expect(inference.coefficients.map(\.term) == expected.terms, what)
      for (index, found) in inference.coefficients.enumerated() {
        let error = expected.se[index]
        #expect(
          abs(found.value - expected.estimates[index]) < 1e-9 * max(abs(found.value), error), what)
        #expect(relativeError(found.standardError, error) < 1e-8, what)
        if let p = expected.p?[index] {
          #expect(relativeError(try #require(found.probability), p) < 1e-6, what)
        }
      }
      let statistics = fit.fit.statistics(hasIntercept: true)
      #expect(relativeError(statistics.deviance, expected.deviance) < 1e-9, what)
      #expect(
        relativeError(try #require(statistics.logLikelihood), expected.logLikelihood) < 1e-9, what)
      #expect(relativeError(try #require(statistics.aic), expected.aic) < 1e-9, what)
      #expect(relativeError(try #require(statistics.bic), expected.bic) < 1e-9, what)
      if let r = expected.rSquared {
        #expect(relativeError(try #require(statistics.rSquared), r) < 1e-9, what)
        #expect(
          relativeError(try #require(statistics.adjustedRSquared), try #require(expected.adjusted))
            < 1e-9, what)
      }
    }
    #expect(fixture.plain.count == 16)
  }

  private func message(
    _ formula: String, _ family: RegressionFamily, _ data: String = "apistrat",
    where condition: String? = nil
  ) throws -> String {
    let table = try RegressFixture.schools(data)
    let filter = try condition.map { try Expression(parsing: $0).filter(in: table) }
    do {
      _ = try FormulaRegression(try Formula(parsing: formula), family, table, rows: filter)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func whatCannotBeFittedIsNamed() throws {
    #expect(
      try message("stype ~ ell", .logistic).contains("\"stype\" has 3 categories"))
    #expect(try message("stype ~ ell", .ordinal).contains("whose order is not known"))
    #expect(try message("sch.wide ~ ell", .gaussian).contains("take logistic regression"))
    #expect(try message("mealcat ~ ell - 1", .ordinal).contains("leave out - 1"))
    #expect(try message("~ ell", .gaussian).contains("names nothing to explain"))
    #expect(try message("api00 ~ 0", .gaussian).contains("nothing to the right of ~"))
    #expect(try message("api00 ~ ell", .logistic).contains("the response is 840 in row 1;"))
    #expect(
      try message("I(meals > 50) ~ meals", .logistic)
        .hasPrefix("the outcomes are separated by"))
    #expect(
      try message("api00 ~ ell", .gaussian, where: "api00 == 840").contains(
        "too few for a model"))
    // The row is that of the table, not of the rows used.
    let row = try message("I(ell - 2) ~ meals", .poisson, where: "ell > 60 || ell < 2")
    #expect(row.contains("needs values not below 0"))
    #expect(row.contains("in row ") && !row.contains("in row 1;"))
  }

  @Test func leveragesOfOtherFamiliesAreRefused() throws {
    let fit = try FormulaRegression(
      try Formula(parsing: "sch.wide ~ ell"), .logistic, try RegressFixture.schools("apisrs"))
    #expect(fit.event == "Yes")
    let error = #expect(throws: RegressionError.self) { try fit.inference(.robust(.hc3)) }
    #expect(try #require(error).description.contains("hc0 or hc1"))
    #expect(throws: ModelError.self) {
      try fit.inference(in: Design(DesignSpecification(), in: RegressFixture.schools("apisrs")))
    }
  }

  /// Codings are columns of one space: the fit is the same. With `sum` the constant is the mean of
  /// the categories' means, with `helmert` too.
  @Test func contrastsChangeCoefficientsAndNotTheFit() throws {
    let table = try RegressFixture.schools("apisrs")
    let formula = try Formula(parsing: "api00 ~ stype")
    let means = try FormulaRegression(
      try Formula(parsing: "api00 ~ stype - 1"), .gaussian, table
    ).fit.scored.estimates
    for contrasts in Contrasts.allCases {
      let regression = try FormulaRegression(formula, .gaussian, table, contrasts: contrasts)
      let rSquared = regression.fit.statistics(hasIntercept: true).rSquared
      let treatment = try FormulaRegression(formula, .gaussian, table)
        .fit.statistics(hasIntercept: true).rSquared
      #expect(relativeError(try #require(rSquared), try #require(treatment)) < 1e-12)
      let expected = contrasts == .treatment ? means[0] : means.reduce(0, +) / 3
      #expect(relativeError(regression.fit.scored.estimates[0], expected) < 1e-12)
      #expect(regression.terms.count == 3)
    }
  }

  /// Frequencies are copies of rows, in every family, in coefficients and in errors of every kind.
  @Test(arguments: RegressionFamily.allCases)
  func frequenciesAreCopies(_ family: RegressionFamily) throws {
    let table = try RegressFixture.schools("apisrs")
    let response: String
    switch family {
    case .gaussian, .gamma, .gammaLog: response = "api00"
    case .logistic, .probit: response = "sch.wide"
    case .poisson: response = "enroll"
    case .ordinal, .ordinalProbit, .multinomial: response = "mealcat"
    }
    let columns = [response, "ell", "copies"]
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      let n = Int(try table.column("copies").number(at: row))
      rows += [Int](repeating: row, count: n)
    }
    var copies = Table(rowCount: rows.count)
    for name in columns {
      let column = try table.column(name)
      let isText = !column.isNumeric
      copies.set(
        name,
        to: isText
          ? .coded(CodedColumn(texts: rows.map(column.text)))
          : .real(rows.map(column.number)))
    }
    let formula = try Formula(parsing: "\(response) ~ ell")
    let counted = try FormulaRegression(
      formula, family, table,
      weights: .frequency((0..<table.rowCount).map(try table.column("copies").number)))
    let copied = try FormulaRegression(formula, family, copies)
    for kind in [RegressionCovariance.model, .robust(.hc0), .robust(.hc1)] {
      let a = try counted.inference(kind)
      let b = try copied.inference(kind)
      #expect(a.degreesOfFreedom == b.degreesOfFreedom)
      for (x, y) in zip(a.coefficients + a.thresholds, b.coefficients + b.thresholds) {
        #expect(x.term == y.term)
        #expect(relativeError(x.value, y.value) < 1e-9)
        #expect(relativeError(x.standardError, y.standardError) < 1e-9)
      }
    }
    let a = counted.fit.statistics(hasIntercept: true)
    let b = copied.fit.statistics(hasIntercept: true)
    #expect(relativeError(try #require(a.aic), try #require(b.aic)) < 1e-10)
    #expect(relativeError(try #require(a.bic), try #require(b.bic)) < 1e-10)
  }
}
