/// `--format html`: one self-contained page: embedded style for light, dark and paper, tables that
/// scroll on a narrow screen, figures as inline SVG. All text is escaped by Mustache.
struct HTMLRenderer {
  let options: RenderOptions

  /// The page of one answer.
  func text(_ answer: Answer) throws -> String {
    let body = try HTMLFragment(options: options).text(answer)
    return try HTMLPage.text(
      title: title(of: answer), language: answer.language, body: body,
      provenance: Provenance(answer, day: options.day))
  }

  private func title(of answer: Answer) -> String {
    for case .heading(let words, let level) in answer.output.blocks where level == 1 {
      return words
    }
    return "canvass \(answer.command)"
  }
}
