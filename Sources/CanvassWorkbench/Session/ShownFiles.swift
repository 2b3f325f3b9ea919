import CanvassDiagnostics
import CanvassTables

/// The files of which numbers have been shown by rule packs, each by the first of its names: another path to a file, a copy of
/// it and what is compressed of it are the same.
struct ShownFiles: Sendable {
  private var first: [String: String] = [:]
  private var contents: [String: FileContents] = [:]

  /// The name by which a file is known.
  ///
  /// - Throws: `TableError` where it cannot be read.
  mutating func name(of path: String) throws -> String {
    if let known = first[path] { return known }
    for other in Set(first.values).sorted() where try isSame(other, path) {
      first[path] = other
      return other
    }
    first[path] = path
    return path
  }

  private mutating func isSame(_ one: String, _ other: String) throws -> Bool {
    if isSameFile(one, other) { return true }
    guard isPlainFile(one), isPlainFile(other) else { return false }
    return try contents(of: one) == contents(of: other)
  }

  private mutating func contents(of path: String) throws -> FileContents {
    if let known = contents[path] { return known }
    let found = try FileContents(path: path)
    contents[path] = found
    return found
  }
}

extension Session {
  /// The name by which what has been shown of a file is known.
  ///
  /// - Throws: `TableError` where it cannot be read.
  mutating func shownFile(_ path: String) throws -> String { try shownFiles.name(of: path) }

  /// Takes in an answer that cannot be compared with others of its file.
  ///
  /// - Throws: `DisclosureError` where the file has other answers.
  mutating func admitUnremembered(_ path: String) throws {
    try admitUnremembered(contentsOf: [path])
  }

  /// The same of an answer from several files, some of which may be the same.
  mutating func admitUnremembered(contentsOf paths: [String]) throws {
    for file in Set(try paths.map { try shownFile($0) }).sorted() {
      try shown.admitUnremembered(of: file)
    }
  }
}
