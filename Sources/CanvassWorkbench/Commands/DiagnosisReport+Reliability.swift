import CanvassDiagnostics
import CanvassSampling

/// The other measures, whether the sample can bear the numbers, and how to read the report.
extension DiagnosisReport {
  /// The other measures and what the sample can bear.
  var measureBlocks: [OutputBlock] {
    let rows = ranked.map { field -> [String] in
      let marks = [field.nchs, field.statisticsCanada].flatMap {
        words.describe($0, isWithheld: field.measures.isWithheld)
      }
      let satisfied = field.measures.satisfied.shown
      return [
        name(field),
        shown(field, words.p(field.gapToRest?.adjusted), withheld: field.withholdsGap),
        shown(field, measure(field.measures.allSatisfied, percent: true)),
        shown(field, measure(field.measures.mean, percent: false)),
        words.number(decimals: 1).text(satisfied.effectiveCount),
        words.number(decimals: 2).text(satisfied.designEffect),
        words.name(field.measures.grade)
          + (marks.isEmpty ? "" : ": " + marks.joined(separator: "; ")),
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

  var readingNotes: [String] {
    let alpha = words.number(decimals: 2).text(1 - level)
    return [
      words.pick(
        "Satisfied: answers that count as satisfied, pooled over all items.",
        "Hài lòng: câu trả lời được tính là hài lòng, gộp trên mọi tiêu chí."),
      words.pick(
        "Weak: below all other fields together with p (Holm) < \(alpha), and below the target. "
          + "Watch: p < \(alpha) only before Holm's adjustment, or on target. Above: above the "
          + "rest with p (Holm) < \(alpha). Too little data: a release standard forbids showing the "
          + "number, so that its row says withheld in place of numbers. The share of all answers and "
          + "the other fields stand here, and who subtracts may still work it out.",
        "Yếu: thấp hơn các lĩnh vực còn lại với p (Holm) < \(alpha) và dưới mục tiêu. Cần theo dõi: "
          + "p < \(alpha) chỉ trước hiệu chỉnh Holm, hoặc đã đạt mục tiêu. Cao hơn: cao "
          + "hơn các lĩnh vực còn lại với p (Holm) < \(alpha). Quá ít dữ liệu: tiêu chuẩn công bố không cho phép nêu con "
          + "số, nên trong dòng của lĩnh vực đó ghi không công bố. Tỷ lệ chung và số liệu của các lĩnh vực khác "
          + "vẫn được nêu, nên người đọc vẫn có thể tính ngược ra con số đó."),
      words.pick(
        "Gaps are in percentage points; their tests count the covariance between fields that share "
          + "clusters. Rank 1 is the highest of the fields shown; in brackets the ranks that the data "
          + "do not exclude, for all of them together.",
        "Khoảng cách tính bằng điểm phần trăm; kiểm định có tính hiệp phương sai giữa các lĩnh vực "
          + "có chung cụm mẫu. Hạng 1 là cao nhất trong các lĩnh vực được nêu; trong ngoặc là các hạng mà dữ "
          + "liệu không loại trừ, đồng thời cho các lĩnh vực đó."),
      words.pick(
        "Reliability: the stricter of the standard of the National Center for Health Statistics "
          + "(2017) and the rule of Statistics Canada.",
        "Khả năng công bố: mức chặt hơn giữa tiêu chuẩn của National Center for Health Statistics (2017) "
          + "và quy tắc của Statistics Canada."),
      words.pick(
        "Effective n: n over the design effect (Deff); so many people drawn one by one would tell the "
          + "share as precisely. The standard goes by a size of its own, the NCHS size: so many answers "
          + "of yes or no, one from each person, would do the same, at most n. It is the larger one "
          + "where a person answers many items.",
        "Cỡ mẫu hiệu dụng: n chia cho hệ số thiết kế; số người được chọn ngẫu nhiên đơn giản cho cùng "
          + "độ chính xác. Tiêu chuẩn dùng cỡ mẫu riêng, gọi là cỡ mẫu NCHS: số câu trả lời có hoặc không, mỗi "
          + "người một câu, cho cùng độ chính xác, không quá n. Cỡ này lớn hơn khi mỗi người trả lời nhiều "
          + "tiêu chí."),
    ]
  }
}
