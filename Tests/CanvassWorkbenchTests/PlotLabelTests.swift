import Testing

@testable import CanvassWorkbench

@Suite("Labels beside figures")
struct PlotLabelTests {
  private static let long =
    "Lĩnh vực cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền "
    + "với đất cho hộ gia đình, cá nhân, cộng đồng dân cư và tổ chức trong nước, số "

  @Test("a short label is one line, a longer one wraps between words")
  func wraps() {
    #expect(PlotText.label("Đất đai", width: 20, most: 3) == ["Đất đai"])
    let lines = PlotText.label("Lao động, thương binh và xã hội", width: 12, most: 3)
    #expect(lines.joined(separator: " ") == "Lao động, thương binh và xã hội")
    #expect(lines.count == 2)
  }

  @Test("of a label longer than its lines the beginning and the end stay")
  func keepsEnds() {
    for number in [7, 8] {
      let lines = PlotText.label(Self.long + "\(number)", width: 24, most: 3)
      #expect(lines.count == 3)
      #expect(lines[0].hasPrefix("Lĩnh vực cấp"))
      #expect(lines[2].hasPrefix("… ") && lines[2].hasSuffix("số \(number)"))
      #expect(lines.allSatisfy { PlotText.width($0) <= 24 })
    }
  }

  @Test("a word longer than a line is cut off", arguments: [1, 2, 3])
  func cutsWords(most: Int) {
    let lines = PlotText.label(String(repeating: "x", count: 200), width: 10, most: most)
    #expect(lines.count == 1)
    #expect(lines[0].hasSuffix("…") && PlotText.width(lines[0]) <= 10)
    #expect(PlotText.label("", width: 10, most: most) == [""])
  }

  @Test("both figures show the end of every long label")
  func figures() {
    let labels = (1...3).map { Self.long + "\($0)" }
    let whiskers = WhiskerDrawing(
      WhiskerFigure(
        title: "t", axis: "%",
        points: labels.map { .init(label: $0, estimate: 50, lower: 40, upper: 60) }),
      language: .vi
    ).script(for: .svg)
    let heatMap = HeatMapDrawing(
      HeatMapFigure(
        title: "t", rows: labels, columns: ["a"], values: [[1], [2], [3]], legend: "%"),
      language: .en
    ).script(for: .svg)
    for number in 1...3 {
      #expect(whiskers.contains("số \(number)'"))
      #expect(heatMap.contains("số \(number)'"))
    }
  }
}
