import CanvassNumerics
import CanvassSampling

/// α and ω as an answer.
struct ReliabilityReport: Sendable {
  let data: Measurements
  let items: ReversedItems
  let analysis: ReliabilityAnalysis
  let correlation: ReliabilityCorrelation
  let language: Language

  private var words: any Phrases { language.phrases }
  private var alpha: CronbachAlpha { analysis.alpha }

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
          name, format.text(alpha.estimate), format.text(analysis.standardError),
          format.text(analysis.interval),
        ],
        [words.reliability.omegaTotal, format.text(analysis.omega?.total)] + empty,
        [words.reliability.omegaHierarchical, format.text(analysis.omega?.hierarchical)]
          + empty,
      ]
        + (analysis.ordinal.map {
          [
            [
              words.reliability.ordinalOmega,
              format.text($0.omega),
            ] + empty
          ]
        } ?? [])
        + analysis.bounds.rows(words).compactMap { row in
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
        let mark = items.contains(item.name) ? " (\(words.reliability.reversed))" : ""
        return [
          data.prepared.survey.label(of: item.name, language) + mark,
          plain.text(analysis.means[place]), plain.text(deviation(place)),
          format.text(item.itemRest), format.text(item.alphaIfDropped),
        ]
      })
  }

  private func deviation(_ place: Int) -> Double {
    analysis.covariances.values[place, place].squareRoot()
  }

  private var note: String {
    var sentences = [data.note(words)]
    switch analysis.source {
    case .design: sentences.append(words.reliability.errorOfDesign)
    case .feldt: sentences.append(words.reliability.intervalOfFeldt)
    case .none: break
    }
    if analysis.omega != nil {
      sentences.append(words.reliability.omega(groupFactors: analysis.omegaFactors))
    }
    if analysis.ordinal != nil {
      sentences.append(words.reliability.ordinalOmega(factors: analysis.ordinalFactors))
    }
    sentences += items.ranges.map { $0.note(words) }
    if let split = analysis.bounds.oddEven, analysis.alpha.items.count > 2 {
      let first = split.first.prefix(3).joined(separator: ", ")
      sentences.append(words.reliability.splitHalf(first + (split.first.count > 3 ? ", …" : "")))
    }
    if analysis.source == .design { sentences.append(words.reliability.weightsOfDesign) }
    return sentences.joined(separator: " ")
  }

  private var warnings: [Note] {
    var warnings = BoundaryNotes.all(analysis.boundary)
    for item in alpha.items.filter({ $0.itemRest < 0 }).map(\.name) {
      let isReversed = items.contains(item)
      warnings.append(Note { $0.reliabilityNotes.runsAgainst(item, isReversed: isReversed) })
    }
    if analysis.source == .none { warnings.append(Note { $0.reliabilityNotes.noOrdinalError }) }
    if analysis.interval == nil, analysis.source == .design {
      warnings.append(Note { $0.reliabilityNotes.noInterval })
    }
    if let problem = analysis.ordinalProblem {
      warnings.append(
        Note { $0.reliabilityNotes.missing(.ordinalOmega, because: problem) })
    }
    warnings += analysis.bounds.problems
    if let problem = analysis.omegaProblem {
      warnings.append(Note { $0.reliabilityNotes.missing(.omega, because: problem) })
    }
    if let omega = analysis.omega, !omega.convergence.converged {
      warnings.append(Note { $0.reliabilityNotes.omegaUnsettled })
    }
    return warnings + omegaWarnings
  }

  /// ω that rests on a Heywood case, or on which of several rotations is believed.
  private var omegaWarnings: [Note] {
    guard let omega = analysis.omega else { return [] }
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

  private var json: [(key: String, value: JSONValue)] {
    [
      ("correlation", .string(correlation.rawValue)),
      ("missingRows", .string(data.sample.missing.rawValue)), ("n", .integer(data.rows)),
      (
        "alpha",
        .object([
          "estimate": .optional(alpha.estimate), "se": .optional(analysis.standardError),
          "lower": .optional(analysis.interval?.lower),
          "upper": .optional(analysis.interval?.upper),
          "standardized": .optional(alpha.standardized),
          "averageCorrelation": .optional(alpha.averageCorrelation),
          "interval": analysis.source == .none ? .null : .string(analysis.source.rawValue),
        ])
      ),
      ("omegaTotal", .optional(analysis.omega?.total)),
      ("omegaHierarchical", .optional(analysis.omega?.hierarchical)),
      (
        "omegaRotations",
        .array(
          (analysis.omega?.rotations ?? []).map {
            .object([
              "criterion": .optional($0.criterion), "starts": .integer($0.starts),
              "omegaHierarchical": .optional($0.hierarchical),
            ])
          })
      ),
      ("heywood", .array((analysis.omega?.heywood ?? []).map(JSONValue.string))),
      ("boundary", .array(analysis.boundary.map(\.json))),
      ("omegaFactors", analysis.omega == nil ? .null : .integer(analysis.omegaFactors)),
      ("omegaOrdinal", .optional(analysis.ordinal?.omega)),
      (
        "reversed",
        .array(
          items.ranges.map {
            .object([
              "item": .string($0.item), "lowest": .number($0.lowest),
              "highest": .number($0.highest), "about": .string($0.isScale ? "scale" : "observed"),
            ])
          })
      ),
    ] + analysis.bounds.json + [
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
      .optional(analysis.means[place]), .optional(deviation(place)),
      .bool(items.contains(item.name)),
    ]
  }

  private var records: Records {
    Records(
      columns: itemKeys,
      rows: alpha.items.enumerated().map { values($0, $1) })
  }
}

private let itemKeys = ["item", "itemRest", "alphaIfDropped", "mean", "sd", "reversed"]
