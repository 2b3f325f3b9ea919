import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassTables

/// A table that is read in windows is the table that is read at once.
@Suite("Windows of a text table")
struct CSVStreamTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The rows of all columns, window after window, after as many times as it takes to learn them; and the
  /// number of windows.
  private func streamed(_ path: String, window: Int, chunk: Int = 1 << 20) throws
    -> (cells: [String: [String?]], numbers: [String: [Double]], windows: Int)
  {
    let source = try CSVSource(path: path, chunkSize: chunk)
    return try CSVSource.$windowSize.withValue(window) {
      var stream = try #require(try source.stream(columns: source.columnNames))
      repeat { try stream.forEach { _, _ in } } while stream.hasLearned
      var cells: [String: [String?]] = [:]
      var numbers: [String: [Double]] = [:]
      var windows = 0
      var rows = 0
      try stream.forEach { table, rowsBefore in
        #expect(rowsBefore == rows)
        rows += table.rowCount
        windows += 1
        for name in table.names {
          cells[name, default: []] += try table.texts(name)
          numbers[name, default: []] += try table.numbers(name)
        }
      }
      return (cells, numbers, windows)
    }
  }

  private func expectSame(_ text: String, window: Int, chunk: Int = 1 << 20) throws {
    let path = try scratch.file("s.csv", text)
    let whole = try CSVSource(path: path).read()
    let found = try streamed(path, window: window, chunk: chunk)
    for name in whole.names {
      #expect(found.cells[name] == (try whole.texts(name)), "\(name), windows of \(window)")
      let numbers = try whole.numbers(name)
      #expect(
        zip(found.numbers[name] ?? [], numbers).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) },
        "\(name)")
    }
  }

  /// Bytes, reals that begin as bytes, codes with zeros, texts that begin as numbers, quotes with commas,
  /// quotes and line ends in them, letters of several bytes, missing answers, blank lines.
  private static func survey(rows: Int) -> String {
    var random = RandomText(seed: 7)
    var text = "q,real,code,late,\"note, long\",tên\r\n"
    for row in 0..<rows {
      let note = ["\"a, b\"", "\"two\nlines\"", "plain", "\"a \"\"word\"\"\"", "", "5\" pipe"]
      let name = ["Đất đai", "Xây dựng", "Hộ tịch", "NA"]
      text += "\(Int.random(in: 1...5, using: &random)),"
      text += row < rows / 2 ? "\(row % 9)," : "\(Double(row) / 8),"
      text += "0\(row % 12),"
      text += row == rows - 2 ? "x," : "0\(row % 30),"
      text +=
        "\(note.randomElement(using: &random) ?? ""),\(name.randomElement(using: &random) ?? "")"
      text += row % 3 == 0 ? "\r\n" : "\n"
      if row % 41 == 5 { text += "\n  \n" }
    }
    return text
  }

  @Test(
    "windows of any size have the rows of the whole",
    arguments: [64, 100, 333, 1000, 4096, 1 << 20])
  func anySize(_ window: Int) throws {
    for chunk in [40, 1 << 20] {
      try expectSame(Self.survey(rows: 300), window: window, chunk: chunk)
    }
  }

  @Test("files without quotes, without a last line end, of one column with blank lines")
  func plain() throws {
    let rows = (0..<500).map { "\($0 % 5),\($0),\($0 % 7 == 0 ? "" : "a\($0 % 3)")" }
    for window in [32, 64, 1000] {
      try expectSame("a,b,c\n" + rows.joined(separator: "\n"), window: window)
      let semicolons = rows.map { $0.replacing(",", with: ";") }
      try expectSame("a;b;c\n" + semicolons.joined(separator: "\n\n") + "\n\n\n", window: window)
      try expectSame("a\n1\n\n\n2\n\n3\n\n\n\n", window: window)
    }
    let found = try streamed(
      scratch.file("w.csv", "a,b,c\n" + rows.joined(separator: "\n")), window: 256)
    #expect(found.windows > 10)
  }

  @Test("a row longer than a window is read whole")
  func longRow() throws {
    let long = String(repeating: "đ", count: 5000)
    try expectSame("a,b\n1,\"\(long)\n\(long)\"\n2,\(long)\n3,x\n", window: 64)
  }

  @Test(
    "errors name the line of the file",
    arguments: [
      ("7,8,9", "line 402: found 3 cells"), ("\"a\"b,1", "line 402: there is text behind"),
      ("\"never closed,1", "line 402: a quote is opened here"),
    ])
  func errors(_ row: String, _ says: String) throws {
    let rows = (0..<400).map { "\($0),\"x\($0)\"" }
    let after = (0..<400).map { "\($0),x\($0)" }
    let text = "a,b\n" + rows.joined(separator: "\n") + "\n\(row)\n" + after.joined(separator: "\n")
    let path = try scratch.file("e.csv", text + "\n")
    #expect(sentence { _ = try CSVSource(path: path).read() }.contains(says))
    #expect(sentence { _ = try streamed(path, window: 500) }.contains(says))
  }

  @Test("bytes that are no text, no rows, and an unknown column are refused as they are elsewhere")
  func refused() throws {
    let binary = try scratch.file("b.csv", Array("a,b\n1,2\n".utf8) + [0, 10])
    #expect(sentence { _ = try streamed(binary, window: 64) }.contains("NUL"))
    let empty = try scratch.file("n.csv", "a,b\n\n\n")
    #expect(sentence { _ = try streamed(empty, window: 64) }.contains("no rows"))
    let source = try CSVSource(path: scratch.file("u.csv", "a,b\n1,2\n"))
    #expect(sentence { _ = try source.stream(columns: ["c"]) }.contains("no column \"c\""))
  }

  @Test("a file that is written to meanwhile is refused")
  func changed() throws {
    let rows = (0..<2000).map { "\($0),\($0)" }.joined(separator: "\n")
    let path = try scratch.file("c.csv", "a,b\n\(rows)\n")
    let says = sentence {
      try CSVSource.$windowSize.withValue(1000) {
        var stream = try #require(try CSVSource(path: path).stream(columns: ["a"]))
        var count = 0
        try stream.forEach { _, _ in
          count += 1
          if count == 2 {
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: 400)
          }
        }
      }
    }
    #expect(says.contains("changed while it was being read"))
  }

  @Test("compressed files have no windows")
  func compressed() throws {
    let bytes: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 228, 50, 228,
      2, 0, 0, 36, 193, 137, 4, 0, 0, 0,
    ]
    let source = try CSVSource(path: scratch.file("c.csv.gz", bytes))
    #expect(try source.stream(columns: ["a"]) == nil)
    #expect(try source.read().rowCount == 1)
  }
}
