/// The different texts of one column in one chunk, numbered in order of appearance: a hash table
/// over bytes that stay where they lie in the file.
struct CSVWords {
  /// The different cells, in order of appearance.
  private(set) var cells: [CSVCell] = []
  /// Their hashes.
  private(set) var hashes: [UInt64] = []
  private var slots: [UInt32]

  /// An empty table with room for about `expected` texts.
  init(expecting expected: Int = 0) {
    var room = 64
    while room < expected * 2 { room *= 2 }
    slots = [UInt32](repeating: .max, count: room)
    cells.reserveCapacity(expected)
    hashes.reserveCapacity(expected)
  }

  /// The number of the cell's text; a new one if it was not seen before.
  mutating func code(of cell: CSVCell) -> UInt32 {
    code(of: cell, hash: CSVWords.hash(cell.start, cell.count))
  }

  /// The same for a cell whose hash is known from another table.
  mutating func code(of cell: CSVCell, hash: UInt64) -> UInt32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != .max {
      let candidate = Int(slots[slot])
      if hashes[candidate] == hash, CSVWords.equal(cells[candidate], cell) {
        return UInt32(candidate)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = UInt32(cells.count)
    slots[slot] = code
    cells.append(cell)
    hashes.append(hash)
    if cells.count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 4)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(code)
    }
  }

  /// Whether two cells have the same bytes.
  private static func equal(_ a: CSVCell, _ b: CSVCell) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a.start[i] != b.start[i] { return false }
    return true
  }

  /// Multiply and fold, eight bytes at a time.
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i + 8 <= count {
      let word = UnsafeRawPointer(start + i).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      i += 8
    }
    while i < count {
      hash = (hash ^ UInt64(start[i])) &* 0xD6E8_FEB8_6659_FD93
      i += 1
    }
    return hash ^ (hash >> 29)
  }
}
