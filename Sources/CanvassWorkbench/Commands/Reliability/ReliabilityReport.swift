import CanvassNumerics
import CanvassSampling

/// α and ω as an answer.
struct ReliabilityReport: Sendable {
  let data: Measurements
  let reversed: [ReversedItem]
  let model: SurveyReliability
  let correlation: ReliabilityCorrelation
  let language: Language

  var words: any Phrases { language.phrases }
  private var alpha: CronbachAlpha { model.alpha }
  private var means: [Double] { model.data.means }
  private var interval: Interval? { model.interval(level: data.prepared.settings.level) }

  /// ω ± t·se.
  private var omegaIntervals: (total: Interval?, hierarchical: Interval?) {
    guard let errors = model.omegaErrors, let omega = model.omega else { return (nil, nil) }
    let level = data.prepared.settings.level
    func interval(_ value: Double, _ error: Double) -> Interval? {
      Interval(
        around: value, standardError: error, degreesOfFreedom: errors.degreesOfFreedom,
        level: level)
    }
    return (
      interval(omega.total, errors.total), interval(omega.hierarchical, errors.hierarchical)
    )
  }

  /// What an item is called within a sentence.
  private func quoted(_ item: String) -> String {
    data.prepared.survey.quotedLabel(of: item, language)
  }

  private func isReversed(_ item: String) -> Bool { reversed.contains { $0.name == item } }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var parts: [ResultPart] {
    [.heading(words.reliability.title, level: 1), .table(measures)] + ResultPart.facts(facts)
      + [.table(items), .paragraph(note)]
  }

  private var measures: ResultTable {
    let name =
      correlation == .polychoric
      ? words.reliability.ordinalAlpha : words.reliability.alpha
    let level = data.prepared.settings.level
    let errors = [
      model.standardError, model.omegaErrors?.total, model.omegaErrors?.hierarchical,
    ]
    let intervals = [interval, omegaIntervals.total, omegaIntervals.hierarchical]
    var measures = [
      Measure(name, alpha.estimate), Measure(words.reliability.omegaTotal, model.omega?.total),
      Measure(words.reliability.omegaHierarchical, model.omega?.hierarchical),
    ]
    if let ordinal = model.ordinal {
      measures.append(Measure(words.reliability.ordinalOmega, ordinal.omega))
    }
    let all = measures + bounds
    let fields: [Field<Int>] = [
      .names(words.measure, all.map(\.name)),
      Field("", words.estimate, style: { all[$0].style }) { all[$0].value },
      .number("", words.standardError, .decimals(3)) { errors[$0] }
        .worded { $0 < errors.count && ($0 == 0 || errors[$0] != nil) ? nil : "" },
      .interval(heading: words.interval(level), style: { _ in .decimals(3) }) { intervals[$0] }
        .worded { $0 < errors.count && ($0 == 0 || errors[$0] != nil) ? nil : "" },
    ]
    return ResultTable(fields, of: Array(all.indices))
  }

  private var items: ResultTable {
    let mean = Field<Int>.number("mean", words.reliability.mean, .decimals(2)) { means[$0] }
    let deviation = Field<Int>.number(
      "sd", words.reliability.standardDeviation, .decimals(2), self.deviation)
    let fields: [Field<Int>] = [
      .text("item", words.item) { alpha.items[$0].name }.worded { place in
        let name = alpha.items[place].name
        let mark = isReversed(name) ? " (\(words.reliability.reversed))" : ""
        return data.prepared.survey.label(of: name, language) + mark
      },
      mean.only(.people), deviation.only(.people),
      .number("itemRest", words.reliability.itemRest, .decimals(3)) { alpha.items[$0].itemRest },
      .number("alphaIfDropped", words.reliability.alphaIfDropped, .decimals(3)) {
        alpha.items[$0].alphaIfDropped
      },
      mean.only(.programs), deviation.only(.programs),
      .flag("reversed") { isReversed(alpha.items[$0].name) },
    ]
    return ResultTable(key: "items", fields, of: Array(alpha.items.indices))
  }

  private func deviation(_ place: Int) -> Double? {
    model.covariances.values[place, place].squareRoot()
  }

  private var note: String {
    var sentences = [data.note(words)]
    switch model.alphaError {
    case .design, .ordinal:
      sentences.append(
        model.omegaErrors == nil
          ? words.reliability.errorOfDesign : words.reliability.errorsOfDesign)
    case .normalItems: sentences.append(words.reliability.intervalOfFeldt)
    case .none: break
    }
    if model.omega != nil {
      sentences.append(words.reliability.omega(groupFactors: model.omegaFactors))
    }
    if model.ordinal != nil {
      sentences.append(words.reliability.ordinalOmega(factors: model.ordinalFactors))
    }
    sentences += reversed.map {
      words.reliability.reversed(
        quoted($0.name), about: "\(words.plain($0.lowest)) … \(words.plain($0.highest))",
        isScale: $0.isScale)
    }
    if let split = model.bounds.oddEven, alpha.items.count > 2 {
      let first = split.first.prefix(3).map(quoted).joined(separator: ", ")
      sentences.append(words.reliability.splitHalf(first + (split.first.count > 3 ? ", …" : "")))
    }
    let isOfDesign =
      switch model.alphaError {
      case .design, .ordinal: true
      case .normalItems, .none: false
      }
    if isOfDesign {
      sentences.append(
        words.reliability.weightsOfDesign(hasOmegaErrors: model.omegaErrors != nil))
    }
    return sentences.joined(separator: " ")
  }

