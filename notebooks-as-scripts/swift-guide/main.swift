import CanvassKit
import Foundation

/// A number with four decimals.
func four(_ value: Double?) -> String { String(format: "%.4f", value ?? .nan) }

// Only the columns that are named are read.
let items = (1...22).map { $0 < 10 ? "q0\($0)" : "q\($0)" }
let table = try openTable(path: "datasets/sipas-province/survey.csv").read(
  columns: items + [
    "field", "area", "district", "commune", "village", "person", "weight",
    "communes_in_district", "villages_in_commune", "people_in_village",
  ], threads: 0)

// The design, compiled once.
let design = try Design(
  DesignSpecification(
    strata: ["district"], clusters: ["commune", "village", "person"], weights: "weight",
    fpc: ["communes_in_district", "villages_in_commune", "people_in_village"]),
  in: table)

// Means by area. Code 9 means no answer.
var answers = table
for item in items { answers.set(item, to: try table.column(item).recodingMissing(["9"])) }
let named = [NamedEstimand("q01", Mean("q01")), NamedEstimand("q02", Mean("q02"))]
let means = try design.estimate(named, of: answers, in: Domains(by: ["area"], in: table))
for mean in means.entries {
  let limits = mean.interval(level: 0.95).map { "\(four($0.lower)) to \(four($0.upper))" }
  print(
    mean.variable, mean.cell.values[0], four(mean.value), four(mean.standardError),
    limits ?? "no interval")
}

// Correlations with their errors, and the reliability of three items.
let sample = try SurveyObservations(["q01", "q02", "q03"], of: answers, in: design)
for pair in try SurveyCorrelations(sample).estimates()?.entries ?? [] {
  print(pair.variable, four(pair.value), four(pair.standardError))
}
let reliability = try SurveyReliability(sample)
let limits = reliability.interval()
print("alpha", four(reliability.alpha.estimate), four(limits?.lower), four(limits?.upper))

// Rows without a design are enough where no errors are asked for.
let rows = try Observations(answers, columns: ["q01", "q02", "q03"], weights: "weight")
let ordered = try CorrelationMatrix.polychoric(rows)
print("polychoric", four(ordered.values[0, 1]), "omega", four(try Omega(ordered, factors: 1).total))

// Factors of eight items: as many as parallel analysis says, by minimum residuals and oblimin.
let eight = try SurveyObservations(Array(items.prefix(8)), of: answers, in: design)
let factors = try FactorAnalysis(FactorCorrelations(eight))
for (place, item) in eight.columns.enumerated() {
  print(item, factors.loadings.row(place).map(four).joined(separator: " "))
}

// Two factors behind these eight items, with the errors and the test of the design.
let pattern = MeasurementPattern([
  ("access", ["q01", "q02", "q03", "q04"]), ("procedures", ["q05", "q06", "q07", "q08"]),
])
let model = try ConfirmatoryAnalysis(
  pattern, ConfirmatorySample(eight), .init(estimator: .yuanBentler))
for loading in model.groups[0].estimates where loading.kind == .loading {
  print(loading.term, four(loading.standardized), four(loading.standardizedError))
}
print("CFI", four(model.measures.cfi), "p", four(model.measures.scaledP))

// A regression with the covariance of the design.
let regression = try FormulaRegression(
  Formula(parsing: "if(q01 == 9, NA, q01) ~ area"), .ordinal, table,
  weights: .sampling(design.weights))
for term in try regression.inference(in: design).coefficients {
  print(term.term, four(term.value), four(term.standardError), four(term.probability))
}

// The diagnosis.
let instrument = Instrument(
  items: items.map { Instrument.Item(column: $0, label: LocalizedText($0)) }, dimensions: [],
  field: "field", scale: try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [4, 5]),
  missing: ["9"], target: 0.95)
let diagnosis = try WeakFieldAnalysis(instrument, table, design).diagnose()
for field in diagnosis.fields where field.verdict == .weak {
  print(field.field, four(field.measures.satisfied.value), four(field.gapToRest?.estimate))
}
