import CanvassNumerics
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a whole file in memory: read for a plain file, decompressed for a `.gz` file.
///
/// A plain file is read into memory of its own and not mapped: whoever writes the file, or cuts it,
/// while an analysis runs cannot change what the analysis sees. Behind the last byte stands a line
/// end, and `padding` bytes can be read there, so that a scanner need not test for the end of the
/// file at every step.
final class FileBytes: @unchecked Sendable {
  /// The first byte.
  let start: UnsafePointer<UInt8>
  /// Number of bytes of the file.
  let count: Int
  private let mapped: Int?

  /// Bytes that can be read behind the end; the first one is a line end.
  static let padding = 64

  /// Reads or decompresses a file; errors call it by its own name.
  ///
  /// - Parameter limit: read or decompress only about so many bytes.
  /// - Throws: `TableError` when it is not there, is a folder, cannot be read or is changed while it is
  ///   read; `MemoryShortage`.
  init(_ file: InputFile, limit: Int = .max, threads: Int = 0) throws {
    let path = file.name
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
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
    if file.path.lowercased().hasSuffix(".gz") {
      let unpacked = try gunzip(path: file.path, limit: limit, padding: FileBytes.padding)
      unpacked.bytes[unpacked.count] = UInt8(ascii: "\n")
      start = UnsafePointer(unpacked.bytes)
      count = unpacked.count
      mapped = nil
      return
    }
    let size = min(Int(status.st_size), limit)
    let whole = size + FileBytes.padding
    try MemoryRoom.check(whole, for: reading(path))
    guard
      let base = mmap(
        nil, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      base != MAP_FAILED
    else { throw MemoryShortage(what: reading(path), needed: whole, room: .now()) }
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    // Large pages make the first touch of fresh memory several times as fast.
    madvise(base, whole, MADV_HUGEPAGE)
    let failure = FileBytes.fill(bytes, size, from: descriptor, threads: threads)
    var after = stat()
    guard failure == nil, fstat(descriptor, &after) == 0, FileBytes.isSame(status, after) else {
      munmap(base, whole)
      if let code = failure, code != 0 { throw FileBytes.failure(reading: path, code: code) }
      throw TableError(
        "\"\(path)\" was changed while it was being read; wait until it is written to its end, then "
          + "try again")
    }
    bytes[size] = UInt8(ascii: "\n")
    start = UnsafePointer(bytes)
    count = size
    mapped = whole
  }

  /// Reads the first `size` bytes of a file, in parallel.
  ///
  /// - Returns: `nil` when done, the system's error code, or 0 when the file ends before.
  private static func fill(
    _ bytes: UnsafeMutablePointer<UInt8>, _ size: Int, from descriptor: Int32, threads: Int
  ) -> Int32? {
    let piece = 1 << 22
    let failures = mapInParallel((size + piece - 1) / piece, threads: threads) { index -> Int32? in
      var offset = index * piece
      let end = min(size, offset + piece)
      while offset < end {
        let read = pread(descriptor, bytes + offset, end - offset, offset)
        if read < 0, errno == EINTR { continue }
        if read <= 0 { return read < 0 ? errno : 0 }
        offset += read
      }
      return nil
    }
    return failures.lazy.compactMap(\.self).first
  }

  /// Whether nobody has written to the file in between.
  private static func isSame(_ a: stat, _ b: stat) -> Bool {
    a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec
      && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec
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
      case EBADF: "it is closed"
      case EACCES, EPERM: "you have no permission to read it"
      default: String(cString: strerror(code))
      }
    return TableError("cannot read \"\(path)\": \(reason)")
  }
}

/// Who needs memory, when it is a reader.
func reading(_ path: String) -> String { "reading \"\(excerpt(of: path))\"" }
