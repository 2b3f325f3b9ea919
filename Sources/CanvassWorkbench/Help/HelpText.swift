/// How pages of help are broken into lines.
enum HelpText {
  /// Text in lines of less than `width` columns (its last line may have them all), broken between words;
  /// a word that is longer stays whole. Lines of the text itself are kept, and so are blanks at their start.
  ///
  /// - Parameter indent: blanks before each line that is not empty.
  static func wrapped(_ text: String, to width: Int, indent: Int = 0) -> String {
    let columns = width - indent
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let blanks = String(repeating: " ", count: indent)
    return lines.enumerated().flatMap { at, line in
      broken(line, to: columns, isLast: at == lines.count - 1)
    }.map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n")
  }

  private static func broken(_ line: Substring, to columns: Int, isLast: Bool) -> [Substring] {
    var lines: [Substring] = []
    var rest = line
    while TextWidth.of(String(rest)) > (isLast ? columns : columns - 1) {
      var used = 0
      var place: Substring.Index?
      for at in rest.indices {
        used += TextWidth.of(rest[at])
        // The first blank after a word that is too long will do.
        if used > columns, place != nil { break }
        if rest[at] == " " { place = at }
      }
      guard let place else { break }
      lines.append(rest[..<place])
      rest = rest[rest.index(after: place)...]
    }
    return lines + [rest]
  }
}
