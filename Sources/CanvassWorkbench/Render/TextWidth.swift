/// How many columns of a terminal text takes, and how it is broken to fit.
enum TextWidth {
  /// Columns of a terminal: a letter with its diacritics is one, an East Asian ideograph or an
  /// emoji is two, a control character or a lone combining mark is none.
  static func of(_ text: String) -> Int {
    if let width = ofCommonLetters(text) { return width }
    var total = 0
    for character in text { total += of(character) }
    return total
  }

  /// The width of text of printable ASCII, Latin and Vietnamese letters, dashes and signs, each of
  /// them one column and none joined to its neighbour; `nil` for any other text.
  static func ofCommonLetters(_ text: String) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var width = 0
      var at = 0
      while at < bytes.count {
        switch bytes[at] {
        case 0x20..<0x7F: at += 1
        // U+00A0–U+02FF
        case 0xC2 where bytes[at + 1] >= 0xA0: at += 2
        case 0xC3...0xCB: at += 2
        // U+1E00–U+1EFF: Vietnamese
        case 0xE1 where (0xB8...0xBB).contains(bytes[at + 1]): at += 3
        // U+2010–U+2027: dashes and dots
        case 0xE2 where bytes[at + 1] == 0x80 && (0x90...0xA7).contains(bytes[at + 2]): at += 3
        // U+2200–U+227F: signs such as − and ≥
        case 0xE2 where bytes[at + 1] == 0x88 || bytes[at + 1] == 0x89: at += 3
        default: return nil
        }
        width += 1
      }
      return width
    } ?? nil
  }

  /// Text of at most `width` columns: longer text ends in an ellipsis.
  static func clip(_ text: String, to width: Int) -> String {
    // No letter takes less than a byte.
    if text.utf8.count <= width || of(text) <= width { return text }
    var clipped = ""
    var used = 1
    for character in text {
      used += of(character)
      if used > width { break }
      clipped.append(character)
    }
    return clipped + "…"
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
  /// word that is longer than a line, there behind a bracket or sign if it has one. Every line after the first starts with `hanging` spaces.
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
        for part in length > width - hanging ? parts(of: word) : [word] {
          if !isEmpty, used + of(String(part)) > width, line.last != " " { nextLine() }
          for character in part {
            let columns = of(character)
            if used + columns > width, !isEmpty { nextLine() }
            line.append(character)
            used += columns
            isEmpty = false
          }
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// The parts of a long word, each of which ends in a bracket or sign.
  private static func parts(of word: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = word.startIndex
    for index in word.indices where ")],;/=+*-".contains(word[index]) {
      let next = word.index(after: index)
      // Signs that follow one another stay together.
      if next < word.endIndex, ")],;".contains(word[next]) { continue }
      parts.append(word[start..<next])
      start = next
    }
    return start < word.endIndex ? parts + [word[start...]] : parts
  }

  /// Breaks a message into lines of at most `width` columns between words only: a path that is longer
  /// than a line stays whole, so that it can be copied. What stands between quotation marks is broken
  /// only where it is longer than a line.
  static func wrapWords(_ text: String, width: Int, hanging: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in quotedWords(of: text, longest: width - hanging) {
      if line.isEmpty {
        line = String(word)
      } else if of(line) + 1 + of(String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      }
    }
    return lines + [line]
  }

  /// The words of a text; those between one quotation mark and the next are one, if it is not too long.
  private static func quotedWords(of text: String, longest: Int) -> [Substring] {
    var result: [Substring] = []
    let words = text.split(separator: " ")
    var next = 0
    while next < words.count {
      var last = next
      var isOpen = words[next].count { $0 == "\"" } % 2 == 1
      while isOpen, last + 1 < words.count {
        last += 1
        if words[last].count(where: { $0 == "\"" }) % 2 == 1 { isOpen = false }
      }
      let whole = text[words[next].startIndex..<words[last].endIndex]
      if isOpen || of(String(whole)) > longest { last = next }
      result.append(text[words[next].startIndex..<words[last].endIndex])
      next = last + 1
    }
    return result
  }

  /// The width of the longest word.
  static func longestWord(_ text: String) -> Int {
    text.utf8.contains(where: { $0 <= 0x20 })
      ? text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { of(String($0)) }.max() ?? 0
      : of(text)
  }
}
