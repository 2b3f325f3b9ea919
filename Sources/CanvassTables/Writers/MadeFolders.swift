import Foundation

/// The folders that had to be made so that files can stand in one.
public struct MadeFolders: Sendable {
  /// The outermost first.
  private let made: [String]

  /// Makes a folder and those around it that are not there.
  ///
  /// - Throws: the error of the system; nothing is left then.
  public init(_ path: String) throws {
    var missing: [String] = []
    var place = URL(fileURLWithPath: path).standardizedFileURL
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
      missing.insert(place.path, at: 0)
      place.deleteLastPathComponent()
    }
    made = missing
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      remove()
      throw error
    }
  }

  /// Takes the folders that were made away again, as far as they are empty.
  public func remove() {
    for folder in made.reversed() { rmdir(folder) }
  }
}
