import CanvassNumerics
import CanvassTables

/// What stands in brackets behind a call of a contrast: a condition as that of `--where`, in which values may stand without
/// quotes behind a single `=`, as in `field=land, sex=male` and `field=land && age > 50`.
enum ContrastCondition {
  /// The condition. Commas mean "and".
  ///
  /// - Throws: `TableError` for what is neither.
  static func expression(_ text: String) throws -> Expression {
    guard let parts = parts(of: text) else { return try Expression(parsing: text) }
    let equalities = parts.map(equality)
    guard equalities.contains(where: { $0 != nil }) else { return try Expression(parsing: text) }
    return try Expression(
      parsing: zip(parts, equalities).map { part, equality in equality ?? "(\(part))" }
        .joined(separator: " && "))
  }

  /// Refuses a value without quotes behind `==` or `!=`, which would be a column.
  ///
  /// - Parameters:
  ///   - condition: what the text was read as.
  ///   - columns: those that there are.
  /// - Throws: `TableError`.
  static func refuseUnquoted(
    in text: String, _ condition: Expression, among columns: [String]
  ) throws {
    for found in text.matches(of: #/([^\s!=<>&|(),'"`]+)\s*([=!]=)\s*([^\s!=<>&|(),'"`]+)/#) {
      let (column, value) = (String(found.output.1), String(found.output.3))
      guard columns.contains(column), !columns.contains(value), condition.columns.contains(value)
      else { continue }
      let quoted = "\(column) \(found.output.2) '\(value)'"
      throw TableError(
        "there is no column \"\(value)\" for [\(text)]; a value stands in quotes: \(whole: quoted)")
    }
  }

  /// What stands between commas and signs of "and", outside quotes and parentheses; `nil` where there is an "or", which would
  /// bind less.
  private static func parts(of text: String) -> [String]? {
    var parts = [""]
    var quote: Character?
    var depth = 0
    for character in text {
      let before = parts[parts.count - 1]
      if let open = quote {
        if character == open { quote = nil }
      } else if "'\"`".contains(character) {
        quote = character
      } else if "([".contains(character) {
        depth += 1
      } else if ")]".contains(character) {
        depth -= 1
      } else if depth == 0, character == "|", before.hasSuffix("|") {
        return nil
      } else if depth == 0, character == "," {
        parts.append("")
        continue
      } else if depth == 0, character == "&", before.hasSuffix("&") {
        parts[parts.count - 1].removeLast()
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  /// `field=land` as `field == 'land'`; `nil` for what is no such equality.
  private static func equality(_ part: String) -> String? {
    guard let sign = part.firstIndex(of: "=") else { return nil }
    let name = trimmed(String(part[..<sign]))
    let value = trimmed(String(part[part.index(after: sign)...]))
    let isQuoted = value.hasPrefix("'") || value.hasPrefix("\"")
    // A second sign belongs to a value in quotes, which ends with the one that it begins with.
    let isWhole = isQuoted && value.count > 1 && value.last == value.first
    guard !name.isEmpty, !value.isEmpty, !value.contains("=") || isWhole,
      !name.contains(where: { "!<>&|('\"".contains($0) })
    else { return nil }
    let column = name.hasPrefix("`") ? name : "`" + name + "`"
    return column + " == " + (isQuoted ? value : "'" + value.replacing("'", with: "''") + "'")
  }
}
