import Foundation
import Testing

/// What few people have in common says nothing of how a cell was made.
@Suite("Small cells of a session")
struct SmallCellTests {
  /// Items that have nothing to do with each other, in cells of which some have few people.
  private func program() throws -> Program {
    let program = try Program()
    var state: UInt64 = 9
    func random(_ count: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % count
    }
    let answers = [
      "1", "2", "2", "3", "3", "3", "3", "4", "4", "4", "4", "4", "4", "5", "5", "5", "",
    ]
    var lines = ["field,district,sex," + (1...16).map { "q\($0)" }.joined(separator: ",")]
    for person in 0..<2000 {
      let field = random(100) == 0 ? "justice" : ["land", "tax", "health"][Int(random(3))]
      lines.append(
        "\(field),\(person % 2 == 0 ? "u" : "r")\(random(5)),\(random(2) == 0 ? "f" : "m"),"
          + (1...16).map { _ in answers[Int(random(17))] }.joined(separator: ","))
    }
    try program.file("s.csv", lines.joined(separator: "\n") + "\n")
    return program
  }

  @Test("a session of many items answers about one of them in a few seconds")
  func ends() throws {
    let options = " --data s.csv --release nchs,statcan --withhold\n"
    let lines = [
      "mean q1-q16 --by district", "proportion q1 --by field,sex",
      "contrast 'mean(q1)[field=land] - mean(q1)[field=tax]'",
    ]
    let start = ContinuousClock.now
    let run = try program().run(["repl"], input: lines.map { $0 + options }.joined())
    #expect(run.status == 0, "\(run.errors)")
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
