import Foundation
import Testing

/// `diagnose` where everyone was asked about every field.
@Suite("Fields of a wide survey")
struct WideFieldsVerbTests {
  /// 24 people in six clusters; two fields with two items each. 9 means no answer.
  private static let wide =
    "c,p,k1,k2,s1,s2\n"
    + (0..<24).map { row in
      "\(row / 4),\(row),\(row % 4 + 1),\((row * 3) % 5 + 1),\(row % 5 == 0 ? 9 : row % 3 + 3),"
        + "\((row * 7) % 4 + 2)"
    }.joined(separator: "\n") + "\n"

  /// The same, a row for each person and field.
  private static let long =
    "c,p,f,x,y\n"
    + ["land", "health"].flatMap { field in
      wide.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",")
        let items = field == "land" ? cells[2...3] : cells[4...5]
        return "\(cells[0]),\(cells[1]),\(field),\(items.joined(separator: ","))"
      }
    }.joined(separator: "\n") + "\n"

  private static let scale = "--scale 1-5 --satisfied 4,5 --missing 9"

  private static let study = """
    data: w.csv
    design: {clusters: [c]}
    scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5], missing: [9]}
    fields:
      land: {items: [k1, k2], label: {en: Land office, vi: Đất đai}}
      health: [s1, s2]
    dimensions: {ease: [k1, s1], staff: [k2, s2]}
    target: 80

    """

  private func program() throws -> Program {
    let program = try Program()
    try program.file("w.csv", Self.wide)
    try program.file("l.csv", Self.long)
    try program.file("w.yml", Self.study)
    return program
  }

  private func fields(_ object: [String: Any]) throws -> [[String: Any]] {
    try #require(object["fields"] as? [[String: Any]])
  }

  @Test("the wide file says what the long one says, with or without clusters")
  func sameAsLong() throws {
    let program = try program()
    let flags = "--fields land=k1,k2 --fields health=s1-s2 \(Self.scale) --format json"
    for (design, ofLong) in [("", "--clusters p"), ("--clusters c", "--clusters c")] {
      let wide = try program.succeed("diagnose --data w.csv \(design) \(flags)").json()
      let long = try program.succeed(
        "diagnose --data l.csv \(ofLong) --field f --items x,y \(Self.scale) --format json"
      ).json()
      #expect(try close(wide["overall"], long["overall"]))
      for field in try fields(wide) {
        let same = try #require(
          fields(long).first { $0["field"] as? String == field["field"] as? String })
        for key in ["satisfied", "allSatisfied", "mean", "gapToRest", "adequacy", "verdict"] {
          #expect(try close(field[key], same[key]), "\(design) \(key)")
        }
        for key in ["rank", "rankLower", "rankUpper"] {
          #expect(field[key] as? Int == same[key] as? Int)
        }
      }
      #expect((wide["design"] as? [String: Any])?["df"] as? Int == (design.isEmpty ? 23 : 5))
    }
  }

  /// Whether two values of JSON are the same but for the last digits.
  private func close(_ a: Any?, _ b: Any?) throws -> Bool {
    switch (a, b) {
    case (let a as [String: Any], let b as [String: Any]):
      return try a.keys == b.keys && a.allSatisfy { try close($0.value, b[$0.key]) }
    case (let a as NSNumber, let b as NSNumber):
      return abs(a.doubleValue - b.doubleValue) <= 1e-10 * max(1, abs(b.doubleValue))
    default: return (a as? NSObject) == (b as? NSObject)
    }
  }

  @Test("a study says it once: labels, dimensions across fields, missing codes, worth")
  func study() throws {
    let program = try program()
    let object = try program.succeed("diagnose --study w.yml --format json").json()
    let instrument = try #require(object["instrument"] as? [String: Any])
    #expect(instrument["field"] is NSNull)
    #expect(
      instrument["fields"] as? [NSDictionary] == [
        ["field": "land", "items": ["k1", "k2"]], ["field": "health", "items": ["s1", "s2"]],
      ])
    let land = try #require(fields(object).first)
    #expect(land["label"] as? String == "Land office")
    #expect(land["worth"] is Double)
    #expect((land["weakestItems"] as? [Any])?.count == 2)
    #expect((land["weakestDimensions"] as? [Any])?.count == 2)
    let flags = try program.succeed(
      "diagnose --data w.csv --clusters c --fields land=k1,k2 --fields health=s1,s2 "
        + "--dimension ease=k1,s1 --dimension staff=k2,s2 --target 80 \(Self.scale) --format csv")
    #expect(try program.succeed("diagnose --study w.yml --format csv").output == flags.output)
    for format in ["table", "markdown", "html", "latex", "typst"] {
      let text = try program.succeed("diagnose --study w.yml --lang vi --format \(format)").output
      #expect(text.contains("Đất đai"))
    }
    // The code of no answer is one wherever the study's items are used.
    let mean = try program.succeed("mean s1 --study w.yml --format json").estimates()
    #expect(mean[0]["n"] as? Int == 19)
  }

  @Test(
    "one sentence for what cannot be",
    arguments: [
      BadRun("diagnose --data w.csv --fields land=k1,q7 \(scale)", "no column \"q7\""),
      BadRun(
        "diagnose --data w.csv --fields land=k1,k2 --fields health=k2,s1 \(scale)",
        "item \"k2\" is in two fields, \"land\" and \"health\"", status: 64),
      BadRun(
        "diagnose --data w.csv --field c --fields land=k1 \(scale)", "exclude each other",
        status: 64),
      BadRun(
        "diagnose --data w.csv --fields land=k1 --fields land=k2 \(scale)", "named twice",
        status: 64),
      BadRun(
        "diagnose --data w.csv --fields land=k1 --items k1-s2 \(scale)",
        "the items are those of the fields", status: 64),
      BadRun(
        "diagnose --data w.csv --fields land=k1,k2 --dimension ease=k1,s1 \(scale)",
        "item \"s1\", which is in no field", status: 64),
      BadRun("diagnose --data w.csv --fields land \(scale)", "land", status: 64),
      BadRun(
        "diagnose --study b.yml", "line 3: field and fields exclude each other",
        ["b.yml": "data: w.csv\nfield: c\nfields: {land: [k1]}\n"]),
      BadRun(
        "diagnose --study b.yml", "field \"land\" has no items",
        ["b.yml": "data: w.csv\nfields: {land: {label: Land}}\n"]),
    ])
  func errors(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("w.csv", Self.wide)
    try bad.check(in: program)
  }
}
