import CanvassNumerics
import CanvassSampling

/// α and ω as an answer.
struct ReliabilityReport: Sendable {
  let data: Measurements
  let items: ReversedItems
  let analysis: ReliabilityAnalysis
  let correlation: ReliabilityCorrelation
  let language: Language

  private var words: Wording { Wording(language) }
  private var alpha: CronbachAlpha { analysis.alpha }

  var output: Output {
    Output(blocks: blocks, json: json, records: records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    [
      .heading(words.reliability, level: 1), .table(measures), .table(itemTable),
      .paragraph(note),
    ]
  }

  private var measures: OutputTable {
    let format = NumberFormat(decimals: 3)
    let name =
      correlation == .polychoric
      ? words.pick("ordinal α", "α thứ bậc") : words.pick("Cronbach's α", "α của Cronbach")
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
        [words.pick("ω total", "ω tổng"), format.text(analysis.omega?.total)] + empty,
        [words.pick("ω hierarchical", "ω phân cấp"), format.text(analysis.omega?.hierarchical)]
          + empty,
      ])
  }

  private var itemTable: OutputTable {
    let format = NumberFormat(decimals: 3)
    let plain = NumberFormat(decimals: 2)
    return OutputTable(
      headings: [
        .init(words.item, .leading), .init(words.mean), .init(words.standardDeviation),
        .init(words.itemRest), .init(words.alphaIfDropped),
      ],
      rows: alpha.items.enumerated().map { place, item in
        let mark = items.contains(item.name) ? " (\(words.reversed))" : ""
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
    case .design:
      sentences.append(
        words.pick(
          "The standard error of α is linearised over the design.",
          "Sai số chuẩn của α được tuyến tính hóa theo thiết kế mẫu."))
    case .feldt:
      sentences.append(
        words.pick(
          "The interval of α is Feldt's, for normal items in a simple random sample.",
          "Khoảng tin cậy của α theo Feldt, với các mục phân phối chuẩn trong mẫu ngẫu nhiên đơn giản."
        ))
    case .none: break
    }
    if analysis.omega != nil {
      let k = analysis.omegaFactors
      sentences.append(
        words.pick(
          "ω by \(k) group \(k == 1 ? "factor" : "factors").", "ω với \(k) nhân tố nhóm."))
    }
    return (sentences + items.ranges.map { $0.note(words) }).joined(separator: " ")
  }

  private var warnings: [String] {
    var warnings: [String] = []
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
    if let problem = analysis.omegaProblem { warnings.append("there is no omega: \(problem)") }
    if let omega = analysis.omega, !omega.convergence.converged {
      warnings.append("the factors of omega did not settle, so omega is not certain")
    }
    return warnings
  }

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
      ("omegaFactors", analysis.omega == nil ? .null : .integer(analysis.omegaFactors)),
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
      (
        "items",
        .array(
          alpha.items.enumerated().map { place, item in
            .object(zip(itemKeys, values(place, item)).map(JSONValue.Member.init))
          })
      ),
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
