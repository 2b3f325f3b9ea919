import CanvassNumerics
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a plain file, a window after the other: what was left of the last window, and what
/// follows.
///
/// Behind the last byte of the file stands a line end, and `FileBytes.padding` bytes can be read behind
/// each window.
final class FileWindows {
  /// Number of bytes of the window.
  private(set) var count = 0
  /// Where the window begins in the file.
  private(set) var offset: Int
  private let file: InputFile
  private let descriptor: Int32
  private let status: stat
  private let threads: Int
  private var size: Int
  private var bytes: UnsafeMutablePointer<UInt8>

  /// The first byte of the window.
  var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }
  /// Whether the file ends with the window.
  var isLast: Bool { offset + count >= Int(status.st_size) }

  /// The first window.
  ///
  /// - Parameters:
  ///   - stamp: of the file when its header was read; another file of its name is refused.
  ///   - offset: where to begin in the file.
  ///   - size: bytes of a window.
  /// - Throws: `TableError`, `MemoryShortage`.
  init(_ file: InputFile, stamp: FileBytes.Stamp, from offset: Int, size: Int, threads: Int) throws
  {
    (descriptor, status) = try FileBytes.openPlain(file)
    guard FileBytes.Stamp(status) == stamp else {
      close(descriptor)
      throw FileBytes.changed(file.name)
    }
    self.file = file
    self.offset = offset
    self.size = size
    self.threads = threads
    bytes = .allocate(capacity: size + FileBytes.padding)
    try fill()
  }

  deinit {
    bytes.deallocate()
    close(descriptor)
  }

  /// Goes on behind the first `taken` bytes.
  func advance(by taken: Int) throws {
    memmove(bytes, bytes + taken, count - taken)
    offset += taken
    count -= taken
    try fill()
  }

  /// Doubles the window, where it does not hold what belongs together.
  func grow() throws {
    try MemoryRoom.check(2 * size, for: reading(file.name))
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * size + FileBytes.padding)
    memcpy(larger, bytes, count)
    bytes.deallocate()
    bytes = larger
    size *= 2
    try fill()
  }

  /// Number of line ends in the file before the window.
  func linesBefore() throws -> Int {
    let piece = 1 << 20
    var lines = 0
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: piece) { buffer in
      guard let bytes = buffer.baseAddress else { return }
      for start in stride(from: 0, to: offset, by: piece) {
        let count = min(piece, offset - start)
        try FileBytes.fill(bytes, count, from: descriptor, at: start, of: file.name, threads: 1)
        lines += buffer.prefix(count).count { $0 == UInt8(ascii: "\n") }
      }
    }
    return lines
  }

  private func fill() throws {
    let more = min(size - count, Int(status.st_size) - offset - count)
    if more > 0 {
      try FileBytes.fill(
        bytes + count, more, from: descriptor, at: offset + count, of: file.name, threads: threads)
      count += more
    }
    try FileBytes.check(descriptor, of: file.name, isStill: status)
    bytes[count] = UInt8(ascii: "\n")
  }
}
