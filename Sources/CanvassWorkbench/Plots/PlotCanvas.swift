/// Where gnuplot draws.
enum PlotTerminal {
  /// Scalable, for pages.
  case svg
  /// A picture of twice the size in points.
  case png
}

/// A drawing surface measured from the top left corner, in points, and the script
/// that draws on it.
struct PlotCanvas {
  let terminal: PlotTerminal
  let width: Double
  let height: Double
  /// The size of ordinary text.
  let fontSize: Double
  private(set) var lines: [String] = []

  /// A surface; `width` and `height` are in points.
  init(terminal: PlotTerminal, width: Double, height: Double, fontSize: Double) {
    self.terminal = terminal
    self.width = width
    self.height = height
    self.fontSize = fontSize
    let family = "'DejaVu Sans,\(fontSize)'"
    let (w, h) = (Int(width.rounded(.up)), Int(height.rounded(.up)))
    switch terminal {
    case .svg:
      lines.append("set terminal svg size \(w),\(h) font \(family) background '#ffffff' noenhanced")
    case .png:
      // Here a font size is 4/3 of a point: 96 dots an inch.
      lines.append(
        "set terminal pngcairo size \(2 * w),\(2 * h) font \(family) fontscale 1.5 linewidth 2 "
          + "pointscale 3 background '#ffffff' noenhanced")
    }
    lines += ["set encoding utf8", "unset key", "unset title"]
  }

  /// Adds a line of script. Text of users goes through `PlotText.quoted`.
  mutating func add(_ line: String) { lines.append(line) }

  /// The place of the plot itself, as distances from the edges.
  mutating func setMargins(left: Double, right: Double, top: Double, bottom: Double) {
    add("set lmargin at screen \(left / width)")
    add("set rmargin at screen \(1 - right / width)")
    add("set tmargin at screen \(1 - top / height)")
    add("set bmargin at screen \(bottom / height)")
  }

  /// Text with its middle line at a point, measured from the top left corner.
  mutating func text(
    _ text: String, x: Double, y: Double, side: Side = .left, size: Double? = nil,
    bold: Bool = false, colour: String = "#1c2430", rotation: Int = 0
  ) {
    add(
      "set label \(PlotText.quoted(text)) at screen \(x / width),\(1 - y / height) "
        + "\(side.rawValue)\(rotation == 0 ? "" : " rotate by \(rotation)") noenhanced front "
        + "font 'DejaVu Sans\(bold ? ":Bold" : ""),\(size ?? fontSize)' textcolor rgb '\(colour)'")
  }

  /// A filled rectangle, measured from the top left corner; hatched without a colour.
  mutating func rectangle(
    x: Double, y: Double, width w: Double, height h: Double, colour: String?
  ) {
    let fill = colour.map { "fillcolor rgb '\($0)' fillstyle solid 1.0 noborder" }
    add(
      "set object rectangle from screen \(x / width),\(1 - y / height) to screen "
        + "\((x + w) / width),\(1 - (y + h) / height) front "
        + (fill ?? "fillcolor rgb '#b4bcc8' fillstyle pattern 4 border rgb '#d5dae1'"))
  }

  /// Which end of the text stands at the point.
  enum Side: String { case left, center, right }

  /// The whole script.
  var script: String { lines.joined(separator: "\n") + "\n" }
}
