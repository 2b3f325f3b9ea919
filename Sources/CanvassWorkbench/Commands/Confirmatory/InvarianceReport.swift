import CanvassNumerics

/// Models with more and more in common between groups, for people.
struct InvarianceReport: Sendable {
  let comparison: InvarianceComparison
  let solution: ConfirmatorySolution
  let tables: ConfirmatoryTables
  let language: Language

  private var words: Wording { Wording(language) }
  private var three: NumberFormat { words.number(decimals: 3) }

  var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [
      .heading(words.invariance, level: 2), .table(steps), .list(verdicts), .paragraph(note),
      .table(tables.groups), .table(tables.loadingsByGroup),
    ]
    if solution.invariance == .scalar { blocks.append(.table(means)) }
    return blocks
  }

  private var isScaled: Bool { solution.estimator.correction != nil }

  private var steps: OutputTable {
    let two = words.number(decimals: 2)
    let whole = words.number(decimals: 0)
    var headings = [OutputTable.Heading(words.model, .leading), .init("χ²"), .init("df")]
    if isScaled { headings.append(.init(words.pick("scaled χ²", "χ² hiệu chỉnh"))) }
    headings += ["CFI", "RMSEA", "SRMR", "BIC", "Δχ²", "Δdf", "p", "ΔCFI", "ΔRMSEA"].map {
      .init($0)
    }
    return OutputTable(
      headings: headings,
      rows: comparison.steps.map { step in
        let m = step.measures
        var cells = [
          step.invariance.name(words), two.text(m.chiSquared), whole.text(m.degreesOfFreedom),
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
    let name = step.invariance.name(words)
    guard let change = step.cfiChange, let holds = step.holds else {
      let cfi = three.text(step.measures.cfi)
      let rmsea = three.text(step.measures.rmsea)
      return words.pick(
        "\(name): the same pattern in every group has CFI \(cfi) and RMSEA \(rmsea); the next models "
          + "are compared with it.",
        "\(name): cùng một cấu trúc ở mọi nhóm có CFI \(cfi) và RMSEA \(rmsea); các mô hình sau được so "
          + "với mô hình này.")
    }
    let fall = words.number(decimals: 4).text(abs(change))
    let isFall = change < 0
    var compared = words.pick(
      isFall
        ? "CFI falls by \(fall), \(holds ? "not more" : "more") than 0.010"
        : "CFI does not fall",
      isFall
        ? "CFI giảm \(fall), \(holds ? "không quá" : "quá") 0,010" : "CFI không giảm")
    if holds, let p = step.difference?.p, p < 0.05 {
      compared += words.pick(
        " (though Δχ² has p \(words.p(p)))", " (dù Δχ² có p \(words.p(p)))")
    }
    let what: String
    switch (step.invariance, holds, holdsSoFar) {
    case (.metric, true, _):
      what = words.pick(
        "the items tell of the factors alike in every group",
        "các tiêu chí phản ánh nhân tố như nhau ở mọi nhóm")
    case (.metric, false, _):
      what = words.pick(
        "some items tell of the factors more in some groups than in others, so relations and means "
          + "of the factors should not be compared",
        "một số tiêu chí phản ánh nhân tố mạnh yếu khác nhau giữa các nhóm, không nên so sánh quan hệ và "
          + "trung bình nhân tố")
    case (_, true, true):
      what = words.pick(
        "means of the factors can be compared across groups",
        "có thể so sánh trung bình nhân tố giữa các nhóm")
    case (_, true, false):
      what = words.pick(
        "but the loadings already differ, so means of the factors should still not be compared",
        "nhưng hệ số tải đã khác nhau, vẫn không nên so sánh trung bình nhân tố")
    case (_, false, _):
      what = words.pick(
        "some items are answered higher or lower in some groups than their factors say, so means of "
          + "the factors should not be compared",
        "một số tiêu chí được trả lời cao hoặc thấp hơn mức nhân tố cho biết ở một số nhóm, không nên so "
          + "sánh trung bình nhân tố")
    }
    return "\(name): \(compared); \(what)."
  }

  private var note: String {
    let test =
      isScaled
      ? words.pick(
        "Δχ² is Satorra and Bentler's (2001) scaled difference. ",
        "Δχ² là hiệu hiệu chỉnh của Satorra và Bentler (2001). ")
      : words.pick(
        "Δχ² is the plain difference, for normal answers. ",
        "Δχ² là hiệu thông thường, cho câu trả lời phân phối chuẩn. ")
    let indices =
      isScaled && !solution.measures.isFromScaled
      ? words.pick(
        "CFI and RMSEA are of the unscaled χ². ", "CFI và RMSEA tính từ χ² chưa hiệu chỉnh. ") : ""
    return test + indices
      + words.pick(
        "Metric: equal loadings; scalar: equal intercepts too. The rule that CFI may fall by 0.010 "
          + "is that of Cheung and Rensvold (2002) and Chen (2007).",
        "Bất biến metric: hệ số tải bằng nhau; bất biến scalar: thêm hệ số chặn bằng nhau. Quy tắc CFI được giảm tối đa 0,010 theo Cheung và Rensvold (2002) và Chen (2007)."
      )
  }

  private var means: OutputTable {
    let lists = solution.groups.map { $0.estimates.filter { $0.kind == .factorMean } }
    return OutputTable(
      caption: words.factorMeans,
      headings: [.init(words.factor, .leading)]
        + solution.groups.map { .init(tables.label(ofGroup: $0.name)) },
      rows: solution.pattern.pattern.factors.map { factor in
        [solution.label(ofFactor: factor.name, language)]
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
