import CanvassSampling

/// The tables of a comparison of waves.
extension TrendReport {
  /// What the new units are made of.
  func unitTable(_ units: [MergedUnits.Unit]) -> ResultTable {
    let fields: [Field<MergedUnits.Unit>] = [
      .text("unit", words.trend.unit) { $0.name }.worded { name($0.name) },
      .text("parts", words.trend.madeOf) { $0.parts.joined(separator: ", ") },
      .flag("split") { $0.isSplit },
    ]
    return ResultTable(
      key: "units", for: [.people, .json], caption: words.trend.newUnits, fields, of: units)
  }

  /// The unit of a row, where there are units.
  private func unitField<Record>(_ unit: @escaping @Sendable (Record) -> String?) -> [Field<Record>]
  {
    guard units != nil else { return [] }
    return [
      .text("unit", words.trend.unit) { unit($0) }.worded { [all = words.trend.allUnits] in
        unit($0).map(name) ?? all
      }
    ]
  }

  var levelTable: ResultTable {
    let fields: [Field<Row>] =
      unitField { $0.unit } + [
        .text("variable", words.variable) { $0.record.estimate.variable }
          .worded { label($0.record.estimate.variable) },
        .text("wave", words.trend.wave) { $0.wave },
      ]
      + EstimateRecord.fields(words, level: level, showsFreedom: false).map { $0.of { $0.record } }
      + (release?.release.fields(words) { $0.record.release } ?? [])
      + [.text("measure") { $0.measure.rawValue }]
    return ResultTable(
      key: "waves", for: [.people, .json], caption: words.trend.levels, fields, of: levels,
      identifying: units == nil ? 2 : 3)
  }

  var changeTable: ResultTable {
    let index = words.trend.index
    let hasIndex = changes.contains { $0.variable == nil }
    let fields: [Field<Change>] =
      unitField { $0.unit } + [
        .text("variable", words.variable) { $0.variable }.worded {
          $0.variable.map(label) ?? index
        },
        .text("from", words.trend.from) { $0.change.from },
        .text("to", words.trend.to) { $0.change.to },
        guarded(.number("estimate", words.trend.change, style: \.style) { $0.change.value }),
        guarded(
          .number("se", words.standardError, style: \.style) { $0.change.standardError }
            .worded { [words] in
              $0.isShare
                ? words.percent($0.change.standardError, decimals: 1) : nil
            }),
        guarded(.interval(heading: words.interval(level), style: \.style) { $0.interval }),
        .count("df", words.degreesOfFreedom) { $0.change.degreesOfFreedom },
        guarded(.number("p", "p", .probability) { $0.change.pValue }),
        guarded(
          .number("correlation", words.trend.correlation, .decimals(2)) { $0.change.correlation }),
        guarded(.number("seIndependent") { $0.change.independentVariance.squareRoot() }),
        guarded(
          .number("contribution", words.trend.contribution, style: \.style) { $0.contribution }
        )
        .only(hasIndex ? .all : .programs),
        // The share of one component tells the change of the index, and with it that of another one.
        guarded(
          .number("contributionShare", words.trend.share, .percent()) { $0.contributionShare },
          where: \.isIndexWithheld
        )
        .only(hasIndex ? .all : .programs),
      ] + levelFields("from") { $0.before } + levelFields("to") { $0.after } + [
        .text("measure") { $0.measure?.rawValue }
      ] + (release == nil ? [] : [.flag("withheld") { $0.isWithheld }])
    return ResultTable(
      key: "changes", caption: words.trend.changes, fields, of: changes,
      identifying: units == nil ? 3 : 4)
  }

  /// A field that is not told where the change would tell a withheld wave.
  private func guarded(
    _ field: Field<Change>,
    where isWithheld: @escaping @Sendable (Change) -> Bool = { $0.isWithheld }
  ) -> Field<Change> {
    guard let release else { return field }
    let (withheld, isNulled) = (words.diagnosis.withheld, release.release.isNulled)
    return field.withheld(
      { isWithheld($0) ? withheld : nil }, nulled: { isNulled && isWithheld($0) })
  }

  /// The mean of a wave beside the change, in records: these have all that people read in two tables.
  private func levelFields(
    _ prefix: String, _ record: @escaping @Sendable (Change) -> EstimateRecord?
  ) -> [Field<Change>] {
    func number(_ key: String, _ value: @escaping @Sendable (EstimateRecord) -> Double?)
      -> Field<Change>
    {
      .number(prefix + key) { change in
        record(change).flatMap { record in
          record.isNulled && record.release?.isWithheld == true ? nil : value(record)
        }
      }
    }
    let fields: [Field<Change>] = [
      number("Estimate") { $0.estimate.value }, number("Se") { $0.estimate.standardError },
      number("Lower") { $0.interval?.lower }, number("Upper") { $0.interval?.upper },
      .count(prefix + "Df") { record($0)?.estimate.degreesOfFreedom },
      number("Deff") { $0.estimate.designEffect },
      .count(prefix + "N") { record($0)?.estimate.count },
      number("NEffective") { $0.estimate.effectiveCount },
    ]
    return fields.map { $0.only(.records) }
  }
}
