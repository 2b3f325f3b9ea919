import Foundation

/// A way in which a text can be strange.
enum Extreme: String, CaseIterable {
  /// Signs that open something, ten thousand times.
  case deep
  /// YAML that stands for more than memory holds.
  case aliases
  /// A hundred thousand names.
  case wide
  /// One word of ten million letters.
  case longWord
  /// Line ends, byte-order marks and blanks of other kinds.
  case otherSigns
  /// Bytes that are not UTF-8, and NUL.
  case noText
  /// Signs that open something and do not close it.
  case open
  /// Nothing, or next to nothing.
  case empty
  /// Hundreds of thousands of words.
  case longLine
  /// Numbers that are none, or more than a number holds.
  case numbers

  /// The texts for a reader.
  func texts(for reader: TextReader) -> [[UInt8]] {
    if self == .noText { return reader.seeds.prefix(5).flatMap { noText(Array($0.utf8)) } }
    return strings(reader).map { Array($0.utf8) }
  }

  private func strings(_ reader: TextReader) -> [String] {
    switch self {
    case .deep: deep(reader)
    case .aliases: reader == .study || reader == .recipe ? aliases() : []
    case .wide: wide(reader)
    case .longWord: longWord(reader)
    case .otherSigns: reader.seeds.prefix(5).flatMap(otherSigns)
    case .noText: []
    case .open: reader.seeds.prefix(4).flatMap(open)
    case .empty:
      [
        "", " ", "\n", "\r", "\r\n", "\n\n\n", "\t", "\"", "''", "\"\"", "#", "\u{FEFF}", "~", ",",
        ";", "---", "...", "--- ---", "a", "a\n", ",\n", ",\n,\n", "# %%", "# %% [markdown]", "=~",
        "%YAML 1.1\n---\n", "\\", "``", "0",
      ]
    case .longLine: longLine(reader)
    case .numbers: Extreme.strangeNumbers.flatMap { numbers($0, reader) }
    }
  }

  /// How many of a thing that makes a text extreme: in the whole suite, built for debugging, a
  /// twentieth; all of them where the environment has EXTREME_TEXTS=full.
  private static func scaled(_ count: Int) -> Int { isFull || count < 1000 ? count : count / 20 }
  private static let isFull = ProcessInfo.processInfo.environment["EXTREME_TEXTS"] == "full"

