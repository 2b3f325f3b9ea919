import Foundation

@testable import CanvassWorkbench

/// A printer into two files, for looking at what was printed.
struct Captured {
  let printer: Printer
  private let output: FileHandle
  private let errors: FileHandle

  init(drawer: (any FigureDrawer)? = nil) throws {
    output = try Self.scratch()
    errors = try Self.scratch()
    printer = Printer(
      options: RenderOptions(drawer: drawer),
      output: FileDescriptor(number: output.fileDescriptor),
      errors: FileDescriptor(number: errors.fileDescriptor))
  }

  /// All that was printed so far.
  func text() throws -> (output: String, errors: String) {
    func read(_ handle: FileHandle) throws -> String {
      try handle.seek(toOffset: 0)
      return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    }
    return (try read(output), try read(errors))
  }

  private static func scratch() throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data().write(to: url)
    let handle = try FileHandle(forUpdating: url)
    try FileManager.default.removeItem(at: url)
    return handle
  }
}
