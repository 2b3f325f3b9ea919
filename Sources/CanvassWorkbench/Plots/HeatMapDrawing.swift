/// Draws a grid of shaded cells, the value in every cell and the scale of colours below.
struct HeatMapDrawing {
  private let figure: HeatMapFigure
  private let language: Language

  init(_ figure: HeatMapFigure, language: Language) {
    self.figure = figure
    self.language = language
  }

  private static let font = 13.0
  private static let small = 12.0
  /// The height of the line that says what a cell without a value means.
  private static let gapLine = 26.0

  /// The script.
  func script(for terminal: PlotTerminal) -> String {
    let font = Self.font
    let columns = max(figure.columns.count, 1)
    let rows = max(figure.rows.count, 1)
    let left = min(
      (figure.rows.map { PlotText.width($0) }.max() ?? 0) * font + 28, PlotText.labelRoom)
    let labels = figure.rows.map { PlotText.label($0, width: (left - 20) / font, most: 3) }
    let cellWidth = min(max((860 - left - 24) / Double(columns), 46), 130)
    let tallest = labels.map(\.count).max() ?? 1
    let cellHeight = max(rows > 25 ? 22 : 29, 16 * Double(tallest) + 8)
    let heads = figure.columns.map {
      PlotText.lines($0, width: (cellWidth - 6) / Self.small)
    }
    let fits = heads.allSatisfy { lines in
      lines.count <= 4 && lines.allSatisfy { PlotText.width($0) * Self.small <= cellWidth - 2 }
    }
    let longest = (figure.columns.map { PlotText.width($0) }.max() ?? 0) * Self.small
    let headHeight = fits ? 16 * Double(heads.map(\.count).max() ?? 1) + 8 : longest * 0.72 + 16
    let overhang = fits ? 24 : max(24, longest * 0.72 - cellWidth / 2 + 12)
    let width = max(left + cellWidth * Double(columns) + overhang, 560)
    let title = PlotText.lines(figure.title, width: (width - 32) / 17, bold: true)
    let top = 20 + 23 * Double(title.count) + headHeight
    let bottom = figure.hasGaps ? 76.0 + Self.gapLine : 76
    let height = top + cellHeight * Double(rows) + bottom

    var canvas = PlotCanvas(terminal: terminal, width: width, height: height, fontSize: font)
    canvas.setMargins(left: left, right: overhang, top: top, bottom: bottom)
    canvas.add("unset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]")
    for (index, line) in title.enumerated() {
      canvas.text(line, x: 16, y: 24 + 23 * Double(index), size: 17, bold: true)
    }
    for (column, lines) in heads.enumerated() {
      let x = left + (Double(column) + 0.5) * cellWidth
      if fits {
        for (index, line) in lines.enumerated() {
          canvas.text(
            line, x: x, y: top - 12 - 16 * Double(lines.count - 1 - index), side: .center,
            size: Self.small)
        }
      } else {
        canvas.text(figure.columns[column], x: x, y: top - 10, size: Self.small, rotation: 45)
      }
    }
    for (row, lines) in labels.enumerated() {
      let y = top + Double(row) * cellHeight
      for (number, line) in lines.enumerated() {
        let shift = 16 * (Double(number) - Double(lines.count - 1) / 2)
        canvas.text(line, x: left - 12, y: y + cellHeight / 2 + shift, side: .right)
      }
      for column in figure.columns.indices {
        addCell(
          figure.value(row, column), to: &canvas, x: left + Double(column) * cellWidth, y: y,
          width: cellWidth, height: cellHeight)
      }
    }
    let legend = top + cellHeight * Double(rows) + 22
    addScale(to: &canvas, left: left, top: legend)
    addGap(to: &canvas, top: legend + 48)
    canvas.add("plot 1e9 notitle")
    return canvas.script
  }

  private func addCell(
    _ value: Double?, to canvas: inout PlotCanvas, x: Double, y: Double, width: Double,
    height: Double
  ) {
    let colour = value.map { ColourRamp.colour(at: share($0)) }
    canvas.rectangle(
      x: x + 1, y: y + 1, width: width - 2, height: height - 2, colour: colour?.hex)
    guard let value, let colour else { return }
    canvas.text(
      label(value), x: x + width / 2,
      y: y + height / 2, side: .center, size: Self.small, colour: colour.ink)
  }

  /// A bar of all colours with the least and the greatest value and what they measure.
  private func addScale(to canvas: inout PlotCanvas, left: Double, top: Double) {
    guard let range = figure.range else { return }
    let steps = 48
    let start = 16 + PlotText.width(label(range.lowerBound)) * Self.small + 8
    let step = 220.0 / Double(steps)
    canvas.text(label(range.lowerBound), x: start - 8, y: top + 8, side: .right, size: Self.small)
    for index in 0..<steps {
      // Half a point of overlap hides the seams between neighbours.
      canvas.rectangle(
        x: start + Double(index) * step, y: top, width: step + (index < steps - 1 ? 0.5 : 0),
        height: 16, colour: ColourRamp.colour(at: (Double(index) + 0.5) / Double(steps)).hex)
    }
    canvas.text(label(range.upperBound), x: start + 228, y: top + 8, size: Self.small)
    canvas.text(figure.legend, x: 16, y: top + 34, size: Self.small, colour: "#3b4654")
  }

  /// A hatched cell, and what it means.
  private func addGap(to canvas: inout PlotCanvas, top: Double) {
    guard figure.hasGaps else { return }
    canvas.rectangle(x: 16, y: top, width: 28, height: 16, colour: nil)
    canvas.text(
      figure.absence ?? language.phrases.page.noValue, x: 52, y: top + 8, size: Self.small,
      colour: "#3b4654")
  }

  private func share(_ value: Double) -> Double {
    guard let range = figure.range, range.upperBound > range.lowerBound else { return 0.5 }
    return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  private func label(_ value: Double) -> String { figure.label(value, language) }
}

extension HeatMapFigure {
  /// The value of a cell; `nil` where there is none.
  func value(_ row: Int, _ column: Int) -> Double? {
    guard values.indices.contains(row), values[row].indices.contains(column),
      let value = values[row][column], value.isFinite
    else { return nil }
    return value
  }

  /// Whether a cell has no value.
  var hasGaps: Bool {
    rows.indices.contains { row in columns.indices.contains { value(row, $0) == nil } }
  }

  /// The least and the greatest value.
  var range: ClosedRange<Double>? {
    let known = values.joined().compactMap { $0 }.filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else { return nil }
    return least...most
  }

  /// A value with as many decimals as the range calls for.
  func label(_ value: Double, _ language: Language) -> String {
    let width = range.map { $0.upperBound - $0.lowerBound } ?? 0
    let decimals = range == nil || width >= 2 || width == 0 ? 1 : width >= 0.2 ? 2 : 3
    return language.phrases.number(decimals: decimals).text(value)
  }
}
