/// Draws estimates with their intervals, one line each, the numbers to the right.
///
/// Emphasised points differ by colour (vermilion, blue) and by shape (diamond, circle), so that
/// the figure also reads in print and without colour vision.
struct WhiskerDrawing {
  private let figure: WhiskerFigure
  private let language: Language

  init(_ figure: WhiskerFigure, language: Language) {
    self.figure = figure
    self.language = language
  }

  private static let fontSize = 13.0
  private static let plain = "#0b5fa5"
  private static let warning = "#c8450c"

  /// The script.
  func script(for terminal: PlotTerminal) -> String {
    let font = Self.fontSize
    let rows = Double(max(figure.points.count, 1))
    let widest = figure.points.map { PlotText.width($0.label, bold: $0.emphasised) }.max() ?? 0
    let left = min(widest * font + 26, PlotText.labelRoom)
    let labels = figure.points.map { point in
      PlotText.label(
        point.label, width: (left - 20) / font, most: 3, bold: point.emphasised)
    }
    let tallest = labels.map(\.count).max() ?? 1
    let pitch = max(figure.points.count > 25 ? 21 : 27, 16 * Double(tallest) + 8)
    let numbers = figure.numbers(language)
    let right = (numbers.map { PlotText.width($0) }.max() ?? 0) * (font - 1) + 28
    let width = max(860, left + right + 380)
    let title = PlotText.lines(figure.title, width: (width - 32) / 17, bold: true)
    let top = 22 + 23 * Double(title.count) + (figure.target == nil ? 6 : 24)
    let bottom = 62.0
    let height = top + rows * pitch + bottom

    var canvas = PlotCanvas(terminal: terminal, width: width, height: height, fontSize: font)
    canvas.setMargins(left: left, right: right, top: top, bottom: bottom)
    for (index, line) in title.enumerated() {
      canvas.text(line, x: 16, y: 24 + 23 * Double(index), size: 17, bold: true)
    }
    let axis = figure.axisRange
    canvas.add("set xrange [\(axis.lowerBound):\(axis.upperBound)]")
    canvas.add("set yrange [\(rows + 0.5):0.5]")
    canvas.add("set border 1 lc rgb '#8b95a3'")
    canvas.add("set grid xtics lt 1 lw 0.6 lc rgb '#dfe4ea'")
    canvas.add("set xtics nomirror out scale 0.5 noenhanced textcolor rgb '#3b4654'")
    if figure.decimals == 0 {
      // Whole numbers have whole ticks.
      let step = max(1, ((axis.upperBound - axis.lowerBound) / 12).rounded(.up))
      canvas.add("set xtics \(Int(step))")
    }
    canvas.add("set format x '%h'\nset decimalsign '\(language.phrases.decimalSign)'")
    canvas.add("unset ytics")
    canvas.text(
      figure.axis, x: left + (width - left - right) / 2, y: height - 17, side: .center,
      colour: "#3b4654")
    addTarget(to: &canvas, left: left, right: right, top: top, axis: axis)
    for (index, point) in figure.points.enumerated() {
      let y = top + (Double(index) + 0.5) * pitch
      let colour = point.emphasised ? Self.warning : "#1c2430"
      for (number, line) in labels[index].enumerated() {
        let shift = 16 * (Double(number) - Double(labels[index].count - 1) / 2)
        canvas.text(
          line, x: left - 12, y: y + shift, side: .right, bold: point.emphasised, colour: colour)
      }
      canvas.text(
        numbers[index], x: width - right + 14, y: y, size: font - 1,
        colour: point.estimate == nil ? "#5b6675" : colour)
    }
    addPoints(to: &canvas)
    return canvas.script
  }

  /// The dashed line and its words, which stay on the page.
  private func addTarget(
    to canvas: inout PlotCanvas, left: Double, right: Double, top: Double,
    axis: ClosedRange<Double>
  ) {
    guard let target = figure.target, target.isFinite else { return }
    canvas.add(
      "set arrow from first \(target), graph 0 to first \(target), graph 1 nohead dashtype (7,5) "
        + "lw 1.6 lc rgb '#3b4654' back")
    let share = (target - axis.lowerBound) / (axis.upperBound - axis.lowerBound)
    let x = left + share * (canvas.width - left - right)
    let half = PlotText.width(figure.targetLabel) * (Self.fontSize - 1) / 2
    let placed = min(max(x, half + 8), canvas.width - half - 8)
    canvas.text(
      figure.targetLabel, x: placed, y: top - 10, side: .center, size: Self.fontSize - 1,
      colour: "#3b4654")
  }

  private func addPoints(to canvas: inout PlotCanvas) {
    var plots: [String] = []
    for emphasised in [false, true] {
      let name = emphasised ? "$warning" : "$plain"
      var whiskers: [String] = []
      var dots: [String] = []
      for (index, point) in figure.points.enumerated() where point.emphasised == emphasised {
        guard let estimate = point.estimate, estimate.isFinite else { continue }
        let y = index + 1
        dots.append("\(estimate) \(y)")
        if let lower = point.lower, let upper = point.upper, lower.isFinite, upper.isFinite {
          whiskers.append("\(lower) \(y) \(upper - lower) 0")
        }
      }
      let style = "lc rgb '\(emphasised ? Self.warning : Self.plain)'"
      if !whiskers.isEmpty {
        canvas.add("\(name)w << EOD\n\(whiskers.joined(separator: "\n"))\nEOD")
        plots.append("\(name)w using 1:2:3:4 with vectors nohead lw 2.2 \(style) notitle")
      }
      if !dots.isEmpty {
        canvas.add("\(name)d << EOD\n\(dots.joined(separator: "\n"))\nEOD")
        plots.append(
          "\(name)d using 1:2 with points pt \(emphasised ? 13 : 7) ps \(emphasised ? 0.95 : 0.85) "
            + "\(style) notitle")
      }
    }
    // Without a single estimate the axes are drawn by a curve that lies outside.
    canvas.add("plot " + (plots.isEmpty ? "1e9 notitle" : plots.joined(separator: ", ")))
  }
}

extension WhiskerFigure {
  /// `62.1 (58.0–66.3)` for each point, with the decimals of the figure, else as many as the width of the axis calls for;
  /// why there is none for a point without an estimate.
  func numbers(_ language: Language) -> [String] {
    let width = axisRange.upperBound - axisRange.lowerBound
    let format = language.phrases.number(
      decimals: decimals ?? (width >= 5 ? 1 : width >= 0.5 ? 2 : 3))
    return points.map { point in
      guard let estimate = point.estimate, estimate.isFinite else {
        return point.absence ?? language.phrases.page.noEstimate
      }
      guard let lower = point.lower, let upper = point.upper, lower.isFinite, upper.isFinite else {
        return format.text(estimate)
      }
      return "\(format.text(estimate)) (\(format.text(lower))–\(format.text(upper)))"
    }
  }

  /// The axis: all intervals and the target, with some air, within what is possible.
  var axisRange: ClosedRange<Double> {
    var values = points.flatMap { [$0.estimate, $0.lower, $0.upper] } + [target]
    values.removeAll { !($0?.isFinite ?? false) }
    let known = values.compactMap { $0 }
    guard let least = known.min(), let most = known.max() else { return 0...1 }
    let air = most > least ? (most - least) * 0.06 : max(abs(most) * 0.1, 0.5)
    let ends = (least - air)...(most + air)
    // What lies beyond what is possible is shown all the same.
    guard let possible, possible.contains(least), possible.contains(most) else { return ends }
    return ends.clamped(to: possible)
  }
}
