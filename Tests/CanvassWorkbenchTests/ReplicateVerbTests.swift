import CanvassTestSupport
import Foundation
import Testing

/// Replicates, quantiles and contrasts as the program prints them, against R's `survey`
/// (`make/replicates.R`, `make/quantiles.R`) and numbers that R's documentation prints.
@Suite("Replicates, quantiles and contrasts at the command line")
struct ReplicateVerbTests {
  private let clus1 =
    "--data \(Program.root)/datasets/api/apiclus1/apiclus1.csv --clusters dnum --weights pw"

  @Test("a jackknife of districts, and what the answer says of it")
  func jackknife() throws {
    let program = try Program()
    let run = try program.succeed(
      "mean api00 \(clus1) --fpc fpc --replicates jk1 --format json")
    let design = try #require(try run.json()["design"] as? [String: Any])
    #expect(design["variance"] as? String == "replicates")
    #expect(design["replicates"] as? String == "jk1")
    #expect(design["replicateCentre"] as? String == "mean")
    // as.svrepdesign(type = "JK1") of survey 4.1, with its population size.
    let entry = try #require(try run.estimates().first)
    expectClose([(entry["se"] as? Double) ?? .nan], [26.3293605895], 1e-10, "se")
    #expect(entry["df"] as? Int == 14)
    let table = try program.succeed("mean api00 \(clus1) --replicates bootstrap:200 --seed 9")
    #expect(table.output.contains("standard errors by"))
    #expect(table.output.contains("bootstrap:200"))
    let again = try program.succeed(
      "mean api00 \(clus1) --replicates bootstrap:200 --seed 9 --threads 1")
    #expect(again.output == table.output)
    let other = try program.succeed("mean api00 \(clus1) --replicates bootstrap:200 --seed 10")
    #expect(other.output != table.output)
  }

