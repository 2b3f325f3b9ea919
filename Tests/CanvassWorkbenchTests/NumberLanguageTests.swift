import CanvassNumerics
import Foundation
import Testing

@testable import CanvassWorkbench

/// Numbers that the program found have the decimal sign of the language wherever people read them; those
/// that people type have a point.
@Suite("Numbers in sentences")
struct NumberLanguageTests {
  @Test("a number of a sentence has the decimal sign of the language; what is quoted stays")
  func sentence() {
    let inner: Sentence = "at most \(number: "2.5")"
    let sentence: Sentence = "\(number: "-19.3964") of \("1.5"), \(inner); say \("0.5")"
    #expect(sentence.description == "-19.3964 of 1.5, at most 2.5; say 0.5")
    #expect(sentence.template == "%1 of %2, %3; say %4")
    #expect(Language.en.text(of: sentence) == sentence.description)
    #expect(Language.vi.text(of: sentence) == "-19,3964 of 1.5, at most 2,5; say 0.5")
  }

  private func program() throws -> Program {
    let program = try Program()
    let rows = (0..<60).map { row in
      "\(row % 3),\(row % 7 == 0 ? 0 : 1),\(20 + row),\(1 + Double(row % 5) / 2)\n"
    }
    try program.file("d.csv", "g,r,age,w\n" + rows.joined())
    try program.file("t.csv", "variable,level,total\ng,0,40.5\ng,1,40\ng,2,700.25\n")
    return program
  }

  @Test(
    "errors",
    arguments: [
      (
        "mean age --derive 'v=w-2.5' --weights v",
        "quyền số \"v\" là -1,5 ở dòng 1", "the weight \"v\" is -1.5 in row 1"
      ),
      (
        "weights rake --targets t.csv --weights w --bounds 0.9,1.1",
        "không có hệ số nào trong khoảng 0,9 đến 1,1", "no factors from 0.9 to 1.1"
      ),
    ])
  func errors(_ line: String, _ vietnamese: String, _ english: String) throws {
    let words = Program.words(line + " --data d.csv")
    let run = try program().run(words + ["--lang", "vi"])
    #expect(run.errors.contains(vietnamese), "\(run.errors)")
    #expect(try program().run(words).errors.contains(english))
  }

  @Test("classes by propensity: a comma for people, a point in CSV and JSON")
  func propensities() throws {
    let line =
      "weights nonresponse --responded 'r == 1' --propensity '~ age' --classes 3 --data d.csv --weights w"
    let people = try program().succeed(line + " --lang vi").output
    #expect(people.contains(#/0,\d{3,4}–0,\d{3,4}/#) && !people.contains(#/\d\.\d/#), "\(people)")
    #expect(try program().succeed(line).output.contains(#/0\.\d{3,4}–0\.\d{3,4}/#))
    let json = try program().succeed(line + " --lang vi --format json").output
    #expect(json.contains(#/"class": ?"0\.\d{3,4}–0\.\d{3,4}"/#), "\(json)")
  }

  @Test("what remarks on the sample say")
  func remarks() throws {
    let line = "adequacy age --data d.csv --weights w --population 150"
    let vietnamese = try program().succeed(line + " --lang vi").output
    #expect(!vietnamese.contains(#/\d\.\d/#), "\(vietnamese)")
    #expect(vietnamese.contains(#/\d,\d/#))
  }
}
