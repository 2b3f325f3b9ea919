import CanvassNumerics
import CanvassSampling

/// Predictive margins of a regression.
extension RegressionReport {
  var marginParts: [ResultPart] {
    guard let margins = extras.margins else { return [] }
    let hasCategories = margins.contains { $0.category != nil }
    let isShare = hasCategories || regression.family.isBinary
    let fields = inferenceFields(isShare ? words.regression.probability : words.regression.mean) {
      (entry: PredictiveMargin) in entry.mean
    }
    let names: [Field<PredictiveMargin>] = [
      .text("term", words.regression.term) { $0.variable }.worded { people(term: $0.variable) },
      .text("level", words.estimates.level) { $0.level }.worded { entry in
        label(of: entry.level, in: regression.formula.column(ofTerm: entry.variable) ?? "")
      },
      .text("category", words.regression.category) { $0.category }
        .worded { $0.category.map(people(category:)) ?? "" }.only(hasCategories ? .all : .programs),
    ]
    return [
      .heading(words.regression.predictiveMargins, level: 2),
      .table(
        ResultTable(
          key: "margins",
          names + [fields.value, fields.error, fields.interval, freedomField { $0.mean }],
          of: margins,
          identifying: hasCategories ? 3 : 2)),
      .fact(.text("covariates", extras.covariates.rawValue)),
      .paragraph(
        words.regression.marginNote
          + (extras.covariates == .sampled ? " " + words.regression.sampledCovariates : "")),
    ]
  }
}
