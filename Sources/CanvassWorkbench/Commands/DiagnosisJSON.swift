import CanvassDiagnostics
import CanvassSampling

/// A diagnosis for programs.
struct DiagnosisJSON {
  let diagnosis: SurveyDiagnosis
  let report: DiagnosisReport

  private var level: Double { diagnosis.level }

  var members: [(key: String, value: JSONValue)] {
    let instrument = diagnosis.instrument
    return [
      (
        "instrument",
        .object([
          "field": .string(instrument.field),
          "items": .array(instrument.items.map { .string($0.column) }),
          "dimensions": .array(
            instrument.dimensions.map { dimension in
              .object([
                "dimension": .string(dimension.name),
                "items": .array(dimension.items.map { .string(instrument.items[$0].column) }),
              ])
            }),
          "scale": .array([
            .number(instrument.scale.range.lowerBound), .number(instrument.scale.range.upperBound),
          ]),
          "satisfied": .array(instrument.scale.satisfied.map(JSONValue.number)),
          "target": .optional(instrument.target.map { 100 * $0 }),
        ])
      ),
      (
        "overall",
        .object([
          "satisfied": share(diagnosis.overall.satisfied),
          "allSatisfied": share(diagnosis.overall.allSatisfied),
          "mean": mean(diagnosis.overall.mean),
        ])
      ),
      ("fields", .array(diagnosis.fields.map(field))),
    ]
  }

  private func share(_ estimate: Estimate) -> JSONValue {
    .object(estimateMembers(estimate, estimate.interval(.logit, level: level)))
  }

  private func mean(_ estimate: Estimate) -> JSONValue {
    .object(estimateMembers(estimate, estimate.interval(.wald, level: level)))
  }

  private func gap(_ gap: Gap?) -> JSONValue {
    guard let gap else { return .null }
    let interval = gap.interval(level: level)
    return .object([
      "estimate": .optional(gap.estimate), "se": .optional(gap.standardError),
      "lower": .optional(interval?.lower), "upper": .optional(interval?.upper),
      "df": .integer(gap.degreesOfFreedom), "p": .optional(gap.p),
      "pAdjusted": .optional(gap.adjusted),
    ])
  }

  private func mark(_ mark: ReliabilityMark) -> JSONValue {
    .object([
      "grade": .string(mark.grade.rawValue),
      "failures": .array(
        mark.failures.map { clause in
          .object([
            "measure": .string(clause.measure.rawValue), "value": .optional(clause.value),
            "limit": .number(clause.limit),
          ])
        }),
    ])
  }

  private func field(_ field: FieldDiagnosis) -> JSONValue {
    let dimensions = field.dimensions.map { part in
      self.part(part, "dimension", diagnosis.instrument.dimensions[part.index].name, field)
    }
    let items = field.items.map { part in
      self.part(part, "item", diagnosis.instrument.items[part.index].column, field)
    }
    let satisfied = field.measures.satisfied
    return .object([
      "field": .string(field.field), "label": .string(report.name(field)),
      "n": .integer(satisfied.count), "nEffective": .optional(satisfied.effectiveCount),
      "deff": .optional(satisfied.designEffect),
      "satisfied": share(satisfied), "allSatisfied": share(field.measures.allSatisfied),
      "mean": mean(field.measures.mean), "gapToRest": gap(field.gapToRest),
      "gapToTarget": gap(field.gapToTarget),
      "rank": field.rank.map { .integer($0.rank) } ?? .null,
      "rankLower": field.rank.map { .integer($0.lower) } ?? .null,
      "rankUpper": field.rank.map { .integer($0.upper) } ?? .null,
      "adequacy": .object([
        "nchs": mark(field.nchs), "statisticsCanada": mark(field.statisticsCanada),
      ]),
      "verdict": .string(field.verdict.rawValue), "weakestDimensions": .array(dimensions),
      "weakestItems": .array(items), "shareOfAnswers": .optional(field.shareOfAnswers),
      "worth": .optional(field.worth),
    ])
  }

  private func part(
    _ part: PartDiagnosis, _ kind: String, _ name: String, _ field: FieldDiagnosis
  ) -> JSONValue {
    .object([
      kind: .string(name), "satisfied": share(part.satisfied), "gapToRest": gap(part.gap),
      "contribution": .optional(part.contribution),
      "shareOfGap": .optional(field.gapToRest.map { part.contribution / $0.estimate }),
    ])
  }

  var records: Records {
    Records(
      columns: [
        "field", "verdict", "satisfied", "se", "lower", "upper", "df", "deff", "n", "nEffective",
        "allSatisfied", "mean", "gapToRest", "gapToRestAdjustedP", "gapToTarget", "gapToTargetP",
        "rank", "rankLower", "rankUpper", "nchs", "statisticsCanada", "worth",
      ],
      rows: diagnosis.fields.map { field in
        let interval = field.measures.satisfied.interval(.logit, level: level)
        let satisfied = estimateMembers(field.measures.satisfied, interval).map(\.value)
        return [.string(field.field), .string(field.verdict.rawValue)] + satisfied + [
          .optional(field.measures.allSatisfied.value), .optional(field.measures.mean.value),
          .optional(field.gapToRest?.estimate), .optional(field.gapToRest?.adjusted),
          .optional(field.gapToTarget?.estimate), .optional(field.gapToTarget?.p),
          field.rank.map { .integer($0.rank) } ?? .null,
          field.rank.map { .integer($0.lower) } ?? .null,
          field.rank.map { .integer($0.upper) } ?? .null,
          .string(field.nchs.grade.rawValue), .string(field.statisticsCanada.grade.rawValue),
          .optional(field.worth),
        ]
      })
  }
}
