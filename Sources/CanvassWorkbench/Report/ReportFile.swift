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

extension Answer {
  /// Writes its own files, its page, and its text where that has a destination: all of them or none.
  ///
  /// - Throws: `OutputFileError`; what the text throws.
  func writeFiles(_ page: ReportFile?, text: @autoclosure () throws -> String) throws {
    var all = files.map { (text: $0.text, path: $0.path) }
    if let page { all.append((page.text, page.path)) }
    if let destination { all.append((try text(), destination)) }
    let made = try folder.map(MadeFolders.init)
    do {
      try OutputFile.write(all)
    } catch {
      made?.remove()
      throw error
    }
  }
}
