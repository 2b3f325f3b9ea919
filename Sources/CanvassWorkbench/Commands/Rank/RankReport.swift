import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling

/// Ranks as an answer.
struct RankReport: Sendable {
  /// What is ranked.
  enum Kind: Sendable {
    /// Estimates of a file: whether without a covariance, and without degrees of freedom.
    case estimates(areIndependent: Bool, areNormal: Bool)
    /// Counts of a file.
    case counts
    /// The mean of a column by cell, as people call the column.
    case cells(String)
    /// Means of columns.
    case columns
    /// The values of a column, as people call it.
    case shares(String)
  }

  /// A unit as people and programs call it.
  struct Unit: Sendable {
    var name: String
    var label: String?
    /// Rows behind it.
    var count: Int?
    /// What rule packs say of its estimate, where they were asked.
    var release: TableRelease.Outcome?
    /// The estimate where it is not ranked, for being withheld or for having no variance.
    var value = Double.nan
    var standardError = Double.nan

    var isWithheld: Bool { release?.isWithheld ?? false }
  }

  /// What was found.
  struct Findings: Sendable {
    let analysis: RankAnalysis
    let simultaneous: [RankSet?]
    let marginal: [RankSet?]
    let probabilities: [Double?]

    init(analysis: RankAnalysis, marginal: [RankSet?], probabilities: [Double?]) {
      self.analysis = analysis
      self.marginal = marginal
      self.probabilities = probabilities
      simultaneous = analysis.simultaneous
    }
  }

  let findings: Findings
  let units: [Unit]
  let kind: Kind
  let best: Int?
  let draws: Int
  let seed: UInt64
  let seconds: Double?
  let words: any Phrases
  /// What rule packs say, where they were asked.
  var release: EstimateRelease?
  /// The survey, where the estimates come from one.
  var analysed: AnalysedSurvey?

  private var analysis: RankAnalysis { findings.analysis }

  /// The units in order of rank; last those without an estimate.
  private var order: [Int] {
    let ranks = findings.simultaneous
    return units.indices.sorted {
      (ranks[$0]?.rank ?? .max, $0) < (ranks[$1]?.rank ?? .max, $1)
    }
  }

  private func name(_ unit: Int) -> String { units[unit].label ?? units[unit].name }

  var output: Output { Output(parts, words, warnings: warnings) }

  private var warnings: [Note] {
    let withheld = units.count(where: \.isWithheld)
    let without = findings.simultaneous.count { $0 == nil } - withheld
    return (withheld > 0 ? [Note { $0.ranks.withheld(withheld) }] : [])
      + (without > 0 ? [Note { $0.ranks.unranked(without) }] : []) + (release?.warnings ?? [])
  }

  private var parts: [ResultPart] {
    var parts: [ResultPart] = [
      .heading(words.ranks.title(kind), level: 1), .table(table), .figure(.whiskers(figure)),
      .paragraph(words.ranks.apart(pairs: apart, of: pairs)),
    ]
    if let release { parts += release.note(words).map { .paragraph($0) } }
    if let best {
      let possible = order.filter { analysis.best(best).contains($0) }
      parts += [
        .paragraph(words.ranks.best(best, possible.map(name))),
        .fact(.texts("best", possible.map { units[$0].name })),
      ]
    }
    let groups = analysis.groups
    let several = groups.filter { $0.count > 1 }
    if !several.isEmpty {
      parts += [
        .paragraph(words.ranks.groups),
        .list(several.map { $0.map(name).joined(separator: ", ") }),
      ]
    }
    parts += [
      .fact(Fact("groups", .list(groups.map { .texts($0.map { units[$0].name }) }))),
      .fact(.count("top", best ?? 1)), .fact(.count("pairs", pairs)),
      .fact(.count("pairsApart", apart)), .fact(.text("adjustment", adjustment)),
      .fact(.count("draws", draws)), .fact(Fact("seed", .seed(seed))),
      .paragraph(
        words.ranks.note(
          kind, byDraws: adjustment == "draws", draws: draws, seed: seed,
          level: words.percentage(of: analysis.level))),
    ]
    if let analysed { parts.append(.paragraph(words.designNote(analysed))) }
    if let seconds { parts.append(.fact(.record("timing", [.number("rank", seconds)]))) }
    return parts
  }

