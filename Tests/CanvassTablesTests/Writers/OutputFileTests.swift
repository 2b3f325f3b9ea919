import Foundation
import Testing

@testable import CanvassTables

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

  @Test("a link to what is not there yet stays a link", arguments: [true, false])
  func danglingLinks(isRelative: Bool) throws {
    try withFolder { folder in
      let place = isRelative ? "a" : folder + "/a"
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/l", withDestinationPath: place)
      try OutputFile.write("one", to: folder + "/l")
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "one")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/l") == place)
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

  // The superuser may write everywhere.
  @Test("a folder that may not be written to", .enabled(if: getuid() != 0))
  func locked() throws {
    try withFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      #expect(
        message("x", folder + "/x")?.hasSuffix("you have no right to write in that folder") == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("a relative link stays as it is")
  func relativeLinks() throws {
    try withFolder { folder in
      try OutputFile.write("one", to: folder + "/real.csv")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.csv", withDestinationPath: "real.csv")
      try OutputFile.write("two", to: folder + "/link.csv")
      #expect(try String(contentsOfFile: folder + "/real.csv", encoding: .utf8) == "two")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.csv")
          == "real.csv")
    }
  }

  @Test("several files are written together, or none of them")
  func several() throws {
    try withFolder { folder in
      try OutputFile.write([("a", folder + "/a"), ("b", folder + "/b")])
      #expect(throws: OutputFileError.self) {
        try OutputFile.write(["a", "c", "no/d"].map { ("new", folder + "/" + $0) })
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["a", "b"])
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "a")
    }
  }

  @Test("a file that is replaced keeps rights that the mask would take")
  func rights() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try OutputFile.write("a", to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
      try OutputFile.write("b", to: path)
      let kept = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(kept == 0o666)
    }
  }
}