  @Test("replicates of a study, and weights that came with the data by a pattern")
  func given() throws {
    let program = try Program()
    var text = "y,w,r1,r2,r3,r4\n"
    for row in 0..<8 {
      let weights = (0..<4).map { $0 == row / 2 ? "0" : "\(4.0 / 3 * Double(row + 1))" }
      text += "\(row * row),\(row + 1),\(weights.joined(separator: ","))\n"
    }
    try program.file("d.csv", text)
    let run = try program.succeed(
      "mean y --data d.csv --weights w --replicate-weights 'r*' --replicate-kind jk1 --format json")
    let given = try #require(try run.estimates().first)
    #expect(given["df"] as? Int == 3)
    try program.file(
      "c.csv",
      "y,w,c\n" + (0..<8).map { "\($0 * $0),\($0 + 1),\($0 / 2)\n" }.joined())
    try program.file(
      "s.yml", "data: c.csv\ndesign: {clusters: [c], weights: w, replicates: jk1}\n")
    let made = try #require(
      try program.succeed("mean y --study s.yml --format json").estimates().first)
    for key in ["estimate", "se"] {
      expectClose([(given[key] as? Double) ?? .nan], [(made[key] as? Double) ?? 0], 1e-12, key)
    }
  }

  @Test("scales of replicates by numbers and by a file, with a header or without")
  func scales() throws {
    let program = try Program()
    // Strata of two and three clusters, one left out at a time.
    let stratum = [0, 0, 1, 1, 1]
    var text = "y,w,s,c,r1,r2,r3,r4,r5\n"
    for row in 0..<15 {
      let (own, weight) = (row % 5, Double(row % 4 + 1))
      let weights = (0..<5).map { left -> Double in
        if left == own { return 0 }
        return stratum[left] == stratum[own] ? weight * (stratum[own] == 0 ? 2 : 1.5) : weight
      }
      text += "\(row * row % 23),\(weight),\(stratum[own]),\(own)"
      text += weights.map { ",\($0)" }.joined() + "\n"
    }
    try program.file("d.csv", text)
    let numbers = ["0.5", "0.5", "0.6666666666666666", "0.6666666666666666", "0.6666666666666666"]
    try program.file("bare.csv", numbers.joined(separator: "\n") + "\n")
    try program.file("c.csv", "scale\n" + numbers.joined(separator: "\n") + "\n")
    let made = try #require(
      try program.succeed(
        "mean y --data d.csv --strata s --clusters c --weights w --replicates jkn --format json"
      ).estimates().first)
    let given = "mean y --data d.csv --weights w --replicate-weights 'r*' --replicate-kind jkn"
    for scales in [numbers.joined(separator: ","), "bare.csv", "c.csv"] {
      let run = try program.succeed("\(given) --replicate-scale \(scales) --format json")
      let found = try #require(try run.estimates().first)
      #expect(run.errors.isEmpty)
      expectClose([(found["se"] as? Double) ?? .nan], [(made["se"] as? Double) ?? 0], 1e-12, scales)
    }
    let script = try program.succeed(
      "describe --to-script options \(given.dropFirst(7)) --replicate-scale c.csv")
    #expect(script.output.contains("--replicate-scale c.csv"))
    for (scales, words) in [
      ("0.5,0.5", "2 scales for 5 columns"), ("0.5", "no scale is that of all"),
      ("d.csv", "has 9 columns"), ("0.5,x", "it is numbers, such as"), ("-", "standard input"),
    ] {
      let run = try program.run(Program.words("\(given) --replicate-scale=\(scales)"))
      #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test("a file in windows has the replicates of the file in memory, or is read whole")
  func streamed() throws {
    let program = try Program()
    var text = "y,w,s,c,r1,r2,r3\n"
    for row in 0..<48 {
      let (stratum, cluster) = (row * 7 % 6, row * 7 % 12)
      text += "\(row * row % 31),\(1 + row % 5),\(stratum),\(cluster)"
      for replicate in 0..<3 { text += ",\((1 + row % 5) * ((cluster + replicate) % 3))" }
      text += "\n"
    }
    try program.file("d.csv", text)
    let design = "--data d.csv --strata s --clusters c --weights w --format json"
    for kind in ["jkn", "brr", "fay:0.2", "bootstrap:40", "sdr", "preston:40"] {
      let runs = try ["--stream", "--no-stream"].map {
        try program.succeed("mean y \(design) --replicates \(kind) \($0)").estimates()
      }
      let errors = runs.map { ($0.first?["se"] as? Double) ?? .nan }
      expectClose([errors[0]], [errors[1]], 1e-12, kind)
    }
    let given = try ["--stream", "--no-stream"].map {
      try program.succeed(
        "mean y \(design) --replicate-weights 'r*' --replicate-kind bootstrap \($0)"
      ).estimates()
    }
    expectClose(
      [(given[0].first?["se"] as? Double) ?? .nan], [(given[1].first?["se"] as? Double) ?? 0],
      1e-12,
      "given")
  }

  @Test("replicates of the first stage say that they leave out later ones")
  func laterStages() throws {
    let program = try Program()
    let clus2 =
      "mean api00 --data \(Program.root)/datasets/api/apiclus2/apiclus2.csv --clusters dnum,snum --fpc fpc1,fpc2"
    let run = try program.succeed("\(clus2) --replicates jk1")
    #expect(run.errors.contains("leave out what 1 later stage adds"))
    #expect(try program.succeed("\(clus2) --replicates preston:50").errors.isEmpty)
  }

  @Test("the median of the schools' index, as R's documentation has it")
  func quantile() throws {
    let program = try Program()
    let run = try program.succeed(
      "quantile api00 \(clus1) --fpc fpc --probability 0.5 --format json")
    let entry = try #require(try run.estimates().first)
    let keys = ["estimate", "lower", "upper"]
    #expect(keys.map { entry[$0] as? Double } == [652, 561, 714])
    #expect(entry["level"] as? Double == 0.5)
    let cells = try program.succeed(
      "quantile api00 api99 \(clus1) --by stype --probability 0.25,0.75 --format json"
    ).estimates()
    #expect(cells.count == 12)
    #expect(Set(cells.compactMap { $0["level"] as? Double }) == [0.25, 0.75])
  }

  @Test("a median that all replicates agree on has no error of 0")
  func agreed() throws {
    let program = try Program()
    let rows = (0..<200).map { "\($0 / 10),\($0 % 8 == 0 ? 1 : $0 % 8 == 1 ? 5 : 3)\n" }
    try program.file("m.csv", "c,y\n" + rows.joined())
    let line =
      "quantile y --probability 0.5 --data m.csv --clusters c --replicates bootstrap:50 --format json"
    let point = try program.succeed(line + " --interval replicates").json()
    #expect(
      (point["warnings"] as? [String])?.contains {
        $0.hasPrefix("of 1 quantile all replicates are equal")
      } == true)
    #expect((try program.succeed(line).json()["warnings"] as? [String])?.isEmpty != false)
  }

  @Test(
    "what the recipe of the weights reproduces has no error in replicates, and no test",
    arguments: ["jkn", "bootstrap:20"])
  func reproduced(_ method: String) throws {
    let program = try Program()
    let rows = (0..<120).map { row in
      "\(row / 6),\(1 + Double(row * 37 % 19) / 7),\(row % 5 < 2 ? "m" : "f"),\(row % 5 < 2 ? 1 : 0),\(row * 7 % 11)\n"
    }
    try program.file("p.csv", "c,w,sex,man,y\n" + rows.joined())
    try program.file(
      "r.yml", "steps:\n  - poststratify: {targets: {sex: {m: 8000, f: 9000}}}\n")
    let options =
      " --data p.csv --clusters c --weights w --recipe r.yml --format json --replicates " + method
    for line in ["mean man", "total man", "proportion sex"] {
      let entries = try program.succeed(line + options).estimates()
      #expect(entries.allSatisfy { $0["se"] as? Double == 0 }, "\(line)")
    }
    let varying = try program.succeed("mean y" + options).estimates()
    #expect(varying.allSatisfy { ($0["se"] as? Double ?? 0) > 0.01 })
    let json = try program.succeed("ttest \"man ~ 0\" --null 0.5" + options).json()
    let tests = try #require(json["tests"] as? [[String: Any]])
    #expect(tests.allSatisfy { $0["p"] is NSNull })
  }

  @Test("contrasts are those of svycontrast, and of estimates made one by one")
  func contrasts() throws {
    struct Fixture: Decodable {
      struct Value: Decodable { let expression: String, estimate: Double, se: Double }
      struct Columns: Decodable {
        let stratum, cluster, field: [String], clusters: [Double], weight, wait, rating: [Double]
      }
      struct Data: Decodable { let columns: Columns }
      let contrasts: [Value]
      let data: [Data]
    }
    let fixture: Fixture = try Fixtures.load("quantiles")
    let columns = fixture.data[0].columns
    var text = "stratum,cluster,field,clusters,weight,wait,rating\n"
    for row in columns.wait.indices {
      text +=
        "\(columns.stratum[row]),\(columns.cluster[row]),\(columns.field[row]),"
        + "\(columns.clusters[row]),\(columns.weight[row]),\(columns.wait[row]),\(columns.rating[row])\n"
    }
    let program = try Program()
    try program.file("p.csv", text)
    let design =
      "--data p.csv --strata stratum --clusters cluster --weights weight --fpc clusters --format json"
    #expect(fixture.contrasts.count == 4)
    for value in fixture.contrasts {
      let run = try program.succeed("contrast \"\(value.expression)\" \(design)")
      let entry = try #require(try run.estimates().first)
      expectClose(
        ["estimate", "se"].map { (entry[$0] as? Double) ?? .nan }, [value.estimate, value.se], 1e-9,
        value.expression)
      #expect(entry["df"] as? Int == 16)
    }
    // In cells, and of one mean: what `mean` says.
    let cells = try program.succeed("contrast \"mean(wait)\" --by field \(design)").estimates()
    let means = try program.succeed("mean wait --by field \(design)").estimates()
    for (cell, mean) in zip(cells, means) {
      for key in ["estimate", "lower", "n", "df"] {
        let numbers = [cell, mean].compactMap { ($0[key] as? NSNumber)?.doubleValue }
        expectClose([numbers[0]], [numbers[1]], 1e-12, key)
      }
    }
  }

  @Test(
    "what cannot be is one sentence",
    arguments: [
      BadRun(
        "mean x --data d.csv --replicates jkm", "there are no replicates \"jkm\"", status: 64, files
      ),
      BadRun(
        "mean x --data d.csv --replicate-weights 'x*'", "needs --replicate-kind", status: 64, files),
      BadRun(
        "mean x --data d.csv --replicate-weights 'q*' --replicate-kind brr", "q*", files),
      BadRun(
        "mean x --data d.csv --replicate-weights y --replicate-kind brr", "2 or more columns", files
      ),
      BadRun(
        "mean x --data d.csv --replicate-weights x,y --replicate-kind brr",
        "need the weights of the sample", files),
      BadRun(
        "mean x --data d.csv --replicate-weights x,y --replicate-kind jkn", "need their scale",
        files),
      BadRun(
        "mean x --data d.csv --replicate-centre mean", "is for --replicates", status: 64, files),
      BadRun(
        "trend y --data d.csv --wave x --study s.yml", "waves are compared by linearisation",
        status: 64,
        files.merging(["s.yml": "design: {clusters: [y], replicates: jk1}\n"]) { first, _ in first }
      ),
      BadRun("quantile x --data d.csv --probability 1.5", "between 0 and 1", status: 64, files),
      BadRun("quantile x --data d.csv --probability half", "such as 0.5", status: 64, files),
      BadRun("contrast x --data d.csv", "\"x\" by itself is no statistic", files),
      BadRun("contrast 'mean(z) - 1' --data d.csv", "no column \"z\"", files),
      BadRun("contrast 'mode(x)' --data d.csv", "no statistic \"mode\"", files),
      BadRun(
        "contrast 'proportion(x)' --data d.csv", "proportion takes a column and a value",
        status: 64, files),
      BadRun("contrast 'mean(x' --data d.csv", "opened and never closed", files),
      BadRun("contrast 'mean(x)[y=5]' --data d.csv", "no row meets [y=5]", files),
      BadRun("contrast 'ratio(x)' --data d.csv", "ratio takes 2 columns", status: 64, files),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: Program()) }

  private static let files = ["d.csv": "x,y\n1,2\n3,4\n5,1\n2,2\n"]
}
