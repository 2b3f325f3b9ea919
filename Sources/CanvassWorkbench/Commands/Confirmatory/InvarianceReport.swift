import CanvassNumerics
import CanvassSampling

/// Models with more and more in common between groups, for people.
struct InvarianceReport: Sendable {
  let comparison: InvarianceComparison
  let findings: ConfirmatoryFindings
  let tables: ConfirmatoryTables
  let language: Language

  private var words: any Phrases { language.phrases }
  private var analysis: ConfirmatoryAnalysis { findings.analysis }
  private var three: NumberFormat { words.number(decimals: 3) }

  var parts: [ResultPart] {
    var parts: [ResultPart] = [
      .heading(words.invariance.title, level: 2), .table(steps), .list(verdicts), .paragraph(note),
      .table(tables.groups), .table(tables.loadingsByGroup),
    ]
    if analysis.invariance == .scalar { parts.append(.table(means)) }
    return parts
  }

  private var isScaled: Bool { analysis.plan.estimator.correction != nil }

  private var steps: ResultTable {
    typealias StepField = Field<InvarianceComparison.Step>
    func change(
      _ heading: String, _ style: NumberStyle,
      _ value: @escaping @Sendable (InvarianceComparison.Step) -> Double?
    ) -> StepField {
      .number("", heading, style, value).worded { $0.difference == nil ? "" : nil }
    }
    let fields: [StepField] = [
      .text("", words.invariance.model) { words.invariance.name($0.invariance) },
      .number("", "χ²", .decimals(2)) { $0.measures.chiSquared },
      .number("", "df", .decimals(0)) { $0.measures.degreesOfFreedom },
      .number("", words.confirmatory.scaledChiSquared, .decimals(2)) {
        $0.measures.scaledChiSquared
      }.only(isScaled ? .people : []),
      .number("", "CFI", .decimals(3)) { $0.measures.cfi },
      .number("", "RMSEA", .decimals(3)) { $0.measures.rmsea },
      .number("", "SRMR", .decimals(3)) { $0.measures.srmr },
      .number("", "BIC", .decimals(1)) { $0.measures.bic },
      change("Δχ²", .decimals(2)) { $0.difference?.chiSquared },
      change("Δdf", .decimals(0)) { $0.difference?.degreesOfFreedom },
      change("p", .probability) { $0.difference?.p },
      change("ΔCFI", .signed(decimals: 3)) { $0.cfiChange },
      change("ΔRMSEA", .signed(decimals: 3)) { $0.rmseaChange },
    ]
    return ResultTable(fields, of: comparison.steps)
  }

  /// One sentence for each step.
  private var verdicts: [String] {
    var holdsSoFar = true
    return comparison.steps.map { step in
      let sentence = verdict(step, holdsSoFar)
      if step.holds == false { holdsSoFar = false }
      return sentence
    }
  }

  private func verdict(_ step: InvarianceComparison.Step, _ holdsSoFar: Bool) -> String {
    let name = words.invariance.name(step.invariance)
    guard let change = step.cfiChange, let holds = step.holds else {
      return words.invariance.baseline(
        name, cfi: three.text(step.measures.cfi), rmsea: three.text(step.measures.rmsea))
    }
    let fall = change < 0 ? words.number(decimals: 4).text(abs(change)) : nil
    var compared = words.invariance.change(fall: fall, holds: holds)
    if holds, let p = step.difference?.p, p < 0.05 {
      compared += words.invariance.though(p: words.p(p))
    }
    let what =
      switch (step.invariance, holds, holdsSoFar) {
      case (.metric, true, _): words.invariance.loadingsHold
      case (.metric, false, _): words.invariance.loadingsDiffer
      case (_, true, true): words.invariance.interceptsHold
      case (_, true, false): words.invariance.onlyInterceptsHold
      case (_, false, _): words.invariance.interceptsDiffer
      }
    return "\(name): \(compared); \(what)."
  }

  private var note: String {
    let indices =
      isScaled && !analysis.measures.isFromScaled ? words.invariance.unscaledIndices : ""
    return words.invariance.difference(isScaled: isScaled) + indices + words.invariance.rule
  }

  private var means: ResultTable {
    let factors = analysis.pattern.factors.map(\.name)
    let columns = analysis.groups.map { group -> Field<Int> in
      let means = group.estimates.filter { $0.kind == .factorMean }
      return Field("", tables.label(ofGroup: group.name)) { place in
        guard let mean = means.first(where: { $0.subject == factors[place] }) else {
          return .text("0")
        }
        return .text("\(three.text(mean.estimate)) (\(three.text(mean.standardError)))")
      }
    }
    let labels = factors.map { findings.pattern.label(ofFactor: $0, language) }
    return ResultTable(
      caption: words.confirmatory.factorMeans, [.names(words.factor, labels)] + columns,
      of: Array(factors.indices))
  }
}
