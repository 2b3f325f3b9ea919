import Foundation
import Testing

@testable import CanvassWorkbench

/// What stands below "Examples:" in the help of a verb is pasted as it is printed, in the folder of the
/// project, and runs.
@Suite("Examples of the help")
struct HelpExampleTests {
  /// A folder with the data sets and notebooks of the project in it.
  private func folder() throws -> Program {
    let program = try Program()
    for name in ["datasets", "notebooks-as-scripts"] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder + "/" + name, withDestinationPath: Program.root + "/" + name)
    }
    return program
  }

  /// The indented lines below "Examples:" as they are printed.
  private func examples(of verb: String, in program: Program) throws -> String {
    let help = try program.run([verb, "--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let below = lines.drop { $0 != "Examples:" }.dropFirst().prefix { $0.hasPrefix("  ") }
    for line in below { #expect(TextWidth.of(String(line)) <= 80, "\(line)") }
    return below.joined(separator: "\n") + "\n"
  }

  private static let shellVerbs = CanvassCommand.verbNames.filter { !["use", "repl"].contains($0) }

  @Test("in the shell", arguments: shellVerbs)
  func shell(_ verb: String) throws {
    let program = try folder()
    let text = try examples(of: verb, in: program)
    #expect(text.contains("canvass \(verb) "))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-e", "-c", text]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    let build = URL(fileURLWithPath: try #require(Program.path)).deletingLastPathComponent().path
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": "\(build):/usr/bin:/bin"
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let complaints = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(complaints)")
  }

  @Test("in the interactive shell")
  func interactive() throws {
    let program = try folder()
    let use = try examples(of: "use", in: program)
    let last = try examples(of: "_", in: program)
    let run = try program.run(["repl"], input: use + "mean q01\n" + last)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: program.folder + "/weak-fields.html"))
  }
}
