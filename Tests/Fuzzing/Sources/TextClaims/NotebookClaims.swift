@testable import CanvassWorkbench

/// What holds of every notebook.
enum NotebookClaims {
  static func examine(_ text: String) throws {
    guard let notebook = try valueOrSentence({ try Notebook(text, name: "n.canvass") }) else {
      return
    }
    var last = 0
    for case .commands(let commands) in notebook.cells {
      for command in commands {
        try claim(command.lineNumber > last, "commands are numbered out of order")
        last = command.lineNumber
      }
    }
    for format in [DocumentFormat.markdown, .html] {
      var runner = NotebookRunner(
        interpreter: Echo(), options: RenderOptions(), keepsGoing: true)
      let answer = try valueOrSentence { try runner.document(notebook, format: format) }
      guard format == .html, let html = answer else { continue }
      // Without the marks that make one letter with what stands before them.
      let page = html.unicodeScalars.map { $0.isASCII ? String($0) : "?" }.joined()
      try claim(!page.contains("<script"), "prose makes a script")
      for tag in ["p", "em", "strong", "code", "ul", "ol", "li", "blockquote", "a", "pre"] {
        let opened = count("<\(tag)>", page) + count("<\(tag) ", page)
        try claim(opened == count("</\(tag)>", page), "<\(tag)> is not closed")
      }
    }
  }

  private static func count(_ part: String, _ text: String) -> Int {
    text.utf8.isEmpty ? 0 : text.split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}

/// Answers each line with its words.
private struct Echo: LineInterpreter {
  mutating func answer(_ words: [String]) throws -> LineResult {
    .message(words.joined(separator: "|"))
  }

  func completions(before words: [String], typed: String) -> CompletionOffer { .nothing }
}
