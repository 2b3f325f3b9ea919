import CanvassTestSupport
import Foundation
import Testing

/// What a run of the program left behind.
struct ProgramRun {
  let status: Int32
  /// Whether the program ended by itself, and not by a signal.
  let exited: Bool
  let output: String
  let errors: String

  /// The one JSON object that was printed.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(value as? [String: Any])
  }

  /// The `estimates` of the JSON object.
  func estimates() throws -> [[String: Any]] {
    try #require(try json()["estimates"] as? [[String: Any]])
  }

  /// The estimates of the last of several JSON objects that were printed; `nil` for those that are withheld.
  func lastEstimates() throws -> [Double?] {
    let text = try #require(output.components(separatedBy: "\n{\n").last)
    let body = text.hasPrefix("{") ? text : "{" + text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any], "\(errors)")
    let entries = try #require(object["estimates"] as? [[String: Any]])
    return entries.map { $0["estimate"] as? Double }
  }
}

/// The built program and a folder of its own to run in, which goes away with the test.
final class Program {
  let folder: String

  /// The root of the project.
  static let root = Fixtures.root.path

  /// The program, found beside the test bundle that this process runs.
  static let path: String? = {
    let arguments = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
    let bundles = arguments.filter { $0.hasSuffix(".xctest") }
    let folders = (bundles + arguments).map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return folders.map { $0.appendingPathComponent("canvass").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  init() throws {
    folder = NSTemporaryDirectory() + "canvass program \(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// A folder with the data sets and notebooks of the project in it.
  static func inProject() throws -> Program {
    let program = try Program()
    for name in ["datasets", "notebooks-as-scripts"] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder + "/" + name, withDestinationPath: root + "/" + name)
    }
    return program
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file of the folder.
  func file(_ name: String, _ text: String) throws { try file(name, Data(text.utf8)) }

  /// Writes a file of the folder.
  func file(_ name: String, _ bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  /// The text of a file of the folder.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// How long a program may take before it counts as hung, in seconds: long, for a machine may be busy.
  static let patience = 300.0

  /// The names of all files in the folder.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// Runs the program in the folder.
  ///
  /// - Parameters:
  ///   - input: what comes through standard input; nothing at all by default.
  ///   - memory: the most memory that it may use, in kilobytes (`ulimit -v`).
  func run(
    _ arguments: [String], input: String = "", environment: [String: String]? = nil,
    memory: Int? = nil
  ) throws -> ProgramRun {
    let path = try #require(Program.path, "no program is built")
    guard let memory else {
      return try start(path, arguments, input: input, environment: environment)
    }
    return try start(
      "/bin/sh", ["-c", "ulimit -v \(memory); exec \"$0\" \"$@\"", path] + arguments, input: input,
      environment: environment)
  }

  /// Runs lines of bash in the folder, in which `canvass` is the built program.
  func shell(_ lines: String) throws -> ProgramRun {
    let build = URL(fileURLWithPath: try #require(Program.path)).deletingLastPathComponent().path
    return try start(
      "/bin/bash", ["-c", lines],
      environment: ProcessInfo.processInfo.environment.merging([
        "PATH": "\(build):/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
      ]) { $1 })
  }

  /// Runs any program in the folder, its output going to files so that no pipe can fill up.
  func start(
    _ path: String, _ arguments: [String], input: String = "", environment: [String: String]? = nil
  ) throws -> ProgramRun {
    let scratch = NSTemporaryDirectory() + "canvass-run-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    for name in ["in", "out", "err"] {
      try Data((name == "in" ? input : "").utf8).write(
        to: URL(fileURLWithPath: scratch + "/" + name))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    if let environment { process.environment = environment }
    let ends = [
      try #require(FileHandle(forReadingAtPath: scratch + "/in")),
      try #require(FileHandle(forWritingAtPath: scratch + "/out")),
      try #require(FileHandle(forWritingAtPath: scratch + "/err")),
    ]
    // Closed at once: with 1,350 files open, `Process` reads past the end of their list.
    defer { for end in ends { try? end.close() } }
    process.standardInput = ends[0]
    process.standardOutput = ends[1]
    process.standardError = ends[2]
    let limit = DispatchWorkItem { [weak process] in process?.terminate() }
    try process.run()
    DispatchQueue.global().asyncAfter(deadline: .now() + Program.patience, execute: limit)
    process.waitUntilExit()
    limit.cancel()
    return ProgramRun(
      status: process.terminationStatus, exited: process.terminationReason == .exit,
      output: try String(contentsOfFile: scratch + "/out", encoding: .utf8),
      errors: try String(contentsOfFile: scratch + "/err", encoding: .utf8))
  }

  /// Runs a command line as it is typed, and expects it to succeed.
  func succeed(_ line: String, _ location: SourceLocation = #_sourceLocation) throws -> ProgramRun {
    let run = try run(Program.words(line))
    #expect(run.exited && run.status == 0, "\(line): \(run.errors)", sourceLocation: location)
    return run
  }

  /// Splits a command line at blanks outside of quotes.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }

  /// A small survey: two strata, twelve clusters, unequal weights, two items, three fields.
  static let survey =
    "s,c,w,x,y,t,f\n"
    + (0..<24).map { row in
      let half = row % 2
      return "\(["a", "b"][half]),\(row / 4 * 2 + half),\(1 + row % 3),\(row % 5 + 1),"
        + "\(row * 7 % 5 + 1),\(["u", "v"][half]),\(["l", "m", "h"][row % 3])\n"
    }.joined()

  /// Its study file.
  static let study = """
    data: g.csv
    design: {strata: [s], clusters: [c], weights: w}
    scale: {values: [1, 2, 3, 4, 5], satisfied: [4, 5]}
    field: f
    dimensions: {d1: [x], d2: [y]}
    target: 90

    """
}
