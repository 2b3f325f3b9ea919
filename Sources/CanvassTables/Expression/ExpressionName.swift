/// Which signs make a name, and how a name is written in expressions and formulas.
enum ExpressionName {
  /// Whether a name without backticks can begin with it.
  static func begins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || (scalar.isASCII ? isASCIILetter(scalar) : scalar.properties.isAlphabetic)
  }

  /// Whether it can stand in a name without backticks: letters, digits, accents, `_` and `.`.
  static func continues(_ scalar: Unicode.Scalar) -> Bool {
    if begins(scalar) || scalar == "." { return true }
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }

  private static func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// Words that mean something else when they stand without backticks.
  static let reserved: Set<String> = [
    "true", "TRUE", "false", "FALSE", "NA", "and", "or", "not", "in",
  ]
}

/// A column's name as an expression or a formula reads it: as it is, or in backticks, a backtick in
/// it doubled.
///
/// Reading the result gives back the name (in normalisation form C), whatever signs are in it.
public func expressionName(_ name: String) -> String {
  let scalars = name.unicodeScalars
  if let first = scalars.first, ExpressionName.begins(first),
    scalars.allSatisfy(ExpressionName.continues), !ExpressionName.reserved.contains(name)
  {
    return name
  }
  return quoted(name, "`")
}

/// A text in quotes, the quotes in it doubled.
func quoted(_ text: String, _ quote: Unicode.Scalar) -> String {
  // Scalars and not letters: an accent behind a quote makes one letter with it.
  var quoted = String.UnicodeScalarView([quote])
  for scalar in text.unicodeScalars {
    quoted.append(scalar)
    if scalar == quote { quoted.append(scalar) }
  }
  quoted.append(quote)
  return String(quoted)
}
