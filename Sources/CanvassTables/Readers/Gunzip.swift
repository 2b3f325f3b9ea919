import CZlib
import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Decompresses a gzip file (one member or several) into memory that the caller frees.
///
/// - Parameters:
///   - limit: stop after about so many bytes; the rest of the file is not looked at.
///   - padding: bytes to allocate behind the text.
/// How long the text is, is known at its end only: each time that the memory for it is used up, it is
/// looked whether there is room for more.
///
/// - Throws: `TableError` when the file is not gzip, is cut off or is damaged; `MemoryShortage`.
func gunzip(
  path: String, limit: Int, padding: Int
) throws -> (bytes: UnsafeMutablePointer<UInt8>, count: Int) {
  guard let file = gzopen(path, "rb") else {
    throw FileBytes.failure(reading: path, code: errno)
  }
  defer { gzclose(file) }
  gzbuffer(file, 1 << 18)
  var capacity = 1 << 20
  guard var buffer = malloc(capacity + padding) else {
    throw MemoryShortage(what: reading(path), needed: capacity, room: .now())
  }
  var count = 0
  while count < limit {
    let read = gzread(file, buffer + count, UInt32(min(capacity - count, 1 << 30)))
    // A plain file passes through gzread unchanged; gzdirect tells.
    if read < 0 || gzdirect(file) == 1 {
      free(buffer)
      throw TableError(
        "cannot read \"\(path)\": it is not a whole gzip file; make it again with gzip, or take "
          + "the ending .gz off if it is plain text")
    }
    if read == 0 { break }
    count += Int(read)
    if count == capacity {
      // Where there is no room to double it, it grows by half of what is left, to the last 16 MB.
      let room = MemoryRoom.now()
      let least = 1 << 24
      let more = min(capacity, room.left / 2)
      guard more >= least / 2 || more == capacity,
        let larger = realloc(buffer, capacity + more + padding)
      else {
        free(buffer)
        throw MemoryShortage(
          what: "\(reading(path)), of which \(count / 1_000_000) MB are unpacked so far,",
          needed: least, room: room)
      }
      buffer = larger
      capacity += more
    }
  }
  // A file that was cut off in the middle reads to its end and only then says so.
  var code: Int32 = 0
  _ = gzerror(file, &code)
  if count < limit, code != Z_OK && code != Z_STREAM_END {
    free(buffer)
    throw TableError("cannot read \"\(path)\": the gzip file is cut off or damaged")
  }
  return (buffer.assumingMemoryBound(to: UInt8.self), count)
}
