/// Text in HTML.
enum HTMLText {
  /// Text that shows as it is, also within a quoted attribute.
  static func escape(_ text: String) -> String {
    let text = VisibleText.of(text)
    let special = "&<>\"'".utf8
    if !text.utf8.contains(where: special.contains) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
