import Foundation
import Testing

/// Domains in which everybody has answered the same: that it is so is told by nothing but what is shown.
@Suite("Domains of one answer")
struct ConstantDomainTests {
  /// Nobody of the 12 people of e has q = 1; s is 4 and 5 where q is 1.
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["area,q,s,x,one"]
    var person = 0
    for (area, count) in [("a", 100), ("b", 90), ("c", 80), ("d", 70), ("e", 12)] {
      for _ in 0..<count {
        person += 1
        let q = area != "e" && person * 7 % 13 < 6 ? 1 : 0
        lines.append("\(area),\(q),\(q == 1 ? 4 + person % 2 : 3),\((person * 37) % 211).5,1")
      }
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  private func session(_ lines: [String], pack: String) throws -> (output: String, errors: String) {
    let text = lines.map { "\($0) --release \(pack) --withhold --format json\n" }.joined()
    let run = try program().run(["repl"], input: "use --data s.csv\n" + text)
    return (run.output, run.errors)
  }

  private let keptBack = "kept back because of the others"
  private let byArea = "proportion q --by area"

  @Test(
    "a recoded column is not shown where the column is withheld",
    arguments: [
      "mean z --derive 'z=q+1' --where \"area=='e'\"",
      "mean z --derive 'z=100*q' --where \"area=='e'\"",
      "ratio q one --where \"area=='e'\"", "total z --derive 'z=q+1' --where \"area=='e'\"",
      "contrast \"mean(100*q)[area=e]\"", "ttest \"100*q ~ 0\" --where \"area=='e'\"",
      "quantile z --derive 'z=q+1' --where \"area=='e'\"",
    ])
  func small(_ line: String) throws {
    let found = try session([byArea, line], pack: "nchs")
    // What may not even be asked is refused as a whole.
    if found.errors.contains("the people in the cells of this answer") { return }
    #expect(!found.errors.contains("canvass: error"), "\(found.errors)")
    let last = try #require(found.output.components(separatedBy: "\"command\"").last)
    #expect(last.contains("\"withheld\": true"), "\(last)")
    #expect(!last.contains("\"withheld\": false"), "\(last)")
  }

  @Test(
    "nor is a share of 1 where that of 0 is withheld",
    arguments: [
      "mean nq --derive 'nq=1-q' --where \"area=='e'\"", "contrast \"mean(1-q)[area=e]\"",
      "ttest \"1-q ~ 0\" --where \"area=='e'\"", "cdf s --at 3 --where \"area=='e'\"",
    ])
  func extremes(_ line: String) throws {
    let found = try session([byArea, line], pack: "statcan")
    #expect(found.errors.contains(keptBack), "\(found.errors)")
  }

  @Test("other columns are shown there")
  func others() throws {
    let found = try session([byArea, "mean x --where \"area=='d'\""], pack: "nchs")
    #expect(!found.errors.contains(keptBack) && !found.errors.contains("canvass: error"))
  }

  @Test("limits of a distribution do not tell what is withheld between them or above")
  func limits() throws {
    let alone = try session(["cdf s --at 3 --by area"], pack: "statcan")
    let all = try #require(alone.output.components(separatedBy: "\"estimates\"").last)
    #expect(!all.contains("\"estimate\": 1,"), "\(all)")
    // A limit that nobody is above tells nothing.
    let most = try session(["cdf s --at 5 --by area"], pack: "statcan")
    #expect(!most.output.contains("\"withheld\": true"))
  }
}
