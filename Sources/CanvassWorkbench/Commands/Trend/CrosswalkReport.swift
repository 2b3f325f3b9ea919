import CanvassSampling

/// Estimates of new units, as an answer.
struct CrosswalkReport: Sendable {
  let units: [Crosswalk.NewUnit]
  let takenAsNew: Crosswalk.TakenAsNew?
  let names: CrosswalkFile
  let words: any Phrases

  var output: Output {
    let fields: [Field<Crosswalk.NewUnit>] = [
      .text("unit", words.trend.unit) { $0.name }.worded { [names] in names.name(of: $0.name) },
      .text("parts", words.trend.madeOf) { $0.parts.map(\.old).joined(separator: ", ") },
      .number("population", words.plan.population, .decimals(0)) { $0.population },
      .number("estimate", words.estimate, style: \.style) { $0.estimate },
      .number("se", words.standardError, style: \.style) { $0.variance.squareRoot() },
      .flag("split") { $0.hasSplitParts },
    ]
    let split = units.count { $0.hasSplitParts }
    var warnings = split > 0 ? [Note { $0.trend.split(units: split) }] : []
    if let takenAsNew {
      let (name, missing) = (names.name(of: takenAsNew.name), names.name(of: takenAsNew.missing))
      warnings.append(Note { $0.trend.takenAsNew(name, without: missing) })
    }
    return Output(
      [
        .heading(words.trend.newUnits, level: 1),
        .table(ResultTable(key: "units", fields, of: units)),
      ], words, warnings: warnings)
  }
}

extension Crosswalk.NewUnit {
  /// How its numbers are set.
  fileprivate var style: NumberStyle { .error(variance.squareRoot(), value: estimate) }
}
