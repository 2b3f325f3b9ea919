import CanvassNumerics
import CanvassTables

/// What a renderer needs to know about the place that it writes to.
public struct RenderOptions: Sendable {
  /// Columns of the terminal, for `--format table`.
  public var width: Int
  /// Whether headings are bold and warnings coloured: only on a terminal.
  public var isStyled: Bool
  /// Who draws the figures of a page; without one, a note stands in their place.
  public var drawer: (any FigureDrawer)?

  /// The day that stands at the foot of a page; none where it is not known.
  public var day: CalendarDay?

  /// Options; the defaults are those of a pipe.
  public init(
    width: Int = 80, isStyled: Bool = false, drawer: (any FigureDrawer)? = nil,
    day: CalendarDay? = nil
  ) {
    self.day = day
    self.width = width
    self.isStyled = isStyled
    self.drawer = drawer
  }
}

/// Something that draws figures, such as `Gnuplot`.
public protocol FigureDrawer: Sendable {
  /// The figure as one SVG element.
  ///
  /// - Throws: an error whose description says why it cannot be drawn.
  func svg(_ figure: Figure, language: Language) throws -> String
}

/// Why an answer cannot be written in a format: one sentence.
public struct RenderError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
