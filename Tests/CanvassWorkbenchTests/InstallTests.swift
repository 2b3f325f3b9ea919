import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("make install")
struct InstallTests {
  /// Runs a program of the system and returns what it prints.
  private func run(_ path: String, _ arguments: [String], _ variables: [String: String] = [:])
    throws
    -> (status: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: Program.root)
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  @Test("the program, its man page and completions go below DESTDIR and PREFIX, and go away again")
  func install() throws {
    let program = try Program()
    let place = program.folder + "/dest"
    let path = try #require(Program.path)
    let variables = ["DESTDIR=\(place)", "PREFIX=/usr", "canvass=\(path)"]
    let made = try run("/usr/bin/make", ["-s", "install-files"] + variables)
    #expect(made.status == 0, "\(made.output)")
    let files = [
      "bin/canvass", "share/man/man1/canvass.1", "share/bash-completion/completions/canvass",
      "share/zsh/site-functions/_canvass", "share/fish/vendor_completions.d/canvass.fish",
    ]
    for file in files {
      #expect(FileManager.default.fileExists(atPath: "\(place)/usr/\(file)"), "\(file)")
    }
    #expect(FileManager.default.isExecutableFile(atPath: place + "/usr/bin/canvass"))
    let gone = try run("/usr/bin/make", ["-s", "uninstall"] + variables)
    #expect(gone.status == 0, "\(gone.output)")
    for file in files {
      #expect(!FileManager.default.fileExists(atPath: "\(place)/usr/\(file)"), "\(file)")
    }
  }

  @Test("the man page names every verb and every option, and prose fits 80 columns")
  func manPage() throws {
    let program = try Program()
    let source = try program.succeed("--generate-man-page").output
    try program.file("canvass.1", source)
    for verb in CanvassCommand.verbNames {
      let name = verb.replacing("-", with: "\\-")
      #expect(source.contains(".SS \(name)\n"), "\(verb)")
    }
    for verb in CommandOutline.own?.command.subcommands ?? [] where verb.commandName != "help" {
      for name in verb.shown.flatMap({ $0.names ?? [] }).map(\.spelling)
      where !["--help", "-h", "--version"].contains(name) && verb.shouldDisplay != false {
        #expect(source.contains(name.replacing("-", with: "\\-")), "\(name)")
      }
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/man") else { return }
    let page = try run(
      "/usr/bin/man", ["--warnings", "-l", program.folder + "/canvass.1"],
      ["MANWIDTH": "80", "MANPAGER": "cat", "LC_ALL": "C.UTF-8"])
    #expect(page.status == 0)
    #expect(page.output.contains("EXIT STATUS"))
    #expect(!page.output.contains("warning"), "\(page.output.prefix(500))")
    for line in page.output.split(separator: "\n") where !line.contains("canvass ") {
      #expect(line.count <= 80, "\(line)")
    }
  }
}
