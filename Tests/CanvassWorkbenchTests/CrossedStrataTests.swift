import Testing

@testable import CanvassWorkbench

/// Two columns of strata are those of two stages; that they were meant to be crossed is asked.
@Suite("Crossed strata")
struct CrossedStrataTests {
  private func program() throws -> Program {
    let program = try Program()
    var text = "tỉnh,tầng mẫu,cả hai,xã,w,y\n"
    for row in 0..<96 {
      let (province, area) = (
        ["Huế", "Đắk Lắk", "Bến Tre"][row % 3], ["đô thị", "nông thôn"][row / 3 % 2]
      )
      let both = "\(province)+\(area)"
      text += "\(province),\(area),\(both),\(row % 3)\(row / 3 % 2)-\(row / 6 % 4),\(1 + row % 7),"
      text += "\(row % 5 + row / 3 % 2)\n"
    }
    try program.file("a.csv", text)
    return program
  }

  private static let crossing = #"--derive "crossed=paste(tỉnh, \`tầng mẫu\`)""#

  @Test("a warning says how strata are crossed, and what it says is the design that was meant")
  func crossed() throws {
    let program = try program()
    let line = "mean y --data a.csv --clusters xã --weights w --format json"
    let stages = try program.succeed(line + " --strata 'tỉnh,tầng mẫu'")
    #expect(
      stages.errors.contains(
        "2 stratum columns for 1 cluster column: one is for each stage, so that \"tầng mẫu\" divides what is drawn "
          + "within the last clusters; strata that are crossed are one column, which can be derived "
          + "(\(Self.crossing), and --strata crossed in their place)"), "\(stages.errors)")
    let derived = try program.run(ShellWords.split("\(line) \(Self.crossing) --strata crossed"))
    let given = try program.succeed(line + " --strata 'cả hai'")
    #expect(derived.errors.isEmpty)
    let (one, other) = (try derived.estimates()[0], try given.estimates()[0])
    for key in ["estimate", "se", "lower", "upper", "deff"] {
      #expect(one[key] as? Double == other[key] as? Double, "\(key)")
    }
    let design = try #require(try derived.json()["design"] as? [String: Any])
    #expect(design["stratumCount"] as? Int == 6 && design["df"] as? Int == 18, "\(design)")
    let vietnamese = try program.succeed("\(line) --strata 'tỉnh,tầng mẫu' --lang vi")
    #expect(
      vietnamese.errors.contains("(\(Self.crossing), và --strata crossed thay cho chúng)"),
      "\(vietnamese.errors)")
  }

  @Test("strata of the units within clusters whose sizes are given are what they say")
  func sizes() throws {
    let program = try program()
    let line = "mean y --data a.csv --clusters xã --weights w --strata 'tỉnh,tầng mẫu'"
    let sizes = "--derive n=40 --derive m=90 --fpc n,m"
    #expect(!(try program.succeed("\(line) \(sizes)").errors.contains("crossed")))
    #expect(try program.succeed("\(line) --derive n=40 --fpc n").errors.contains("crossed"))
  }

  @Test("a missing value of one of them leaves no stratum")
  func missing() throws {
    let program = try Program()
    try program.file("m.csv", "a,b,y\n1,x,1\n1,x,2\n1,,3\n2,y,4\n2,y,5\n")
    let run = try program.run(
      Program.words("mean y --data m.csv --derive 's=paste(a, b)' --strata s"))
    #expect(
      run.status == 1 && run.errors.contains("\"s\" is missing in 1 of 5 rows, first in row 3"),
      "\(run.errors)")
  }
}
