import Foundation
import Testing

@testable import CanvassTables

/// A folder that goes away with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "canvass-tables-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = self.path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}

/// The sentence of the error that `work` throws; records a failure when it throws none.
func sentence(_ work: () throws -> Void) -> String {
  do {
    try work()
    Issue.record("no error was thrown")
    return ""
  } catch {
    return "\(error)"
  }
}

extension Table {
  /// A column as text, missing cells as `nil`.
  func texts(_ name: String) throws -> [String?] {
    let column = try column(name)
    return (0..<rowCount).map { column.text(at: $0) }
  }

  /// A column as numbers.
  func numbers(_ name: String) throws -> [Double] {
    let column = try column(name)
    return (0..<rowCount).map { column.number(at: $0) }
  }
}
