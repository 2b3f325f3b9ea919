import Foundation
import Testing

/// What a release standard forbids showing is shown to nobody, and is left to programs with its
/// mark.
@Suite("Withheld numbers")
struct WithheldTests {
  /// 20 clusters. Fields a and b have 10 people in each; z has 13 people in all, who are satisfied
  /// with 19 of 26 answers; m, where it is asked for, has 5 in each cluster.
  private static func survey(fields: [String] = ["a", "b", "z"]) -> String {
    var lines = ["c,f,x,y"]
    for cluster in 0..<20 {
      for person in 0..<10 {
        if fields.contains("a") {
          lines.append("\(cluster),a,\((cluster + 3 * person) % 5 + 1),\(person % 3 + 3)")
        }
        if fields.contains("b") {
          lines.append("\(cluster),b,\((cluster + person) % 4 + 2),\((7 * person) % 5 + 1)")
        }
      }
      if fields.contains("m") {
        for person in 0..<5 {
          lines.append("\(cluster),m,\(person + 1),\((person + cluster) % 5 + 1)")
        }
      }
      if fields.contains("z"), cluster < 13 {
        lines.append("\(cluster),z,\(cluster % 5 > 0 ? 5 : 2),\(cluster % 4 > 0 ? 4 : 1)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let line =
    "diagnose --data s.csv --clusters c --field f --scale 1-5 --satisfied 4,5 --target 80 "
    + "--dimension d=x --dimension e=y"

  /// The numbers in a text, as they are printed.
  private func numbers(in text: String) -> Set<Substring> {
    Set(text.split { !"0123456789.".contains($0) })
  }

  @Test("the share of a small field, and all that would tell it, is in no format for people")
  func people() throws {
    let program = try Program()
    try program.file("s.csv", Self.survey())
    let object = try program.succeed(Self.line + " --format json").json()
    let fields = try #require(object["fields"] as? [[String: Any]])
    let small = try #require(fields.first { $0["field"] as? String == "z" })
    #expect(small["withheld"] as? Bool == true)
    #expect(small["verdict"] as? String == "too little data")
    let share = try #require((small["satisfied"] as? [String: Any])?["estimate"] as? Double)
    #expect(abs(share - 19.0 / 26) < 1e-12)
    #expect(small["rank"] as? Int == 1)
    #expect(small["rankShown"] is NSNull)
    // No other number of this survey prints like one of these.
    var secret: Set<Substring> = ["73.1"]
    for key in ["gapToRest", "gapToTarget"] {
      let gap = try #require((small[key] as? [String: Any])?["estimate"] as? Double)
      secret.insert(Substring(String(format: "%.1f", abs(100 * gap))))
    }
    let mean = try #require((small["mean"] as? [String: Any])?["estimate"] as? Double)
    secret.insert(Substring(String(format: "%.1f", mean)))
    let worth = try #require(small["worth"] as? Double)
    secret.insert(Substring(String(format: "%.2f", 100 * worth)))
    for format in ["table", "markdown", "html", "latex", "typst"] {
      let text = try program.succeed(Self.line + " --format \(format)").output
      #expect(numbers(in: text).isDisjoint(with: secret), "\(format)")
      #expect(text.contains("withheld"))
      let plain = text.replacing("&lt;", with: "<").replacing("\\<", with: "<")
        .replacing("\\textless{}", with: "<")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(plain.contains("n 13 < 30"))
    }
    let vietnamese = try program.succeed(Self.line + " --format markdown --lang vi").output
    #expect(vietnamese.contains("| không công bố |"))
  }

  @Test(
    "CSV has the mark, too; a page says what else is withheld, and breaks words, not numbers")
  func marks() throws {
    let program = try Program()
    try program.file("s.csv", Self.survey())
    let lines = try program.succeed(Self.line + " --format csv").output.split(separator: "\n")
    try #require(lines.count == 4)
    #expect(lines.map { $0.split(separator: ",").last } == ["withheld", "true", "false", "true"])
    #expect(lines[3].contains("0.7307692307692307"))
    let page = try program.succeed(Self.line + " --format html --lang vi").output
    #expect(page.contains("<td class=\"n words\">không công bố</td>"))
    #expect(page.contains("tbody .n.words { white-space: normal; }"))
    #expect(!page.contains("<td class=\"n words\">–</td>"))
    #expect(page.contains("để người đọc không tính ngược ra được"))
    // On a narrow screen figures keep their size, and scroll within their box.
    let narrow = try #require(page.firstRange(of: "@media screen and (max-width: 640px) {"))
    #expect(
      page[narrow.upperBound...].drop { $0.isWhitespace }.hasPrefix(
        "figure svg { max-width: none; }"))
    #expect(page.contains("overflow-x: auto; background:"))
  }

  @Test("fields that may be shown are ranked among themselves, and the others stand last")
  func ranks() throws {
    let program = try Program()
    try program.file("s.csv", Self.survey(fields: ["a", "b", "m", "z"]))
    let text = try program.succeed(Self.line + " --format markdown").output
    // Below the first line of dashes stand the fields.
    let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| :--") }.dropFirst()
    let cells = rows.prefix(4).map { row in
      row.split(separator: "|").map {
        String($0).trimmingCharacters(in: CharacterSet(charactersIn: " *◆"))
      }
    }
    try #require(cells.allSatisfy { $0.count == 8 })
    #expect(cells.map { $0[0].last } == ["b", "a", "m", "z"])
    #expect(cells.map { $0[6].first } == ["2", "1", "w", "w"])
  }

  @Test("of two fields, the gap of the one would tell the share of the other")
  func twoFields() throws {
    let program = try Program()
    try program.file("s.csv", Self.survey(fields: ["a", "z"]))
    let object = try program.succeed(Self.line + " --format json").json()
    let fields = try #require(object["fields"] as? [[String: Any]])
    let gap = try #require((fields[0]["gapToRest"] as? [String: Any])?["estimate"] as? Double)
    let text = try program.succeed(Self.line).output
    #expect(abs(gap + 0.231) < 0.001)
    #expect(numbers(in: text).isDisjoint(with: ["23.1", "73.1"]))
    #expect(fields[0]["withheld"] as? Bool == false)
    // The share of all and that of a would tell it, too.
    #expect((object["overall"] as? [String: Any])?["withheld"] as? Bool == true)
    #expect(text.contains("The share of satisfied answers is withheld"))
  }

  @Test("a withheld share of 0 or of 1 is not told by what has no value")
  func extremes() throws {
    let program = try Program()
    // Twelve people each: all satisfied, none, one, all but one; and two fields that may be shown.
    var lines = ["f,x"]
    for person in 0..<12 {
      lines += ["all,5", "none,1", "one,\(person == 0 ? 5 : 1)", "most,\(person == 0 ? 1 : 5)"]
    }
    for person in 0..<80 { lines += ["big,\(person % 2 == 0 ? 5 : 2)", "wide,\(person % 4 + 2)"] }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    let text = try program.succeed(
      "diagnose --data s.csv --field f --items x --scale 1-5 --satisfied 4,5 --format markdown"
    ).output
    func rows(_ field: String) -> [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("| \(field) ") }.map {
        String($0.dropFirst(field.count + 3))
      }
    }
    #expect(rows("all").count == 2 && rows("all") == rows("most") && rows("none") == rows("one"))
    #expect(!(rows("all") + rows("none")).contains { $0.contains("–") })
  }

  @Test("of one field, the share of all is its own")
  func oneField() throws {
    let program = try Program()
    try program.file("s.csv", Self.survey(fields: ["z"]))
    let object = try program.succeed(Self.line + " --format json").json()
    #expect((object["overall"] as? [String: Any])?["withheld"] as? Bool == true)
    let text = try program.succeed(Self.line).output
    #expect(!numbers(in: text).contains("73.1") && text.contains("is withheld"))
  }

  /// The reason of a mark has the figures that the standard used, under the standard's own name; the
  /// table beside it has n over the design effect.
  @Test("the effective n beside the design effect, and the size that the standard goes by")
  func reasons() throws {
    let program = try Program()
    var lines = ["c,f,x"]
    for person in 0..<60 {
      // Clusters of five who nearly agree: 60 people are worth about 20.
      lines.append("\(person / 5),a,\((person / 5) % 2 == 0 ? 5 : person % 5 == 0 ? 5 : 1)")
      lines.append("\(person / 5),b,\(person % 4 + 2)")
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    let line =
      "diagnose --data s.csv --clusters c --field f --items x --scale 1-5 --satisfied 4,5"
    let object = try program.succeed(line + " --format json").json()
    let fields = try #require(object["fields"] as? [[String: Any]])
    let nchs = try #require((fields[0]["adequacy"] as? [String: [String: Any]])?["nchs"])
    let effective = try fields.map {
      String(format: "%.1f", try #require($0["nEffective"] as? Double))
    }
    let size = String(format: "%.1f", try #require(nchs["nEffective"] as? Double))
    let adjusted = String(format: "%.1f", try #require(nchs["nAdjusted"] as? Double))
    let rows = try program.succeed(line + " --format markdown").output.split(separator: "\n")
    let row = try #require(rows.last { $0.hasPrefix("| a ") }).replacing("\\<", with: "<")
    #expect(try #require(rows.last { $0.hasPrefix("| b ") }).contains("| \(effective[1]) |"))
    // With the design effect and n, a share of 0 or 1 would follow from there being none.
    #expect(!row.contains("| \(effective[0]) |"))
    // Neither the size that the standard goes by nor a width: the share would follow from them.
    #expect(row.contains("NCHS size < 30; Korn–Graubard width ≥ 0.30 |"), "\(row)")
    #expect(![size, adjusted].contains { row.contains($0) })
    let vietnamese = try program.succeed(line + " --lang vi --format markdown").output
    #expect(vietnamese.contains("cỡ mẫu NCHS"))
  }

  /// 75 people in 15 clusters answer eight items, who agree within their clusters. Of yes and no answers
  /// 75 would do, so that the standard goes by n itself; of people drawn one by one, far fewer.
  @Test("effective n times the design effect is n")
  func effectiveCount() throws {
    let program = try Program()
    var rows = ["c,f," + (1...8).map { "q\($0)" }.joined(separator: ",")]
    for person in 0..<75 {
      for (field, more) in [("a", 2), ("b", 0)] {
        let answers = (0..<8).map { item in
          (3 * person + 5 * item + person % 2) % 13 < 7 * (person / 5) % 6 + more + 2 ? "5" : "2"
        }
        rows.append("\(person / 5),\(field)," + answers.joined(separator: ","))
      }
    }
    try program.file("s.csv", rows.joined(separator: "\n") + "\n")
    let line =
      "diagnose --data s.csv --clusters c --field f --items q1-q8 --scale 1-5 --satisfied 4,5"
    let object = try program.succeed(line + " --format json").json()
    let text = try program.succeed(line + " --format markdown").output
    for field in try #require(object["fields"] as? [[String: Any]]) {
      let name = try #require(field["field"] as? String)
      let effective = try #require(field["nEffective"] as? Double)
      let deff = try #require(field["deff"] as? Double)
      #expect(abs(effective * deff - 75) < 1e-9)
      #expect(effective < 20)
      let nchs = try #require((field["adequacy"] as? [String: [String: Any]])?["nchs"])
      #expect(nchs["nEffective"] as? Double == 75)
      let row = try #require(text.split(separator: "\n").last { $0.hasPrefix("| \(name) |") })
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells[4...5] == [String(format: "%.1f", effective), String(format: "%.2f", deff)])
    }
    #expect(text.contains("Effective n | Deff |") && text.contains("NCHS size"))
  }
}
