import CanvassNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A run of whole rows.
struct CSVChunk {
  /// First byte of the first row.
  var start: UnsafePointer<UInt8>
  /// Behind the line end of the last row.
  var end: UnsafePointer<UInt8>
  /// Number of its first row, from 0.
  var firstRow = 0
  /// Number of rows; blank lines count until the first pass has told them apart.
  var rowCount = 0
}

/// Where the rows of a text table lie: chunks of about equal size that begin and end with a row.
struct CSVLayout {
  /// The chunks in file order. Their size does not depend on the number of threads.
  var chunks: [CSVChunk] = []
  /// Number of rows of all chunks.
  var rowCount = 0

  /// Cuts `start..<end`, which ends with a line end, into chunks of about `size` bytes.
  ///
  /// Checks on the way that the bytes are text and that quotes are closed. Without quotes every
  /// line end ends a row; with quotes `CSVQuotes` tells which ones do.
  ///
  /// - Parameters:
  ///   - goesOn: whether more of the file follows. With quotes the last row may then go on there, and
  ///     with it the last chunk is left out.
  /// - Throws: `CSVProblem`.
  init(
    start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, size: Int, dialect: CSVDialect,
    goesOn: Bool = false, threads: Int
  ) throws(CSVProblem) {
    var p = start
    while p < end {
      let target = end - p > size ? p + size : end
      let cut = target == end ? end : CSVLayout.behindLineEnd(from: target - 1, end)
      chunks.append(CSVChunk(start: p, end: cut))
      p = cut
    }
    let pieces = chunks
    let found = mapInParallel(pieces.count, threads: threads) {
      piece -> (census: ByteCensus, invalid: UnsafePointer<UInt8>?) in
      let chunk = pieces[piece]
      let census = ByteCensus(chunk.start, chunk.end)
      return (census, census.hasHigh ? firstInvalidUTF8(chunk.start, chunk.end) : nil)
    }
    if let binary = found.firstIndex(where: \.census.hasNUL) {
      throw CSVProblem(.binary, at: pieces[binary].start)
    }
    if let invalid = found.lazy.compactMap(\.invalid).first {
      throw CSVProblem(.encoding, at: invalid)
    }
    if found.contains(where: \.census.hasQuote) {
      chunks = try CSVQuotes.chunks(
        pieces, oddQuotes: found.map(\.census.hasOddQuotes), dialect: dialect, goesOn: goesOn,
        threads: threads)
      if goesOn, !chunks.isEmpty { chunks.removeLast() }
    } else {
      for piece in chunks.indices { chunks[piece].rowCount = found[piece].census.lines }
    }
    number()
  }

  /// Numbers the rows through, after the chunks have their counts.
  mutating func number() {
    rowCount = 0
    for piece in chunks.indices {
      chunks[piece].firstRow = rowCount
      rowCount += chunks[piece].rowCount
    }
  }

  /// Behind the first line end at or after `position`.
  private static func behindLineEnd(
    from position: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    guard let found = memchr(position, Int32(UInt8(ascii: "\n")), end - position) else {
      return end
    }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
  }
}
