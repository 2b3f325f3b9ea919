/// Turns an answer into text, in the format that the answer asks for.
public enum Renderer {
  /// The whole text of an answer, ending with a line break.
  ///
  /// - Throws: `RenderError` when the answer has nothing to show in that format; an error of the
  ///   drawer when a figure cannot be drawn.
  public static func text(_ answer: Answer, options: RenderOptions = RenderOptions()) throws
    -> String
  {
    switch answer.format {
    case .table: TableRenderer(options: options).text(answer)
    case .json: JSONRenderer.text(answer)
    case .csv: try CSVRenderer.text(answer)
    case .markdown: try MarkdownRenderer(options: options).text(answer)
    case .latex: LaTeXRenderer.text(answer)
    case .typst: try TypstRenderer(options: options).text(answer)
    case .html: try HTMLRenderer(options: options).text(answer)
    }
  }
}
