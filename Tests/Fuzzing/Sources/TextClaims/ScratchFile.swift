import Foundation

/// A file for readers of files, which goes away with the value.
final class ScratchFile: Sendable {
  let path: String

  /// A file with an ending of its own, such as `.csv`.
  init(_ bytes: [UInt8], ending: String) throws {
    path = NSTemporaryDirectory() + "canvass-text-\(UUID().uuidString)\(ending)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file that stays, for what lives as long as the process does.
  static func lasting(_ text: String, name: String) throws -> String {
    let path = NSTemporaryDirectory() + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    return path
  }
}
