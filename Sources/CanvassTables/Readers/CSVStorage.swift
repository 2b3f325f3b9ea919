#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The cells of one column while a text table is being read.
final class CSVStorage {
  /// What the cells are read as.
  let kind: CSVKind
  /// The first row of `UInt8`, `Double` or `UInt32`, by kind.
  let start: UnsafeMutableRawPointer
  /// For `.texts`: the different texts of each chunk.
  let words: UnsafeMutablePointer<CSVWords>
  private var base: UnsafeMutableRawPointer?
  private let chunkCount: Int
  /// The decimal sign of texts that are numbers; `nil` where texts are never numbers.
  private let decimal: UInt8?

  /// Bytes for a column to begin later in.
  static let margin = 4096

  /// Number of texts that were told apart in the chunks: each chunk has told apart its own.
  func textCount(chunks: Int) -> Int { (0..<chunks).reduce(0) { $0 + words[$1].cells.count } }

  /// Uninitialised room for `rows` cells.
  ///
  /// - Parameter column: its number; columns begin at different offsets of a page, because at
  ///   equal offsets they would all compete for the same few lines of the processor's cache.
  init(kind: CSVKind, rows: Int, chunks: Int, column: Int, decimal: UInt8?) {
    self.kind = kind
    self.decimal = decimal
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: rows * kind.size + CSVStorage.margin, alignment: 64)
    base = room
    start = room + column % 64 * 64
    chunkCount = chunks
    words = .allocate(capacity: chunks)
    words.initialize(repeating: CSVWords(), count: chunks)
  }

  deinit {
    words.deinitialize(count: chunkCount)
    words.deallocate()
    base?.deallocate()
  }

  /// The finished column; gives its room back, so it can be asked for once only.
  func finish(chunks: [CSVChunk], rows: Int) -> Column {
    precondition(base != nil, "the column is finished already")
    defer {
      base?.deallocate()
      base = nil
    }
    switch kind {
    case .skipped, .bytes:
      return .coded(codedNumbers(rows))
    case .reals:
      return .real(
        [Double](unsafeUninitializedCapacity: rows) { buffer, count in
          guard let target = buffer.baseAddress else { return }
          target.update(from: start.assumingMemoryBound(to: Double.self), count: rows)
          count = rows
        })
    case .texts:
      return .coded(codedTexts(chunks, rows))
    }
  }

  /// Bytes become codes of the values that occur, ascending.
  private func codedNumbers(_ rows: Int) -> CodedColumn {
    let bytes = start.assumingMemoryBound(to: UInt8.self)
    // Adding one turns the missing code 255 into 0, below everything.
    var behindHighest: UInt8 = 0
    for row in 0..<rows { behindHighest = max(behindHighest, bytes[row] &+ 1) }
    // Values that occur are found at once, and a search in vain is as fast as memory.
    let values = (0..<Int(behindHighest)).filter { memchr(bytes, Int32($0), rows) != nil }
    let levels = values.map { Level(String($0), value: Double($0)) }
    var code = [UInt8](repeating: Codes.missingNarrow, count: 256)
    for (index, value) in values.enumerated() { code[value] = UInt8(index) }
    let first = UInt8(values.first ?? 0)
    let isRun = values.last.map { $0 - Int(first) + 1 == values.count } ?? true
    let codes = [UInt8](unsafeUninitializedCapacity: rows) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      if isRun {
        // Consecutive values need only a shift, which is done many bytes at a time.
        for row in 0..<rows {
          let byte = bytes[row]
          target[row] = byte == Codes.missingNarrow ? byte : byte &- first
        }
      } else {
        code.withUnsafeBufferPointer { code in
          for row in 0..<rows { target[row] = code[Int(bytes[row])] }
        }
      }
      count = rows
    }
    return CodedColumn(codes: .narrow(codes), levels: levels)
  }

  /// The texts of the chunks become one level table in order of first appearance.
  private func codedTexts(_ chunks: [CSVChunk], _ rows: Int) -> CodedColumn {
    let words = start.assumingMemoryBound(to: UInt32.self)
    let (levels, global) = mergedLevels(chunks.count)
    func fill<Code: FixedWidthInteger>(_ target: UnsafeMutablePointer<Code>) {
      for (chunk, codes) in zip(chunks, global) {
        for row in chunk.firstRow..<chunk.firstRow + chunk.rowCount {
          let word = words[row]
          target[row] = word == .max ? .max : Code(truncatingIfNeeded: codes[Int(word)])
        }
      }
    }
    if levels.count <= 255 {
      let codes = [UInt8](unsafeUninitializedCapacity: rows) { buffer, count in
        guard let target = buffer.baseAddress else { return }
        fill(target)
        count = rows
      }
      return CodedColumn(codes: .narrow(codes), levels: levels)
    }
    let codes = [UInt32](unsafeUninitializedCapacity: rows) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      fill(target)
      count = rows
    }
    return CodedColumn(codes: .wide(codes), levels: levels)
  }

  /// The level table, and the level of each text of each chunk.
  ///
  /// Texts are first told apart by their bytes. Different bytes can be the same text only where
  /// quotes are doubled or letters composed in another way; only such texts are compared as text.
  private func mergedLevels(_ chunkCount: Int) -> ([Level], [[UInt32]]) {
    // An upper limit, and near the truth where it is large: then most texts occur once.
    var spellings = CSVWords(expecting: textCount(chunks: chunkCount))
    var levelOfSpelling: [UInt32] = []
    var levels: [Level] = []
    var levelOfText: [String: UInt32] = [:]
    let global = (0..<chunkCount).map { chunk in
      zip(words[chunk].cells, words[chunk].hashes).map { cell, hash -> UInt32 in
        let spelling = Int(spellings.code(of: cell, hash: hash))
        if spelling < levelOfSpelling.count { return levelOfSpelling[spelling] }
        let number = UInt32(levels.count)
        let text = cell.text
        if !cell.isPlain {
          if let known = levelOfText[text] {
            levelOfSpelling.append(known)
            return known
          }
          levelOfText[text] = number
        }
        levels.append(
          Level(text, value: decimal.flatMap { CSVNumber.parse(cell.start, cell.end, decimal: $0) })
        )
        levelOfSpelling.append(number)
        return number
      }
    }
    return ascending(levels, global)
  }

  /// The same with levels in ascending order, if all of them are numbers.
  private func ascending(_ levels: [Level], _ global: [[UInt32]]) -> ([Level], [[UInt32]]) {
    guard levels.allSatisfy({ $0.value != nil }) else { return (levels, global) }
    let order = levels.indices.sorted { Level.ascend(levels[$0], levels[$1]) }
    var place = [UInt32](repeating: 0, count: levels.count)
    for (position, level) in order.enumerated() { place[level] = UInt32(position) }
    return (order.map { levels[$0] }, global.map { $0.map { place[Int($0)] } })
  }
}
