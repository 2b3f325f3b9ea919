import CanvassTables
import Foundation

/// What tells whether a file is still the one that was read.
struct FileStamp: Equatable, Sendable {
  var size: UInt64?
  var modified: Date?

  init(path: String) {
    // What comes through a pipe has come, and does not change any more.
    guard isPlainFile(path) else { return }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    size = attributes?[.size] as? UInt64
    modified = attributes?[.modificationDate] as? Date
  }
}

/// Number of bytes of a plain file; 0 for anything else.
func sizeOfFile(_ path: String) -> Int { Int(FileStamp(path: path).size ?? 0) }

/// Whether two paths lead to the same regular file.
func isSameFile(_ a: String, _ b: String) -> Bool {
  var first = stat()
  var second = stat()
  return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev
    && first.st_ino == second.st_ino && first.st_mode & S_IFMT == S_IFREG
}
