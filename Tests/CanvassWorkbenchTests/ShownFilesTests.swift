import Foundation
import Testing

/// Files of a session are known by their content, limits of distributions over several answers.
@Suite("What a session knows of files and limits")
struct ShownFilesTests {
  private func program() throws -> Program {
    let program = try Program()
    var lines = ["wave,area,s"]
    for wave in [2024, 2025] {
      for person in 0..<180 {
        // Of 90 people in b, 5 say 3.
        let s = person % 2 == 0 ? 1 + person % 5 : person < 10 ? 3 : person % 4 == 1 ? 2 : 5
        lines.append("\(wave),\(person % 2 == 0 ? "a" : "b"),\(s)")
      }
    }
    let text = lines.joined(separator: "\n") + "\n"
    try program.file("w.csv", text)
    try program.file("copy.csv", text)
    try program.file("other.csv", text + "2025,b,4\n")
    return program
  }

  @Test(
    "what cannot be compared is refused under every name of the file",
    arguments: ["w.csv", "./w.csv", "copy.csv", "w.csv.gz"])
  func names(_ name: String) throws {
    let program = try program()
    if name.hasSuffix(".gz") {
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/bin/sh")
      gzip.currentDirectoryURL = URL(fileURLWithPath: program.folder)
      gzip.arguments = ["-c", "gzip -c w.csv > w.csv.gz"]
      try gzip.run()
      gzip.waitUntilExit()
    }
    let trend = "trend s --data w.csv --wave wave --release dhs\n"
    let mean = "mean s --data \(name) --release dhs\n"
    for lines in [trend + mean, mean + trend] {
      let run = try program.run(["repl"], input: lines)
      #expect(run.errors.contains("ask for"), "\(run.errors)")
    }
    let run = try program.run(
      ["repl"], input: trend + "mean s --data other.csv --release dhs\n")
    #expect(!run.errors.contains("ask for"), "\(run.errors)")
  }

  @Test("the same share at two limits in two answers tells the one between as in one answer")
  func limits() throws {
    let program = try program()
    let part = "--data w.csv --where \"area=='b' && wave==2024\" --release nchs\n"
    let first = "cdf s --at 2 " + part
    for second in ["cdf s --at 3 ", "cdf t --at 3 --derive 't=s*1' "] {
      let run = try program.run(["repl"], input: first + second + part)
      #expect(run.errors.contains("kept back because of the others"), "\(run.errors)")
      #expect(try !program.run(["repl"], input: second + part).errors.contains("kept back"))
    }
  }
}
