import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("TAB")
struct CompletionTests {
  private func offer(_ before: String, _ text: String) -> [String] {
    Completion.offer(before: before, text: text) {
      ToyInterpreter().completions(before: $0, prefix: $1)
    }
  }

  @Test("verbs first, then what the interpreter offers for the words before")
  func interpreter() {
    #expect(offer("", "s") == ["say", "slow"])
    #expect(offer("canvass ", "c") == ["count"])
    #expect(offer("say ", "p") == ["province", "public_services"])
  }

  @Test("a candidate with blanks is quoted, and a quote that was typed is kept")
  func quotes() {
    #expect(offer("say ", "Đ") == ["\"Đất đai\""])
    #expect(offer("say ", "'Đ") == ["'Đất đai'"])
    #expect(offer("say --where \"x > 1 && ", "prov") == ["province"])
  }

  @Test("the last piece of a list is completed")
  func lists() { #expect(offer("say --by ", "a,prov") == ["a,province"]) }

  @Test("without an offer there are the names of files; folders end with a slash")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("surveys"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["survey.csv", ".hidden"] {
      try Data().write(to: folder.appendingPathComponent(name))
    }
    let path = folder.path
    #expect(offer("say --data ", path + "/su") == [path + "/survey.csv", path + "/surveys/"])
    #expect(offer("say --data ", path + "/") == [path + "/survey.csv", path + "/surveys/"])
    #expect(offer("say --data ", path + "/.") == [path + "/.hidden"])
    #expect(offer("say --data ", "\"" + path + "/surveys") == ["\"" + path + "/surveys/"])
    #expect(offer("say --data ", path + "/none") == [])
  }

  @Test("what candidates share is cut between letters, not bytes")
  func commonPrefix() {
    #expect(Completion.commonPrefix(["province", "public"]) == "p")
    #expect(Completion.commonPrefix(["Đất", "Đạt"]) == "Đ")
    #expect(Completion.commonPrefix(["abc", "abcd"]) == "abc")
    #expect(Completion.commonPrefix([]) == "")
  }
}