  private var adjustment: String {
    if case .draws = analysis.adjustment { "draws" } else { "holm" }
  }

  private var pairs: Int {
    let count = findings.simultaneous.count { $0 != nil }
    return count * (count - 1) / 2
  }

  /// Pairs that are told apart: each adds one to a unit's best rank.
  private var apart: Int {
    findings.simultaneous.reduce(0) { $0 + ($1.map { $0.lower - 1 } ?? 0) }
  }

  private var table: ResultTable {
    let error = standardErrors.filter { $0.isFinite && $0 > 0 }.sorted()
    let typical = error.isEmpty ? .nan : error[error.count / 2]
    let (findings, units, values) = (findings, units, analysis.units.values)
    let style = NumberStyle.error(typical, value: values.first { $0.isFinite } ?? .nan)
    let errors = standardErrors
    let (word, isNulled) = (words.diagnosis.withheld, release?.isNulled ?? false)
    func guarded(_ field: Field<Int>) -> Field<Int> {
      field.withheld(
        { units[$0].isWithheld ? word : nil }, nulled: { isNulled && units[$0].isWithheld })
    }
    var fields: [Field<Int>] = [
      .text("unit", words.ranks.unit) { units[$0].name }.worded { units[$0].label },
      guarded(
        .number("estimate", words.estimate, style) {
          values[$0].isFinite ? values[$0] : units[$0].value
        }),
      guarded(.number("se", words.standardError, style) { errors[$0] }),
    ]
    if units.contains(where: { $0.count != nil }) {
      fields.append(.count("n", "n") { units[$0].count })
    }
    fields += [
      .count("rank", words.ranks.rank) { findings.simultaneous[$0]?.rank },
      .text("", words.ranks.marginal) { Self.text(findings.marginal[$0]) },
      .count("rankLower") { findings.marginal[$0]?.lower },
      .count("rankUpper") { findings.marginal[$0]?.upper },
      .text("", words.ranks.simultaneous) { Self.text(findings.simultaneous[$0]) },
      .count("rankLowerJoint") { findings.simultaneous[$0]?.lower },
      .count("rankUpperJoint") { findings.simultaneous[$0]?.upper },
      .number("probabilityTop", words.ranks.probability(top: best ?? 1), .percentage()) {
        findings.probabilities[$0]
      },
    ]
    if release != nil {
      fields += [
        .text("verdict", words.adequacy.publication) { units[$0].release?.verdict }
          .worded { [words] in units[$0].release.map { words.describe($0) } },
        .flag("withheld") { units[$0].isWithheld },
        .flag("complementary") { units[$0].release?.isComplementary ?? false },
        .list("packs") { units[$0].release?.packFacts(isNulled: isNulled) ?? [] },
      ]
    }
    let order = order
    return ResultTable(key: "units", fields, of: order)
  }

  private var standardErrors: [Double] {
    units.indices.map {
      analysis.units.values[$0].isFinite
        ? analysis.units.covariance[$0, $0].squareRoot() : units[$0].standardError
    }
  }

  private static func text(_ set: RankSet?) -> String? {
    set.map { $0.lower == $0.upper ? "\($0.lower)" : "\($0.lower)–\($0.upper)" }
  }

  private var figure: WhiskerFigure {
    let sets = findings.simultaneous
    return WhiskerFigure(
      title: words.ranks.figure, axis: words.ranks.rank,
      possible: 1...Double(max(2, sets.count)),
      points: order.compactMap { unit in
        sets[unit].map {
          WhiskerFigure.Point(
            label: name(unit), estimate: Double($0.rank), lower: Double($0.lower),
            upper: Double($0.upper))
        }
      }, decimals: 0)
  }
}
