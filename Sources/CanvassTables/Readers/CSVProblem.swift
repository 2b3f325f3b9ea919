import CanvassNumerics

/// What is wrong with a text table, and where. The bytes stay in memory while the problem travels.
struct CSVProblem: Error, @unchecked Sendable {
  /// The kind of problem.
  enum Kind {
    case binary
    case encoding
    case unterminatedQuote
    case textAfterQuote
    case ragged(found: Int)
    /// Nothing is wrong with the text, but reading was to end.
    case interrupted
    /// There is no room for what is to be read.
    case memory(MemoryShortage)
  }

  var kind: Kind
  /// The byte at fault.
  var position: UnsafePointer<UInt8>

  init(_ kind: Kind, at position: UnsafePointer<UInt8>) {
    self.kind = kind
    self.position = position
  }

  /// The sentence for the user.
  ///
  /// - Parameters:
  ///   - start: first byte of the file, or of what is in memory of it, to count lines from.
  ///   - linesBefore: lines of the file before that.
  ///   - width: cells that each row should have.
  func error(
    file: String, start: UnsafePointer<UInt8>, linesBefore: Int = 0, width: Int
  ) -> any Error {
    var line = linesBefore + 1
    var p = start
    while p < position {
      if p[0] == UInt8(ascii: "\n") { line += 1 }
      p += 1
    }
    switch kind {
    case .interrupted: return Interrupted()
    case .memory(let shortage): return shortage
    case .binary:
      return TableError(
        "\"\(file)\" is not a text file (it has NUL bytes); save it as CSV in UTF-8")
    case .encoding:
      return TableError(
        "\"\(file)\", line \(line): the text is not UTF-8; convert it first, for example "
          + "iconv -f WINDOWS-1258 -t UTF-8")
    case .unterminatedQuote:
      return TableError(
        "\"\(file)\", line \(line): a quote is opened here and never closed; close it, or double it if "
          + "it belongs to the text")
    case .textAfterQuote:
      return TableError(
        "\"\(file)\", line \(line): there is text behind a closing quote; double the quotes "
          + "inside a quoted cell")
    case .ragged(let found):
      let hint: Sentence =
        found > width
        ? "put a cell that has the delimiter in it in quotes" : "fill the row up or take it out"
      return TableError(
        "\"\(file)\", line \(line): found \(counted: found, "cell") where the "
          + "header has \(width); \(hint)")
    }
  }
}
