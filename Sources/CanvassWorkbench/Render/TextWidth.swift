/// How many columns of a terminal text takes, and how it is broken to fit.
enum TextWidth {
  /// Columns of a terminal: a letter with its diacritics is one, an East Asian ideograph or an
  /// emoji is two, a control character or a lone combining mark is none.
  static func of(_ text: String) -> Int {
    var total = 0
    for character in text { total += of(character) }
    return total
  }

  /// Columns of one letter as the reader sees it (a grapheme cluster).
  static func of(_ character: Character) -> Int {
    guard let base = character.unicodeScalars.first else { return 0 }
    let code = base.value
    if code < 0x20 || (0x7F..<0xA0).contains(code) { return 0 }
    if code < 0x300 { return 1 }
    switch base.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if base.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(code) } ? 2 : 1
  }

  /// Blocks of wide characters: Hangul, kana, ideographs, full-width forms (Unicode UAX #11).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]

  /// `text` filled up with spaces to `width` columns; longer text is left as it is.
  static func pad(_ text: String, to width: Int, _ alignment: OutputTable.Alignment) -> String {
    let fill = String(repeating: " ", count: max(0, width - of(text)))
    switch alignment {
    case .leading: return text + fill
    case .trailing: return fill + text
    }
  }

  /// Breaks prose into lines of at most `width` columns, between words where it can and inside a
  /// word that is longer than a line. Every line after the first starts with `hanging` spaces.
  static func wrap(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    let width = max(width, hanging + 1)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? "" : String(repeating: " ", count: hanging)
      var used = TextWidth.of(line)
      var isEmpty = true
      func nextLine() {
        lines.append(line)
        line = String(repeating: " ", count: hanging)
        used = hanging
        isEmpty = true
      }
      for word in paragraph.split(separator: " ") {
        let length = of(String(word))
        if !isEmpty, used + 1 + length > width { nextLine() }
        if !isEmpty {
          line += " "
          used += 1
        }
        for character in word {
          let columns = of(character)
          if used + columns > width, !isEmpty { nextLine() }
          line.append(character)
          used += columns
          isEmpty = false
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// The width of the longest word.
  static func longestWord(_ text: String) -> Int {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { of(String($0)) }.max() ?? 0
  }
}
