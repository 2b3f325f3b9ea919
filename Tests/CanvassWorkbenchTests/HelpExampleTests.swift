import Foundation
import Testing

@testable import CanvassWorkbench

/// What stands below "Examples:" in the help of a verb is pasted as it is printed, in the folder of the
/// project, and runs.
@Suite("Examples of the help")
struct HelpExampleTests {
  /// The indented lines below "Examples:" as they are printed.
  private func examples(of verb: String, in program: Program) throws -> String {
    let help = try program.run([verb, "--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let below = lines.drop { $0 != "Examples:" }.dropFirst().prefix { $0.hasPrefix("  ") }
    return below.joined(separator: "\n") + "\n"
  }

  private static let shellVerbs = CanvassCommand.verbNames.filter { !["use", "repl"].contains($0) }

  @Test("in the shell", arguments: shellVerbs)
  func shell(_ verb: String) throws {
    let program = try Program.inProject()
    let text = try examples(of: verb, in: program)
    #expect(text.contains("canvass \(verb) "))
    let run = try program.shell("set -e\n" + text)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("in the interactive shell")
  func interactive() throws {
    let program = try Program.inProject()
    let use = try examples(of: "use", in: program)
    let last = try examples(of: "_", in: program)
    let run = try program.run(["repl"], input: use + "mean q01\n" + last)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: program.folder + "/weak-fields.html"))
  }

  @Test("every page of help fits in 80 columns", arguments: [""] + CanvassCommand.verbNames + ["_"])
  func width(_ verb: String) throws {
    let help = try Program().run([verb, "--help"].filter { !$0.isEmpty }).output
    #expect(help.contains("USAGE: "))
    for line in help.split(separator: "\n") {
      #expect(TextWidth.of(String(line)) <= 80, "\(line)")
    }
  }
}
