/// A reader of text, and what must hold of it for any text at all: it gives a value or says one
/// sentence, and what it has read can be written down and read again.
///
/// The tests try these claims with texts of their own; `make fuzz` with those that libFuzzer finds.
public enum TextReader: String, CaseIterable, Sendable {
  /// A data file.
  case csv
  /// `--where`, `--derive`.
  case expression
  /// The formula of a regression.
  case formula
  /// A study file.
  case study
  /// What `simulate` makes a survey of.
  case recipe
  /// What `run` runs.
  case notebook
  /// A line at the prompt of the REPL: words, completion, the command itself.
  case line
  /// The measurement model of `cfa`.
  case model

  /// Tries the claims with a text.
  ///
  /// - Parameter bytes: the text, which need not be UTF-8.
  /// - Throws: `BrokenClaim`.
  public func examine(_ bytes: [UInt8]) throws {
    switch self {
    case .csv: try CSVClaims.examine(bytes)
    case .study: try YAMLClaims.examineStudy(bytes)
    case .recipe: try YAMLClaims.examineRecipe(bytes)
    case .expression: try ExpressionClaims.examine(String(decoding: bytes, as: UTF8.self))
    case .formula: try FormulaClaims.examine(String(decoding: bytes, as: UTF8.self))
    case .notebook: try NotebookClaims.examine(String(decoding: bytes, as: UTF8.self))
    case .line: try LineClaims.examine(String(decoding: bytes, as: UTF8.self))
    case .model: try LineClaims.examineModel(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Something that must hold of every text and does not hold of one.
public struct BrokenClaim: Error, CustomStringConvertible {
  /// What does not hold.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Does not hold: throws.
func claim(_ holds: Bool, _ what: @autoclosure () -> String) throws {
  if !holds { throw BrokenClaim(what()) }
}

/// The value that reading gives; `nil` where it says a sentence, which must be one of the program's
/// own and short.
func valueOrSentence<Value>(_ read: () throws -> Value) throws -> Value? {
  do {
    return try read()
  } catch let error as BrokenClaim {
    throw error
  } catch {
    let sentence = "\(error)"
    let kind = "\(type(of: error))"
    try claim(
      kind.hasSuffix("Error") && kind != "NSError" && kind != "CocoaError"
        || kind == "Interrupted", "an error of another kind, \(kind): \(sentence.prefix(300))")
    try claim(!sentence.isEmpty, "an error without words, \(kind)")
    try claim(
      sentence.unicodeScalars.count <= 2000,
      "an error of \(sentence.unicodeScalars.count) characters: \(sentence.prefix(300))")
    return nil
  }
}
