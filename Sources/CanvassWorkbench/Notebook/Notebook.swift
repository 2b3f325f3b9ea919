import CanvassNumerics
import CanvassTables

/// A literate analysis: prose and commands in one text file, in the percent format.
///
///     # %% [markdown]
///     # # The weak fields of the province
///     # Prose, with or without the leading `# `.
///
///     # %%
///     use study.yml
///     mean q01 --by field \
///       --format table
///
/// A line that starts with `# %%` begins a cell; words after it are a note to the writer. In a cell
/// of commands each line is one command, which goes on in the next line after a backslash at its end or
/// while a quote is open, as in the REPL; `#` begins a comment. If every line of a prose cell starts with `# ` (or is empty), these two letters are
/// taken off. A cell that begins with `# %% [markdown] lang="vi"` is for documents in that language alone.
public struct Notebook: Sendable, Equatable {
  /// The name of the file, for messages.
  public var name: String
  /// The cells in order.
  public var cells: [Cell]

  /// A piece of a notebook.
  public enum Cell: Sendable, Equatable {
    /// Markdown; for documents in one language where it is written in one of several.
    case prose(String, language: String? = nil)
    /// Commands, one after the other.
    case commands([Command])
  }

  /// A command of a notebook.
  public struct Command: Sendable, Equatable {
    /// As it is written, with its continuation lines.
    public var source: String
    /// On one line.
    public var line: String
    /// The number of its first line in the file, from 1.
    public var lineNumber: Int
  }

  /// Reads a notebook.
  ///
  /// - Throws: `NotebookError` for a kind of cell that does not exist, a command that is continued
  ///   beyond its cell, or a file without cells.
  public init(_ text: String, name: String) throws {
    self.name = name
    cells = []
    let lines = text.withoutByteOrderMark.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .map(String.init)
    var kind = Kind.commands
    var body: [(number: Int, text: String)] = []
    for (index, line) in lines.enumerated() {
      guard let next = try Self.marker(line, number: index + 1, name: name) else {
        body.append((index + 1, line))
        continue
      }
      try close(kind, body)
      kind = next
      body = []
    }
    try close(kind, body)
    if cells.isEmpty {
      throw NotebookError(
        "\(name) has no cells; a line \"# %%\" begins commands and \"# %% [markdown]\" prose")
    }
  }

  private enum Kind {
    case prose(language: String?)
    case commands
  }

  /// The kind of cell that a line begins; `nil` for an ordinary line.
  private static func marker(_ line: String, number: Int, name: String) throws -> Kind? {
    guard line.hasPrefix("#") else { return nil }
    let rest = line.dropFirst().drop { $0 == " " || $0 == "\t" }
    guard rest.hasPrefix("%%") else { return nil }
    let words = rest.dropFirst(2).drop { $0 == " " || $0 == "\t" }
    guard words.first == "[", let end = words.firstIndex(of: "]") else { return .commands }
    switch words[words.index(after: words.startIndex)..<end] {
    case "markdown", "md":
      return .prose(language: try language(String(words[words.index(after: end)...]), number, name))
    case let other:
      throw NotebookError(
        "\(name), line \(number): there is no kind of cell \"[\(other)]\"; write \"# %%\" for "
          + "commands or \"# %% [markdown]\" for prose")
    }
  }

  /// The language that a line names behind the kind of its cell; other words are a note to the writer.
  private static func language(_ words: String, _ number: Int, _ name: String) throws -> String? {
    let prefix = "lang="
    guard
      let word = words.split(whereSeparator: \.isWhitespace).first(where: { $0.hasPrefix(prefix) })
    else { return nil }
    let language = String(word.dropFirst(prefix.count)).replacing("\"", with: "")
    guard Language(rawValue: language) != nil else {
      throw NotebookError(
        "\(name), line \(number): \(TableError.unknown("language", language, among: Language.allCases.map(\.rawValue)))"
      )
    }
    return language
  }

  private mutating func close(_ kind: Kind, _ body: [(number: Int, text: String)]) throws {
    switch kind {
    case .prose(let language):
      let prose = Self.prose(body.map(\.text))
      if !prose.isEmpty { cells.append(.prose(prose, language: language)) }
    case .commands:
      let commands = try Self.commands(body, name: name)
      if !commands.isEmpty { cells.append(.commands(commands)) }
    }
  }

  private static func prose(_ lines: [String]) -> String {
    func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
    let written = lines.filter { !isBlank($0) }
    let isCommented = written.allSatisfy { $0 == "#" || $0.hasPrefix("# ") }
    var lines = isCommented ? lines.map { String($0.dropFirst($0.hasPrefix("# ") ? 2 : 1)) } : lines
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func commands(_ body: [(number: Int, text: String)], name: String) throws
    -> [Command]
  {
    var commands: [Command] = []
    var first: Int?
    var source = ""
    var line = ContinuedLine()
    var reason: ShellWords.Continuation?
    for (number, text) in body {
      source += (first == nil ? "" : "\n") + text
      first = first ?? number
      reason = line.add(text)
      guard reason == nil else { continue }
      let start = line.text.first { !$0.isWhitespace }
      if let start, start != "#" {
        commands.append(Command(source: source, line: line.text, lineNumber: first ?? number))
      }
      first = nil
      source = ""
      line = ContinuedLine()
    }
    if let first, let reason {
      let what: Sentence =
        reason == .quote ? "opens a quote that is not closed" : "ends in a backslash"
      throw NotebookError("\(name), line \(first): the command \(what), but its cell ends there")
    }
    return commands
  }
}

/// What is wrong with a notebook: one sentence with its file and line.
public struct NotebookError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }
}
