import CanvassNumerics

/// The reading of some columns of a text table, of all its rows at once or of a window after the other:
/// what their cells have been found to be so far.
struct CSVReading {
  private let file: String
  private let dialect: CSVDialect
  private let names: [String]
  /// The wanted columns: their names, and their numbers in the file.
  private let wanted: [String]
  private let columns: [Int]
  private let roles: [ColumnRole]
  private let threads: Int
  /// Of each column of the file the narrowest kind that holds the cells seen so far.
  private(set) var kinds: [CSVKind]
  /// How columns of text write true and false, if they have nothing else.
  private(set) var truths: [String: TruthSpellings] = [:]

  init(
    _ wanted: [String], as roles: [String: ColumnRole], of source: CSVSource, threads: Int
  ) {
    file = source.name
    dialect = source.dialect
    names = source.columnNames
    self.wanted = wanted
    self.roles = names.map { roles[$0] ?? .automatic }
    self.threads = threads
    let positions = Dictionary(uniqueKeysWithValues: zip(names, 0...))
    columns = wanted.compactMap { positions[$0] }
    kinds = [CSVKind](repeating: .skipped, count: names.count)
    for column in columns { kinds[column] = self.roles[column] == .text ? .texts : .bytes }
  }

  /// Reads the rows of a layout.
  ///
  /// A first look at every chunk guesses the kind of each column, one parallel pass reads them
  /// all, and where a later cell turns out to need a wider kind, only that column is read again.
  ///
  /// - Parameters:
  ///   - start: where the rows begin; cells point into what follows until the table is made.
  mutating func table(
    of rows: CSVLayout, from start: UnsafePointer<UInt8>, to limit: UnsafePointer<UInt8>
  ) throws(CSVProblem) -> Table {
    var layout = rows
    let parser = CSVParser(
      dialect: dialect, width: names.count, limit: limit, isCode: roles.map { $0 != .automatic })
    let step = max(1, layout.chunks.count / 32)
    for piece in stride(from: 0, to: layout.chunks.count, by: step) {
      parser.glance(at: layout.chunks[piece], rows: 32, kinds: &kinds)
    }

    var storage = [CSVStorage?](repeating: nil, count: names.count)
    var pending = columns
    var padded: Set<Int> = []
    let room = CSVRoom(file: file, rows: layout.rowCount, threads: threads, at: start)
    while true {
      try room.checkCells(of: pending.map { kinds[$0] })
      for column in pending {
        storage[column] = CSVStorage(
          kind: kinds[column], rows: layout.rowCount, chunks: layout.chunks.count, column: column,
          decimal: roles[column] == .text ? nil : dialect.decimal)
      }
      let pass = try CSVReading.pass(parser, layout, pending.map { ($0, storage[$0]) }, threads)
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
    var table = CSVReading.table(wanted, columns, storage, layout, threads)
    for (name, column) in zip(wanted, columns)
    where kinds[column] == .texts && roles[column] != .text {
      guard case .coded(let texts)? = try? table.column(name) else { continue }
      truths[name, default: TruthSpellings()].look(at: texts)
      table.set(name, to: .coded(truths[name]?.read(texts) ?? texts))
    }
    table.paddedNumbers = Set(padded.filter { kinds[$0] <= .reals }.map { names[$0] })
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
