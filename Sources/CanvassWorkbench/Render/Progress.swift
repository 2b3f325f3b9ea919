import CanvassNumerics
import Foundation

/// A sign of life on a terminal: what runs for more than a second says so, with the seconds.
///
/// The line is overwritten each second and erased at the end, so that nothing of it stays.
final class Progress: @unchecked Sendable {
  private let label: String
  private let terminal: FileDescriptor
  // Guards `isOver` and `isShown`, and keeps the line from being written after its erasure.
  private let condition = NSCondition()
  private var isOver = false
  private var isShown = false

  private init(_ label: String, on terminal: FileDescriptor) {
    self.label = VisibleText.of(label)
    self.terminal = terminal
  }

  /// Runs `body`; where `terminal` is one, shows that it is running.
  static func during<Result>(
    _ label: String, on terminal: FileDescriptor, _ body: () throws -> Result
  ) rethrows -> Result {
    guard terminal.isTerminal else { return try body() }
    let progress = Progress(label, on: terminal)
    // Without a thread there is no sign of life, and the work is done all the same.
    SystemThread.start(stack: 1 << 19) { progress.show() }?.leave()
    defer { progress.end() }
    return try body()
  }

  private func show() {
    condition.lock()
    defer { condition.unlock() }
    let start = Date()
    var seconds = 1
    while !isOver {
      let isSignalled = condition.wait(until: start.addingTimeInterval(Double(seconds)))
      if isOver || isSignalled { continue }
      isShown = true
      // A sign of life that cannot be shown is no reason to fail.
      try? terminal.write("\r\u{1B}[K\(label) … \(seconds) s")
      seconds += 1
    }
  }

  private func end() {
    condition.lock()
    defer { condition.unlock() }
    isOver = true
    if isShown { try? terminal.write("\r\u{1B}[K") }
    condition.signal()
  }
}
