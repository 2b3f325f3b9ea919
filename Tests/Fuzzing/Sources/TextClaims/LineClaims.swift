import CanvassNumerics

@testable import CanvassTables
@testable import CanvassWorkbench

/// What holds of every line at the prompt, and of the smaller languages within it.
enum LineClaims {
  static func examine(_ line: String) throws {
    let scalars = Array(line.unicodeScalars)
    let quoted = try ShellWords.split("mean \(ShellWords.quoted(line)) --by x")
    try claim(
      quoted.count == 4 && Array(quoted[1].unicodeScalars) == scalars,
      "a word is not read back from its quotes")
    let survey = try Survey.shared.get()
    try complete(line, survey.interpreter)
    _ = try valueOrSentence { try selectColumns([line], from: survey.columns) }
    guard let words = try valueOrSentence({ try ShellWords.command(line) }), isModest(words) else {
      return
    }
    var interpreter = survey.interpreter
    guard let result = try valueOrSentence({ try interpreter.answer(words) }),
      case .answer(var answer) = result
    else { return }
    // Each line in one format, or a line would take a second.
    answer.format = OutputFormat.allCases[line.utf8.count % OutputFormat.allCases.count]
    _ = try valueOrSentence { try Renderer.text(answer) }
  }

  static func examineModel(_ text: String) throws {
    guard let model = try valueOrSentence({ try ModelText(parsing: text) }) else { return }
    for factor in model.factors {
      try claim(!factor.name.isEmpty && !factor.items.contains(""), "a factor without a name")
    }
  }

  /// What TAB does keeps what was typed.
  private static func complete(_ line: String, _ interpreter: Interpreter) throws {
    let blank = line.unicodeScalars.lastIndex { $0 == " " || $0 == "\t" }
    let start = blank.map { line.unicodeScalars.index(after: $0) } ?? line.startIndex
    let (before, typed) = (String(line[..<start]), String(line[start...]))
    let completion = Completion(before: before, text: typed) { words, typed in
      // The names of the files of this machine say nothing of the program.
      let offer = interpreter.completions(before: words, typed: typed)
      return offer == .files ? .nothing : offer
    }
    for text in completion.candidates + [completion.common] {
      try claim(
        Array(text.unicodeScalars).starts(with: Array(typed.unicodeScalars)),
        "TAB changes what was typed")
    }
  }

  /// Whether a line can be run a thousand times a second: it reads no other file, and repeats little.
  private static func isModest(_ words: [String]) -> Bool {
    let files = [
      "--data", "--study", "--correlations", "--matrix", "use", "simulate", "run", "repl",
    ]
    return words.count <= 40
      && !words.contains { word in
        files.contains(word) || files.contains { word.hasPrefix($0 + "=") }
          || word.split(whereSeparator: { !$0.isNumber }).contains { $0.count > 3 }
      }
  }

  /// The survey that lines are about.
  private struct Survey: Sendable {
    var interpreter: Interpreter
    var columns: [String]

    static let shared = Result { try Survey() }

    init() throws {
      let path = try ScratchFile.lasting(Seeds.survey, name: "canvass-text-claims.csv")
      var interpreter = Interpreter(in: .repl)
      _ = try interpreter.answer(["use", "--data", path])
      self.interpreter = interpreter
      columns = try CSVSource(path: path).columnNames
    }
  }
}
