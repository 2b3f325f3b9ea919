import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What several imputations of the missing answers say of a regression, besides its coefficients.
struct PooledModel: Sendable {
  /// Tests of the terms.
  let termTests: [TermTest]
  /// What the reader should know.
  let notes: [Note]
  /// How it was pooled.
  let parts: [ResultPart]
}

extension RegressCommand {
  static var poolsImputations: Bool { true }

  func answer(pooling column: String, of survey: Survey, in session: inout Session) throws -> Answer
  {
    let single = [
      predict.map { _ in "--predict" }, diagnostics ? "--diagnostics" : nil,
      influence ? "--influence" : nil,
      termTest == .likelihoodRatio ? "--term-test likelihood-ratio" : nil,
    ].compactMap(\.self)
    if let option = single.first {
      throw UsageError(
        "\(option) is about the rows of one data set, and --imputations has several; leave it out")
    }
    let whole = try prepare(survey, in: &session)
    let imputed = try ImputedSurvey(whole.prepared, by: column)
    let readings = try imputed.imputations.map {
      try reading(of: $0, whole.formula.formula, hasDesign: whole.hasDesign)
    }
    let models = try readings.map { try fitted($0) }
    let words = (print.lang ?? session.language ?? .en).phrases
    let (first, inferences) = (models[0].0, models.map(\.1))
    let extras = try zip(readings, models).map { reading, model in
      var extras = RegressionExtras()
      try average(model.0, model.1, reading, into: &extras)
      return extras
    }
    let report = RegressionReport(
      regression: first, inference: try RegressionInference(pooling: inferences),
      prepared: readings[0].prepared,
      covariance: whole.hasDesign ? covariance : covariance ?? .model, frequency: frequency,
      precision: precision, extras: try RegressionExtras(pooling: extras),
      isOfSurveyPackage: compat != nil,
      pooled: PooledModel(
        termTests: try first.termTests(pooling: inferences), notes: imputed.notes,
        parts: imputed.parts(words)),
      words: words)
    return answer(report, readings[0], in: session)
  }
}

extension RegressionExtras {
  /// What was asked for besides of each imputation.
  fileprivate init(pooling imputations: [RegressionExtras]) throws {
    self = imputations[0]
    effects = try effects.map { _ in try MarginalEffect.pooled(imputations.map { $0.effects ?? [] })
    }
    margins = try margins.map { _ in
      try PredictiveMargin.pooled(imputations.map { $0.margins ?? [] })
    }
  }
}
