import CanvassDiagnostics
import CanvassSampling

/// The records of fields, each field of which is declared once for all writers.
extension DiagnosisReport {
  typealias FieldOfDiagnosis = Field<FieldDiagnosis>

  /// What the field is called.
  var nameField: FieldOfDiagnosis {
    .text("field", words.field) { $0.field }.worded { name($0) }
  }

  var verdictField: FieldOfDiagnosis {
    .text("verdict", words.diagnosis.verdict) { $0.verdict.rawValue }
      .worded {
        $0.verdict == .tooLittleData && $0.measures.isForbiddenAsUnplanned
          ? words.diagnosis.notPlanned : words.diagnosis.name($0.verdict)
      }
  }

  var satisfiedField: FieldOfDiagnosis {
    .number("satisfied", words.diagnosis.satisfied, .percent()) { $0.measures.satisfied.value }
      .worded(withheld)
  }

  var intervalField: FieldOfDiagnosis {
    .interval(heading: words.interval(level), style: { _ in .percent() }) {
      $0.measures.satisfied.interval(.logit, level: level)
    }.worded(withheld)
  }

  var gapToRestField: FieldOfDiagnosis {
    .number("gapToRest", words.diagnosis.gapToRest, .points()) { $0.gapToRest?.estimate }
      .worded { $0.withholdsGap ? words.diagnosis.withheld : nil }
  }

  var gapPField: FieldOfDiagnosis {
    .number("gapToRestAdjustedP", words.diagnosis.pOfGap, .probability) { $0.gapToRest?.adjusted }
      .worded { $0.withholdsGap ? words.diagnosis.withheld : nil }
  }

  var gapToTargetField: FieldOfDiagnosis {
    .number("gapToTarget", words.diagnosis.gapToTarget, .points()) { $0.gapToTarget?.estimate }
      .worded(withheld)
  }

  /// The rank; people read that among the fields that are shown.
  var rankField: FieldOfDiagnosis {
    .count("rank", words.diagnosis.rank) { $0.rank?.rank }.worded { field in
      guard !field.measures.isWithheld, field.rank != nil else { return withheld(field) ?? "–" }
      return field.rankShown.map { "\($0.rank) (\($0.lower)–\($0.upper))" }
        ?? words.diagnosis.withheld
    }
  }

  var allSatisfiedField: FieldOfDiagnosis {
    .number("allSatisfied", words.diagnosis.allSatisfied) { $0.measures.allSatisfied.value }
      .worded {
        withheld($0, $0.measures.ofAllSatisfied)
          ?? measure($0.measures.allSatisfied, .logit, factor: 100)
      }
  }

  var meanField: FieldOfDiagnosis {
    .number("mean", words.diagnosis.mean) { $0.measures.mean.value }
      .worded {
        withheld($0, $0.measures.ofMean) ?? measure($0.measures.mean, .wald, factor: 1)
      }
  }

  var effectiveField: FieldOfDiagnosis {
    .number("nEffective", words.diagnosis.effectiveCount, .decimals(1)) {
      $0.measures.satisfied.shown.effectiveCount
    }.worded(withheld)
  }

  var designEffectField: FieldOfDiagnosis {
    .number("deff", words.designEffect, .decimals(2)) { $0.measures.satisfied.shown.designEffect }
      .worded(withheld)
  }

  var countField: FieldOfDiagnosis { .count("n", "n") { $0.measures.satisfied.count } }

  var worthField: FieldOfDiagnosis {
    .number("worth", words.diagnosis.riseOfIndex, .points(decimals: 2)) { $0.worth }
  }

  var shareOfAnswersField: FieldOfDiagnosis {
    .number("shareOfAnswers", words.diagnosis.shareOfAnswers, .percent()) { $0.shareOfAnswers }
  }