  private func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: Extreme.scaled(count))
  }

  /// What has to stand before a text so that the reader looks into it.
  private func start(_ reader: TextReader) -> String {
    switch reader {
    case .csv, .expression, .model: ""
    case .formula: "y ~ "
    case .study, .recipe: "data: "
    case .notebook: "# %% [markdown]\n"
    case .line: "mean "
    }
  }

  private func deep(_ reader: TextReader) -> [String] {
    let signs = [
      "(", "[", "{", "{a: ", "- ", "-", "!", "log(", "> ", ">", "*a ", "_a ", "\"", "'", "if(",
      "I(",
    ]
    return signs.map { start(reader) + many($0, 10_000) } + [
      start(reader) + many("(", 10_000) + "x" + many(")", 10_000),
      start(reader) + many("I(", 90) + "x" + many(")", 90),
    ]
  }

  private func aliases() -> [String] {
    let levels = (1...30).map { level in
      "a\(level): &a\(level) [\(many("*a\(level - 1), ", 9))*a\(level - 1)]\n"
    }
    let bomb = "a0: &a0 [x, y]\n" + levels.joined()
    let indented = bomb.split(separator: "\n").map { "  \($0)\n" }.joined()
    let long = (0..<500).map { "l\($0)" }.joined(separator: ",")
    let same = (1..<500).map { "c\($0): *a" }.joined(separator: ", ")
    return [
      bomb, "levels:\n" + indented, bomb + "? *a30\n: x\n", bomb + "*a30 : x\n",
      bomb + "? [*a30]\n: x\n", "a: &a [*a]\n", "a: &a {b: *a}\n", "a: *b\n",
      "data: x\nlevels: {c0: &a [\(long)], \(same)}\n",
    ]
  }

  private func wide(_ reader: TextReader) -> [String] {
    let names = (0..<Extreme.scaled(100_000)).map { "v\($0)" }
    func list(_ count: Int, _ separator: String, _ write: (String) -> String = { $0 }) -> String {
      names.prefix(Extreme.scaled(count)).map(write).joined(separator: separator)
    }
    switch reader {
    case .csv:
      return [
        list(100_000, ",") + "\n" + many("1,", 99_999) + "1\n",
        many(",", 100_000) + "a\n" + many(",", 100_000) + "\n",
      ]
    case .expression:
      return [
        list(100_000, " + "), "x in [" + list(100_000, ",") { "'\($0)'" } + "]",
        "max(" + list(100_000, ",") + ")",
      ]
    case .formula:
      return [
        "y ~ " + list(100_000, " + "), "y ~ " + list(30, " * "), "y ~ (" + list(60, " + ") + ")^20",
        "y ~ x - " + list(10_000, " - "),
        "y ~ factor(x, levels = c(" + list(10_000, ", ") { "'\($0)'" } + "))",
      ]
    case .study:
      return [
        "data: x\nlevels: {a: [" + list(20_000, ",") + "]}",
        "data: x\nlabels: {" + list(20_000, ", ") { "\($0): a" } + "}",
        "derive: {" + list(5_000, ", ") { "\($0): a + 1" } + "}",
      ]
    case .recipe:
      let strata = list(2_000, "") {
        "  \($0): {clusters: 1, sample: 1, subclusters: 1, people: 2}\n"
      }
      return [Seeds.recipes[0].replacing("strata:\n", with: "strata:\n" + strata)]
    case .notebook: return [list(20_000, "") { "# %%\nmean \($0)\n" }]
    case .line: return ["mean " + list(2_000, " "), "mean " + list(20_000, ",")]
    case .model:
      return ["f =~ " + list(20_000, " + "), list(5_000, ";") { "\($0) =~ a\($0)" }]
    }
  }

  private func longWord(_ reader: TextReader) -> [String] {
    switch reader {
    case .csv:
      let long = many("x", 10_000_000)
      return [
        "a,b\n\(long),1\n", "\(long),b\n1,2\n", "a,b\n\"\(many("\"\"", 1_000_000))\",1\n",
        "a,b\n\(many("9", 1_000_000)),1\n",
      ]
    default:
      let long = many("x", 200_000)
      return [
        start(reader) + long, start(reader) + "'\(long)", start(reader) + "'\(long)'",
        start(reader) + many("9", 200_000), start(reader) + many("a\u{301}", 50_000),
      ]
    }
  }

  private func otherSigns(_ seed: String) -> [String] {
    [
      seed.replacing("\n", with: "\r"), seed.replacing("\n", with: "\r\n"),
      seed.replacing("\n", with: "\u{2028}"), seed.replacing(" ", with: "\u{FEFF}"),
      "\u{FEFF}" + seed, "\u{FEFF}\u{FEFF}" + seed, seed + "\u{FEFF}", seed + "\u{1A}",
      seed.replacing(" ", with: "\t"), seed.replacing(" ", with: "\u{A0}"),
      seed.replacing("a", with: "a\u{301}"), seed.replacing(",", with: "\u{FF0C}"),
    ]
  }

  private func noText(_ seed: [UInt8]) -> [[UInt8]] {
    let (first, last) = (seed.prefix(seed.count / 2), seed.dropFirst(seed.count / 2))
    return [
      seed + [0], [0] + seed, first + [0] + last, seed + [0xFF], [0xFF, 0xFE] + seed,
      first + [0xC3] + last, first + [0xED, 0xA0, 0x80] + last, seed.flatMap { [$0, 0] },
      [0x1F, 0x8B], [0x1F, 0x8B] + seed,
    ]
  }

  private func open(_ seed: String) -> [String] {
    let signs = ["\"", "'", "`", "(", "[", "{", "\\", "*", "&", "!", "%", "@", "|", ">"]
    return signs.flatMap { sign in
      [
        seed + sign, sign + seed, seed.replacing(" ", with: " " + sign),
        seed.replacing(",", with: sign + ","),
      ]
    }
  }

  private func longLine(_ reader: TextReader) -> [String] {
    switch reader {
    case .csv:
      [many("a ", 500_000), many("a\n", 300_000), many(",", 500_000), many("\" \"", 100_000)]
    case .notebook:
      ["[a](", "`a ``b ", "**a *b _c ", "# ", "a\n", "- a\n", "\\"].map {
        start(reader) + many($0, 10_000)
      }
    case .formula: ["y ~ " + many("x + ", 20_000) + "x", "y ~ " + many("x:", 20_000) + "x"]
    case .expression: [many("1 + ", 100_000) + "1", many("a ", 100_000), many("'a' ", 100_000)]
    case .line: [many("a ", 20_000), many("\" \"", 20_000), many("\\", 20_001), many("# ", 20_000)]
    case .model: ["f =~ " + many("a + ", 5_000) + "b", many("f =~ a; ", 5_000)]
    case .study, .recipe: [many("a ", 50_000), many("a: ", 50_000), many("- ", 50_000)]
    }
  }

  private static let strangeNumbers = [
    "1e400", "-1e400", "1e-400", "0x10", "inf", "nan", "-nan", "12345678901234567890123",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
    "0.1234567890123456789012345", "1e", "1e+", ".5", "5.", "+5", "--5", "1_000", "1,000", "١٢",
    "½",
    "1-99999999999", "-1--1", "1e15-1e16", String(repeating: "9", count: 5000),
    "0.\(String(repeating: "0", count: 5000))1",
  ]

  private func numbers(_ number: String, _ reader: TextReader) -> [String] {
    let seed = reader.seeds[0]
    let own =
      switch reader {
      case .csv: ["a,b\n\(number),\(number)\n1,\"\(number)\"\n", "a\n\(number)\n"]
      case .expression:
        [
          "x + \(number)", "round(\(number)) % \(number) ^ \(number)",
          "substr(`2`, \(number), \(number)) == '\(number)'", "x in [\(number)]",
        ]
      case .formula:
        [
          "y ~ poly(x, \(number))", "y ~ I(x^\(number)) + (a + b)^\(number)", "y ~ x - \(number)",
          "y ~ relevel(x, ref = \(number))", "y ~ poly(x, degree = \(number), raw = TRUE)",
        ]
      case .study:
        [
          "target: \(number)\nscale: {values: \(number), satisfied: \(number), missing: [\(number)]}"
        ]
      case .recipe:
        ["7", "0.05", "[1, 2]", "3", "0.4", "[18, 29]", "[-1.3, -0.7, 0, 1]"].map {
          seed.replacing(" \($0)", with: " \(number)")
        }
      case .notebook: ["# %% [markdown]\n\(number). a\n"]
      case .line:
        [
          "mean q1 --level \(number)", "mean q1 --level=\(number)",
          "diagnose --field field --items q1 --scale \(number) --satisfied \(number)",
          "mean q1 --missing \(number) --where \"q1 > \(number)\"",
        ]
      case .model: ["f =~ \(number) + a\(number)"]
      }
    return own + ["1", "5"].map { seed.replacing($0, with: number) }
  }
}
