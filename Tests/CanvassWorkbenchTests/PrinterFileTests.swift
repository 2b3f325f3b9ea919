import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Files of an answer")
struct PrinterFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
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
