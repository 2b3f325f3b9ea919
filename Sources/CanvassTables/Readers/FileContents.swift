/// What tells the content of a file from that of others, whether it is compressed or not: a hash of its first 32 MiB.
package struct FileContents: Hashable, Sendable {
  private let count: Int
  private let hash: UInt64
  private static let most = 1 << 25

  /// Reads a file.
  ///
  /// - Throws: `TableError` where it cannot be read.
  package init(path: String) throws {
    let input = try InputFile(path)
    let bytes = try FileBytes(input, limit: Self.most)
    defer { withExtendedLifetime((input, bytes)) {} }
    count = min(bytes.count, Self.most)
    // Fowler, Noll and Vo, 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in UnsafeBufferPointer(start: bytes.start, count: count) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    self.hash = hash
  }
}
