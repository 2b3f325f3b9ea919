import CanvassTestSupport
import Foundation
import Testing

/// What stands in the brackets of a contrast.
@Suite("contrast: conditions in brackets")
struct ContrastConditionTests {
  private func program() throws -> Program {
    let program = try Program()
    let lines = (0..<60).map { row in
      "\(["land", "health", "R, D"][row % 3]),\(20 + row * 7 % 50),\(["f", "m"][row / 3 % 2]),\(1 + row * row % 5),\(["a=b", "c"][row / 7 % 2])\n"
    }
    try program.file(
      "s.csv",
      "field,age,sex,q,mark\n"
        + lines.map { $0.replacing("R, D", with: "\"R, D\"") }.joined())
    return program
  }

  @Test(
    "a value without quotes stands beside other conditions",
    arguments: [
      ("field=land && age>50", "field == 'land' && age > 50"),
      ("age >= 30 && field=land", "field == 'land' && age >= 30"),
      ("field=land, age>50", "field == 'land' && age > 50"),
      ("field=land, (age<30 || age>50)", "field == 'land' && (age < 30 || age > 50)"),
      ("field=land && sex=f", "field == 'land' && sex == 'f'"),
      ("field=land, sex=f", "field == 'land' && sex == 'f'"),
      ("field=land && q in [4, 5]", "field == 'land' && q in [4, 5]"),
      ("field='R, D' && sex=f", "field == 'R, D' && sex == 'f'"),
      ("field='R, D', sex!='x=y'", "field == 'R, D' && sex != 'x=y'"),
      ("mark='a=b'", "mark == 'a=b'"), ("sex=f, mark='a=b'", "mark == 'a=b' && sex == 'f'"),
    ])
  func mixed(_ bracket: String, _ condition: String) throws {
    let program = try program()
    func number(_ line: String) throws -> Double {
      let json = try program.succeed(line + " --data s.csv --format json").json()
      return try #require((json["estimates"] as? [[String: Any]])?.first?["estimate"] as? Double)
    }
    let expected = try number("mean q --where \"\(condition)\"")
    #expect(try number("contrast \"mean(q)[\(bracket)]\"") == expected)
    #expect(try number("contrast \"mean(q)[\(condition)]\"") == expected)
  }

  @Test(
    "what is ambiguous, or a value that would be a column, is refused",
    arguments: [
      BadRun(
        "contrast \"mean(q)[field=land || age>50]\" --data s.csv",
        "a single = is not a comparison; write =="),
      BadRun(
        "contrast \"mean(q)[field=land && age<30 || age>50]\" --data s.csv",
        "a single = is not a comparison; write =="),
      BadRun(
        "contrast \"mean(q)[field!=land]\" --data s.csv",
        "there is no column \"land\" for [field!=land]; a value stands in quotes: field != 'land'"),
      BadRun(
        "contrast \"mean(q)[field == land && age > 50]\" --data s.csv",
        "a value stands in quotes: field == 'land'"),
      BadRun("contrast \"mean(q)[feld != 'land']\" --data s.csv", "did you mean \"field\"?"),
      BadRun("contrast \"mean(q)[field=water && age>50]\" --data s.csv", "no row meets ["),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: program()) }

  @Test("a value that is not there has the one that may be meant")
  func absentValue() throws {
    let program = try Program()
    try program.file("d.csv", "q,field\n1,land\n2,land\n3,health\n5,health\n")
    let run = try program.run(["contrast", "mean(q)[field=lnad]", "--data", "d.csv"])
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "no row meets [field=lnad]: there is no value \"lnad\" in column \"field\"; did you mean \"land\"?"
      ),
      "\(run.errors)")
  }
}
