import CanvassNumerics
import CanvassTables

extension RulePack {
  /// The pack of that name among those of the program, or the one in the file at that path.
  ///
  /// - Parameters:
  ///   - word: a name such as `nchs`, or a path: something with a `/`, or that ends in `.yml` or `.yaml`.
  ///   - allowsMemory: whether thresholds that nobody has read anywhere will do.
  /// - Throws: `RulePackError` for a name that there is not, and for a pack from memory; `TableError` for a
  ///   file that is none.
  public init(_ word: String, allowsMemory: Bool = false) throws {
    if BuiltInFile.isPath(word) {
      try self.init(contentsOf: word)
    } else {
      guard let file = BuiltInFile.rules.first(where: { $0.name == word }) else {
        throw RulePackError(
          "\(TableError.unknown("rule pack", word, among: BuiltInFile.rules.map(\.name))); a pack of your own is named by its path, such as ./my-pack.yml"
        )
      }
      try self.init(yaml: file.text, name: word)
    }
    guard status != .memory || allowsMemory else {
      throw RulePackError(
        "the thresholds of the rule pack \"\(name)\" are from memory, and nobody has compared them with a source; read them there, or take them as they are (unverified)"
      )
    }
  }

  /// All packs of the program.
  public static var builtIn: [RulePack] {
    get throws {
      try BuiltInFile.rules.map { try RulePack(yaml: $0.text, name: $0.name) }
    }
  }

  /// The packs by which a diagnosis marks shares unless it is told others: `nchs` and `statcan`.
  public static var standard: [RulePack] {
    get throws { [try RulePack("nchs"), try RulePack("statcan")] }
  }
}
