import CanvassTestSupport
import Foundation
import Testing

/// `--population` beside `--release`, in every verb that has it.
@Suite("--release: the population")
struct ReleasePopulationTests {
  /// 1,100 people, each a cluster, with weights of 2 and 3: an effective size between 800, which the European Social
  /// Survey asks of countries with fewer than two million people, and 1,500, which it asks of others.
  private func program() throws -> Program {
    let program = try Program()
    let lines = (0..<1100).map { person in
      "\(person),\(1 + person % 5),\(person % 2),\(person % 5 == 0 ? 3 : 2),\(person < 550 ? "a" : "b"),\(person / 2 % 2)"
    }
    try program.file("d.csv", "id,q,y,w,half,z\n" + lines.joined(separator: "\n") + "\n")
    return program
  }

  /// All verdicts in an answer, wherever they stand.
  private func verdicts(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(verdicts) }
    guard let object = value as? [String: Any] else { return [] }
    let own = object["pack"] as? String == "ess" ? [object["verdict"] as? String ?? ""] : []
    return own + object.values.flatMap(verdicts)
  }

  @Test(
    "of two million people and more the rule asks for more answers, in memory and in windows",
    arguments: [
      "mean y", "mean y --stream", "proportion y", "proportion y --stream",
      "rank y z", "adequacy y",
      "index --instrument sipas-2017 --component access=q --component procedures=q --component officials=q "
        + "--component results=q --component feedback=q --points access=20 --points procedures=20 "
        + "--points officials=20 --points results=20 --points feedback=20 --scale 1-5 --satisfied 4,5",
    ])
  func verbs(_ line: String) throws {
    let rules = line.hasPrefix("adequacy") ? "--rules" : "--release"
    let whole = line + " --data d.csv --clusters id --weights w \(rules) ess --format json"
    func found(_ people: Int) throws -> Set<String> {
      Set(verdicts(try program().succeed(whole + " --population \(people)").json()))
    }
    #expect(try found(1_999_999) == ["publish"])
    #expect(try found(2_000_000) == ["caution"])
  }

  @Test("a domain has its share of the people, in windows as in memory, and in a diagnosis")
  func domains() throws {
    // What the rule compares with its limit depends on the people of the domain.
    func values(_ options: String) throws -> [Double] {
      let estimates =
        try program().succeed(
          "mean y --by half --data d.csv --clusters id --weights w --release eu-2019-1700 --format json"
            + options
        ).json()["estimates"] as? [[String: Any]]
      return try #require(estimates).map { estimate in
        let packs = try #require(estimate["packs"] as? [[String: Any]])
        return try #require(packs[0]["value"] as? Double)
      }
    }
    let expected = (900 * 2.0.squareRoot() + 2600) / (900 * 30.0.squareRoot() + 2600)
    for way in ["", " --stream"] {
      let (few, many) = try (
        values(" --population 4000000" + way), values(" --population 60000000" + way)
      )
      for (few, many) in zip(few, many) { #expect(abs(many / few / expected - 1) < 1e-9) }
    }
    for way in ["", " --stream"] {
      let line =
        "diagnose --field half --items q --scale 1-5 --satisfied 4,5 --data d.csv --clusters id --weights w --release "
        + "eu-2019-1700 --format json" + way
      let runs = try ["", " --population 4000000", " --population 8000000"].map {
        try program().succeed(line + $0).output
      }
      #expect(Set(runs).count == 3)
    }
  }

  @Test("without rule packs it does nothing, and is refused; so are fewer people than one")
  func refused() throws {
    let program = try program()
    let alone = try program.run(Program.words("mean y --data d.csv --population 100"))
    #expect(alone.status == 64 && alone.errors.contains("name them with --release"))
    let none = try program.run(
      Program.words("mean y --data d.csv --release ess --population 0"))
    #expect(none.status == 64 && none.errors.contains("--population is 0"))
  }
}
