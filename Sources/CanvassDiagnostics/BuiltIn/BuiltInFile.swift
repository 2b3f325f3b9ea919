/// A file of `datasets/` that the program carries with it, so that it is found wherever the program runs.
///
/// The folders beside this file are links to those of `datasets/`, and `Package.swift` names them as resources
/// that are embedded in code: each file becomes a constant of `PackageResources`, `nchs.yml` the one called
/// `nchs_yml`. Their `README.md` are excluded there. What the program carries is listed where it is used, as in
/// `BuiltInRules.swift`.
package struct BuiltInFile: Sendable {
  /// What people name it by: the file without its ending.
  package let name: String
  private let bytes: [UInt8]

  /// A file.
  package init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Whether a word is the path of a file, and not a name: it has a slash in it, or ends as files do.
  package static func isPath(_ word: String) -> Bool {
    word.contains("/") || [".yml", ".yaml", ".csv", ".tsv", ".gz"].contains(where: word.hasSuffix)
  }

  /// Its text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
