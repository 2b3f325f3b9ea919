import CanvassSampling
import CanvassTables

/// What the variances of means are made of, as parts of an answer.
struct AuditReport: Sendable {
  /// The audits, by column.
  let audits: [(name: String, audit: VarianceAudit)]
  let level: Double
  let words: any Phrases
  /// How many strata and clusters people read of.
  static let shown = 5

  var parts: [ResultPart] {
    audits.flatMap { people($0.name, $0.audit) } + [
      .table(ResultTable(key: "audit", for: .json, fields, of: audits.map(\.audit)))
    ]
  }

  private func people(_ name: String, _ audit: VarianceAudit) -> [ResultPart] {
    let phrases = words.survey
    let estimate = audit.estimate
    let error = estimate.standardError
    guard error.isFinite, error > 0 else {
      return [
        .heading(phrases.audit(of: name), level: 2), .paragraph(phrases.nothingToAudit),
      ]
    }
    func set(_ value: Double) -> String {
      words.text(.number(value), .error(error, value: estimate.value))
    }
    func percent(_ share: Double) -> String { words.text(.number(share), .percent(decimals: 1)) }
    let decimals = words.number(decimals: 2)
    var parts: [ResultPart] = [
      .heading(phrases.audit(of: name), level: 2),
      .paragraph(
        phrases.audited(
          mean: set(estimate.value), error: words.text(.number(error), .error(error, value: error)),
          deff: decimals.text(estimate.designEffect), weights: decimals.text(audit.weightEffect),
          others: decimals.text(audit.otherEffect), weightShare: percent(audit.weightShare))),
    ]
    if audit.stages.count > 1 {
      parts.append(.paragraph(phrases.stages(audit.stages.map { percent($0.share) })))
    }
    let oneMore = audit.errorWithOneMore
    parts.append(
      .paragraph(
        phrases.oneMore(
          error: words.text(.number(oneMore), .error(error, value: error)),
          saved: percent(1 - oneMore / error))))
    let errorStyle: NumberStyle = .error(error, value: error)
    let strata: [Field<VarianceAudit.Stratum>] = [
      .text("", phrases.stratum) { $0.name }, .count("", phrases.clusters) { $0.clusters },
      .number("", phrases.varianceShare, .percent()) { $0.part.share },
      .number("", phrases.errorWithOneMore, errorStyle) { $0.errorWithOneMore },
    ]
    if audit.strata.count > 1 {
      parts.append(
        .table(
          ResultTable(
            caption: phrases.largestStrata(
              min(Self.shown, audit.strata.count), of: audit.strata.count),
            strata, of: Array(audit.strata.prefix(Self.shown)))))
    }
    let valueStyle: NumberStyle = .error(error, value: estimate.value)
    let clusters: [Field<VarianceAudit.Cluster>] = [
      .text("", phrases.cluster) { $0.name },
      .text("", phrases.stratum) { $0.stratum }, .count("", phrases.rowCount) { $0.rows },
      .number("", phrases.varianceShare, .percent()) { $0.part?.share },
      .number("", phrases.meanWithout, valueStyle) { $0.without },
    ]
    parts.append(
      .table(
        ResultTable(
          caption: phrases.largestClusters(
            min(Self.shown, audit.clusters.count), of: audit.clusters.count),
          audit.strata.count > 1 ? clusters : [clusters[0]] + clusters.dropFirst(2),
          of: Array(audit.clusters.prefix(Self.shown)))))
    return parts
  }

  private var fields: [Field<VarianceAudit>] {
    let level = level
    @Sendable func part(_ part: VarianceAudit.Part?) -> [Fact] {
      [.number("variance", part?.variance), .number("share", part?.share)]
    }
    return [
      .text("variable") { $0.estimate.variable },
      .number("estimate") { $0.estimate.value }, .number("se") { $0.estimate.standardError },
      .interval(style: { _ in .plain }) { $0.estimate.interval(level: level) },
      .count("df") { $0.estimate.degreesOfFreedom },
      .number("deff") { $0.estimate.designEffect }, .count("n") { $0.estimate.count },
      .number("nEffective") { $0.estimate.effectiveCount },
      .number("variance") { $0.estimate.variance },
      .number("deffWeights") { $0.weightEffect }, .number("deffOther") { $0.otherEffect },
      .number("weightShare") { $0.weightShare },
      .number("seOneMore") { $0.errorWithOneMore },
      .list("stages") { audit in
        audit.stages.enumerated().map { .record([.count("stage", $0 + 1)] + part($1)) }
      },
      .list("strata") { audit in
        audit.strata.map {
          .record(
            [.text("stratum", $0.name), .count("clusters", $0.clusters)] + part($0.part) + [
              .number("seOneMore", $0.errorWithOneMore)
            ])
        }
      },
      .list("clusters") { audit in
        audit.clusters.prefix(1000).map {
          .record(
            [.text("stratum", $0.stratum), .text("cluster", $0.name), .count("n", $0.rows)]
              + part($0.part) + [.number("estimateWithout", $0.without)])
        }
      },
    ]
  }
}
