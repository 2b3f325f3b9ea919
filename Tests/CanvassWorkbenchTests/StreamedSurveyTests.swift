import CanvassTables
import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassWorkbench

/// A file that is read in windows has the answers, the notes and the errors of one that is read at once.
@Suite("Surveys read in windows")
struct StreamedSurveyTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "canvass-stream-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.survey.write(toFile: "\(folder)/a.csv", atomically: true, encoding: .utf8)
    try Self.study.write(toFile: "\(folder)/study.yml", atomically: true, encoding: .utf8)
  }

  /// Rows in no order, unequal weights (some zero), codes with leading zeros, no-answer codes, a cluster
  /// code that grows beyond a byte and then beyond numbers, texts with line ends in quotes.
  private static let survey: String = {
    var random = RandomText(seed: 11)
    func one(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var text = "stratum,village,field,w,q1,q2,q3,k1,k2,income,code,late,truth,word,note\n"
    for row in 0..<1500 {
      let stratum = one(1...4)
      let village = row < 700 ? "\(stratum)\(one(1...9))" : "\(stratum)0\(one(1...99))"
      let field = ["land", "Xây dựng", "health", ""][one(0...9) % 4]
      let answers = (0..<5).map { _ in
        one(0...9) == 0 ? "9" : one(0...30) == 0 ? "" : "\(one(1...5))"
      }
      let income = one(0...40) == 0 ? "-99" : "\(one(0...90_000)).\(one(0...9))"
      text += "0\(stratum),v\(village),\(field),\(one(0...20) == 0 ? 0 : Double(one(1...90)) / 8),"
      text += answers.joined(separator: ",") + ",\(one(0...1) == 0 ? income : "\(one(1...200))"),"
      text += "\(one(0...1) == 0 ? "0" : "")\(one(1...3)),\(row == 1400 ? "x" : "\(row % 3)"),"
      text += "\(row < 800 ? ["TRUE", "FALSE", ""][row % 3] : ["True", "FALSE", "NA"][row % 3]),"
      text += "\(row == 1450 ? "A" : ["TRUE", "FALSE", "9"][row % 3]),"
      text += one(0...3) == 0 ? "\"two\nlines, \(row % 2)\"\n" : "n\(row % 2)\n"
    }
    return text
  }()

  private static let study = """
    data: a.csv
    design: {strata: [stratum], clusters: [village], weights: w, lonely: average}
    scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5], missing: [9]}
    field: field
    levels: {field: [health, land, nowhere]}
    labels: {land: Đất đai}
    dimensions: {ease: [q1, q2], staff: [q3]}
    target: 80

    """

  private func answer(_ line: String, window: Int?) throws -> Answer {
    var interpreter = Interpreter(in: .shell)
    let words = try ShellWords.split(
      line.replacing("FOLDER", with: folder) + (window == nil ? "" : " --stream"))
    return try CSVSource.$windowSize.withValue(window ?? 1 << 26) {
      guard case .answer(let answer) = try interpreter.answer(words) else {
        throw UsageError("no answer")
      }
      return answer
    }
  }

  private static let design = "--strata stratum --clusters village --weights w --lonely adjust"

  static let lines = [
    "mean q1 q2 income --study FOLDER/study.yml --by field",
    "mean q1 q2 q3 income --data FOLDER/a.csv --missing 9 \(design) --by field,stratum",
    "mean q1 --data FOLDER/a.csv \(design) --where 'income > 100 && field != \"land\"'",
    "mean up --study FOLDER/study.yml --derive 'up=log(income)' --derive 'g=if(q1 > 2, \"hi\", \"lo\")' --by g",
    "mean q1 --data FOLDER/a.csv \(design) --by note --missing 7,8",
    "total q1 w --data FOLDER/a.csv \(design) --missing 9 --by code",
    "ratio q1 income --data FOLDER/a.csv \(design) --by late",
    "variance q1 income --data FOLDER/a.csv \(design) --missing 9,-99 --by field",
    "proportion q1 field late --data FOLDER/a.csv \(design) --by code",
    "proportion s --data FOLDER/a.csv \(design) --missing 9 --derive 's=q1 + q2' --by field",
    "proportion q1 --study FOLDER/study.yml --by field --where 'k1 == 9 || q2 > 1'",
    "mean s --data FOLDER/a.csv \(design) --derive 's=q1 >= 4' --interval wilson --by field",
    "mean code --data FOLDER/a.csv \(design)",
    "mean w s --data FOLDER/a.csv \(design) --derive 's=q1 >= 4'",
    "proportion stratum w --data FOLDER/a.csv \(design) --where 'w < 1'",
    "mean truth --data FOLDER/a.csv \(design) --by truth",
    "mean q1 --data FOLDER/a.csv \(design) --missing 9 --by word --where 'is_missing(number(word))'",
    "proportion word truth --data FOLDER/a.csv \(design) --missing 9",
    "mean q1 --data FOLDER/a.csv \(design) --derive 'q1=2' --by stratum",
    "mean q1 --data FOLDER/a.csv --clusters village",
    "mean q1 --data FOLDER/a.csv \(design) --derive 'h=if(q2 > 2, \"10\", \"9\")' --by h,k1 --text k1",
    "diagnose --study FOLDER/study.yml",
    "diagnose --study FOLDER/study.yml --where 'stratum != \"03\"' --lang vi",
    "diagnose --data FOLDER/a.csv \(design) --missing 9 --scale 1-5 --satisfied 4,5 --fields a=q1,q2 --fields b=k1,k2",
  ]

  @Test("answers, notes and design are those of the table in memory", arguments: lines)
  func same(_ line: String) throws {
    let whole = try answer(line, window: nil)
    for window in [3000, 20_000, 1 << 20] {
      let parts = try answer(line, window: window)
      #expect(
        parts.output.warnings.map { $0.text(in: .en) }
          == whole.output.warnings.map { $0.text(in: .en) })
      #expect(parts.input.json == whole.input.json)
      #expect(parts.design?.json == whole.design?.json)
      #expect(parts.output.facts.map(\.key) == whole.output.facts.map(\.key))
      for (a, b) in zip(parts.output.facts, whole.output.facts) {
        Self.compare(a.value.json, b.value.json, "\(line): \(a.key)")
      }
    }
  }

  /// Same texts, and numbers that differ by the order of additions.
  private static func compare(_ a: JSONValue, _ b: JSONValue, _ place: String) {
    switch (a, b) {
    case (.number(let x), .number(let y)):
      #expect(abs(x - y) <= 1e-11 * max(abs(x), abs(y), 1e-3), "\(place): \(x) and \(y)")
    case (.array(let x), .array(let y)):
      #expect(x.count == y.count, "\(place)")
      for (index, pair) in zip(x, y).enumerated() { compare(pair.0, pair.1, "\(place)[\(index)]") }
    case (.object(let x), .object(let y)):
      #expect(x.map(\.key) == y.map(\.key), "\(place)")
      for (one, other) in zip(x, y) { compare(one.value, other.value, "\(place).\(one.key)") }
    default: #expect(a == b, "\(place)")
    }
  }

  @Test(
    "errors are those of the table in memory",
    arguments: [
      "mean note --data FOLDER/a.csv --clusters village",
      "mean late --data FOLDER/a.csv --clusters village",
      "mean q1 --data FOLDER/a.csv --clusters village --weights late",
      "mean n --data FOLDER/a.csv --clusters village --derive 'n=number(note)'",
      "mean q1 --data FOLDER/a.csv --clusters village --where 'income > 1e9'",
      "mean q1 --data FOLDER/a.csv --clusters village --weights income",
      "mean q1 --data FOLDER/a.csv --clusters villag",
      "diagnose --data FOLDER/a.csv --clusters village --field field --items q1-q3 --scale 1-5 --satisfied 4,5",
    ])
  func errors(_ line: String) throws {
    func sentence(_ window: Int?) -> String {
      do {
        _ = try answer(line, window: window)
        return "no error"
      } catch { return "\(error)" }
    }
    let whole = sentence(nil)
    #expect(whole != "no error")
    // How many rows lack a weight is known at the end only.
    let length = line.contains("--weights income") ? 40 : 200
    #expect(sentence(5000).prefix(length) == whole.prefix(length))
  }

  @Test("a file that is put in the place of another while that is read is refused")
  func replaced() throws {
    let path = "\(folder)/swap.csv"
    try Self.survey.write(toFile: path, atomically: true, encoding: .utf8)
    let source = try CSVSource(path: path)
    try CSVSource.$windowSize.withValue(5000) {
      var stream = try #require(try source.stream(columns: ["q1"]))
      try stream.forEach { _, _ in }
      // Written beside it and moved there, as careful programs do; the same size and the same names.
      try Self.survey.write(toFile: path, atomically: true, encoding: .utf8)
      #expect {
        try stream.forEach { _, _ in }
      } throws: { error in
        "\(error)".contains("changed while it was being read")
      }
    }
  }

  @Test("a verb that reads all rows says so where windows were asked for")
  func readsAll() throws {
    let note = "all rows were read into memory"
    let answer = try answer("describe q1 --data FOLDER/a.csv", window: 5000)
    #expect(answer.output.warnings.contains { $0.text(in: .en).hasPrefix(note) })
    let quiet = try self.answer("describe q1 --data FOLDER/a.csv", window: nil)
    #expect(!quiet.output.warnings.contains { $0.text(in: .en).hasPrefix(note) })
    // Logarithms need each answer, so that of means the geometric one alone is made of all rows.
    let geometric = try self.answer(
      "mean q1 --geometric --data FOLDER/a.csv \(Self.design)", window: 5000)
    #expect(
      geometric.output.warnings.map { $0.text(in: .en) }.contains(
        "all rows were read into memory: --stream is for mean (not --geometric), total, ratio, proportion, variance, and for "
          + "diagnose without --by, all without a recipe of weights"))
    let plain = try self.answer("mean q1 --data FOLDER/a.csv \(Self.design)", window: 5000)
    #expect(!plain.output.warnings.contains { $0.text(in: .en).hasPrefix(note) })
  }

  @Test("what cannot be read in windows is refused where that was asked for")
  func refused() throws {
    #expect(throws: UsageError.self) {
      _ = try answer("mean q1 --data FOLDER/a.csv --strata stratum", window: 5000)
    }
  }
}
