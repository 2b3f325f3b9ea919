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

  var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [
      .heading(words.invariance.title, level: 2), .table(steps), .list(verdicts), .paragraph(note),
      .table(tables.groups), .table(tables.loadingsByGroup),
    ]
    if analysis.invariance == .scalar { blocks.append(.table(means)) }
    return blocks
  }

  private var isScaled: Bool { analysis.plan.estimator.correction != nil }

  private var steps: OutputTable {
    let two = words.number(decimals: 2)
    let whole = words.number(decimals: 0)
    var headings = [
      OutputTable.Heading(words.invariance.model, .leading), .init("χ²"), .init("df"),
    ]
    if isScaled { headings.append(.init(words.confirmatory.scaledChiSquared)) }
    headings += ["CFI", "RMSEA", "SRMR", "BIC", "Δχ²", "Δdf", "p", "ΔCFI", "ΔRMSEA"].map {
      .init($0)
    }
    return OutputTable(
      headings: headings,
      rows: comparison.steps.map { step in
        let m = step.measures
        var cells = [
          words.invariance.name(step.invariance), two.text(m.chiSquared),
          whole.text(m.degreesOfFreedom),
        ]
        if isScaled { cells.append(two.text(m.scaledChiSquared)) }
        cells += [
          three.text(m.cfi), three.text(m.rmsea), three.text(m.srmr),
          words.number(decimals: 1).text(m.bic),
        ]
        guard let difference = step.difference else { return cells + ["", "", "", "", ""] }
        return cells + [
          two.text(difference.chiSquared), whole.text(difference.degreesOfFreedom),
          words.p(difference.p), three.signed(step.cfiChange),
          three.signed(step.rmseaChange),
        ]
      })
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

  private var means: OutputTable {
    let lists = analysis.groups.map { $0.estimates.filter { $0.kind == .factorMean } }
    return OutputTable(
      caption: words.confirmatory.factorMeans,
      headings: [.init(words.factor, .leading)]
        + analysis.groups.map { .init(tables.label(ofGroup: $0.name)) },
      rows: analysis.pattern.factors.map { factor in
        [findings.pattern.label(ofFactor: factor.name, language)]
          + lists.map { entries in
            guard let entry = entries.first(where: { $0.subject == factor.name }) else {
              return "0"
            }
            let error = three.text(entry.standardError)
            return "\(three.text(entry.estimate)) (\(error))"
          }
      })
  }
}
