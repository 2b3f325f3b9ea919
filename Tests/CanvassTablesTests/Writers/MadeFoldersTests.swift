import CanvassTables
import Foundation
import Testing

@Suite("Folders that are made for files")
struct MadeFoldersTests {
  @Test("what was made is taken away again, and nothing else")
  func removes() throws {
    let files = FileManager.default
    let root = files.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try files.createDirectory(atPath: root, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: root) }
    let deep = try MadeFolders(root + "/a/b/c")
    #expect(files.fileExists(atPath: root + "/a/b/c"))
    // Made again it is there already, and stays.
    try MadeFolders(root + "/a/b/c").remove()
    #expect(files.fileExists(atPath: root + "/a/b/c"))
    _ = files.createFile(atPath: root + "/a/file", contents: nil)
    deep.remove()
    #expect(try files.contentsOfDirectory(atPath: root + "/a") == ["file"])
    #expect(throws: (any Error).self) { try MadeFolders(root + "/a/file/d/e") }
    #expect(try files.contentsOfDirectory(atPath: root + "/a") == ["file"])
  }
}
