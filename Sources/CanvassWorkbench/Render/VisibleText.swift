/// Text of users and of data that can only be read: nothing in it acts on a terminal or a page.
///
/// A file may hold escape sequences that set the title of a window, colour what follows or hide it.
/// Control characters become their pictures (ESC is ␛), and signs that turn the direction of what
/// follows become �. Line breaks and tabs stay. JSON and CSV keep the data as they are.
enum VisibleText {
  /// The text with every control character made visible.
  static func of(_ text: String) -> String {
    guard acts(text) else { return text }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        // A line of a file from Windows ends in two characters.
        if previous == "\r" { result.removeLast() }
        result.append(scalar)
      case 0x09: result.append(scalar)
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? replacement)
      case 0x7F: result.append("\u{2421}")
      case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: result.append(replacement)
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Whether there is anything to make visible.
  static func acts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for (at, byte) in bytes.enumerated() {
        switch byte {
        case 0x09, 0x0A: break
        case 0..<0x20, 0x7F: return true
        // U+0080–U+009F
        case 0xC2 where bytes[at + 1] < 0xA0: return true
        // U+202A–U+202E
        case 0xE2 where bytes[at + 1] == 0x80 && (0xAA...0xAE).contains(bytes[at + 2]):
          return true
        // U+2066–U+2069
        case 0xE2 where bytes[at + 1] == 0x81 && (0xA6...0xA9).contains(bytes[at + 2]):
          return true
        default: break
        }
      }
      return false
    }
  }
}

extension OutputBlock {
  /// The block as people may see it. Figures are drawn from text that is made visible there.
  var visible: OutputBlock {
    switch self {
    case .heading(let words, let level): .heading(VisibleText.of(words), level: level)
    case .paragraph(let prose): .paragraph(VisibleText.of(prose))
    case .list(let points): .list(points.map(VisibleText.of))
    case .code(let lines):
      .code(
        lines.split(separator: "\n", omittingEmptySubsequences: false)
          .map { VisibleText.of(String($0)) }.joined(separator: "\n"))
    case .table(let table): .table(table.visible)
    case .figure: self
    }
  }
}

extension OutputTable {
  /// The table as people may see it.
  var visible: OutputTable {
    var table = self
    table.caption = VisibleText.of(caption)
    for index in headings.indices {
      table.headings[index].text = VisibleText.of(headings[index].text)
    }
    // Nearly all tables stay as they are, and are not copied.
    for row in rows.indices where rows[row].contains(where: VisibleText.acts) {
      table.rows[row] = rows[row].map(VisibleText.of)
    }
    return table
  }
}
