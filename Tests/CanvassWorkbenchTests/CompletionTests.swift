import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("TAB")
struct CompletionTests {
  private func complete(_ before: String, _ text: String) -> Completion {
    Completion(before: before, text: text) {
      ToyInterpreter().completions(before: $0, typed: $1)
    }
  }

  private func offer(_ before: String, _ text: String) -> [String] {
    complete(before, text).candidates
  }

  @Test("verbs first, then what the interpreter offers for the words before")
  func interpreter() {
    #expect(offer("", "s") == ["say", "slow"])
    #expect(offer("canvass ", "c") == ["count"])
    #expect(offer("say ", "p") == ["province", "public_services"])
  }

  @Test(
    "a name in backticks is closed as it was opened, in every kind of quotes",
    arguments: [
      ("--where \"`giới ", "t", "tính`"), ("--where \"\\`giới ", "t", "tính\\`"),
      ("--where '`giới ", "t", "tính`"), ("--where ", "\"`gi", "\"`giới tính`"),
    ])
  func backticks(_ before: String, _ text: String, _ expected: String) {
    let found = Completion(before: "mean q1 " + before, text: text) { _, typed in
      TypedText(typed, .expression).offer(columns: ["giới tính", "q1"]) { _ in [] }
    }
    #expect(found.common == expected)
  }

  @Test("what is added is quoted for the place where the cursor stands")
  func quotes() {
    #expect(offer("say ", "Đ") == ["Đất\\ đai"])
    #expect(offer("say ", "'Đ") == ["'Đất đai'"])
    #expect(offer("say \"Đất ", "đ") == ["đai\""])
    #expect(offer("say --where \"x > 1 && prov", "") == [])
    #expect(offer("say # ", "p") == [])
    for name in [
      "Đất đai", "it's", "a\"b", "a\\b", "#a", "#\u{301}a", "\u{FEFF}x", "", "-rf", "$x",
    ] {
      for start in ["", "'", "\""] {
        guard let word = ShellWords.open("say " + start) else { continue }
        let line = "say " + start + ShellWords.quoted(name, in: word) + start
        #expect((try? ShellWords.split(line)) == ["say", name], "\(line)")
      }
    }
  }

  @Test("several candidates put in what they share, and no quote too many")
  func shared() {
    #expect(complete("say ", "p").common == "p")
    #expect(complete("say ", "\"p").common == "\"p")
    #expect(complete("say ", "pr").isFinished)
    #expect(complete("say ", "pr").common == "province")
  }

  @Test("letters with marks match however they are composed; what was typed stays")
  func composition() {
    let typed = "Đa\u{302}\u{301}"  // Đấ, decomposed
    let offer = CompletionOffer.words(["Đất đai", "Đá"], after: typed)
    #expect(offer == .words([.init(typed + "t đai")]))
    guard case .words(let words) = offer else { return }
    #expect(Array(words[0].word.unicodeScalars).starts(with: Array(typed.unicodeScalars)))
    #expect(CompletionOffer.remainder(of: "Đa\u{302}\u{301}t", after: "Đấ") == "t")
    #expect(CompletionOffer.remainder(of: "abc", after: "b") == nil)
  }

  @Test("names of what the program carries, among them the last of a list; else files")
  func carried() {
    func offer(_ words: [String], _ typed: String) -> [String]? {
      guard case .words(let found) = Completions(before: words).offer(typed) else { return nil }
      return found.map(\.word)
    }
    #expect(offer(["mean", "q", "--release"], "nc") == ["nchs", "nchs-counts", "nchs-rse"])
    #expect(offer(["mean", "q", "--release"], "nchs,nc") == ["nchs,nchs-counts", "nchs,nchs-rse"])
    #expect(offer(["mean", "q", "--release"], "nchs,./") == [])
    #expect(offer(["mean", "q"], "--release=st") == ["--release=statcan"])
    #expect(offer(["adequacy", "q", "--rules"], "st") == ["statcan"])
    #expect(offer(["plan", "--rules"], "ess") == ["ess"])
    #expect(offer(["index", "--instrument"], "pa") == ["papi", "par-2020", "par-2024"])
    #expect(offer(["trend", "q", "--crosswalk"], "") == ["provinces-2025"])
    for (words, typed) in [
      (["mean", "q", "--release"], "./"), (["index", "--instrument"], "my"),
      (["trend", "q", "--crosswalk"], "x"), (["mean", "q", "--study"], "s"),
    ] {
      #expect(offer(words, typed) == nil, "\(words) \(typed)")
    }
  }

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
    #expect(complete("say --data ", path + "/su").common == path + "/survey")
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
