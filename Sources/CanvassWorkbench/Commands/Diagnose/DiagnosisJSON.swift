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
          "field": .optional(instrument.fieldColumn), "fields": asked,
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
          "withheld": .bool(diagnosis.overall.isWithheld),
        ])
      ),
      ("fields", .array(diagnosis.fields.map(field))),
    ]
  }

  /// The fields that everyone was asked about; `null` where a column names the field.
  private var asked: JSONValue {
    let instrument = diagnosis.instrument
    guard case .items(let fields) = instrument.fields else { return .null }
    return .array(
      fields.map { field in
        .object([
          "field": .string(field.name),
          "items": .array(field.items.map { .string(instrument.items[$0].column) }),
        ])
      })
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
    let failures = mark.failures.map { clause in
      JSONValue.object([
        "measure": .string(clause.measure.rawValue), "value": .optional(clause.value),
        "limit": .number(clause.limit),
      ])
    }
    var members = [
      JSONValue.Member("grade", .string(mark.grade.rawValue)),
      JSONValue.Member("failures", .array(failures)),
    ]
    if let basis = mark.basis {
      members += [
        .init("nEffective", .optional(basis.effectiveCount)),
        .init("nAdjusted", .optional(basis.adjustedCount)),
        .init("df", .integer(basis.degreesOfFreedom)),
        .init("lower", .optional(basis.interval.lower)),
        .init("upper", .optional(basis.interval.upper)),
      ]
    }
    return .object(members)
  }

  private func rank(_ set: RankSet?, _ part: KeyPath<RankSet, Int>) -> JSONValue {
    set.map { .integer($0[keyPath: part]) } ?? .null
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
      "n": .integer(satisfied.count), "nEffective": .optional(satisfied.shown.effectiveCount),
      "deff": .optional(satisfied.shown.designEffect),
      "satisfied": share(satisfied), "allSatisfied": share(field.measures.allSatisfied),
      "mean": mean(field.measures.mean), "gapToRest": gap(field.gapToRest),
      "gapToTarget": gap(field.gapToTarget),
      "rank": rank(field.rank, \.rank), "rankLower": rank(field.rank, \.lower),
      "rankUpper": rank(field.rank, \.upper), "rankShown": rank(field.rankShown, \.rank),
      "rankShownLower": rank(field.rankShown, \.lower),
      "rankShownUpper": rank(field.rankShown, \.upper),
      "withheld": .bool(field.measures.isWithheld),
      "adequacy": .object(
        field.measures.marks.map { JSONValue.Member($0.rule.key, mark($0.mark)) }),
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
        "rank", "rankLower", "rankUpper",
      ] + diagnosis.rules.map(\.key) + ["worth", "withheld"],
      rows: diagnosis.fields.map { field in
        let interval = field.measures.satisfied.interval(.logit, level: level)
        let satisfied = estimateMembers(field.measures.satisfied, interval).map(\.value)
        return [.string(field.field), .string(field.verdict.rawValue)] + satisfied + [
          .optional(field.measures.allSatisfied.value), .optional(field.measures.mean.value),
          .optional(field.gapToRest?.estimate), .optional(field.gapToRest?.adjusted),
          .optional(field.gapToTarget?.estimate), .optional(field.gapToTarget?.p),
          rank(field.rank, \.rank), rank(field.rank, \.lower), rank(field.rank, \.upper),
        ] + field.measures.marks.map { .string($0.mark.grade.rawValue) }
          + [.optional(field.worth), .bool(field.measures.isWithheld)]
      })
  }
}
