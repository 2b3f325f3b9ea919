import CanvassNumerics
import CanvassTables
import Foundation

/// A number that the system knows an open file by.
struct FileDescriptor: Sendable {
  let number: Int32

  static let standardInput = FileDescriptor(number: STDIN_FILENO)
  static let standardOutput = FileDescriptor(number: STDOUT_FILENO)
  static let standardError = FileDescriptor(number: STDERR_FILENO)

  /// Whether a person sits at the other end.
  var isTerminal: Bool { isatty(number) == 1 }

  /// The width of the terminal, at least 20; `nil` when it is not told.
  var columns: Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return max(20, Int(size.ws_col))
  }

  /// The height of the terminal; `nil` when it is not told.
  var rows: Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
  }

  /// Writes all of `text`.
  ///
  /// - Parameter interruption: ends the writing between two pieces of the text.
  /// - Throws: `SystemFailure` with the error of the system; `Interrupted`.
  func write(_ text: String, interruption: Interruption? = nil) throws {
    try writeAll(text, to: number, interruption: interruption)
  }
}
