import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A diagnosis as an answer: the report for people; JSON and records for programs.
struct DiagnosisReport {
  let diagnosis: SurveyDiagnosis
  let prepared: PreparedSurvey
  let words: Wording

  var level: Double { diagnosis.level }
  var hasDimensions: Bool { !diagnosis.instrument.dimensions.isEmpty }
  /// The field furthest behind first; fields without an estimate last.
  var ranked: [FieldDiagnosis] {
    diagnosis.fields.sorted { left, right in
      let (a, b) = (left.measures.satisfied.value, right.measures.satisfied.value)
      return a.isNaN ? false : b.isNaN || a < b
    }
  }

  func name(_ field: FieldDiagnosis) -> String {
    prepared.survey.label(of: field.field, in: diagnosis.instrument.field, words.language)
  }

  func name(dimension index: Int) -> String {
    diagnosis.instrument.dimensions[index].label.text(in: words.language.rawValue)
  }

  func name(item index: Int) -> String {
    let item = diagnosis.instrument.items[index]
    let label = item.label.text(in: words.language.rawValue)
    return label == item.column ? label : "\(item.column) \(label)"
  }

  var output: Output {
    let data = DiagnosisJSON(diagnosis: diagnosis, report: self)
    return Output(
      blocks: blocks, json: data.members, records: data.records, warnings: warnings)
  }

  private var blocks: [OutputBlock] {
    var blocks: [OutputBlock] = [.heading(title, level: 1)]
    if prepared.settings.study?.simulated == true { blocks.append(.paragraph(simulatedNote)) }
    if let note = prepared.settings.study?.note {
      blocks.append(.paragraph(note.text(in: words.language.rawValue)))
    }
    blocks.append(.paragraph(summary))
    blocks.append(.heading(words.pick("Fields", "Các lĩnh vực"), level: 2))
    blocks += fieldBlocks
    blocks += reasonBlocks
    blocks += worthBlocks
    blocks += measureBlocks
    blocks.append(.heading(words.pick("How to read this", "Cách đọc"), level: 2))
    blocks.append(.list(readingNotes))
    return blocks
  }

  private var warnings: [String] {
    var warnings: [String] = []
    if diagnosis.rowsWithoutField > 0 {
      warnings.append(
        counted(diagnosis.rowsWithoutField, "row has", "rows have")
          + " no \(diagnosis.instrument.field) and "
          + oneOrMany(diagnosis.rowsWithoutField, "belongs", "belong") + " to no field")
    }
    if diagnosis.fields.count == 1 {
      warnings.append("there is one field only, so there is no other to compare it with")
    }
    return warnings
  }

  private var title: String {
    let survey = prepared.settings.study?.title?.text(in: words.language.rawValue)
    let heading = words.pick("Weak fields of service", "Các lĩnh vực có mức hài lòng thấp")
    return survey.map { "\(heading): \($0)" } ?? heading
  }

  private var simulatedNote: String {
    words.pick(
      "These data are simulated. They describe no real province and no real office.",
      "Dữ liệu này là mô phỏng, không mô tả tỉnh hay cơ quan có thật nào.")
  }

  private var summary: String {
    let overall = diagnosis.overall.satisfied
    let range = words.percent(overall.interval(.logit, level: level))
    let share =
      words.pick(
        "\(words.percent(overall.value)) % of answers are satisfied",
        "\(words.percent(overall.value))% câu trả lời hài lòng")
      + " (\(words.interval(level, range)))."
    let weak = ranked.filter { $0.verdict == .weak }.map(name)
    let watch = ranked.filter { $0.verdict == .watch }.map(name)
    var sentences = [share]
    if weak.isEmpty {
      sentences.append(
        words.pick(
          "No field is shown to be weaker than the rest.",
          "Chưa có lĩnh vực nào được chứng tỏ là yếu hơn các lĩnh vực còn lại."))
    } else {
      sentences.append(words.pick("Weak: ", "Yếu: ") + weak.joined(separator: "; ") + ".")
    }
    if !watch.isEmpty {
      sentences.append(
        words.pick("To watch: ", "Cần theo dõi: ") + watch.joined(separator: "; ") + ".")
    }
    sentences.append(words.designNote(prepared))
    return sentences.joined(separator: " ")
  }

  private var fieldBlocks: [OutputBlock] {
    let target = diagnosis.instrument.target
    var headings: [OutputTable.Heading] = [
      .init(words.field, .leading), .init(words.verdict, .leading),
      .init(words.pick("Satisfied %", "Hài lòng (%)")), .init(words.interval(level)),
      .init(words.pick("Gap to rest", "So với phần còn lại")),
      .init(words.pick("Rank", "Hạng")), .init("n"),
    ]
    if target != nil {
      headings.insert(.init(words.pick("To target", "So với mục tiêu")), at: 5)
    }
    let rows = ranked.map { field -> [String] in
      var row = [
        name(field), words.name(field.verdict), words.percent(field.measures.satisfied.value),
        words.percent(field.measures.satisfied.interval(.logit, level: level)),
        words.points(field.gapToRest?.estimate),
        field.rank.map { "\($0.rank) (\($0.lower)–\($0.upper))" } ?? "–",
        String(field.measures.satisfied.count),
      ]
      if target != nil { row.insert(words.points(field.gapToTarget?.estimate), at: 5) }
      return row
    }
    let whiskers = WhiskerFigure(
      title: words.pick("Answers satisfied, by field", "Tỷ lệ câu trả lời hài lòng theo lĩnh vực"),
      axis: words.pick("percent of answers satisfied", "phần trăm câu trả lời hài lòng"),
      points: ranked.map { field in
        let interval = field.measures.satisfied.interval(.logit, level: level)
        return WhiskerFigure.Point(
          label: name(field), estimate: percent(field.measures.satisfied.value),
          lower: percent(interval?.lower), upper: percent(interval?.upper),
          emphasised: field.verdict == .weak)
      }, target: target.map { 100 * $0 },
      targetLabel: target.map {
        words.pick(
          "target \(words.percent($0, decimals: 0)) %",
          "mục tiêu \(words.percent($0, decimals: 0))%")
      } ?? "")
    var blocks: [OutputBlock] = [
      .table(
        OutputTable(
          headings: headings, rows: rows,
          emphasised: Set(ranked.indices.filter { ranked[$0].verdict == .weak }))),
      .figure(.whiskers(whiskers)),
    ]
    if hasDimensions { blocks.append(.figure(.heatMap(heatMap))) }
    return blocks
  }