  /// What the release rules say, and why.
  var publicationField: FieldOfDiagnosis {
    .text("", words.diagnosis.publication) { field in
      if field.measures.isKeptBack {
        return "\(words.diagnosis.name(.suppress)): \(words.adequacy.keptBack)"
      }
      var reasons: [String] = []
      for mark in field.measures.marks {
        for reason in words.describe(mark.mark, isWithheld: field.measures.isWithheld)
        where !reasons.contains(reason) {
          reasons.append(reason)
        }
      }
      return words.diagnosis.name(field.measures.grade)
        + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; "))
    }
  }

  private var withheldField: FieldOfDiagnosis { .flag("withheld") { $0.measures.isWithheld } }

  private var rankLimits: [FieldOfDiagnosis] {
    [.count("rankLower") { $0.rank?.lower }, .count("rankUpper") { $0.rank?.upper }]
  }

  /// That a number is withheld, in its place; so is that it does not exist, for that would tell a share
  /// of 0 or 1.
  func withheld(_ field: FieldDiagnosis) -> String? {
    field.measures.isWithheld ? words.diagnosis.withheld : nil
  }

  /// The same of another measure, which may be withheld where the share of the field is not.
  private func withheld(_ field: FieldDiagnosis, _ outcome: TableRelease.Outcome) -> String? {
    withheld(field) ?? (outcome.isWithheld ? words.diagnosis.withheld : nil)
  }

  private func measure(_ estimate: Estimate, _ method: IntervalMethod, factor: Double) -> String {
    let format = words.number(decimals: 1)
    let range = estimate.interval(method, level: level).map {
      " (\(format.text(factor * $0.lower))–\(format.text(factor * $0.upper)))"
    }
    return format.text(factor * estimate.value) + (range ?? "")
  }

  /// The field for programs, of which they do not have what is withheld where that is wanted.
  ///
  /// The ranks among all fields would tell the place of a withheld one, and are left out for all.
  func guarded(_ field: FieldOfDiagnosis) -> FieldOfDiagnosis {
    guard isNulled else { return field }
    let withheldAnywhere = diagnosis.fields.contains { $0.measures.isWithheld }
    switch field.key {
    case "field", "label", "n", "df", "verdict", "withheld", "packs", "shareOfAnswers", "rankShown",
      "rankShownLower", "rankShownUpper":
      return field
    case "rank", "rankLower", "rankUpper":
      return field.withheld({ _ in nil }, nulled: { _ in withheldAnywhere })
    case "allSatisfied":
      return field.withheld(
        { _ in nil }, nulled: { $0.measures.isWithheld || $0.measures.ofAllSatisfied.isWithheld })
    case "mean":
      return field.withheld(
        { _ in nil }, nulled: { $0.measures.isWithheld || $0.measures.ofMean.isWithheld })
    case "gapToRest", "gapToRestAdjustedP", "weakestDimensions", "weakestItems":
      return field.withheld({ _ in nil }, nulled: \.withholdsGap)
    case "contributionInNoDimension":
      return field.withheld({ _ in nil }, nulled: \.withholdsInNoDimension)
    case "contributionOfOtherFields":
      return field.withheld({ _ in nil }, nulled: \.withholdsOfOtherFields)
    default:
      let isGrade = diagnosis.rules.contains { $0.key == field.key }
      return isGrade ? field : field.withheld({ _ in nil }, nulled: \.measures.isWithheld)
    }
  }

  /// What CSV has of a field.
  var recordFields: [FieldOfDiagnosis] {
    [
      nameField, verdictField, satisfiedField,
      .number("se") { $0.measures.satisfied.shown.standardError }, intervalField,
      .count("df") { $0.measures.satisfied.degreesOfFreedom }, designEffectField, countField,
      effectiveField, allSatisfiedField, meanField, gapToRestField, gapPField, gapToTargetField,
      .number("gapToTargetP") { $0.gapToTarget?.p },
      .number("gapToTargetAdjustedP") { $0.gapToTarget?.adjusted }, rankField,
    ] + rankLimits
      + diagnosis.rules.enumerated().map { place, rule in
        .text(rule.key) { $0.measures.marks[place].mark.grade.rawValue }
      } + [worthField, withheldField]
  }

