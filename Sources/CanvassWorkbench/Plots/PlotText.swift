import Foundation

/// User text in a gnuplot script.
enum PlotText {
  /// Text between single quotes, where gnuplot runs no backticks and reads no escapes.
  ///
  /// An apostrophe becomes its typographic form: gnuplot 5.4 reads the doubled quotes that would
  /// stand for it as an empty string where they begin the text, and then takes the rest for a
  /// command. Line breaks and control characters become spaces, letters are composed (NFC).
  static func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.generalCategory == .control || scalar == "\u{2028}"
        || scalar == "\u{2029}"
      {
        result += " "
      } else if (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      {
        // Signs that turn the direction of what follows.
        result += "\u{FFFD}"
      } else if scalar == "'" {
        result += "\u{2019}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  /// About how wide text is in DejaVu Sans, in units of the font size. The estimate is on the wide
  /// side.
  static func width(_ text: String, bold: Bool = false) -> Double {
    var total = 0.0
    for character in text {
      let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first
      switch base.map(Character.init) ?? " " {
      case "i", "j", "l", "I", "'", "|", "!", ".", ",", ":", ";", " ", "f", "t", "r", "(", ")",
        "[", "]", "-", "/":
        total += 0.38
      case "m", "w", "M", "W", "%", "@", "–", "—": total += 0.96
      case let letter where letter.isUppercase: total += 0.72
      case let letter: total += TextWidth.of(letter) == 2 ? 1.0 : 0.63
      }
    }
    return bold ? total * 1.12 : total
  }

  /// Breaks text into lines of at most `width` font sizes, between words only.
  static func lines(_ text: String, width limit: Double, bold: Bool = false) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, width(last + " " + word, bold: bold) <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The widest margin for labels beside a figure, in points.
  static let labelRoom = 330.0

  /// A label in at most `most` lines of `limit` font sizes. Of a longer one the beginning and the
  /// end stay, because labels that begin alike differ at their ends.
  static func label(_ text: String, width limit: Double, most: Int, bold: Bool = false)
    -> [String]
  {
    func fits(_ line: String) -> Bool { width(line, bold: bold) <= limit }
    var kept = lines(text, width: limit, bold: bold)
    if kept.count > most {
      kept.removeLast(kept.count - most + 1)
      let shown = kept.reduce(0) { $0 + $1.split(separator: " ").count }
      var end = "…"
      for word in text.split(whereSeparator: \.isWhitespace).dropFirst(shown).reversed() {
        let longer = "… " + word + end.dropFirst()
        guard fits(longer) else { break }
        end = longer
      }
      kept.append(end)
    }
    return kept.map { line in
      if fits(line) { return line }
      // A single word that is longer than a line.
      var short = line
      while !short.isEmpty, !fits(short + "…") { short.removeLast() }
      return short + "…"
    }
  }
}
