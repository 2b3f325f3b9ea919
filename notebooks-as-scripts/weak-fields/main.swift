// The weak fields of the simulated province, by the library instead of the command line:
// the same numbers as `canvass diagnose --study datasets/sipas-province/study.yml`.
import CanvassKit

let study = try Study(path: "datasets/sipas-province/study.yml")
guard let path = study.dataPath, let column = study.field else {
  throw DiagnosisError("the study names no data or no field column")
}
let table = try openTable(path: path).read(columns: nil, threads: 0)

let design = try Design(DesignSpecification(study.design), in: table)
print(
  "\(table.rowCount) people, \(design.clusterCount) communes in \(design.stratumCount) districts, "
    + "\(design.degreesOfFreedom) degrees of freedom")

// The instrument: items in dimensions, on one scale.
var items: [Instrument.Item] = []
var dimensions: [Instrument.Dimension] = []
for dimension in study.dimensions {
  let columns = try selectColumns(dimension.items, from: table.names)
  let first = items.count
  items += columns.map {
    Instrument.Item(column: $0, label: study.label(of: $0) ?? LocalizedText($0))
  }
  dimensions.append(
    Instrument.Dimension(
      name: dimension.name, label: dimension.label ?? LocalizedText(dimension.name),
      items: Array(first..<items.count)))
}
let instrument = Instrument(
  items: items, dimensions: dimensions, field: column,
  scale: try ResponseScale(values: study.scale.values, satisfied: study.scale.satisfied),
  missing: Set(study.scale.missing), target: study.target.map { $0 / 100 })

let diagnosis = try WeakFieldAnalysis(instrument, table, design).diagnose()
for field in diagnosis.fields.sorted(by: {
  $0.measures.satisfied.value < $1.measures.satisfied.value
}) {
  let share = field.measures.satisfied
  guard let interval = share.interval(.logit), let gap = field.gapToRest else { continue }
  let name = study.label(of: field.field, in: column)?.text(in: "en")
  print("\(name ?? field.field): \(field.verdict.rawValue)")
  print(
    "  satisfied \(percent(share.value)) % (\(percent(interval.lower))–\(percent(interval.upper))), "
      + "gap to the rest \(percent(gap.estimate)) points, p (Holm) \(gap.adjusted)")
  if field.verdict == .weak {
    for part in field.dimensions.prefix(2) {
      guard let points = part.contribution else { continue }
      let label = instrument.dimensions[part.index].label.text(in: "en")
      print("  \(label) makes \(percent(points)) points of it")
    }
  }
}

// Estimates of one's own: a new statistic is a function of totals, and every design serves it.
let sex = try Domains(by: ["sex"], in: table)
var answers = table
answers.set("q01", to: try table.column("q01").recodingMissing(Set(study.scale.missing)))
let q01 = [NamedEstimand("q01", Mean("q01"))]
for estimate in try design.estimate(q01, of: answers, in: sex).entries {
  print("mean of q01, \(estimate.cell.values[0]): \(estimate.value) (\(estimate.standardError))")
}

func percent(_ share: Double) -> Double { (1000 * share).rounded() / 10 }
