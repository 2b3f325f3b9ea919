import CanvassTables
import Foundation

/// The page that `--report` asks for beside the answer itself.
struct ReportFile {
  /// The absolute path of the page.
  let path: String
  /// The page.
  let text: String

  /// The answer as one HTML page with its figures; `nil` when none is asked for.
  ///
  /// - Throws: `RenderError`, or an error of the drawer.
  init?(_ answer: Answer, options: RenderOptions) throws {
    guard let path = answer.report else { return nil }
    var page = answer
    page.format = .html
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    text = try Renderer.text(page, options: options)
  }
}
