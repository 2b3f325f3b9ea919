import Foundation
import Testing

/// A verb that takes rule packs asks them: one that forgot it would print numbers that nobody judged.
@Suite("Verbs that take rule packs")
struct ReleasedVerbsTests {
  /// A line or more of each.
  private let lines = [
    "mean": ["mean q", "mean income --geometric"], "total": ["total q"],
    "proportion": ["proportion q"], "ratio": ["ratio q income"], "variance": ["variance q"],
    "quantile": ["quantile q"], "contrast": ["contrast mean(q)"],
    "table": ["table area yes", "table yes --expected 0=1,1=1"],
    "ttest": ["ttest q~yes", "ttest q~0"], "ranktest": ["ranktest q~yes"],
    "cdf": ["cdf q --at 2"], "gini": ["gini income"], "rank": ["rank q --by area"],
    "diagnose": ["diagnose --field area --items q --scale 1-5 --satisfied 4,5"],
    "index": ["index --instrument i.yml --component c=q --scale 1-5 --satisfied 4,5"],
    "trend": [
      "trend q --wave yes", "trend q --wave yes --across-merger area --crosswalk units.csv",
    ],
  ]

  @Test("each reads the packs, whichever way it goes")
  func asks() throws {
    let program = try Program()
    var text = "w,area,yes,q,income\n"
    for row in 0..<200 {
      text += "\(1 + row % 3),\(["a", "b"][row % 2]),\(row / 3 % 2),"
      text += "\(1 + row * row % 5),\(row + 1)\n"
    }
    try program.file("s.csv", text)
    try program.file("units.csv", "old,new\na,X\nb,X\n")
    try program.file(
      "i.yml",
      """
      title: {en: An index}
      year: 2024
      sources: [a test]
      total: 10
      areas:
        all:
          title: {en: All}
          components:
            c: {title: {en: C}, points: 10, survey: people}

      """)
    let help = try program.succeed("--help").output
    let verbs = help.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^  ([a-z][a-z-]+) /#).map { String($0.output.1) }
    }
    let asking = try verbs.filter { verb in
      try program.succeed("\(verb) --help").output.contains("--release ")
    }
    // `use` says it for the lines that follow.
    #expect(Set(asking) == Set(lines.keys).union(["use"]))
    for line in lines.values.joined() {
      let words = line.split(separator: " ").map(String.init)
      let run = try program.run(words + ["--data", "s.csv", "--weights", "w", "--release", "nope"])
      #expect(run.status == 64, "\(line): \(run.errors)")
      #expect(run.errors.contains("\"nope\"") && run.output.isEmpty, "\(line): \(run.errors)")
    }
  }
}
