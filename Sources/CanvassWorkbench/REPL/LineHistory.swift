import CEdit
import Foundation

/// The lines typed earlier, kept between sessions in a file of the user.
struct LineHistory {
  /// `$XDG_STATE_HOME/canvass/history`, by default `~/.local/state/canvass/history`.
  let path: String
  private static let limit: Int32 = 5000
  /// Bytes of the longest line that is kept: libedit moves its buffer for longer ones, and TAB would look
  /// at where it was.
  private static let longest = 1000

  /// Reads the history; a missing file is an empty one.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    path = Self.path(environment: environment)
    using_history()
    stifle_history(Self.limit)
    read_history(path)
    forgetLongLines()
  }

  /// Where the history is kept. A relative `XDG_STATE_HOME` is not valid and does not count (XDG
  /// Base Directory Specification).
  static func path(environment: [String: String]) -> String {
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return (state ?? home + "/.local/state") + "/canvass/history"
  }

  /// Adds a line and writes the file at once, so that nothing is lost however the session ends. A
  /// line that repeats the one before is not added.
  func add(_ line: String) {
    guard line.utf8.count <= Self.longest else { return }
    let last = history_get(canvass_edit_history_last()).flatMap { $0.pointee.line }
    if let last, String(cString: last) == line { return }
    add_history(line)
    // A history that cannot be kept is no reason to disturb the session.
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    write_history(path)
    chmod(path, 0o600)
  }

  private func forgetLongLines() {
    let (first, last) = (canvass_edit_history_first(), canvass_edit_history_last())
    guard first <= last else { return }
    for number in (first...last).reversed() {
      guard let line = history_get(number).flatMap({ $0.pointee.line }),
        strlen(line) > Self.longest
      else { continue }
      remove_history(number - first)
    }
  }
}