  private var heatMap: HeatMapFigure {
    let dimensions = diagnosis.instrument.dimensions.indices
    return HeatMapFigure(
      title: words.pick(
        "Answers satisfied, by field and dimension",
        "Tỷ lệ câu trả lời hài lòng theo lĩnh vực và yếu tố"),
      rows: ranked.map(name), columns: dimensions.map(name(dimension:)),
      values: ranked.map { field in
        dimensions.map { dimension in
          field.dimensions.first { $0.index == dimension }.flatMap { percent($0.satisfied.value) }
        }
      }, legend: words.pick("percent satisfied", "phần trăm hài lòng"))
  }

  private func percent(_ share: Double?) -> Double? {
    guard let share, share.isFinite else { return nil }
    return 100 * share
  }

  /// The other measures and what the sample can bear.
  private var measureBlocks: [OutputBlock] {
    let rows = ranked.map { field -> [String] in
      let marks = (field.nchs.failures + field.statisticsCanada.failures).map(words.describe)
      let grade = max(field.nchs.grade, field.statisticsCanada.grade)
      return [
        name(field), words.p(field.gapToRest?.adjusted),
        measure(field.measures.allSatisfied, percent: true),
        measure(field.measures.mean, percent: false),
        words.number(decimals: 0).text(field.measures.satisfied.effectiveCount),
        words.number(decimals: 2).text(field.measures.satisfied.designEffect),
        words.name(grade) + (marks.isEmpty ? "" : ": " + marks.joined(separator: "; ")),
      ]
    }
    return [
      .heading(
        words.pick("Other measures, and reliability", "Thước đo khác và khả năng công bố"), level: 2
      ),
      .table(
        OutputTable(
          headings: [
            .init(words.field, .leading), .init(words.pick("p of the gap (Holm)", "p (Holm)")),
            .init(words.pick("Satisfied with all %", "Hài lòng mọi tiêu chí (%)")),
            .init(words.pick("Mean 0–100", "Trung bình 0–100")),
            .init(words.pick("Effective n", "Cỡ mẫu hiệu dụng")), .init(words.designEffect),
            .init(words.pick("Reliability", "Khả năng công bố"), .leading),
          ], rows: rows)),
    ]
  }

  private func measure(_ estimate: Estimate, percent: Bool) -> String {
    let interval = estimate.interval(percent ? .logit : .wald, level: level)
    let format = words.number(decimals: 1)
    let factor = percent ? 100.0 : 1
    let range =
      interval.map { " (\(format.text(factor * $0.lower))–\(format.text(factor * $0.upper)))" }
      ?? ""
    return format.text(factor * estimate.value) + range
  }

  private var readingNotes: [String] {
    let alpha = words.number(decimals: 2).text(1 - level)
    return [
      words.pick(
        "Satisfied: answers that count as satisfied, pooled over all items.",
        "Hài lòng: câu trả lời được tính là hài lòng, gộp trên mọi tiêu chí."),
      words.pick(
        "Weak: below all other fields together with p (Holm) < \(alpha), and below the target. "
          + "Watch: p < \(alpha) only before Holm's adjustment, or on target. Too little data: a "
          + "release standard forbids showing the number.",
        "Yếu: thấp hơn các lĩnh vực còn lại với p (Holm) < \(alpha) và dưới mục tiêu. Cần theo dõi: "
          + "p < \(alpha) chỉ trước hiệu chỉnh Holm, hoặc đã đạt mục tiêu. Quá ít dữ liệu: tiêu "
          + "chuẩn công bố không cho phép nêu con số."),
      words.pick(
        "Gaps are in percentage points; their tests count the covariance between fields that share "
          + "clusters. Rank 1 is the highest; in brackets the ranks that the data do not exclude, "
          + "for all fields together.",
        "Khoảng cách tính bằng điểm phần trăm; kiểm định có tính hiệp phương sai giữa các lĩnh vực "
          + "có chung cụm mẫu. Hạng 1 là cao nhất; trong ngoặc là các hạng mà dữ liệu không loại trừ, đồng "
          + "thời cho mọi lĩnh vực."),
      words.pick(
        "Reliability: the stricter of the standard of the National Center for Health Statistics "
          + "(2017) and the rule of Statistics Canada.",
        "Khả năng công bố: mức chặt hơn giữa tiêu chuẩn của National Center for Health Statistics (2017) "
          + "và quy tắc của Statistics Canada."),
    ]
  }
}

extension Interval {
  fileprivate func scaled(by factor: Double) -> Interval {
    Interval(lower: factor * lower, upper: factor * upper)
  }
}

extension Wording {
  /// An interval of shares, in percent.
  func percent(_ interval: Interval?, decimals: Int = 1) -> String {
    number(decimals: decimals).text(
      interval?.scaled(by: 100), between: "–", landmarks: [0, 100])
  }

  /// An interval of a difference of shares, in points.
  func points(_ interval: Interval?) -> String {
    number(decimals: 1).text(interval?.scaled(by: 100), between: " … ", isSigned: true)
  }
}
