import Foundation
import Testing

/// `adequacy`, and `--release` of the verbs that estimate.
@Suite("Adequacy and publication")
struct AdequacyVerbTests {
  /// Five areas and two sexes: area e is small, and the women of area d are few.
  private static func survey() -> String {
    var lines = ["psu,area,sex,q1,q2,yes,income"]
    let sizes = [("a", 60, 60), ("b", 50, 50), ("c", 60, 50), ("d", 60, 6), ("e", 5, 6)]
    var person = 0
    for (area, men, women) in sizes {
      for (sex, count) in [("m", men), ("f", women)] {
        for place in 0..<count {
          person += 1
          let answer = (7 * person + place * place) % 5 + 1
          let other = (3 * person + place) % 5 + 1
          let yes = (person * person + place) % 3 == 0 ? 1 : 0
          lines.append("\(place % 12),\(area),\(sex),\(answer),\(other),\(yes),\(100 + answer * 7)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func program() throws -> Program {
    let program = try Program()
    try program.file("s.csv", Self.survey())
    return program
  }

  @Test("each number with the verdict, the clause and the n that would do of each pack")
  func cells() throws {
    let program = try program()
    let object = try program.succeed(
      "adequacy yes --data s.csv --clusters psu --by area --rules nchs,dhs,acs-table --format json"
    ).json()
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(
      cells.map { ($0["domain"] as? [String: String])?["area"] } == ["a", "b", "c", "d", "e"])
    let small = cells[4]
    let packs = try #require(small["packs"] as? [[String: Any]])
    #expect(packs.map { $0["pack"] as? String } == ["nchs", "dhs", "acs-table"])
    #expect(packs[0]["verdict"] as? String == "withhold")
    #expect(packs[0]["clause"] as? String == "count < 30")
    #expect(packs[1]["clause"] as? String == "count < 25")
    #expect(packs[1]["nNeeded"] as? Int == 50)
    #expect(packs[0].keys.contains("complementVerdict"))
    #expect((small["estimate"] as? [String: Any])?["estimate"] is Double)
    let design = try #require(object["design"] as? [String: Any])
    #expect(design["verdict"] is String && design["clusters"] is [String])
    let checks = try #require(design["checks"] as? [[String: Any]])
    #expect(checks.allSatisfy { Set($0.keys) == ["name", "verdict", "detail"] })
  }

  @Test(
    "items of a study are shares of satisfied answers; the default is packs read at their source")
  func study() throws {
    let program = try Program.inProject()
    let object = try program.succeed(
      "adequacy q01 --study datasets/sipas-province/study.yml --by field --format json"
    ).json()
    let cells = try #require(object["cells"] as? [[String: Any]])
    let diagnosed = try program.succeed(
      "diagnose --study datasets/sipas-province/study.yml --format json"
    ).json()
    let fields = try #require(diagnosed["fields"] as? [[String: Any]])
    let items = try #require(fields[0]["weakestItems"] as? [[String: Any]])
    let item = try #require(items.first { $0["item"] as? String == "q01" })
    let share = try #require((item["satisfied"] as? [String: Any])?["estimate"] as? Double)
    let own = try #require((cells[0]["estimate"] as? [String: Any])?["estimate"] as? Double)
    #expect(abs(share - own) < 1e-12)
    let packs = try #require(cells[0]["packs"] as? [[String: Any]]).compactMap {
      $0["pack"] as? String
    }
    #expect(packs.contains("nchs") && packs.contains("nsduh") && !packs.contains("statcan"))
  }

  @Test("people do not see what is withheld; JSON and CSV do, unless told")
  func withheld() throws {
    let program = try program()
    let line = "proportion yes --data s.csv --clusters psu --by area --release dhs"
    let entries = try program.succeed(line + " --format json").estimates()
    let hidden = entries.filter { $0["withheld"] as? Bool == true }
    #expect(!hidden.isEmpty && hidden.allSatisfy { $0["estimate"] is Double })
    for format in ["table", "markdown", "html", "latex", "typst"] {
      let text = try program.succeed(line + " --format \(format)").output
      #expect(text.contains("withheld"))
      for entry in hidden {
        let estimate = try #require(entry["estimate"] as? Double)
        #expect(!text.contains(String(format: "%.4f", estimate)), "\(format)")
      }
    }
    let nulled = try program.succeed(line + " --withhold --format json").estimates()
    for entry in nulled where entry["withheld"] as? Bool == true {
      for key in ["estimate", "se", "lower", "upper", "deff", "nEffective"] {
        #expect(entry[key] is NSNull, "\(key)")
      }
      let packs = try #require(entry["packs"] as? [[String: Any]])
      #expect(entry["n"] is Int && !packs.isEmpty)
      #expect(packs.allSatisfy { $0["value"] is NSNull && $0["nNeeded"] is NSNull })
    }
    let records = try program.succeed(line + " --withhold --format csv").output
    #expect(
      records.split(separator: "\n").contains { $0.contains(",,,") && $0.contains("withhold") })
  }

  /// Reads what is printed and tries to work out the rest: every shown cell, every total of the categories of a
  /// domain, every margin over areas, over sexes and over both is taken for known.
  @Test(
    "no withheld cell follows from the printed ones, by categories and margins",
    arguments: [
      "proportion q1 --by area", "proportion yes --by area,sex", "mean yes --by area,sex",
      "mean income --by area", "total yes --by area,sex", "ratio income q1 --by area,sex",
      "proportion q1 q2 --by sex,area",
    ])
  func reconstruction(_ line: String) throws {
    let program = try program()
    let entries = try program.succeed(
      line
        + " --data s.csv --clusters psu --release dhs,statcan,nchs-counts --withhold --format json"
    ).estimates()
    let names = entries.map { entry -> [String] in
      let domain = entry["domain"] as? [String: String] ?? [:]
      return [entry["variable"] as? String ?? "", entry["level"] as? String ?? ""]
        + domain.keys.sorted().map { domain[$0] ?? "" }
    }
    let hidden = entries.indices.filter { entries[$0]["estimate"] is NSNull }
    try #require(!hidden.isEmpty)
    var known = entries.indices.filter { !hidden.contains($0) }.map { place in
      entries.indices.map { $0 == place ? 1.0 : 0 }
    }
    // Sums over any of the names but the variable: the cells that agree in the others.
    for choice in 0..<(1 << (names[0].count - 1)) {
      let kept = [0] + (1..<names[0].count).filter { choice >> ($0 - 1) & 1 == 1 }
      for (_, cells) in Dictionary(
        grouping: entries.indices, by: { cell in kept.map { names[cell][$0] } })
      where cells.count > 1 {
        known.append(entries.indices.map { cells.contains($0) ? 1 : 0 })
      }
    }
    let full = rank(known)
    for cell in hidden {
      let unit = entries.indices.map { $0 == cell ? 1.0 : 0 }
      #expect(rank(known + [unit]) == full + 1, "\(names[cell])")
    }
  }

  private func rank(_ rows: [[Double]]) -> Int {
    var rows = rows
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) where rank < rows.count {
      guard let pivot = (rank..<rows.count).first(where: { abs(rows[$0][column]) > 1e-9 }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      for row in rows.indices.dropFirst(rank + 1) where rows[row][column] != 0 {
        let factor = rows[row][column] / rows[rank][column]
        for at in column..<rows[row].count { rows[row][at] -= factor * rows[rank][at] }
      }
      rank += 1
    }
    return rank
  }

  @Test(
    "diagnose goes by other packs where it is told, and programs may not have what is withheld either"
  )
  func diagnosis() throws {
    let program = try program()
    let line =
      "diagnose --data s.csv --clusters psu --field area --items q1,q2 --scale 1-5 --satisfied 4,5"
    let fields = try #require(
      try program.succeed(line + " --release dhs --format json").json()["fields"]
        as? [[String: Any]])
    #expect(fields.allSatisfy { ($0["adequacy"] as? [String: Any])?.keys.sorted() == ["dhs"] })
    // What a pack says has the keys that it has in every verb.
    let estimates = try #require(
      try program.succeed(
        "mean q1 --by area --data s.csv --clusters psu --release dhs --format json"
      )
      .json()["estimates"] as? [[String: Any]])
    let keys = try #require((estimates[0]["packs"] as? [[String: Any]])?.first?.keys.sorted())
    for field in fields {
      let packs = try #require(field["packs"] as? [[String: Any]])
      #expect(packs.count == 1 && packs[0].keys.sorted() == keys)
      #expect(packs[0]["pack"] as? String == "dhs")
      #expect(
        (packs[0]["verdict"] as? String == "withhold")
          == ((field["adequacy"] as? [String: [String: Any]])?["dhs"]?["grade"] as? String
            == "suppress"))
    }
    let object = try program.succeed(line + " --release dhs --withhold --format json").json()
    let nulled = try #require(object["fields"] as? [[String: Any]])
    let hidden = nulled.filter { $0["withheld"] as? Bool == true }
    #expect(hidden.count == 2)
    for field in hidden {
      let packs = try #require(field["packs"] as? [[String: Any]])
      #expect(packs.allSatisfy { $0["value"] is NSNull && $0["nNeeded"] is NSNull })
      for key in ["satisfied", "mean", "allSatisfied", "gapToRest", "rank", "nEffective", "deff"] {
        #expect(field[key] is NSNull, "\(key)")
      }
      #expect(field["n"] is Int)
    }
    // A rank would tell between which others a withheld field lies.
    #expect(nulled.allSatisfy { $0["rank"] is NSNull })
    let failure = try program.run(Program.words(line + " --release acs-table"))
    #expect(failure.status == 64 && failure.errors.contains("acs-table"))
  }

  @Test("--population goes before the sum of the weights where packs ask for the population")
  func population() throws {
    let program = try Program()
    var lines = ["y,w,half"]
    for person in 0..<1100 {
      let answer = person % 10 == 9 ? "" : "\(person % 2)"
      lines.append("\(answer),\(person % 5 == 0 ? 3 : 2),\(person < 550 ? "a" : "b")")
    }
    try program.file("d.csv", lines.joined(separator: "\n") + "\n")
    func packs(_ options: String) throws -> [[String: Any]] {
      let object = try program.succeed(
        "adequacy y --data d.csv --weights w --rules ess,eu-2019-1700 \(options) --format json"
      ).json()
      let cells = try #require(object["cells"] as? [[String: Any]])
      return try cells.flatMap { try #require($0["packs"] as? [[String: Any]]) }
    }
    func verdicts(_ options: String) throws -> [String?] {
      try packs(options).map { $0["verdict"] as? String }
    }
    // Σw is 2,420, of those who answered 2,200: a population below two million, whose effective size is to be 800.
    #expect(try verdicts("") == ["publish", "caution"])
    #expect(try verdicts("--population 1999999") == ["publish", "caution"])
    let large = try packs("--population 2000000")
    #expect(large[0]["verdict"] as? String == "caution")
    #expect(large[0]["clause"] as? String == "effectiveCount < 1500")
    // 900·√60 + 2600 = 9571.4.
    let nation = try packs("--population 60000000")[1]
    #expect(try #require(nation["value"] as? Double) < 0.12)
    let size = try #require(nation["nNeeded"] as? Int)
    let village = try #require(try packs("")[1]["nNeeded"] as? Int)
    let ratio = (900 * 60.0.squareRoot() + 2600) / (900 * 0.0022.squareRoot() + 2600)
    #expect(abs(Double(size) / Double(village) / ratio - 1) < 0.002)
    // Each domain has its share of it, by the weights.
    func values(_ people: Int) throws -> [Double] {
      try packs("--by half --population \(people)").filter { $0["pack"] as? String != "ess" }
        .map { try #require($0["value"] as? Double) }
    }
    let expected = (900 * 2.0.squareRoot() + 2600) / (900 * 30.0.squareRoot() + 2600)
    for (large, small) in zip(try values(60_000_000), try values(4_000_000)) {
      #expect(abs(large / small / expected - 1) < 1e-12)
    }
    // Weights that say nothing of the population are no hindrance.
    try program.file(
      "r.csv",
      lines.map { $0.replacing(",3,", with: ",1.5,").replacing(",2,", with: ",0.8,") }
        .joined(separator: "\n") + "\n")
    let relative = try program.succeed(
      "adequacy y --data r.csv --weights w --rules eu-2019-1700 --population 60000000 --format json"
    ).json()
    let cells = try #require(relative["cells"] as? [[String: Any]])
    let own = try #require((cells[0]["packs"] as? [[String: Any]])?.first)
    #expect(own["value"] is Double && own["nNeeded"] is Int)
  }

  @Test("the name of a pack stands in one piece in a terminal of 80 columns")
  func longNames() throws {
    let program = try program()
    let output = try program.succeed(
      "adequacy yes --data s.csv --clusters psu --by area,sex --rules ine-chile-household,ine-chile-household-table"
    ).output
    #expect(output.contains("ine-chile-household-table"), "\(output)")
  }

  @Test("a pack of one's own is a path; one from memory needs a word")
  func ownPack() throws {
    let program = try program()
    let pack = """
      title: mine
      source: nobody
      status: memory
      scope: cell
      applies: [mean]
      on: p
      decides: first
      clauses: [{when: count < 100, then: withhold}]
      inputs: {zero: publish, one: publish, constant: publish, no-variance: withhold, no-freedom: withhold, single: withhold, undefined: withhold}
      """
    try program.file("my-pack.yml", pack)
    let line = "mean income --data s.csv --by area --release my-pack.yml --format json"
    let refused = try program.run(Program.words(line))
    #expect(refused.status == 1 && refused.errors.contains("--unverified"))
    let entries = try program.succeed(line + " --unverified").estimates()
    #expect(entries.last?["verdict"] as? String == "withhold")
    for (slip, words) in [
      ("count < 100", "cuont < 100"), ("then: withhold", "then: hide"),
      ("scope: cell", "scope: cel"),
      ("title: mine", "titel: mine"), ("  single", "  singel"),
    ] {
      _ = words
      try program.file(
        "my-pack.yml",
        pack.replacing(
          slip.trimmingCharacters(in: .whitespaces),
          with: words.trimmingCharacters(in: .whitespaces)))
      let run = try program.run(Program.words(line))
      #expect(run.status == 1 && run.errors.contains("my-pack.yml\", line"), "\(words)")
    }
    let unknown = try program.run(Program.words("mean income --data s.csv --release nsch"))
    #expect(unknown.errors.contains("there is no rule pack \"nsch\""))
  }

  @Test("a pack that speaks of no number here is named")
  func silent() throws {
    let program = try program()
    let run = try program.succeed("mean income --data s.csv --release nchs --format json")
    #expect(run.errors.contains("the rule pack \"nchs\" speaks of proportion"))
  }

  @Test("checks of a sample: weights, their sum, codes, lonely strata in domains, sizes")
  func design() throws {
    let program = try Program()
    var lines = ["stratum,psu,w,size,area,y"]
    for stratum in 1...3 {
      for cluster in 1...4 {
        for person in 0..<10 {
          let area = stratum == 1 && cluster > 1 ? "x" : person < 5 ? "y" : "x"
          let weight = stratum == 3 && person == 0 ? 0 : stratum == 2 && cluster == 1 ? 60 : 10
          lines.append("\(stratum),\(cluster),\(weight),20,\(area),\(person % 2)")
        }
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    func checks(_ more: String) throws -> [String: [String: Any]] {
      let object = try program.succeed(
        "adequacy y --data s.csv --strata stratum --clusters psu --weights w --rules nchs --format json "
          + more
      ).json()
      let list = (object["design"] as? [String: Any])?["checks"] as? [[String: Any]] ?? []
      return Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0) })
    }
    let found = try checks("--by area --fpc size --population 1660")
    func verdict(_ name: String) -> String? { found[name]?["verdict"] as? String }
    func detail(_ name: String) -> String { found[name]?["detail"] as? String ?? "" }
    #expect(verdict("weightValues") == "caution" && detail("weightValues").hasPrefix("4 weights"))
    #expect(verdict("weightSpread") == "caution" && detail("weightSpread").contains("10 lie above"))
    // 1,160 people and the 10 of weight 60: Σw = 1,660.
    #expect(verdict("weightTotal") == "pass")
    #expect(verdict("clusterCodes") == "caution" && detail("clusterCodes").hasPrefix("4 of 4"))
    // In stratum 1 area y has people in one cluster.
    #expect(verdict("lonelyStrata") == "caution")
    #expect(detail("lonelyStrata").contains("\"1\" within \"y\""))
    #expect(verdict("populationSizes") == "pass" && detail("populationSizes").contains("20 %"))
    #expect(try checks("--population 1500")["weightTotal"]?["verdict"] as? String == "fail")
    #expect(try checks("--population 1600")["weightTotal"]?["verdict"] as? String == "caution")
  }

  /// AAPOR: I 600, P 50, R 150, NC 100, O 20, UH 60, UO 20, not eligible 80; e = 920/1000.
  @Test("response rates of dispositions, and dispositions that do not add up")
  func rates() throws {
    let program = try program()
    let counts = "disposition,count\nI,600\nP,50\nR,150\nNC,100\nO,20\nUH,60\nUO,20\nNE,80\n"
    try program.file("d.csv", counts)
    let line = "adequacy yes --data s.csv --rules nchs --dispositions d.csv --format json"
    let object = try program.succeed(line).json()
    let checks = try #require((object["design"] as? [String: Any])?["checks"] as? [[String: Any]])
    let check = try #require(checks.first { $0["name"] as? String == "responseRates" })
    // 600/1000, 650/1000, 600/993.6, 650/993.6, 600/920, 650/920.
    #expect(
      check["detail"] as? String
        == "AAPOR RR1 60 %, RR2 65 %, RR3 60.4 %, RR4 65.4 %, RR5 65.2 %, RR6 70.7 %, with e = 0.92 (below 80 % "
        + "somebody should look for bias)")
    for (slip, words) in [
      ("total,999", "add up to 1080, and the total is 999"),
      ("XX,3", "there is no disposition \"XX\""),
      ("I,5", "stands there twice"),
    ] {
      try program.file("d.csv", counts + slip + "\n")
      let run = try program.run(Program.words(line))
      #expect(run.status == 1 && run.errors.contains(words), "\(slip): \(run.errors)")
    }
    try program.file("d.csv", "disposition,count\nI,-5\nP,9\n")
    #expect(try program.run(Program.words(line)).errors.contains("counts are 0 and more"))
  }

  /// Shrout & Fleiss (1979, Psychological Bulletin 86, table 2): six targets, four ratings each, ICC(1,1) = .17.
  @Test("interviewer effects: the intraclass correlation of the one-way analysis of variance")
  func interviewers() throws {
    let program = try Program()
    let ratings = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let lines = ratings.enumerated().flatMap { target, values in values.map { "\(target),\($0)" } }
    try program.file("s.csv", "who,y\n" + lines.joined(separator: "\n") + "\n")
    func effect(_ object: [String: Any]) throws -> [String: Any] {
      let checks = try #require((object["design"] as? [String: Any])?["checks"] as? [[String: Any]])
      return try #require(checks.first { $0["name"] as? String == "interviewers" })
    }
    let line = "adequacy y --data s.csv --interviewer who --format json --rules "
    let check = try effect(program.succeed(line + "nchs").json())
    // (11.24 − 6.26)/(11.24 + 3·6.26) = 0.1657.
    #expect(check["verdict"] as? String == "caution")
    #expect(
      (check["detail"] as? String)?.contains(
        "correlation of 0.166, which makes variances 1.5 times") == true)
    // The rule of the DHS asks for 25 people. Who knows how many there are of each answer can find the correlation by trying.
    let hidden = try effect(program.succeed(line + "dhs").json())
    #expect(hidden["verdict"] as? String == "caution")
    let detail = try #require(hidden["detail"] as? String)
    #expect(detail.contains("how much could tell") && !detail.contains("0.166"), "\(detail)")
    // The mean of all is shown below, and what an earlier answer withheld is known still.
    let session =
      "mean y --by who --data s.csv --release dhs\n"
      + line.replacing("json", with: "markdown") + "nchs\n"
    let later = try program.run(["repl"], input: session)
    #expect(later.output.contains("how much") && !later.output.contains("0.166"), "\(later.output)")
  }

  /// Each answer is safe by itself. Both areas d and e are hidden by area; by area and sex d would be shown in both
  /// its halves; all but area c would tell the rest.
  @Test("no withheld number follows from all that a notebook shows")
  func report() throws {
    let program = try program()
    let lines = [
      "mean yes", "mean yes --by area", "mean yes --by area,sex", "mean yes --by sex",
      "mean yes --where \"area != 'e'\"", "proportion yes --by sex,area",
    ]
    let commands = lines.map {
      $0 + " --data s.csv --clusters psu --release dhs --withhold --format json"
    }
    let text = try program.run(["repl"], input: commands.joined(separator: "\n") + "\n").output
    // The people of each area and sex are the atoms; the unknowns are those who say yes.
    let atoms = ["a", "b", "c", "d", "e"].flatMap { area in ["m", "f"].map { (area, $0) } }
    var known: [[Double]] = []
    var hidden: [[Double]] = []
    for answer in text.components(separatedBy: "\n{").enumerated() {
      let body = (answer.offset == 0 ? "" : "{") + answer.element
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      let isPart = (object["input"] as? [String: Any])?["where"] is String
      for entry in try #require(object["estimates"] as? [[String: Any]])
      where entry["level"] as? String != "0" {
        let domain = entry["domain"] as? [String: String] ?? [:]
        let row = atoms.map { area, sex in
          domain["area"] ?? area == area && domain["sex"] ?? sex == sex
            && !(isPart && area == "e") ? 1.0 : 0
        }
        let isForbidden = entry["verdict"] as? String == "withhold"
        if entry["estimate"] is NSNull {
          if isForbidden { hidden.append(row) }
        } else {
          known.append(row)
        }
      }
    }
    try #require(!hidden.isEmpty && known.count > 8)
    let full = rank(known)
    for row in hidden { #expect(rank(known + [row]) == full + 1, "\(row)") }
  }

  @Test("a census: the adjusted Wald F, categories that one of both lacks")
  func census() throws {
    let program = try program()
    let line =
      "adequacy yes --data s.csv --clusters psu --rules nchs --format json --benchmarks b.csv"
    try program.file("b.csv", "variable,level,total\nsex,f,50\nsex,m,50\n")
    func check(_ name: String) throws -> [String: Any] {
      let object = try program.succeed(line + " --interviewer psu").json()
      let checks = try #require((object["design"] as? [String: Any])?["checks"] as? [[String: Any]])
      return try #require(checks.first { $0["name"] as? String == name })
    }
    #expect(try check("benchmarks")["verdict"] as? String == "caution")
    // With two categories F is the square of t: the share of women less one half over its standard error.
    let share = try program.succeed("proportion sex --data s.csv --clusters psu --format json")
      .estimates()[0]
    let t =
      (try #require(share["estimate"] as? Double) - 0.5) / (try #require(share["se"] as? Double))
    let detail = try #require(try check("benchmarks")["detail"] as? String)
    let after = try #require(detail.components(separatedBy: "F = ").last)
    let statistic = try #require(Double(after.prefix { "0123456789.".contains($0) }))
    #expect(abs(statistic / (t * t) - 1) < 1e-3)
    #expect(detail.contains("on 1 and 11 degrees of freedom"))
    #expect(try check("interviewers")["detail"] is String)
    for (text, words) in [
      ("sex,f,50\nsex,x,50\n", "nobody in the sample has \"x\""), ("sex,f,50\n", "lack \"m\""),
    ] {
      try program.file("b.csv", "variable,level,total\n" + text)
      let run = try program.run(Program.words(line))
      #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test("forms with one answer throughout, forms that agree, forms that run against the others")
  func forms() throws {
    let program = try Program()
    var lines = ["psu," + (1...12).map { "i\($0)" }.joined(separator: ",")]
    for person in 0..<100 {
      let answers = (0..<12).map { item in
        if person < 20 { return 5 }
        if person < 30 { return item % 5 + 1 }
        // Two thirds of the others run against the rest, by fewer points than these go the other way.
        // Easy items first: most go down, ten go up.
        if person < 80 { return item % 2 == 0 ? 3 : 2 }
        return item % 2 == 0 ? 1 : 5
      }
      lines.append("\(person / 10)," + answers.map(String.init).joined(separator: ","))
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    let object = try program.succeed(
      "adequacy i1-i12 --data s.csv --clusters psu --rules nchs --format json"
    ).json()
    let list = (object["design"] as? [String: Any])?["checks"] as? [[String: Any]] ?? []
    func check(_ name: String) -> [String: Any]? { list.first { $0["name"] as? String == name } }
    #expect(check("straightLining")?["verdict"] as? String == "caution")
    #expect((check("straightLining")?["detail"] as? String)?.hasPrefix("20 of 100 forms") == true)
    #expect(check("nearDuplicates")?["verdict"] as? String == "caution")
    #expect(check("personTotal")?["verdict"] as? String == "caution")
    #expect(check("itemNonresponse")?["verdict"] as? String == "pass")
  }
}
