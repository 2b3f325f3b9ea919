import CZlib
import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that can be read more than once.
///
/// A plain file is read where it is. What gives its bytes only once – standard input, a pipe, a
/// device – is copied to a temporary file first, decompressed if it is gzip. The copy has no name, so
/// that it is gone when the program ends, however it ends.
final class InputFile: Sendable {
  /// What the user calls it.
  let name: String
  /// Where its bytes are.
  let path: String
  private let copy: Int32?

  /// Whether it has to be decompressed.
  var isCompressed: Bool { path.lowercased().hasSuffix(".gz") }

  /// The names of standard input.
  static let standardInput: Set<String> = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]

  /// Looks at the file called `name`, and copies what can be read only once.
  ///
  /// - Throws: `TableError` when it is not there, is a folder or cannot be read.
  init(_ name: String) throws {
    guard InputFile.isStream(name) else {
      self.name = name
      path = name
      copy = nil
      return
    }
    let isInput = InputFile.standardInput.contains(name)
    let called = inputName(name)
    let source = isInput ? dup(STDIN_FILENO) : open(name, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw FileBytes.failure(reading: called, code: errno) }
    let copy = try InputFile.copy(from: source, name: called)
    self.name = called
    self.copy = copy
    path = "/proc/self/fd/\(copy)"
  }

  deinit { if let copy { close(copy) } }

  /// Whether a name stands for something whose bytes come only once.
  static func isStream(_ name: String) -> Bool {
    if standardInput.contains(name) { return true }
    var status = stat()
    guard stat(name, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Copies all that an open file gives, and closes it.
  ///
  /// - Returns: the number of a temporary file that has no name.
  private static func copy(from source: Int32, name: String) throws -> Int32 {
    // Reads plain bytes as they are.
    guard let stream = gzdopen(source, "rb") else {
      close(source)
      throw TableError("cannot read \"\(name)\": there is not enough memory")
    }
    defer { gzclose(stream) }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/canvass-XXXXXX".utf8CString)
    let opened = mkstemp(&template)
    guard opened >= 0 else { throw failure(name, folder, errno) }
    unlink(template)
    // Never in the place of a closed standard output, where answers would be written into it.
    let target = fcntl(opened, F_DUPFD_CLOEXEC, 3)
    close(opened)
    guard target >= 0 else { throw failure(name, folder, errno) }
    do {
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        try Interruption.current?.check()
        let count = Int(gzread(stream, &buffer, UInt32(buffer.count)))
        var code: Int32 = 0
        _ = gzerror(stream, &code)
        if count < 0 || (count == 0 && code != Z_OK && code != Z_STREAM_END) {
          throw code == Z_ERRNO
            ? FileBytes.failure(reading: name, code: errno)
            : TableError("cannot read \"\(name)\": its gzip data are cut off or damaged")
        }
        if count == 0 { return target }
        do {
          try buffer.withUnsafeBytes { try writeAll(.init(rebasing: $0.prefix(count)), to: target) }
        } catch let reason as SystemFailure {
          throw failure(name, folder, reason.code)
        }
      }
    } catch {
      close(target)
      throw error
    }
  }

  private static func failure(_ name: String, _ folder: String, _ code: Int32) -> TableError {
    TableError(
      "\"\(name)\" cannot be copied to the folder \"\(folder)\" for reading: "
        + "\(SystemFailure(code: code).reason); name another folder in TMPDIR")
  }
}

extension StringProtocol {
  /// What stands behind the mark that some editors begin UTF-8 with.
  package var withoutByteOrderMark: SubSequence { drop { $0 == "\u{FEFF}" } }
}

/// The whole of a text file in UTF-8: a study, a recipe, a notebook; without a byte order mark.
///
/// - Throws: `TableError` when it cannot be read or is not text in UTF-8.
package func textOfFile(at path: String) throws -> String {
  guard !path.isEmpty else {
    throw TableError("cannot read the file: its name is empty; give the path of one")
  }
  let input = try InputFile(path)
  let bytes = try FileBytes(input)
  defer { withExtendedLifetime((input, bytes)) {} }
  let end = bytes.start + bytes.count
  if firstInvalidUTF8(bytes.start, end) != nil || ByteCensus(bytes.start, end).hasNUL {
    throw TableError("\"\(input.name)\" is not a text file in UTF-8")
  }
  let text = String(
    decoding: UnsafeBufferPointer(start: bytes.start, count: bytes.count), as: UTF8.self)
  return String(text.withoutByteOrderMark)
}
