import Foundation
import Testing

/// A line `$ canvass …` of a page and the lines below it, up to the next one or the end of the block.
struct DocumentedCommand: CustomTestStringConvertible {
  let page: String
  let line: Int
  let command: String
  let output: [String]

  var testDescription: String { "\(page):\(line)" }

  /// All of a page. In its blocks, a backslash at the end of a command continues it.
  static func all(in page: String) throws -> [DocumentedCommand] {
    let text = try String(contentsOfFile: Program.root + "/" + page, encoding: .utf8)
    var found: [DocumentedCommand] = []
    var isBlock = false
    var open: (line: Int, command: String, output: [String])?
    func close() {
      if let open {
        found.append(.init(page: page, line: open.line, command: open.command, output: open.output))
      }
      open = nil
    }
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("```") {
        close()
        isBlock.toggle()
      } else if isBlock, line.hasPrefix("$ ") {
        close()
        open = (index + 1, String(line.dropFirst(2)), [])
      } else if let started = open {
        if started.command.hasSuffix("\\"), started.output.isEmpty {
          open?.command = started.command.dropLast() + line.trimmingCharacters(in: .whitespaces)
        } else {
          open?.output.append(line)
        }
      }
    }
    return found.filter { $0.command.hasPrefix("canvass ") }
  }

  /// The README and every page of the guide.
  static let pages: [String] = {
    let guide = FileManager.default.enumerator(atPath: Program.root + "/docs/guide")
    let names = guide?.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") } ?? []
    return ["README.md"] + names.sorted().map { "docs/guide/" + $0 }
  }()

  static let all: [DocumentedCommand] = pages.flatMap { (try? all(in: $0)) ?? [] }

  /// Whether `printed` is what the page shows, where a line `…` stands for any lines.
  static func agrees(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return printed.isEmpty }
    if first == "…" {
      let rest = shown.dropFirst()
      return (printed.startIndex...printed.endIndex).contains { agrees(rest, printed[$0...]) }
    }
    guard let line = printed.first, comparable(line) == comparable(first) else { return false }
    return agrees(shown.dropFirst(), printed.dropFirst())
  }

  /// A line with its long numbers at ten digits: the last ones depend on the machine's BLAS.
  private static func comparable(_ line: String) -> String {
    line.replacing(#/-?\d+\.\d{8,}(e-?\d+)?/#) { match in
      String(format: "%.9e", Double(String(match.output.0)) ?? .nan)
    }
  }
}

@Suite("What the documents show is what the program prints")
struct DocumentationTests {
  @Test("every command of the README and of the guide", arguments: DocumentedCommand.all)
  func commands(_ example: DocumentedCommand) throws {
    let run = try Program.inProject().run(Array(Program.words(example.command).dropFirst()))
    // Complaints go to standard error; pages show them where they are about them.
    let isComplaint = example.output.contains { $0.hasPrefix("canvass: ") }
    #expect(run.status == (isComplaint ? 1 : 0), "\(run.errors)")
    let text = isComplaint ? run.errors : run.output
    let printed = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      DocumentedCommand.agrees(example.output[...], printed.dropLast()),
      "\(example.command) prints\n\(text)")
  }

  @Test("there are such commands, and a page that differs is found out")
  func sensitivity() throws {
    #expect(DocumentedCommand.all.count >= 20)
    #expect(Set(DocumentedCommand.all.map(\.page)).count >= 3)
    let shown = ["a 1.50", "…", "z"]
    #expect(DocumentedCommand.agrees(shown[...], ["a 1.50", "b", "", "z"]))
    #expect(!DocumentedCommand.agrees(shown[...], ["a 1.51", "b", "", "z"]))
    #expect(!DocumentedCommand.agrees(shown[...], ["a 1.50", "b", "z", "y"]))
    #expect(!DocumentedCommand.agrees(["a"], ["a", "b"]))
    #expect(DocumentedCommand.agrees(["0.1234567890123"], ["0.1234567890124"]))
    #expect(!DocumentedCommand.agrees(["0.1234567890123"], ["0.1234567800123"]))
  }

  @Test("the program in the guide is the one that is compiled, and prints what stands there")
  func swiftGuide() throws {
    let page = try String(contentsOfFile: Program.root + "/docs/guide/swift.md", encoding: .utf8)
    func source(_ name: String) throws -> String {
      try String(
        contentsOfFile: Program.root + "/notebooks-as-scripts/swift-guide/\(name)", encoding: .utf8)
    }
    #expect(page.contains("```swift\n" + (try source("main.swift")) + "```"))
    let own = try source("ProductOfMeans.swift")
    #expect(own.hasPrefix("import CanvassKit\n\n"))
    #expect(page.contains("```swift\n" + own.dropFirst("import CanvassKit\n\n".count) + "```"))

    let output = try #require(page.firstMatch(of: #/It prints\n\n```\n((?:.|\n)*?)```/#)).output.1
    let example = URL(fileURLWithPath: try #require(Program.path))
      .deletingLastPathComponent().appendingPathComponent("swift-guide").path
    let run = try Program.inProject().start(example, [])
    #expect(run.status == 0)
    #expect(run.output == output)
  }
}
