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

  /// The cell of a row, or its unit: before and after what is compared.
  private func cellFields<Record>(_ cell: @escaping @Sendable (Record) -> [String])
    -> (before: [Field<Record>], after: [Field<Record>])
  {
    let fields = cellColumns.enumerated().map { place, column -> Field<Record> in
      .text(column.key, column.heading) { row in cell(row).isEmpty ? nil : cell(row)[place] }
        .worded { [all = words.trend.allUnits] row in
          cell(row).isEmpty ? all : column.label(cell(row)[place])
        }
    }
    guard units == nil, !fields.isEmpty else { return (fields, []) }
    return (
      fields.map { $0.only(.people) },
      [.record("domain") { row in fields.map { $0.fact(row) } }]
        + fields.map { $0.only(.records) }
    )
  }

  var levelTable: ResultTable {
    let cell = cellFields { (row: Row) in row.cell }
    let fields: [Field<Row>] =
      cell.before + [
        .text("variable", words.variable) { $0.record.estimate.variable }
          .worded { label($0.record.estimate.variable) },
        .text("wave", words.trend.wave) { $0.wave },
      ]
      + cell.after
      + EstimateRecord.fields(words, level: level, showsFreedom: false).map { $0.of { $0.record } }
      + (release?.release.fields(words) { $0.record.release } ?? [])
      + [.text("measure") { $0.measure.rawValue }]
    return ResultTable(
      key: "waves", for: [.people, .json], caption: words.trend.levels, fields, of: levels,
      identifying: 2 + cellColumns.count)
  }

  var changeTable: ResultTable {
    let index = words.trend.index
    let hasIndex = changes.contains { $0.variable == nil }
    let cell = cellFields { (change: Change) in change.cell }
    let fields: [Field<Change>] =
      cell.before + [
        .text("variable", words.variable) { $0.variable }.worded {
          $0.variable.map(label) ?? index
        },
        .text("from", words.trend.from) { $0.change.from },
        .text("to", words.trend.to) { $0.change.to },
      ] + cell.after + [
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
      identifying: 3 + cellColumns.count)
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
