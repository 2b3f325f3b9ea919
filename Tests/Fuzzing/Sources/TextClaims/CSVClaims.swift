@testable import CanvassTables

/// What holds of every data file.
enum CSVClaims {
  static func examine(_ bytes: [UInt8]) throws {
    // Of a large file it is asked only whether it is read.
    guard bytes.count < 1 << 16 else {
      let file = try ScratchFile(bytes, ending: ".csv")
      _ = try valueOrSentence { try read(file.path, chunk: 1 << 20, threads: 0) }
      return
    }
    let isPacked = bytes.starts(with: [0x1F, 0x8B])
    for ending in isPacked ? [".csv.gz"] : [".csv", ".tsv"] {
      let file = try ScratchFile(bytes, ending: ending)
      let whole = try valueOrSentence { try read(file.path, chunk: 1 << 20, threads: 1) }
      // The chunks are cut where the person does not see it.
      for (chunk, threads) in [(1, 1), (7, 2), (64, 1)] {
        let pieces = try valueOrSentence { try read(file.path, chunk: chunk, threads: threads) }
        try claim(
          (pieces == nil) == (whole == nil), "chunks of \(chunk) bytes: one reads it, one does not")
        if let whole, let pieces {
          try claim(try isSame(whole, pieces), "chunks of \(chunk) bytes make another table")
        }
      }
      for (window, chunk) in [(16, 8), (200, 1 << 20)] where !isPacked {
        let parts = try valueOrSentence { try streamed(file.path, window: window, chunk: chunk) }
        try claim(
          (parts == nil) == (whole == nil), "windows of \(window) bytes: one reads it, one does not"
        )
        guard let whole, let parts else { continue }
        for name in whole.names {
          let column = try whole.column(name)
          try claim(
            (parts[name] ?? []).map { $0.map(scalars) }
              == (0..<whole.rowCount).map { column.text(at: $0).map(scalars) },
            "windows of \(window) bytes: column \(name.debugDescription) is another one")
        }
      }
      guard let whole else { continue }
      try examine(whole, file.path)
    }
  }

  private static func read(
    _ path: String, chunk: Int, threads: Int, as role: ColumnRole = .automatic
  ) throws -> Table {
    let source = try CSVSource(path: path, chunkSize: chunk)
    let roles = Dictionary(uniqueKeysWithValues: source.columnNames.map { ($0, role) })
    return try source.read(as: roles, threads: threads)
  }

  /// The texts of each column, a window after the other.
  private static func streamed(_ path: String, window: Int, chunk: Int) throws
    -> [String: [String?]]
  {
    let source = try CSVSource(path: path, chunkSize: chunk)
    return try CSVSource.$windowSize.withValue(window) {
      guard var stream = try source.stream(columns: source.columnNames) else { return [:] }
      repeat { try stream.forEach { _, _ in } } while stream.hasLearned
      var texts: [String: [String?]] = [:]
      try stream.forEach { table, _ in
        for name in table.names {
          let column = try table.column(name)
          texts[name, default: []] += (0..<table.rowCount).map { column.text(at: $0) }
        }
      }
      return texts
    }
  }

  /// What holds of the table that a file makes.
  private static func examine(_ table: Table, _ path: String) throws {
    // One column is read as it is among the others.
    for name in table.names.prefix(3) {
      let alone = try valueOrSentence { try CSVSource(path: path).read(columns: [name]) }
      try claim(
        try alone.map { try isSame($0.column(name), table.column(name)) } == true,
        "column \(name.debugDescription) alone is another one")
    }
    // What a cell says does not hang on what it is read for.
    let texts = try read(path, chunk: 1 << 20, threads: 1, as: .text)
    let codes = try read(path, chunk: 1 << 20, threads: 1, as: .code)
    for name in table.names.prefix(50) {
      let (plain, text, code) = (
        try table.column(name), try texts.column(name), try codes.column(name)
      )
      for row in 0..<table.rowCount {
        let isMissing = text.text(at: row) == nil
        try claim(
          (plain.text(at: row) == nil) == isMissing && (code.text(at: row) == nil) == isMissing,
          "row \(row), column \(name.debugDescription) is missing for some readers")
        try claim(
          code.text(at: row).map(scalars) == text.text(at: row).map(scalars),
          "row \(row), column \(name.debugDescription): a code has another spelling")
        try claim(
          !plain.isNumeric || plain.number(at: row).bitPattern == code.number(at: row).bitPattern
            || plain.number(at: row) == code.number(at: row) || isMissing,
          "row \(row), column \(name.debugDescription): a code is another number")
      }
    }
    // What is written is read back, to the last letter.
    let written = try ScratchFile(Array(try CSVWriter().text(texts).utf8), ending: ".csv")
    let again = try valueOrSentence {
      try read(written.path, chunk: 1 << 20, threads: 1, as: .text)
    }
    try claim(again != nil, "what was written cannot be read")
    guard let again else { return }
    try claim(
      again.names.map(scalars) == texts.names.map(scalars),
      "names are not read back: \(again.names.prefix(5)), \(texts.names.prefix(5))")
    try claim(again.rowCount == texts.rowCount, "rows are lost in writing")
    for name in texts.names {
      let (before, after) = (try texts.column(name), try again.column(name))
      for row in 0..<texts.rowCount {
        try claim(
          before.text(at: row).map(scalars) == after.text(at: row).map(scalars),
          "row \(row), column \(name.debugDescription) is not read back")
      }
    }
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  private static func isSame(_ a: Table, _ b: Table) throws -> Bool {
    try a.names == b.names && a.rowCount == b.rowCount
      && a.names.allSatisfy { try isSame(a.column($0), b.column($0)) }
  }

  private static func isSame(_ a: Column, _ b: Column) -> Bool {
    switch (a, b) {
    case (.real(let x), .real(let y)): return x.map(\.bitPattern) == y.map(\.bitPattern)
    case (.coded(let x), .coded(let y)):
      return x.levels == y.levels && (0..<x.count).allSatisfy { x.code(at: $0) == y.code(at: $0) }
    default: return false
    }
  }
}
