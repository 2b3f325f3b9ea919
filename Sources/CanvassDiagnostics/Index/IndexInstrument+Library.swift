import CanvassNumerics
import CanvassTables

extension IndexInstrument {
  /// The instruments that the program carries.
  public static var builtInNames: [String] { BuiltInFile.instruments.map(\.name) }

  /// An instrument by its name among those that the program carries, or by the path of a file: what ends in `.yml`
  /// or `.yaml`, or has a slash in it.
  ///
  /// - Throws: `IndexError` for a name that there is none of; as `init(contentsOf:)`.
  public init(_ word: String) throws {
    if BuiltInFile.isPath(word) {
      try self.init(contentsOf: word)
      return
    }
    guard let file = BuiltInFile.instruments.first(where: { $0.name == word }) else {
      throw IndexError(
        "\(TableError.unknown("instrument", word, among: Self.builtInNames)) (an instrument of your own is a file that "
          + "ends in .yml)")
    }
    try self.init(YAMLNode(yaml: file.text, file: word), file: word)
  }
}
