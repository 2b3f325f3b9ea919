import ArgumentParser

/// What a notebook can be written as.
public enum DocumentFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
  case markdown, html

  /// The same among the formats of answers.
  var outputFormat: OutputFormat {
    switch self {
    case .markdown: .markdown
    case .html: .html
    }
  }

  /// The format that the ending of a file's name tells; `nil` for a name without an ending.
  ///
  /// - Throws: `UsageError` naming the endings that there are.
  static func ending(of path: String) throws -> DocumentFormat? {
    let known = allCases.map(\.outputFormat)
    let format = try OutputFormat.ending(of: path, among: known)
    return format.flatMap { found in allCases.first { $0.outputFormat == found } }
  }
}
