import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Files that are written whole")
struct OutputFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func message(_ text: String, _ path: String) -> String? {
    do {
      try OutputFile.write(text, to: path)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("a file is replaced, keeps its permissions, and nothing is left beside it")
  func replaces() throws {
    try withFolder { folder in
      let path = folder + "/a.txt"
      try OutputFile.write("one", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try OutputFile.write("Đất đai\n", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "Đất đai\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
    }
  }

  @Test("a link stays a link and its file is replaced")
  func links() throws {
    try withFolder { folder in
      try OutputFile.write("one", to: folder + "/a")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/l", withDestinationPath: folder + "/a")
      try OutputFile.write("two", to: folder + "/l")
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "two")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/l") == folder + "/a")
    }
  }

  @Test("a missing folder, a folder as file, an empty name, a place that cannot be written to")
  func errors() throws {
    try withFolder { folder in
      #expect(
        message("x", folder + "/no/a.txt")
          == "\"\(folder)/no/a.txt\" cannot be written: there is no folder \"\(folder)/no\"; make "
          + "it first")
      #expect(
        message("x", folder) == "\"\(folder)\" is a folder; give the name of a file in it")
      #expect(message("x", "") == "the name of the output file is empty")
      #expect(
        message("x", "/proc/canvass.txt")?.hasPrefix("\"/proc/canvass.txt\" cannot be written: ")
          == true)
    }
    #expect(message("x", "/dev/null") == nil)
  }

  @Test("an answer that cannot be rendered writes nothing")
  func nothingHalfMade() throws {
    try withFolder { folder in
      var answer = Sample.answer([.paragraph("x")], format: .csv)
      answer.destination = folder + "/a.csv"
      let captured = try Captured()
      #expect(throws: RenderError.self) { try captured.printer.print(answer) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test("without gnuplot a page says in words which figures are missing, and so does a warning")
  func withoutGnuplot() throws {
    #expect(Gnuplot.find(environment: ["PATH": "/nowhere"]) == nil)
    let captured = try Captured()
    try captured.printer.print(
      Sample.answer([.figure(.heatMap(Sample.heatMap))], format: .html))
    let text = try captured.text()
    #expect(text.output.contains("Figure not drawn here: Hài lòng theo lĩnh vực và yếu tố"))
    #expect(
      text.errors
        == "canvass: warning: the figures are left out because gnuplot is not installed; install "
        + "the Debian package gnuplot-nox\n")
  }

  @Test("a report is a page of its own, whose path is printed last")
  func report() throws {
    try withFolder { folder in
      var answer = Sample.answer([.heading("Means", level: 1)])
      answer.report = folder + "/page.html"
      let captured = try Captured()
      try captured.printer.print(answer)
      #expect(
        try captured.text().output
          == "Means\n═════\n\nThe report as a page: \(folder)/page.html\n")
      let page = try String(contentsOfFile: folder + "/page.html", encoding: .utf8)
      #expect(page.contains("<h1>Means</h1>"))

      answer.format = .json
      let data = try Captured()
      try data.printer.print(answer)
      #expect(try data.text().output.hasSuffix("}\n"))
      #expect(try data.text().errors == "The report as a page: \(folder)/page.html\n")
    }
  }
}
