import CanvassTestSupport
import Foundation
import Testing

/// The least size of a cluster, and what is shared out by one item of several.
extension PlanVerbTests {
  /// Weights that differ much within clusters make fewer answers count in a cluster than there are, but not less than one.
  @Test("one answer in a cluster has no effect of clusters, with costs and without")
  func oneAnswer() throws {
    var text = "v,w,q\n"
    for village in 0..<10 {
      for person in 0..<8 {
        text += "v\(village),\([1, 1, 2, 30][person % 4]),\(1 + (village * 4 + person / 3) % 5)\n"
      }
    }
    let files = [
      "s.csv": text, "s.yml": "data: s.csv\ndesign: {clusters: [v], weights: w}\n",
    ]
    let from = "--from s.yml --item q"
    let alone = try json("\(from) --margin 0.2 --per-cluster 1", files)
    let weights = try number(alone, "learnt", "deffWeights")
    #expect(try number(alone, "learnt", "icc") > 0)
    #expect(relativeError(try number(alone, "deff"), weights) < 1e-12)
    let bought = try json("\(from) --cv 0.05 --per-cluster 1 --cost 300,10", files)
    #expect(relativeError(try number(bought, "deff"), weights) < 1e-12)
    // So cheap a cluster that fewer than one counted answer in each would be best: b is one.
    let cheap = try json("\(from) --cv 0.05 --cost 0.001,10", files)
    #expect(relativeError(try number(cheap, "deff"), weights) < 1e-12)
    let whole = try json("--share 0.84 --icc 0.5 --cv 0.05 --cost 1,100")
    #expect(try number(whole, "clusters", "answers") == 1)
    #expect(try number(whole, "deff") == 1)
    try BadRun(
      "plan --share 0.84 --icc 0.5 --cv 0.05 --cost 100,1 --per-cluster 0.5",
      "a cluster has 0.5 answers; it needs one at least", status: 64
    ).check(in: Program())
  }

  /// In the first stratum 50 answers are all that its 101 people give.
  @Test("money that is left goes where there are people to ask")
  func moneyAndResponse() throws {
    let plan = try json(
      "--frame f.csv --budget 449 --response 0.5",
      ["f.csv": "stratum,population,share,cost\na,101,0.5,1\nb,400,0.5,4\n"])
    let lines = try #require(plan["allocation"] as? [[String: Any]])
    #expect(lines.map { $0["n"] as? Int } == [50, 99])
    #expect(lines.map { $0["asked"] as? Int } == [100, 198])
  }

  @Test("an allocation by the spread of the first of several items says so")
  func firstItem() throws {
    let program = try Program()
    try program.file("f.csv", strata)
    func says(_ options: String) throws -> Bool {
      try program.succeed("plan --frame f.csv \(options)").output.replacing("\n", with: " ")
        .contains("shared out by the spread of a, the first item")
    }
    for options in ["--n 300", "--n 300 --allocation power", "--budget 500"] {
      #expect(try says(options), "\(options)")
    }
    #expect(!(try says("--n 300 --allocation proportional")))
    #expect(!(try says("--margin 0.05")))
    try program.file(
      "f.csv", strata.replacing(",share:b", with: "").replacing(#/,0\.[659]\n/#, with: "\n"))
    #expect(!(try says("--n 300")))
  }
}
