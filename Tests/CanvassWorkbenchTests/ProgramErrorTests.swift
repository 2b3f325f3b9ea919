import Foundation
import Testing

@Suite("The built program and bad input")
struct ProgramErrorTests {
  @Test("one sentence, its exit status, and nothing left behind", arguments: badRuns)
  func fails(_ bad: BadRun) throws {
    let program = try Program()
    try program.file("g.csv", Program.survey)
    try program.file("st.yml", Program.study)
    try FileManager.default.createDirectory(
      atPath: program.folder + "/d.csv", withIntermediateDirectories: true)
    try bad.check(in: program)
    #expect(try program.text("g.csv") == Program.survey)
  }

  static let badRuns =
    columns + designs + files + outputs + usage + studies + diagnoses
    + regressions
}
