import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Notebooks")
struct NotebookTests {
  private let source = """
    # %% [markdown]
    # # Weak fields
    #
    # Prose & *more*.

    # %% a note to the writer
    # a comment
    say a \\
      b
    count

    #%%[md]
    Plain prose.

    # %%
    count
    """

  @Test("cells, commands with their lines, and prose with or without its comment signs")
  func cells() throws {
    let notebook = try Notebook(source, name: "n.canvass")
    #expect(
      notebook.cells == [
        .prose("# Weak fields\n\nProse & *more*."),
        .commands([
          .init(source: "say a \\\n  b", line: "say a   b", lineNumber: 8),
          .init(source: "count", line: "count", lineNumber: 10),
        ]),
        .prose("Plain prose."),
        .commands([.init(source: "count", line: "count", lineNumber: 16)]),
      ])
    let windows = "\u{FEFF}" + source.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(try Notebook(windows, name: "n.canvass") == notebook)
  }

  @Test("prose of one language is for documents in that language")
  func languages() throws {
    let text = """
      # %% [markdown]
      # both
      # %% [markdown] lang="en"
      # # English
      # %% [markdown] lang=vi (a note)
      # # Việt
      """
    let notebook = try Notebook(text, name: "n")
    #expect(
      notebook.cells == [
        .prose("both"), .prose("# English", language: "en"), .prose("# Việt", language: "vi"),
      ])
    for (language, expected) in [(Language.en, "both\n\n# English\n"), (.vi, "both\n\n# Việt\n")] {
      var runner = NotebookRunner(
        interpreter: ToyInterpreter(), options: RenderOptions(), language: language)
      #expect(try runner.document(notebook, format: .markdown) == expected)
    }
    let error = #expect(throws: NotebookError.self) {
      try Notebook("# %% [markdown] lang=fr\n# x", name: "n")
    }
    #expect(error.map { "\($0)" } == "n, line 1: there is no language \"fr\"; there are en, vi")
  }

  @Test("a line goes on in the next one while a quote is open, as in the REPL")
  func openQuotes() throws {
    let text = "# %%\nsay 'a\nb' c \\\nd # it's over\nsay e\n"
    let commands = try Notebook(text, name: "n").cells
    #expect(
      commands == [
        .commands([
          .init(
            source: "say 'a\nb' c \\\nd # it's over", line: "say 'a\nb' c d # it's over",
            lineNumber: 2),
          .init(source: "say e", line: "say e", lineNumber: 5),
        ])
      ])
  }

  @Test("a faulty notebook is refused with the line and what to write")
  func faults() {
    func message(_ text: String) -> String? {
      do {
        _ = try Notebook(text, name: "n")
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      message("# %% [python]\nx")
        == "n, line 1: there is no kind of cell \"[python]\"; write \"# %%\" for commands or "
        + "\"# %% [markdown]\" for prose")
    #expect(
      message("# %%\ncount\nsay a \\\n# %%\n")
        == "n, line 3: the command ends in a backslash, but its cell ends there")
    #expect(
      message("# %%\nsay 'x\n# %%\nsay y")
        == "n, line 2: the command opens a quote that is not closed, but its cell ends there")
    #expect(
      message("# only a comment\n\n")
        == "n has no cells; a line \"# %%\" begins commands and \"# %% [markdown]\" prose")
    #expect(message("") == message("# only a comment\n\n"))
  }

  @Test("commands are shown with their answers; cells share a session")
  func markdown() throws {
    var runner = NotebookRunner(interpreter: ToyInterpreter(), options: RenderOptions())
    #expect(
      try runner.document(Notebook(source, name: "n"), format: .markdown) == """
        # Weak fields

        Prose & *more*.

        ```canvass
        say a \\
          b
        ```

        a\\|b

        ```canvass
        count
        ```

        count 1

        Plain prose.

        ```canvass
        count
        ```

        count 2

        """)
  }

  @Test("the page takes its title from the prose; tables, JSON and messages keep their form")
  func page() throws {
    var runner = NotebookRunner(
      interpreter: ToyInterpreter(), options: RenderOptions(), language: .vi)
    let text = "# %% [markdown]\n# # Lĩnh vực *yếu* & mạnh\n# %%\ntable\njson\nhelp\nfigure"
    let page = try runner.document(Notebook(text, name: "n"), format: .html)
    #expect(page.contains("<html lang=\"vi\">"))
    #expect(page.contains("<title>Lĩnh vực yếu &amp; mạnh</title>"))
    #expect(page.contains("<h1>Lĩnh vực <em>yếu</em> &amp; mạnh</h1>"))
    #expect(page.contains("<h3>Means</h3>"))
    #expect(page.contains("<td class=\"n\">62.1</td>"))
    #expect(page.contains("<pre><code>{\n  &quot;canvass&quot;: &quot;1&quot;,"))
    #expect(page.contains("<pre><code>say WORDS, count, fail, slow, quit</code></pre>"))
    #expect(page.contains("<p class=\"note\">Figure not drawn here: Tỷ lệ người dân"))
  }

  @Test("a failing command names file, line and cell, and nothing after it runs")
  func failure() throws {
    let written = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    let text = "# %% [markdown]\nx\n# %%\ncount\nfail\nwrite \(written)"
    var runner = NotebookRunner(interpreter: ToyInterpreter(), options: RenderOptions())
    #expect {
      try runner.document(Notebook(text, name: "n.canvass"), format: .html)
    } throws: {
      "\($0)" == "n.canvass, line 5 (cell 2): there is no command \"fail\""
    }
    #expect(!FileManager.default.fileExists(atPath: written))
    #expect {
      try runner.document(Notebook("# %%\nsay 'x", name: "n"), format: .html)
    } throws: {
      "\($0)" == "n, line 2: the command opens a quote that is not closed, but its cell ends there"
    }
  }

  @Test("--output in a command writes the file and the notebook says so")
  func output() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var runner = NotebookRunner(interpreter: ToyInterpreter(), options: RenderOptions())
    let text = try runner.document(Notebook("# %%\nwrite \(path)", name: "n"), format: .markdown)
    #expect(text.contains("```text\nWritten to \(path)\n```"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "in a file\n")
  }
}
