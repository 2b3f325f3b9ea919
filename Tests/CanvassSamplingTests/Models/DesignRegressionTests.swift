import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

/// Regressions in a design agree with R's survey 4.1-1, iterated to the last digit
/// (`Fixtures/make/regress.R`).
@Suite struct DesignRegressionTests {
  let fixture: RegressFixture
  init() throws { fixture = try RegressFixture() }

  @Test func svyglm() throws {
    for expected in fixture.glms {
      let what = Comment(rawValue: "\(expected.design), \(expected.family), \(expected.formula)")
      let (fit, inference) = try fixture.fitted(
        expected.formula, expected.family, in: expected.design, where: expected.where)
      #expect(inference.coefficients.map(\.term) == expected.terms, what)
      #expect(fit.rows.count == expected.n, what)
      #expect(inference.degreesOfFreedom == expected.df, what)
      #expect(fit.fit.convergence.converged, what)
      let kept = inference.coefficients.filter { !$0.value.isNaN }
      for (found, place) in zip(inference.coefficients, expected.estimates.indices) {
        guard let value = expected.estimates[place], let error = expected.se[place] else {
          #expect(found.value.isNaN && found.statistic == nil && found.interval() == nil, what)
          continue
        }
        // A coefficient far below its standard error has lost digits to those of the others.
        #expect(abs(found.value - value) < 1e-9 * max(abs(value), error), what)
        #expect(relativeError(found.standardError, error) < 1e-8, what)
      }
      let scale = expected.covariance.joined().map(abs).max() ?? 0
      for i in kept.indices {
        for j in kept.indices {
          let difference = abs(inference.covariance[i, j] - expected.covariance[i][j])
          #expect(difference < 1e-9 * scale, what)
        }
        let interval = try #require(kept[i].interval(), what)
        #expect(abs(interval.lower - expected.lower[i]) < 1e-8 * kept[i].standardError, what)
        #expect(abs(interval.upper - expected.upper[i]) < 1e-8 * kept[i].standardError, what)
        let p = try #require(expected.p[i], what)
        #expect(relativeError(try #require(kept[i].probability, what), p) < 1e-6, what)
      }
      if fit.incompleteRows == 0, expected.where == nil {
        #expect(
          relativeError(fit.fit.statistics(hasIntercept: true).deviance, expected.deviance) < 1e-9,
          what)
      }
    }
    #expect(fixture.glms.count == 19)
  }

  /// `svyolr` stops with a gradient that is far from zero; ours, the reference computed in R by
  /// Newton's method, is zero.
  @Test func svyolr() throws {
    for expected in fixture.ordinals {
      let what = Comment(rawValue: "\(expected.design), \(expected.formula)")
      let (fit, inference) = try fixture.fitted(
        expected.formula, expected.family, in: expected.design, where: expected.where)
      let found = inference.coefficients + inference.thresholds
      #expect(inference.coefficients.map(\.term) == expected.terms, what)
      #expect(inference.thresholds.map(\.term) == ["1|2", "2|3", "3|4"], what)
      #expect(inference.degreesOfFreedom == expected.df, what)
      for (index, parameter) in found.enumerated() {
        #expect(relativeError(parameter.value, expected.estimates[index]) < 1e-8, what)
        #expect(relativeError(parameter.standardError, expected.se[index]) < 1e-8, what)
      }
      let scores = fit.fit.scored.rowScores
      let gradient = (0..<scores.columns).map { abs(scores.column($0).reduce(0, +)) }.max() ?? 1
      #expect(gradient < 1e-6 * expected.peerGradient, what)
      #expect(
        relativeError(fit.fit.statistics(hasIntercept: true).deviance, expected.deviance) < 1e-12,
        what)
    }
    #expect(fixture.ordinals.count == 4)
  }

  /// R has no multinomial model for a design; the reference is Newton's method written out in R,
  /// checked there against `nnet::multinom`, and the variance that `svyglm` takes, `svyrecvar`.
  @Test func multinomial() throws {
    for expected in fixture.multinomials {
      let what = Comment(rawValue: "\(expected.design), \(expected.formula)")
      let (fit, inference) = try fixture.fitted(
        expected.formula, "multinomial", in: expected.design, where: expected.where)
      #expect(inference.coefficients.map(\.term) == expected.terms, what)
      #expect(fit.rows.count == expected.n && inference.degreesOfFreedom == expected.df, what)
      for (index, found) in inference.coefficients.enumerated() {
        let error = expected.se[index]
        #expect(abs(found.value - expected.estimates[index]) < 1e-8 * error, what)
        #expect(relativeError(found.standardError, error) < 1e-8, what)
      }
      let deviance = fit.fit.statistics(hasIntercept: true).deviance
      #expect(relativeError(deviance, expected.deviance) < 1e-10, what)
    }
    #expect(fixture.multinomials.count == 3)
  }

  /// With two categories it is logistic regression, covariance and all.
  @Test func twoCategoriesAreLogisticRegression() throws {
    let formula = "sch.wide ~ ell + meals + mobility"
    let (_, several) = try fixture.fitted(formula, "multinomial", in: "clus2", where: nil)
    let (_, logistic) = try fixture.fitted(formula, "logistic", in: "clus2", where: nil)
    #expect(several.degreesOfFreedom == logistic.degreesOfFreedom)
    for (a, b) in zip(several.coefficients, logistic.coefficients) {
      #expect(a.term == "Yes:" + b.term)
      #expect(abs(a.value - b.value) < 1e-9 * b.standardError)
      #expect(relativeError(a.standardError, b.standardError) < 1e-8)
    }
  }

  /// T. Lumley, Complex Surveys (2010), and the examples of `svyglm`, as R prints them.
  @Test func publishedFigures() throws {
    let (_, linear) = try fixture.fitted(
      "api00 ~ ell + meals + mobility", "gaussian", in: "strat", where: nil)
    let estimates = [820.887316, -0.480586612, -3.14153531, 0.22571321]
    let errors = [10.0777360, 0.391973403, 0.283946506, 0.393218362]
    for (index, coefficient) in linear.coefficients.enumerated() {
      #expect(relativeError(coefficient.value, estimates[index]) < 5e-9)
      #expect(relativeError(coefficient.standardError, errors[index]) < 5e-9)
    }
    #expect(linear.degreesOfFreedom == 194 && linear.designDegreesOfFreedom == 197)
    let (fit, logistic) = try fixture.fitted(
      "sch.wide ~ ell + meals + mobility", "logistic", in: "clus1", where: nil)
    #expect(relativeError(logistic.coefficients[0].value, 1.72610017) < 1e-8)
    // R stops where the deviance stands still, and its covariance belongs to the step before; the
    // same call iterated to the end agrees to eight digits (`svyglm()` above).
    #expect(relativeError(logistic.coefficients[0].standardError, 0.70113486) < 2e-6)
    let scores = fit.fit.scored.rowScores
    for j in 0..<scores.columns { #expect(abs(scores.column(j).reduce(0, +)) < 1e-10) }
    #expect(logistic.degreesOfFreedom == 11)
  }

  /// A constant alone is the mean, and its standard error that of the mean: in every design and
  /// domain, whatever the rule for lonely clusters, and with missing answers.
  @Test(arguments: ["survey-api", "multistage", "lonely", "domains-missing"])
  func aConstantIsTheMean(_ topic: String) throws {
    let survey = try SurveyFixture(topic)
    var checked = 0
    for record in survey.designs {
      let table = try survey.table(of: record)
      let design = try Design(record.specification, in: table)
      let means = survey.estimates.filter {
        $0.design == record.name && $0.statistic == "mean" && $0.level == nil && $0.n > 1
      }
      for expected in means {
        let cell = (expected.domain ?? [:]).mapValues(\.text)
        let columns = try cell.map { (try table.column($0.key), $0.value) }
        let filter = (0..<table.rowCount).map { row in
          columns.allSatisfy { $0.0.text(at: row) == $0.1 }
        }
        let what = Comment(rawValue: "\(topic), \(record.name), \(expected.variable), \(cell)")
        let fit = try FormulaRegression(
          try Formula(parsing: "`\(expected.variable)` ~ 1"), .gaussian, table, rows: filter,
          weights: .sampling(design.weights))
        let constant = try fit.inference(in: design).coefficients[0]
        #expect(relativeError(constant.value, expected.estimate) < 1e-10, what)
        guard let error = expected.se else { continue }
        // R gives 0 to what lies in one cluster.
        if error == 0, constant.variance.isNaN { continue }
        #expect(
          abs(constant.standardError - error) < 1e-8 * error + 1e-10 * abs(expected.estimate), what)
        checked += 1
      }
    }
    #expect(checked > 10)
  }

  /// A model for every category is the categories' means, with the variances of domains.
  @Test func indicatorsAreDomainMeans() throws {
    let table = try RegressFixture.schools("apiclus2")
    let design = try Design(
      DesignSpecification(clusters: ["dnum", "snum"], fpc: ["fpc1", "fpc2"]), in: table)
    let fit = try FormulaRegression(
      try Formula(parsing: "api00 ~ stype - 1"), .gaussian, table,
      weights: .sampling(design.weights))
    let model = try fit.inference(in: design)
    let means = try design.estimate(
      [NamedEstimand("api00", Mean("api00"))], of: table,
      in: try Domains(by: ["stype"], in: table), covariance: .full)
    for (i, entry) in means.entries.enumerated() {
      #expect(model.coefficients[i].term == "stype" + entry.cell.values[0])
      #expect(relativeError(model.coefficients[i].value, entry.value) < 1e-12)
      for j in means.entries.indices {
        let expected = try #require(means.covariance)[i, j]
        #expect(relativeError(model.covariance[i, j], expected) < 1e-9)
      }
    }
  }

  /// A category that stands in one cluster only is fitted without a residual there: its score is zero
  /// in every cluster, and what the formulas call a standard error is none.
  @Test func aTermOfOneClusterHasNoTest() throws {
    let table = try RegressFixture.schools("apiclus1")
    let design = try Design(DesignSpecification(clusters: ["dnum"], weights: "pw"), in: table)
    let fit = try FormulaRegression(
      try Formula(parsing: "api00 ~ I(dnum == 61) + meals"), .gaussian, table,
      weights: .sampling(design.weights))
    let all = try fit.inference(in: design).coefficients
    #expect(all.count == 3 && all[1].term == "I(dnum == 61)TRUE")
    #expect(all.allSatisfy { $0.interval() != nil })
    let alone = try FormulaRegression(
      try Formula(parsing: "api00 ~ factor(dnum) - 1"), .gaussian, table,
      weights: .sampling(design.weights))
    let means = try alone.inference(in: design).coefficients
    #expect(means.allSatisfy { $0.variance.isNaN && $0.statistic == nil && $0.interval() == nil })
  }
}
