import Testing

@testable import CanvassWorkbench

@Suite("Prose of notebooks")
struct MarkdownHTMLTests {
  /// What CommonMark 0.31 defines for the same text (its reference examples, shortened).
  @Test(
    "inline marks",
    arguments: [
      ("*a* **b** `c` _d_", "<em>a</em> <strong>b</strong> <code>c</code> <em>d</em>"),
      ("**a *b* c**", "<strong>a <em>b</em> c</strong>"),
      ("snake_case_name, 2 * 3 * 4", "snake_case_name, 2 * 3 * 4"),
      (#"\*a\* \\"#, #"*a* \"#), ("*open", "*open"), ("`open", "`open"),
      ("``a`b``", "<code>a`b</code>"),
      ("`*a*`", "<code>*a*</code>"), ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
      ("[a *b*](x.md)", "<a href=\"x.md\">a <em>b</em></a>"),
      (
        "[a](https://e.org/?b=1&c=\"2\")",
        "<a href=\"https://e.org/?b=1&amp;c=&quot;2&quot;\">a</a>"
      ),
      ("[a](javascript:alert%281%29)", "a"), ("[a] (b)", "[a] (b)"),
    ])
  func spans(source: String, html: String) { #expect(MarkdownSpans.html(source) == html) }

  @Test(
    "marks without an end are text, however many they are",
    arguments: ["[a](", "[", "_a ", "*a ", "**a *b _c "])
  func endless(mark: String) {
    let source = String(repeating: mark, count: 2_000)
    let html = MarkdownHTML.text(source)
    // The second star of two is one that closes.
    #expect(mark.hasPrefix("**") || html == "<p>\(source)</p>")
  }

  @Test("quotes within quotes end somewhere")
  func deepQuotes() {
    let html = MarkdownHTML.text(String(repeating: ">", count: 2_000) + " a")
    #expect(html.split(separator: "<blockquote>").count == 20)
    #expect(html.contains("&gt; a</p>"))
  }

  @Test("headings, paragraphs, lists, quotes and code")
  func blocks() {
    let prose = """
      ## Two `x`
      One
      paragraph
      - a
      - b
        goes on

      1. c
      2. d
      > quoted
      > **text**

      ```r
      if (a < b) **x**
      ```
      #hashtag
      """
    #expect(
      MarkdownHTML.text(prose) == """
        <h2>Two <code>x</code></h2>
        <p>One
        paragraph</p>
        <ul>
        <li>a</li>
        <li>b
        goes on</li>
        </ul>
        <ol>
        <li>c</li>
        <li>d</li>
        </ol>
        <blockquote>
        <p>quoted
        <strong>text</strong></p>
        </blockquote>
        <pre><code>if (a &lt; b) **x**</code></pre>
        <p>#hashtag</p>
        """)
  }

  @Test("many open marks take no time")
  func work() {
    let text = String(repeating: "*a **b _c [d ", count: 50)
    #expect(MarkdownSpans.html(text).count >= text.count - 1)
  }
}
