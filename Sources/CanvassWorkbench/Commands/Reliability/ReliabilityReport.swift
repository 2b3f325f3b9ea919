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

  private func isReversed(_ item: String) -> Bool { reversed.contains { $0.name == item } }

  var output: Output {
    Output(blocks: blocks, json: json, records: records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    [
      .heading(words.reliability.title, level: 1), .table(measures), .table(itemTable),
      .paragraph(note),
    ]
  }

  private var measures: OutputTable {
    let format = words.number(decimals: 3)
    let name =
      correlation == .polychoric
      ? words.reliability.ordinalAlpha : words.reliability.alpha
    let empty = ["", ""]
    return OutputTable(
      headings: [
        .init(words.measure, .leading), .init(words.estimate), .init(words.standardError),
        .init(words.interval(data.prepared.settings.level)),
      ],
      rows: [
        [
          name, format.text(alpha.estimate), format.text(model.standardError),
          format.text(interval),
        ],
        [words.reliability.omegaTotal, format.text(model.omega?.total)] + empty,
        [words.reliability.omegaHierarchical, format.text(model.omega?.hierarchical)]
          + empty,
      ]
        + (model.ordinal.map {
          [
            [
              words.reliability.ordinalOmega,
              format.text($0.omega),
            ] + empty
          ]
        } ?? [])
        + boundRows.compactMap { row in
          row.value.map { [row.name, format.text($0)] + empty }
        })
  }

  private var itemTable: OutputTable {
    let format = words.number(decimals: 3)
    let plain = words.number(decimals: 2)
    return OutputTable(
      headings: [
        .init(words.item, .leading), .init(words.reliability.mean),
        .init(words.reliability.standardDeviation),
        .init(words.reliability.itemRest), .init(words.reliability.alphaIfDropped),
      ],
      rows: alpha.items.enumerated().map { place, item in
        let mark = isReversed(item.name) ? " (\(words.reliability.reversed))" : ""
        return [
          data.prepared.survey.label(of: item.name, language) + mark,
          plain.text(means[place]), plain.text(deviation(place)),
          format.text(item.itemRest), format.text(item.alphaIfDropped),
        ]
      })
  }

  private func deviation(_ place: Int) -> Double {
    model.covariances.values[place, place].squareRoot()
  }

  private var note: String {
    var sentences = [data.note(words)]
    switch model.alphaError {
    case .design: sentences.append(words.reliability.errorOfDesign)
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
        $0.name, about: "\(words.plain($0.lowest)) … \(words.plain($0.highest))",
        isScale: $0.isScale)
    }
    if let split = model.bounds.oddEven, alpha.items.count > 2 {
      let first = split.first.prefix(3).joined(separator: ", ")
      sentences.append(words.reliability.splitHalf(first + (split.first.count > 3 ? ", …" : "")))
    }
    if case .design = model.alphaError { sentences.append(words.reliability.weightsOfDesign) }
    return sentences.joined(separator: " ")
  }

  private var warnings: [Note] {
    var warnings = BoundaryNotes.all(model.boundary)
    for item in alpha.items.filter({ $0.itemRest < 0 }).map(\.name) {
      let isReversed = self.isReversed(item)
      warnings.append(Note { $0.reliabilityNotes.runsAgainst(item, isReversed: isReversed) })
    }
    switch model.alphaError {
    case .none: warnings.append(Note { $0.reliabilityNotes.noOrdinalError })
    case .design where interval == nil: warnings.append(Note { $0.reliabilityNotes.noInterval })
    case .design, .normalItems: break
    }
    warnings += model.missing.map { missing in
      Note {
        $0.reliabilityNotes.missing(missing.coefficient, because: $0.text(of: missing.reason))
      }
    }
    if let omega = model.omega, !omega.convergence.converged {
      warnings.append(Note { $0.reliabilityNotes.omegaUnsettled })
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
    case .design: "design"
    case .normalItems: "feldt"
    case .none: nil
    }
  }

  private var json: [(key: String, value: JSONValue)] {
    [
      ("correlation", .string(correlation.rawValue)),
      ("missingRows", .string(data.sample.missing.rawValue)), ("n", .integer(data.rows)),
      (
        "alpha",
        .object([
          "estimate": .optional(alpha.estimate), "se": .optional(model.standardError),
          "lower": .optional(interval?.lower),
          "upper": .optional(interval?.upper),
          "standardized": .optional(alpha.standardized),
          "averageCorrelation": .optional(alpha.averageCorrelation),
          "interval": source.map(JSONValue.string) ?? .null,
        ])
      ),
      ("omegaTotal", .optional(model.omega?.total)),
      ("omegaHierarchical", .optional(model.omega?.hierarchical)),
      (
        "omegaRotations",
        .array(
          (model.omega?.rotations ?? []).map {
            .object([
              "criterion": .optional($0.criterion), "starts": .integer($0.starts),
              "omegaHierarchical": .optional($0.hierarchical),
            ])
          })
      ),
      ("heywood", .array((model.omega?.heywood ?? []).map(JSONValue.string))),
      ("boundary", .array(model.boundary.map(\.json))),
      ("omegaFactors", model.omega == nil ? .null : .integer(model.omegaFactors)),
      ("omegaOrdinal", .optional(model.ordinal?.omega)),
      (
        "reversed",
        .array(
          reversed.map {
            .object([
              "item": .string($0.name), "lowest": .number($0.lowest),
              "highest": .number($0.highest), "about": .string($0.isScale ? "scale" : "observed"),
            ])
          })
      ),
    ] + boundMembers + [
      (
        "items",
        .array(
          alpha.items.enumerated().map { place, item in
            .object(zip(itemKeys, values(place, item)).map(JSONValue.Member.init))
          })
      )
    ]
  }

  private func values(_ place: Int, _ item: CronbachAlpha.Item) -> [JSONValue] {
    [
      .string(item.name), .optional(item.itemRest), .optional(item.alphaIfDropped),
      .optional(means[place]), .optional(deviation(place)),
      .bool(isReversed(item.name)),
    ]
  }

  private var records: Records {
    Records(
      columns: itemKeys,
      rows: alpha.items.enumerated().map { values($0, $1) })
  }
}

private let itemKeys = ["item", "itemRest", "alphaIfDropped", "mean", "sd", "reversed"]
