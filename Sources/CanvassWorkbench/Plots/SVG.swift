import Foundation

/// Makes the SVG file of gnuplot fit to stand in a page.
enum SVG {
  /// The `svg` element alone: no XML header, no names of the program, no blank lines, fonts with a fallback, and every
  /// identifier with `prefix`, so that several figures can share a page.
  static func inlined(_ file: String, prefix: String) -> String {
    guard let start = file.range(of: "<svg") else { return "" }
    var text = String(file[start.lowerBound...])
    text = text.split(separator: "<", omittingEmptySubsequences: false).map { piece in
      guard let end = piece.firstIndex(of: ">") else { return String(piece) }
      return attributes(String(piece[..<end]), prefix: prefix) + piece[end...]
    }.joined(separator: "<")
    for name in ["title", "desc"] { text = removing(element: name, from: text) }
    let lines = text.split(separator: "\n").filter { line in
      line.contains { $0 != " " && $0 != "\t" && $0 != "\r" }
    }
    return lines.joined(separator: "\n")
  }

  private static func removing(element name: String, from text: String) -> String {
    var text = text
    while let start = text.range(of: "<\(name)>"),
      let end = text.range(of: "</\(name)>", range: start.upperBound..<text.endIndex)
    {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text
  }

  /// The attributes of one tag; text between tags stays as it is.
  private static func attributes(_ tag: String, prefix: String) -> String {
    tag.replacingOccurrences(of: " id=\"", with: " id=\"\(prefix)-")
      .replacingOccurrences(of: " id='", with: " id='\(prefix)-")
      .replacingOccurrences(of: "href='#", with: "href='#\(prefix)-")
      .replacingOccurrences(of: "url(#", with: "url(#\(prefix)-")
      .replacingOccurrences(of: "href=\"#", with: "href=\"#\(prefix)-")
      .replacingOccurrences(
        of: "font-family=\"DejaVu Sans:Bold\"",
        with: "font-weight=\"bold\" font-family=\"DejaVu Sans\""
      )
      .replacingOccurrences(
        of: "font-family=\"DejaVu Sans\"",
        with: "font-family=\"DejaVu Sans, Verdana, sans-serif\"")
  }
}
