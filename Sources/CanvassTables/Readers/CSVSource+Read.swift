import CanvassNumerics

extension CSVSource {
  /// Reads the columns called `wanted` from the bytes of the file.
  ///
  /// A first look at every chunk guesses the kind of each column, one parallel pass reads them
  /// all, and where a later cell turns out to need a wider kind, only that column is read again.
  func read(
    _ wanted: [String], as roles: [String: ColumnRole], from file: FileBytes, header: CSVHeader,
    threads: Int
  ) throws(CSVProblem) -> Table {
    var layout = try CSVLayout(
      start: header.bodyStart, end: header.bodyEnd, size: chunkSize, dialect: dialect,
      threads: threads)
    let width = columnNames.count
    let roles = columnNames.map { roles[$0] ?? .automatic }
    let parser = CSVParser(
      dialect: dialect, width: width, limit: header.bodyEnd, isCode: roles.map { $0 != .automatic })
    let positions = Dictionary(uniqueKeysWithValues: zip(columnNames, 0...))
    let columns = wanted.compactMap { positions[$0] }

    var kinds = [CSVKind](repeating: .skipped, count: width)
    for column in columns { kinds[column] = roles[column] == .text ? .texts : .bytes }
    let step = max(1, layout.chunks.count / 32)
    for piece in stride(from: 0, to: layout.chunks.count, by: step) {
      parser.glance(at: layout.chunks[piece], rows: 32, kinds: &kinds)
    }

    var storage = [CSVStorage?](repeating: nil, count: width)
    var pending = columns
    var padded: Set<Int> = []
    let room = CSVRoom(file: name, rows: layout.rowCount, threads: threads, at: header.bodyStart)
    while true {
      try room.checkCells(of: pending.map { kinds[$0] })
      for column in pending {
        storage[column] = CSVStorage(
          kind: kinds[column], rows: layout.rowCount, chunks: layout.chunks.count, column: column,
          decimal: roles[column] == .text ? nil : dialect.decimal)
      }
      let pass = try CSVSource.pass(parser, layout, pending.map { ($0, storage[$0]) }, threads)
      if zip(pass, layout.chunks).contains(where: { $0.rows != $1.rowCount }) {
        // There were blank lines: now that the rows are known, read once more.
        for (piece, result) in pass.enumerated() { layout.chunks[piece].rowCount = result.rows }
        layout.number()
        pending = columns
        continue
      }
      padded.formUnion(pending.filter { column in pass.contains { $0.padded[column] } })
      pending = columns.filter { column in
        guard let needed = pass.map({ $0.needed[column] }).max(), needed > kinds[column] else {
          return false
        }
        kinds[column] = needed
        return true
      }
      if pending.isEmpty { break }
    }
    guard layout.rowCount > 0 else { return Table(rowCount: 0) }
    try room.checkTexts(columns.compactMap { storage[$0]?.textCount(chunks: layout.chunks.count) })
    var table = CSVSource.table(wanted, columns, storage, layout, threads)
    table.paddedNumbers = Set(padded.filter { kinds[$0] <= .reals }.map { columnNames[$0] })
    return table
  }

  /// What a pass over one chunk found.
  private struct Outcome {
    var rows = 0
    var needed: [CSVKind] = []
    var padded: [Bool] = []
    var problem: CSVProblem?
  }

  /// Reads the columns that have storage from all chunks.
  private static func pass(
    _ parser: CSVParser, _ layout: CSVLayout, _ targets: [(column: Int, storage: CSVStorage?)],
    _ threads: Int
  ) throws(CSVProblem) -> [Outcome] {
    let interruption = Interruption.current
    let outcomes = mapInParallel(layout.chunks.count, threads: threads) { piece -> Outcome in
      if interruption?.isRequested == true {
        return Outcome(problem: CSVProblem(.interrupted, at: layout.chunks[piece].start))
      }
      var tasks = [CSVTask](repeating: CSVTask(kind: .skipped), count: parser.width)
      for (column, storage) in targets {
        guard let storage else { continue }
        if storage.kind == .texts { storage.words[piece] = CSVWords() }
        tasks[column] = CSVTask(
          kind: storage.kind, isCode: parser.isCode[column], storage: storage.start,
          words: storage.words + piece)
      }
      var outcome = Outcome()
      tasks.withUnsafeMutableBufferPointer { tasks in
        guard let first = tasks.baseAddress else { return }
        do throws(CSVProblem) {
          outcome.rows = try parser.parse(layout.chunks[piece], into: first)
        } catch {
          outcome.problem = error
        }
      }
      outcome.needed = tasks.map(\.needed)
      outcome.padded = tasks.map(\.isPadded)
      return outcome
    }
    if let problem = outcomes.lazy.compactMap(\.problem).first { throw problem }
    return outcomes
  }

  /// The finished columns, put together in parallel.
  private static func table(
    _ names: [String], _ columns: [Int], _ storage: [CSVStorage?], _ layout: CSVLayout,
    _ threads: Int
  ) -> Table {
    let finished = mapInParallel(columns.count, threads: threads) { index in
      storage[columns[index]]?.finish(chunks: layout.chunks, rows: layout.rowCount)
        ?? .real([])
    }
    var table = Table(rowCount: layout.rowCount)
    for (name, column) in zip(names, finished) { table.set(name, to: column) }
    return table
  }
}