  private var warnings: [Note] {
    var warnings = BoundaryNotes.all(model.boundary)
    for item in alpha.items.filter({ $0.itemRest < 0 }).map(\.name) {
      let isReversed = self.isReversed(item)
      warnings.append(Note { $0.reliabilityNotes.runsAgainst(item, isReversed: isReversed) })
    }
    switch model.alphaError {
    case .none:
      let hasDesign = !data.prepared.design.specification.isSimpleRandom
      warnings.append(Note { $0.reliabilityNotes.noOrdinalError(hasDesign: hasDesign) })
    case .design where interval == nil, .ordinal where interval == nil:
      warnings.append(Note { $0.reliabilityNotes.noInterval })
    case .design, .ordinal, .normalItems: break
    }
    warnings += model.missing.map { missing in
      Note {
        $0.reliabilityNotes.missing(missing.coefficient, because: $0.text(of: missing.reason))
      }
    }
    if let omega = model.omega, !omega.convergence.converged {
      warnings.append(Note { $0.reliabilityNotes.omegaUnsettled })
    }
    if let problem = model.omegaErrorProblem, model.omega != nil {
      warnings.append(
        Note { $0.reliabilityNotes.noOmegaErrors(because: $0.text(of: problem)) })
    }
    if case .design(let alpha) = model.alphaError, alpha.lostReplicates > 0 {
      let lost = alpha.lostReplicates
      warnings.append(Note { $0.reliabilityNotes.alphaLost(replicates: lost) })
    }
    if let errors = model.omegaErrors, errors.lost > 0 {
      warnings.append(Note { $0.reliabilityNotes.omegaLost(replicates: errors.lost) })
    }
    return warnings + omegaWarnings
  }

  /// ω that rests on a Heywood case, or on which of several rotations is believed.
  private var omegaWarnings: [Note] {
    guard let omega = model.omega else { return [] }
    var warnings: [Note] = []
    if !omega.heywood.isEmpty {
      let names = omega.heywood.map { "\"\($0)\"" }.joined(separator: ", ")
      warnings.append(Note { $0.reliabilityNotes.heywood(names) })
    }
    let others = omega.rotations.dropFirst().filter {
      abs($0.hierarchical - omega.hierarchical) > Self.apart
    }
    if let first = omega.rotations.first, !others.isEmpty {
      warnings.append(
        Note { words in
          func minimum(_ omega: Double, _ criterion: Double, _ starts: Int) -> OmegaMinimum {
            OmegaMinimum(
              omega: words.number(decimals: 3).text(omega),
              criterion: words.number(decimals: 4).text(criterion), starts: starts)
          }
          return words.reliabilityNotes.omegaDepends(
            minimum(omega.hierarchical, first.criterion, first.starts),
            others: others.prefix(3).map { minimum($0.hierarchical, $0.criterion, $0.starts) })
        })
    }
    return warnings
  }

  /// ω hierarchical of two minima that differ by less are one for the reader.
  private static let apart = 0.02

  /// Where the interval of α comes from.
  private var source: String? {
    switch model.alphaError {
    case .design, .ordinal: "design"
    case .normalItems: "feldt"
    case .none: nil
    }
  }

  private var facts: [Fact] {
    [
      .text("correlation", correlation.rawValue),
      .text("missingRows", data.sample.missing.rawValue), .count("n", data.rows),
      .record(
        "alpha",
        [
          .number("estimate", alpha.estimate), .number("se", model.standardError),
          .interval(value: interval), .number("standardized", alpha.standardized),
          .number("averageCorrelation", alpha.averageCorrelation), .text("interval", source),
        ]), .number("omegaTotal", model.omega?.total),
      .number("omegaHierarchical", model.omega?.hierarchical),
      .record(
        "omegaErrors",
        model.omegaErrors.map { errors in
          [
            .record(
              "total", [.number("se", errors.total), .interval(value: omegaIntervals.total)]),
            .record(
              "hierarchical",
              [
                .number("se", errors.hierarchical),
                .interval(value: omegaIntervals.hierarchical),
              ]), .count("df", errors.degreesOfFreedom), .count("lostReplicates", errors.lost),
          ]
        }),
      Fact(
        "omegaRotations",
        .list(
          (model.omega?.rotations ?? []).map {
            .record([
              .number("criterion", $0.criterion), .count("starts", $0.starts),
              .number("omegaHierarchical", $0.hierarchical),
            ])
          })), .texts("heywood", model.omega?.heywood ?? []),
      Fact("boundary", .list(model.boundary.map(\.value))),
      .count("omegaFactors", model.omega.map { _ in model.omegaFactors }),
      .number("omegaOrdinal", model.ordinal?.omega),
      Fact(
        "reversed",
        .list(
          reversed.map {
            .record([
              .text("item", $0.name), .number("lowest", $0.lowest), .number("highest", $0.highest),
              .text("about", $0.isScale ? "scale" : "observed"),
            ])
          })),
    ] + boundFacts
  }
}
