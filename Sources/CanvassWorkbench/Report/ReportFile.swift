import Foundation

/// The page that `--report` asks for beside the answer itself.
enum ReportFile {
  /// Writes the answer as one HTML page with its figures, if it asks for one.
  ///
  /// - Returns: the absolute path of the page; `nil` when none was asked for.
  /// - Throws: `OutputFileError`, or an error of the drawer.
  static func write(_ answer: Answer, options: RenderOptions) throws -> String? {
    guard let path = answer.report else { return nil }
    var page = answer
    page.format = .html
    try OutputFile.write(try Renderer.text(page, options: options), to: path)
    return URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
