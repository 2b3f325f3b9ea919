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
  /// Which file it was.
  let stamp: Stamp

  /// Bytes that can be read behind the end; the first one is a line end.
  static let padding = 64

  /// Reads or decompresses a file; errors call it by its own name.
  ///
  /// - Parameter limit: read or decompress only about so many bytes.
  /// - Throws: `TableError` when it is not there, is a folder, cannot be read or is changed while it is
  ///   read; `MemoryShortage`.
  init(_ file: InputFile, limit: Int = .max, threads: Int = 0) throws {
    let path = file.name
    let (descriptor, status) = try FileBytes.openPlain(file)
    defer { close(descriptor) }
    stamp = Stamp(status)
    if file.isCompressed {
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
    do {
      try FileBytes.fill(bytes, size, from: descriptor, of: path, threads: threads)
      try FileBytes.check(descriptor, of: path, isStill: status)
    } catch {
      munmap(base, whole)
      throw error
    }
    bytes[size] = UInt8(ascii: "\n")
    start = UnsafePointer(bytes)
    count = size
    mapped = whole
  }

  /// Opens a plain file.
  ///
  /// - Throws: `TableError` when it is not there, is a folder or cannot be read.
  static func openPlain(_ file: InputFile) throws -> (descriptor: Int32, status: stat) {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(reading: file.name, code: errno) }
    var status = stat()
    var problem: TableError?
    if fstat(descriptor, &status) != 0 {
      problem = failure(reading: file.name, code: errno)
    } else if status.st_mode & S_IFMT == S_IFDIR {
      problem = failure(reading: file.name, code: EISDIR)
    } else if status.st_mode & S_IFMT != S_IFREG {
      problem = TableError(
        "cannot read \"\(file.name)\": it is not a plain file; save the data in one first")
    }
    guard let problem else { return (descriptor, status) }
    close(descriptor)
    throw problem
  }

  /// Reads `size` bytes of a file from `offset` on, in parallel.
  ///
  /// - Throws: `TableError` when it cannot be read, or ends before.
  static func fill(
    _ bytes: UnsafeMutablePointer<UInt8>, _ size: Int, from descriptor: Int32, at offset: Int = 0,
    of path: String, threads: Int
  ) throws {
    let piece = 1 << 22
    nonisolated(unsafe) let bytes = bytes
    let failures = mapInParallel((size + piece - 1) / piece, threads: threads) { index -> Int32? in
      var next = index * piece
      let end = min(size, next + piece)
      while next < end {
        let read = pread(descriptor, bytes + next, end - next, off_t(offset + next))
        if read < 0, errno == EINTR { continue }
        if read <= 0 { return read < 0 ? errno : 0 }
        next += read
      }
      return nil
    }
    guard let code = failures.lazy.compactMap(\.self).first else { return }
    throw code == 0 ? changed(path) : failure(reading: path, code: code)
  }

  /// Checks that nobody has written to a file since it was looked at.
  ///
  /// - Throws: `TableError`.
  static func check(_ descriptor: Int32, of path: String, isStill status: stat) throws {
    var now = stat()
    guard fstat(descriptor, &now) == 0, Stamp(now) == Stamp(status) else { throw changed(path) }
  }

  /// What tells a file that has been changed, or put in the place of another, from what it was.
  struct Stamp: Equatable, Sendable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  static func changed(_ path: String) -> TableError {
    TableError(
      "\"\(path)\" was changed while it was being read; wait until it is written to its end, then "
        + "try again")
  }

  deinit {
    let base = UnsafeMutableRawPointer(mutating: start)
    if let mapped { munmap(base, mapped) } else { free(base) }
  }

  /// The sentence for a system error when a file is opened.
  static func failure(reading path: String, code: Int32) -> TableError {
    let reason: Sentence =
      switch code {
      case ENOENT, ENOTDIR: "there is no such file"
      case EISDIR: "it is a folder, not a file"
      case EBADF: "it is closed"
      case EACCES, EPERM: "you have no permission to read it"
      default: SystemFailure(code: code).reason
      }
    return TableError("cannot read \"\(path)\": \(reason)")
  }
}

/// Who needs memory, when it is a reader.
func reading(_ path: String) -> Sentence { "reading \"\(path)\"" }
