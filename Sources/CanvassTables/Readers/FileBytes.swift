import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a whole file in memory: mapped for a plain file, decompressed for a `.gz` file.
///
/// Behind the last byte of the file stands a line end, and `padding` bytes can be read there, so
/// that a scanner need not test for the end of the file at every step.
final class FileBytes: @unchecked Sendable {
  /// The first byte.
  let start: UnsafePointer<UInt8>
  /// Number of bytes of the file.
  let count: Int
  private let mapped: Int?

  /// Bytes that can be read behind the end; the first one is a line end.
  static let padding = 64

  /// Maps or decompresses the file at `path`.
  ///
  /// - Parameter limit: of a compressed file, decompress only about so many bytes.
  /// - Throws: `TableError` when it is not there, is a folder, or cannot be read.
  init(path: String, limit: Int = .max) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.failure(reading: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileBytes.failure(reading: path, code: errno)
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileBytes.failure(reading: path, code: EISDIR)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TableError(
        "cannot read \"\(path)\": it is not a plain file; save the data in one first")
    }
    if path.lowercased().hasSuffix(".gz") {
      let unpacked = try gunzip(path: path, limit: limit, padding: FileBytes.padding)
      unpacked.bytes[unpacked.count] = UInt8(ascii: "\n")
      start = UnsafePointer(unpacked.bytes)
      count = unpacked.count
      mapped = nil
      return
    }
    let size = Int(status.st_size)
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let whole = (size + FileBytes.padding + page - 1) / page * page
    // Anonymous pages first, the file over them: what lies behind its end stays readable.
    guard
      let base = mmap(
        nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      base != MAP_FAILED
    else { throw FileBytes.failure(reading: path, code: errno) }
    if size > 0 {
      let over = mmap(
        base, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
      guard over != MAP_FAILED else {
        let code = errno
        munmap(base, whole)
        throw FileBytes.failure(reading: path, code: code)
      }
    }
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    bytes[size] = UInt8(ascii: "\n")
    start = UnsafePointer(bytes)
    count = size
    mapped = whole
  }

  deinit {
    let base = UnsafeMutableRawPointer(mutating: start)
    if let mapped { munmap(base, mapped) } else { free(base) }
  }

  /// The sentence for a system error when a file is opened.
  static func failure(reading path: String, code: Int32) -> TableError {
    let reason =
      switch code {
      case ENOENT, ENOTDIR: "there is no such file"
      case EISDIR: "it is a folder, not a file"
      case EACCES, EPERM: "you have no permission to read it"
      default: String(cString: strerror(code))
      }
    return TableError("cannot read \"\(path)\": \(reason)")
  }
}