  /// What JSON has of a field.
  var objectFields: [FieldOfDiagnosis] {
    [
      nameField, .text("label") { name($0) }, countField, effectiveField, designEffectField,
      .record("satisfied") { share($0.measures.satisfied) },
      .record("allSatisfied") {
        share($0.measures.allSatisfied) + [.flag("withheld", isHidden($0, \.ofAllSatisfied))]
      },
      .record("mean") { mean($0.measures.mean) + [.flag("withheld", isHidden($0, \.ofMean))] },
      .record("gapToRest") { $0.gapToRest.map(facts) },
      .record("gapToTarget") { $0.gapToTarget.map(facts) }, rankField,
    ] + rankLimits + [
      .count("rankShown") { $0.rankShown?.rank }, .count("rankShownLower") { $0.rankShown?.lower },
      .count("rankShownUpper") { $0.rankShown?.upper }, withheldField,
      .record("adequacy") { field in
        field.measures.marks.map { .record($0.rule.key, facts($0.mark)) }
      },
      .list("packs") { field in
        let measures = field.measures
        return measures.marks.map {
          $0.facts(of: measures.judged, hidesEstimate: isNulled && measures.isWithheld)
        }
      },
      verdictField,
      .list("weakestDimensions") { field in
        field.dimensions.map { part in
          facts(part, .text("dimension", diagnosis.instrument.dimensions[part.index].name), field)
        }
      },
      .list("weakestItems") { field in
        field.items.map { part in
          facts(part, .text("item", diagnosis.instrument.items[part.index].column), field)
        }
      },
      .number("contributionInNoDimension") { $0.contributionInNoDimension },
      .number("contributionOfOtherFields") { $0.contributionOfOtherFields },
      shareOfAnswersField, worthField,
    ]
  }

  private func isHidden(
    _ field: FieldDiagnosis, _ outcome: KeyPath<Measures, TableRelease.Outcome>
  ) -> Bool {
    field.measures.isWithheld || field.measures[keyPath: outcome].isWithheld
  }

  func share(_ estimate: Estimate) -> [Fact] {
    EstimateRecord(estimate.shown, estimate.interval(.logit, level: level)).facts
  }

  func mean(_ estimate: Estimate) -> [Fact] {
    EstimateRecord(estimate.shown, estimate.interval(.wald, level: level)).facts
  }

  private func facts(_ gap: Gap) -> [Fact] {
    [
      .number("estimate", gap.estimate), .number("se", gap.standardError),
      .interval(value: gap.interval(level: level)), .count("df", gap.degreesOfFreedom),
      .number("p", gap.p), .number("pAdjusted", gap.adjusted),
    ]
  }

  private func facts(_ mark: ReliabilityMark) -> [Fact] {
    var facts: [Fact] = [
      .text("grade", mark.grade.rawValue),
      Fact(
        "failures",
        .list(
          mark.failures.map { clause in
            .record([
              .text("measure", clause.measure.rawValue), .number("value", clause.value),
              .number("limit", clause.limit),
            ])
          })),
    ]
    if let basis = mark.basis {
      facts += [
        .number("nEffective", basis.effectiveCount), .number("nAdjusted", basis.adjustedCount),
        .count("df", basis.degreesOfFreedom), .interval(value: basis.interval),
      ]
    }
    return facts
  }

  private func facts(_ part: PartDiagnosis, _ name: Fact, _ field: FieldDiagnosis) -> ResultValue {
    let (hides, hidesGap) = (isNulled && part.isWithheld, isNulled && part.withholdsGap)
    return .record([
      name, .record("satisfied", hides ? nil : share(part.satisfied)),
      .record("gapToRest", hidesGap ? nil : part.gap.map(facts)),
      .number("contribution", hidesGap ? nil : part.contribution),
      .number(
        "shareOfGap",
        hidesGap ? nil : field.gapToRest.flatMap { part.share(of: $0) }),
      .flag("withheld", part.isWithheld || field.measures.isWithheld),
    ])
  }
}
