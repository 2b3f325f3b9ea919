/// A figure on its way to gnuplot.
struct Drawing {
  let figure: Figure
  let language: Language

  init(_ figure: Figure, language: Language) {
    self.figure = figure
    self.language = language
  }

  /// The script that draws the figure on a terminal.
  func script(for terminal: PlotTerminal) -> String {
    switch figure {
    case .whiskers(let figure):
      WhiskerDrawing(figure, language: language).script(for: terminal)
    case .heatMap(let figure):
      HeatMapDrawing(figure, language: language).script(for: terminal)
    }
  }

  /// A name made from the script: the same figure has the same name in every run, and two figures
  /// on a page have two (FNV-1a, 64 bits).
  var identifier: String { Self.identifier(of: script(for: .svg)) }

  /// The name made from any text.
  static func identifier(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return "f" + String(hash, radix: 36)
  }
}
