@testable import CanvassWorkbench

/// Answers and figures that several tests use.
enum Sample {
  static func answer(
    _ blocks: [OutputBlock], format: OutputFormat = .table, warnings: [String] = [],
    language: Language = .en
  ) -> Answer {
    Answer(
      command: "mean", input: [.text("data", "a.csv")], design: nil,
      output: Output(blocks: blocks, warnings: warnings.map { Note("\(whole: $0)") }),
      format: format,
      language: language)
  }

  /// Three fields of service with a tone mark, a wide name and a missing value.
  static let fields = OutputTable(
    caption: "Tỷ lệ hài lòng theo lĩnh vực",
    headings: [.init("Lĩnh vực", .leading), .init("n"), .init("Hài lòng %")],
    rows: [
      ["Đất đai, môi trường", "180", "62.1"], ["Hộ tịch – chứng thực", "95", "91.0"],
      ["Bảo hiểm xã hội", "1204", "–"],
    ])

  static let whiskers = WhiskerFigure(
    title: "Tỷ lệ người dân hài lòng theo lĩnh vực, tỉnh Bình Dương",
    axis: "Hài lòng (% trả lời 4–5), khoảng tin cậy 95 %",
    points: [
      .init(label: "Đất đai", estimate: 62.1, lower: 57.0, upper: 67.0, emphasised: true),
      .init(label: "Xây dựng", estimate: 68.4, lower: 61.0, upper: 75.0, emphasised: true),
      .init(label: "Môi trường", estimate: 79.9, lower: 74.0, upper: 84.9),
      .init(label: "Lao động, thương binh và xã hội", estimate: 83.2, lower: 79.0, upper: 87.0),
      .init(label: "Giáo dục", estimate: 84.0, lower: 80.1, upper: 87.4),
      .init(label: "Y tế", estimate: nil, lower: nil, upper: nil),
      .init(label: "Hộ tịch – chứng thực", estimate: 88.5, lower: 85.0, upper: 91.4),
      .init(label: "Đăng ký kinh doanh", estimate: 90.2, lower: 86.0, upper: 93.3),
      .init(label: "Giao thông vận tải", estimate: 91.0, lower: 88.0, upper: 93.6),
      .init(label: "Bảo hiểm xã hội", estimate: 93.1, lower: 90.0, upper: 95.4),
    ], target: 95, targetLabel: "Mục tiêu 2025: 95 %")

  static let heatMap = HeatMapFigure(
    title: "Hài lòng theo lĩnh vực và yếu tố",
    rows: ["Đất đai", "Xây dựng", "Lao động, thương binh và xã hội", "Y tế"],
    columns: [
      "Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức", "Kết quả",
      "Tiếp nhận, xử lý góp ý",
    ],
    values: [
      [70.1, 55.2, 61.0, 63.3, 48.8], [75.0, 64.2, 70.1, 68.0, nil],
      [84.0, 82.1, 83.3, 85.0, 80.2], [88.1, 90.3, 91.0, 92.2, 86.0],
    ], legend: "% trả lời 4–5; đậm hơn là thấp hơn")
}
