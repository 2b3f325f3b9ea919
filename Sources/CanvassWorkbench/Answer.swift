/// An answered command, ready for a renderer.
public struct Answer: Sendable {
  /// The verb: `mean`, `diagnose`, ….
  public var command: String
  /// What was asked, for the JSON key `input`.
  var input: [Fact]
  /// The design that was used, for the JSON key `design`; `nil` without one.
  var design: [Fact]?
  /// The answer itself.
  public var output: Output
  /// How it is to be printed.
  public var format: OutputFormat
  /// The language of headings, verdicts and labels.
  public var language: Language
  /// The file it goes to; standard output when `nil`.
  public var destination: String?
  /// A page of HTML that it is also written to, whose path is printed last.
  public var report: String?
  /// The line that was answered, as it may be typed again, without where it was written; empty where
  /// there is none.
  public var line = ""
  /// The file that was read, as it was named.
  public var source: String?
  /// Others that were read, such as those of further waves.
  var otherSources: [String] = []
  /// The columns that it is about.
  var columns: [String] = []
  /// The columns of the file behind these; `nil` where they are not known by their names.
  var columnsRead: Set<String>?
  /// The seed of random numbers, where the answer depends on one.
  public var seed: UInt64?
  /// Whether texts that a spreadsheet would take for formulas are marked as texts in CSV.
  public var isCSVSafe = false
  /// Whether it only tells a person that something was done; a session from a pipe leaves it out.
  public var isNotice = false
  /// The folder of these files, which is made where there is none.
  var folder: String?
  /// Files of data that are written beside the answer.
  public var files: [DataFile] = []

  /// The warnings in the language of the answer.
  var warnings: [String] { output.warnings.map { $0.text(in: language) } }

  /// A file of data with its text.
  public struct DataFile: Sendable {
    /// Where it goes.
    public var path: String
    /// What it holds.
    public var text: String

    /// A file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// An answer.
  init(
    command: String, input: [Fact], design: [Fact]?, output: Output,
    format: OutputFormat = .table, language: Language = .en, destination: String? = nil
  ) {
    self.command = command
    self.input = input
    self.design = design
    self.output = output
    self.format = format
    self.language = language
    self.destination = destination
  }
}

/// What `--format` accepts.
public enum OutputFormat: String, Sendable, CaseIterable {
  case table, json, csv, markdown, html, latex, typst
}
