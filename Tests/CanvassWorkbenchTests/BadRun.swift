import Foundation
import Testing

/// A command line that must fail, and what its one sentence must say.
struct BadRun: Sendable, CustomTestStringConvertible {
  let line: String
  let says: String
  let status: Int32
  /// Files that stand in the folder besides `g.csv` and `st.yml`.
  let files: [String: Data]

  init(_ line: String, _ says: String, status: Int32 = 1, _ files: [String: String] = [:]) {
    self.init(line, says, status: status, bytes: files.mapValues { Data($0.utf8) })
  }

  init(_ line: String, _ says: String, status: Int32 = 1, bytes: [String: Data]) {
    self.line = line
    self.says = says
    self.status = status
    files = bytes
  }

  var testDescription: String { line }

  /// Runs the line in the folder of a program, and expects one sentence, its exit status, and
  /// nothing left behind.
  func check(in program: Program) throws {
    for (name, bytes) in files { try program.file(name, bytes) }
    let before = try program.files()
    let run = try program.run(Program.words(line))
    #expect(run.exited, "ended by signal \(run.status)")
    #expect(run.status == status)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("canvass: error: "))
    #expect(run.errors.filter(\.isNewline).count == 1 && run.errors.hasSuffix("\n"))
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.utf8.count < 1000)
    #expect(try program.files() == before)
  }
}
