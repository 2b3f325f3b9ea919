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

  private var warnings: [String] {
    var warnings = BoundaryWording.warnings(analysis.boundary)
    for item in alpha.items where item.itemRest < 0 {
      warnings.append(
        items.contains(item.name)
          ? "\"\(item.name)\" runs against the other items now that it is reversed; leave it out of "
            + "--reverse"
          : "\"\(item.name)\" runs against the other items; if it asks the opposite, say --reverse "
            + item.name)
    }
    if analysis.source == .none {
      warnings.append("ordinal alpha has no standard error and no interval yet")
    }
    if analysis.interval == nil, analysis.source == .design {
      warnings.append("alpha has no interval: the design has no degrees of freedom here")
    }
    if let problem = analysis.ordinalProblem {
      warnings.append("there is no ordinal omega: \(problem)")
    }
    warnings += analysis.bounds.problems
    if let problem = analysis.omegaProblem { warnings.append("there is no omega: \(problem)") }
    if let omega = analysis.omega, !omega.convergence.converged {
      warnings.append("the factors of omega did not settle, so omega is not certain")
    }
    return warnings + omegaWarnings
  }

  /// ω that rests on a Heywood case, or on which of several rotations is believed.
  private var omegaWarnings: [String] {
    guard let omega = analysis.omega else { return [] }
    var warnings: [String] = []
    let three = English().number(decimals: 3)
    if !omega.heywood.isEmpty {
      let names = omega.heywood.map { "\"\($0)\"" }.joined(separator: ", ")
      warnings.append(
        "Heywood case: the uniqueness of \(names) is at its lower bound in the factors of omega; there "
          + "may be too many factors (--factors) or too few rows")
    }
    let others = omega.rotations.dropFirst().filter {
      abs($0.hierarchical - omega.hierarchical) > Self.apart
    }
    if let first = omega.rotations.first, !others.isEmpty {
      let values = others.prefix(3).map {
        "\(three.text($0.hierarchical)) (criterion \(English().number(decimals: 4).text($0.criterion)), "
          + "\($0.starts) \($0.starts == 1 ? "start" : "starts"))"
      }
      warnings.append(
        "omega hierarchical depends on the rotation: at the lowest minimum of oblimin (criterion "
          + "\(English().number(decimals: 4).text(first.criterion)), \(first.starts) starts) it is "
          + "\(three.text(omega.hierarchical)), at others \(values.joined(separator: ", ")); programs "
          + "with one start report any of them")
    }
    return warnings
  }

  /// ω hierarchical of two minima that differ by less are one for the reader.
  private static let apart = 0.02

  private var json: [(key: String, value: JSONValue)] {
    [
      ("correlation", .string(correlation.rawValue)),
      ("missingRows", .string(data.missing.rawValue)), ("n", .integer(data.rows)),
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
