/// What a command answers: the one value that every renderer prints.
///
/// People read `blocks` (as text, Markdown or HTML); programs read `facts` as JSON, or `records` as CSV. Each
/// is made when a renderer asks for it, so that an answer of many thousand lines is not set in three
/// ways to be printed in one.
public struct Output: Sendable {
  /// Sentences that the reader should know; also printed on standard error.
  public var warnings: [Note]
  private var makeBlocks: @Sendable () -> [OutputBlock]
  private var makeFacts: @Sendable () -> [Fact]
  private var makeRecords: @Sendable () -> Records

  /// An answer; each part is evaluated when it is asked for.
  init(
    blocks: @autoclosure @escaping @Sendable () -> [OutputBlock] = [],
    facts: @autoclosure @escaping @Sendable () -> [Fact] = [],
    records: @autoclosure @escaping @Sendable () -> Records = Records(columns: [], rows: []),
    warnings: [Note] = []
  ) {
    makeBlocks = blocks
    makeFacts = facts
    makeRecords = records
    self.warnings = warnings
  }

  /// Headings, tables, paragraphs and figures, in reading order; no text in them acts on a terminal.
  public var blocks: [OutputBlock] {
    get { makeBlocks().map(\.visible) }
    set { makeBlocks = { newValue } }
  }

  /// Whether there is a picture.
  var hasFigures: Bool { blocks.contains { if case .figure = $0 { true } else { false } } }

  /// What programs read, under the keys that follow `canvass`, `command`, `input`, `design` and
  /// `warnings`.
  var facts: [Fact] {
    get { makeFacts() }
    set { makeFacts = { newValue } }
  }

  /// The main table as data: full precision, one record a row, for `--format csv`.
  public var records: Records {
    get { makeRecords() }
    set { makeRecords = { newValue } }
  }
}

extension [OutputBlock] {
  /// Whether the first one is a heading, behind which warnings stand.
  var startsWithTitle: Bool { if case .heading? = first { true } else { false } }
}

/// A piece of an answer for people.
public enum OutputBlock: Sendable {
  /// A heading; level 1 is the title of the answer.
  case heading(String, level: Int)
  /// Prose, one paragraph. Wrapped to the width of the terminal.
  case paragraph(String)
  /// Short points.
  case list([String])
  /// Lines for a machine, which stay as they are.
  case code(String)
  /// A table with aligned columns.
  case table(OutputTable)
  /// A picture. Text output leaves it out; HTML inlines its SVG.
  case figure(Figure)
}

/// A table for people: text that has been formatted already.
public struct OutputTable: Sendable {
  /// A column heading and how its cells are set.
  public struct Heading: Sendable {
    /// The words.
    public var text: String
    /// Numbers stand to the right, words to the left.
    public var alignment: Alignment

    /// A heading.
    public init(_ text: String, _ alignment: Alignment = .trailing) {
      self.text = text
      self.alignment = alignment
    }
  }

  /// Where the text of a column stands.
  public enum Alignment: Sendable { case leading, trailing }

  /// A line above the table; may be empty.
  public var caption: String
  /// How many columns at the beginning say which row it is. Every block of a table that is wider
  /// than the terminal has them, and on a page they head their rows.
  public var identifying: Int
  /// As many of them as every part of a table that is too wide has: never all columns.
  var keyCount: Int { max(1, min(identifying, headings.count - 1)) }
  /// The width of the widest cell of each column, as letters of one width.
  var cellWidths: [Int] {
    headings.indices.map { column in rows.reduce(0) { max($0, TextWidth.of($1[column])) } }
  }
  /// Places of rows that ask for attention, such as weak fields.
  public var emphasised: Set<Int>
  /// The columns.
  public var headings: [Heading]
  /// The cells, each row as long as `headings`.
  public var rows: [[String]]

  /// A table.
  public init(
    caption: String = "", headings: [Heading], rows: [[String]], identifying: Int = 1,
    emphasised: Set<Int> = []
  ) {
    self.caption = caption
    self.identifying = identifying
    self.emphasised = emphasised
    self.headings = headings
    self.rows = rows
  }
}

/// Rows of data with named columns: what `--format csv` writes.
public struct Records: Sendable {
  /// Column names.
  public var columns: [String]
  /// Cells; each row is as long as `columns`.
  public var rows: [[JSONValue]]

  /// Records.
  public init(columns: [String], rows: [[JSONValue]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// A picture, as data: what to draw, not how.
public enum Figure: Sendable {
  /// Estimates with their intervals, one line each, sorted by the caller, with a target line.
  case whiskers(WhiskerFigure)
  /// A grid of shaded cells.
  case heatMap(HeatMapFigure)
}

/// Estimates with whiskers.
public struct WhiskerFigure: Sendable {
  /// One estimate.
  public struct Point: Sendable {
    /// What is estimated.
    public var label: String
    /// The estimate and its interval, in the unit of the axis; `nil` where there is none.
    public var estimate: Double?
    /// Lower limit.
    public var lower: Double?
    /// Upper limit.
    public var upper: Double?
    /// Whether the point is drawn in the colour of warning.
    public var emphasised: Bool
    /// Why there is no estimate, in a word or two, such as "withheld".
    public var absence: String?

    /// A point.
    public init(
      label: String, estimate: Double?, lower: Double?, upper: Double?, emphasised: Bool = false,
      absence: String? = nil
    ) {
      self.absence = absence
      self.label = label
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
      self.emphasised = emphasised
    }
  }

  /// The title.
  public var title: String
  /// What the axis measures, with its unit.
  public var axis: String
  /// The values that there can be, such as 0 to 100 for percentages; the axis ends there at the latest.
  public var possible: ClosedRange<Double>?
  /// From top to bottom.
  public var points: [Point]
  /// Decimals of the numbers; `nil` for as many as the width of the axis calls for.
  public var decimals: Int?
  /// A dashed line, where there is a target.
  public var target: Double?
  /// What the dashed line is.
  public var targetLabel: String

  /// A figure.
  public init(
    title: String, axis: String, possible: ClosedRange<Double>? = nil, points: [Point],
    decimals: Int? = nil, target: Double? = nil, targetLabel: String = ""
  ) {
    self.decimals = decimals
    self.title = title
    self.axis = axis
    self.possible = possible
    self.points = points
    self.target = target
    self.targetLabel = targetLabel
  }
}

/// A heat map of rows × columns.
public struct HeatMapFigure: Sendable {
  /// The title.
  public var title: String
  /// Row labels, top to bottom.
  public var rows: [String]
  /// Column labels, left to right.
  public var columns: [String]
  /// `values[row][column]`; `nil` cells stay empty.
  public var values: [[Double?]]
  /// What the colours measure, with the unit.
  public var legend: String
  /// What a cell without a value means, such as "withheld".
  public var absence: String?

  /// A figure.
  public init(
    title: String, rows: [String], columns: [String], values: [[Double?]], legend: String,
    absence: String? = nil
  ) {
    self.absence = absence
    self.title = title
    self.rows = rows
    self.columns = columns
    self.values = values
    self.legend = legend
  }
}
