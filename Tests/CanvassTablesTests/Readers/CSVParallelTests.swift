import Foundation
import Testing

@testable import CanvassTables

/// A small generator, so that random tables are the same in every run (SplitMix64, Steele, Lea and
/// Flood 2014).
struct TestRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct CSVParallelTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Whether two tables have the same columns, bit for bit.
  private func same(_ a: Table, _ b: Table) throws -> Bool {
    guard a.names == b.names, a.rowCount == b.rowCount else { return false }
    return try a.names.allSatisfy { name in
      switch (try a.column(name), try b.column(name)) {
      case (.real(let x), .real(let y)): return x.map(\.bitPattern) == y.map(\.bitPattern)
      case (.coded(let x), .coded(let y)):
        guard x.levels == y.levels else { return false }
        switch (x.codes, y.codes) {
        case (.narrow(let i), .narrow(let j)): return i == j
        case (.wide(let i), .wide(let j)): return i == j
        default: return false
        }
      default: return false
      }
    }
  }

  /// Columns that change their kind late in the file, quotes with line ends, blank lines.
  private func mixed(rows: Int, quoted: Bool) -> String {
    var random = TestRandom(state: 7)
    var text = "item,weight,late real,late text,name,id\n"
    for row in 0..<rows {
      let item = ["1", "2", "3", "4", "5", "", "NA"].randomElement(using: &random) ?? ""
      let weight = Double(UInt32.random(in: 1...9_999_999, using: &random)) / 1000
      let lateReal = row == rows - 3 ? "2.5" : "\(row % 9)"
      let lateText = row == rows - 2 ? "none" : "00\(row % 4)"
      var name =
        ["Huế", "Đà Nẵng", "Cần Thơ, quận", "An \"G\""].randomElement(using: &random) ?? ""
      if quoted {
        // A quote in the middle of a cell is a character like any other.
        name =
          row % 13 == 0
          ? "12\" pipe"
          : "\"" + name.replacing("\"", with: "\"\"") + (row % 5 == 0 ? "\nx" : "") + "\""
      } else {
        name = name.replacing(",", with: "").replacing("\"", with: "")
      }
      text += "\(item),\(weight),\(lateReal),\(lateText),\(name),id\(row * 7919 % rows)\n"
      if row % 97 == 0 { text += "\n" }
    }
    return text
  }

  @Test(arguments: [false, true])
  func neitherThreadsNorChunksChangeTheResult(quoted: Bool) throws {
    let path = try scratch.file("t.csv", mixed(rows: 700, quoted: quoted))
    let one = try CSVSource(path: path).read(threads: 1)
    #expect(one.rowCount == 700)
    #expect(try one.texts("late text")[0...1] == ["000", "001"])
    #expect(try one.numbers("late real")[697] == 2.5)
    for threads in [1, 2, 3, 7] {
      for chunk in [1, 64, 1000, 1 << 20] {
        let other = try CSVSource(path: path, chunkSize: chunk).read(threads: threads)
        #expect(try same(one, other), "\(threads) threads, chunks of \(chunk)")
      }
    }
  }

  @Test func aQuoteSomewhereDoesNotChangeTheRest() throws {
    let text = mixed(rows: 300, quoted: false)
    let plain = try CSVSource(path: scratch.file("plain.csv", text), chunkSize: 200).read()
    let other = try CSVSource(
      path: scratch.file("q.csv", text.replacing("Huế", with: "\"Huế\"")), chunkSize: 200
    ).read()
    #expect(try same(plain, other))
  }

  @Test func errorsNameTheSameLineForAnyChunks() throws {
    var lines = mixed(rows: 200, quoted: false).split(separator: "\n").map(String.init)
    lines[151] += ",extra"
    lines[180] += ",extra"
    let path = try scratch.file("t.csv", lines.joined(separator: "\n"))
    for chunk in [1, 100, 1 << 20] {
      let source = try CSVSource(path: path, chunkSize: chunk)
      #expect(
        sentence { _ = try source.read(threads: 3) }
          == "\"\(path)\", line 152: found 7 cells where the header has 6; put a cell that has the "
          + "delimiter in it in quotes")
    }
  }

  @Test func compressedFilesReadTheSame() throws {
    let plain = try scratch.file("t.csv", mixed(rows: 5000, quoted: true))
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-k", plain]
    try gzip.run()
    gzip.waitUntilExit()
    let table = try openTable(path: plain + ".gz").read(columns: nil, threads: 2)
    #expect(try same(table, CSVSource(path: plain).read()))

    let whole = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
    let cut = try scratch.file("cut.csv.gz", Array(whole.prefix(whole.count / 2)))
    #expect(
      sentence { _ = try openTable(path: cut).read(columns: nil, threads: 2) }
        .hasSuffix("the gzip file is cut off or damaged"))
    let notZip = try scratch.file("plain.csv.gz", "a,b\n1,2\n")
    #expect(
      sentence { _ = try openTable(path: notZip) }.contains("it is not a whole gzip file"))
  }

  /// What the writer writes, the reader reads back to the same cells.
  @Test(arguments: 0..<40)
  func writerAndReaderAgree(seed: UInt64) throws {
    var random = TestRandom(state: seed)
    let pieces = [
      "a", "ế", "\"", ",", "\n", "7", ".", "NA", " ", "\r\n", ";", "\t", "x", "💧", "''",
    ]
    let rows = Int.random(in: 1...60, using: &random)
    var table = Table(rowCount: rows)
    for index in 0..<Int.random(in: 1...5, using: &random) {
      switch Int.random(in: 0...2, using: &random) {
      case 0:
        let values = (0..<rows).map { _ -> Double in
          let draw = Double(bitPattern: random.next())
          return draw.isFinite ? draw : .nan
        }
        table.set("n\(index)", to: .real(values))
      case 1:
        let codes = (0..<rows).map { _ in UInt8.random(in: 0...4, using: &random) }
        table.set(
          "c\(index)",
          to: .coded(
            CodedColumn(
              codes: .narrow(codes.map { $0 == 4 ? Codes.missingNarrow : $0 }),
              levels: (1...4).map { Level("\($0)", value: Double($0)) })))
      default:
        var texts = (0..<rows).map { _ -> String? in
          let count = Int.random(in: 0...4, using: &random)
          let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          // The reader trims blanks, and an empty cell is missing.
          let trimmed = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r"))
          return trimmed.isEmpty ? nil : trimmed
        }
        texts[0] = "text"
        table.set("t \"\(index)\"", to: .coded(CodedColumn(texts: texts)))
      }
    }
    let text = try CSVWriter().text(table)
    let path = try scratch.file("t.csv", text)
    let back = try CSVSource(path: path, chunkSize: 16).read(threads: 3)
    #expect(back.names == table.names)
    #expect(back.rowCount == table.rowCount)
    for name in table.names {
      if name.hasPrefix("t") {
        #expect(try back.texts(name) == table.texts(name))
      } else {
        #expect(
          try zip(back.numbers(name), table.numbers(name)).allSatisfy {
            $0 == $1 || ($0.isNaN && $1.isNaN)
          })
      }
    }
  }

  /// Whatever bytes a file holds, reading it ends in a table or in one sentence.
  @Test(arguments: 0..<60)
  func anyBytesEndInATableOrASentence(seed: UInt64) throws {
    var random = TestRandom(state: seed &+ 1000)
    let alphabet: [UInt8] =
      Array("\"\",,\n\n\r ab19.-;".utf8) + (seed % 4 == 0 ? [0xE1, 0xBA, 0xBF, 0] : [])
    let count = Int.random(in: 0...200, using: &random)
    let bytes = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 10 }
    let path = try scratch.file("t.csv", Array("a,b\n".utf8) + bytes)
    var outcomes: Set<String> = []
    for chunk in [1, 7, 1 << 20] {
      do {
        let table = try CSVSource(path: path, chunkSize: chunk).read(threads: 2)
        outcomes.insert(try CSVWriter().text(table))
      } catch let error as TableError {
        outcomes.insert(error.description)
      }
    }
    #expect(outcomes.count == 1, "\(outcomes)")
  }
}
