import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes all of a text to an open file, in as many steps as the system wants.
///
/// - Parameters:
///   - number: what the system knows the open file by.
///   - interruption: ends the writing between two pieces of the text.
/// - Throws: `SystemFailure` with the error of the system; `Interrupted`.
package func writeAll(_ text: String, to number: Int32, interruption: Interruption? = nil) throws {
  var text = text
  try text.withUTF8 {
    try writeAll(UnsafeRawBufferPointer($0), to: number, interruption: interruption)
  }
}

/// The same for bytes.
package func writeAll(
  _ bytes: UnsafeRawBufferPointer, to number: Int32, interruption: Interruption? = nil
) throws {
  var written = 0
  while written < bytes.count {
    try interruption?.check()
    let rest = bytes.count - written
    let count = write(
      number, bytes.baseAddress.map { $0 + written },
      interruption == nil ? rest : min(rest, 1 << 14))
    if count >= 0 {
      written += count
    } else if errno != EINTR {
      throw SystemFailure(code: errno)
    }
  }
}

/// An error number of the system.
package struct SystemFailure: Error {
  /// The number.
  package let code: Int32

  /// The failure with that number.
  package init(code: Int32) { self.code = code }

  /// What it means; in the words of the system where it is rare.
  package var reason: Sentence {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file or folder"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the quota of disk space is used up"
    case EACCES, EPERM: "you have no right to it"
    case EISDIR: "it is a folder, not a file"
    case EROFS: "that disk can be read and not written"
    case EIO: "the device reports an error"
    case ENAMETOOLONG: "its name is too long"
    case EMFILE, ENFILE: "too many files are open"
    default: "\(String(cString: strerror(code)))"
    }
  }
}
