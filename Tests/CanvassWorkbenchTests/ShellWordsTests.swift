import CanvassTestSupport
import Foundation
import Testing

@testable import CanvassWorkbench

@Suite("Words of a line")
struct ShellWordsTests {
  /// The expected words are those that `bash` passes to a program for the same line.
  @Test(
    "quotes, escapes and comments are read as in a shell",
    arguments: [
      ("mean q01 --by field", ["mean", "q01", "--by", "field"]),
      ("  a\t b  ", ["a", "b"]),
      (
        #"mean --where "age >= 18 && p == 'Bình Dương'""#,
        ["mean", "--where", "age >= 18 && p == 'Bình Dương'"]
      ),
      (#"a 'b "c" \' d"#, ["a", #"b "c" \"#, "d"]),
      (#"a "b \" \\ \n" c"#, ["a", #"b " \ \n"#, "c"]),
      (#"a\ b c"#, ["a b", "c"]), (#"'' a"#, ["", "a"]), (#"x'y z'"w"'!'"#, ["xy zw!"]),
      ("a # b", ["a"]), ("a#b", ["a#b"]), ("# a", []), ("", []), ("'#' a", ["#", "a"]),
    ])
  func split(line: String, words: [String]) throws {
    #expect(try ShellWords.split(line) == words)
  }

  @Test("an open quote or a backslash at the end is an error that shows the line")
  func open() {
    func message(_ line: String) -> String? {
      do {
        _ = try ShellWords.split(line)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(message(#"mean "q01"#) == #"the quote " is not closed in: mean "q01"#)
    #expect(message("mean 'q01") == "the quote ' is not closed in: mean 'q01")
    #expect(message("mean \\") == "there is nothing after the backslash at the end of: mean \\")
  }

  @Test("the name of the program may have been copied along")
  func program() throws {
    #expect(try ShellWords.command("canvass mean q01") == ["mean", "q01"])
    #expect(try ShellWords.command("mean canvass") == ["mean", "canvass"])
  }

  @Test(
    "what is quoted is read back",
    arguments: ["", "a", "a b", "Đất đai", "#x", #"it's "so" \ "#, "a\tb", "\u{301}x"])
  func roundTrip(text: String) throws {
    #expect(try ShellWords.split("x \(ShellWords.quoted(text)) y") == ["x", text, "y"])
  }

  @Test(
    "what is quoted is read by a shell as it is written",
    arguments: [
      "$(touch pwned)", "a`b", "`tỉnh` == 'Bắc Giang'", "x; y", "q*", "~", "a\\$b",
      "it's \"so\" \\",
      "[field=land]", "a&b|c<d>e", "#x",
    ])
  func shell(text: String) throws {
    let quoted = ShellWords.quoted(text)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf %s \(quoted)"]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let read = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(String(decoding: read, as: UTF8.self) == text)
    #expect(try ShellWords.split("x \(quoted) y") == ["x", text, "y"])
  }

  @Test("a backslash continues a line, but not inside single quotes or a comment")
  func continuation() {
    func reason(_ lines: String...) -> ShellWords.Continuation? {
      var line = ContinuedLine()
      return lines.map { line.add($0) }.last ?? nil
    }
    #expect(reason("mean \\") == .backslash)
    #expect(reason("mean \"a \\") == .backslash)
    #expect(reason("mean \\\\") == nil)
    #expect(reason("mean 'a \\") == .quote)
    #expect(reason("mean # a \\") == nil)
    // What stood before the backslash goes on behind it.
    #expect(reason("mean 'a", "b' \\", "c") == nil)
    #expect(reason("mean \"a\\", "'\\", "b\"") == nil)
    #expect(reason("mean a\\", "#b \\") == .backslash)
    #expect(reason("mean a \\", "#b \\") == nil)
    var line = ContinuedLine()
    // A sign that makes one letter with the backslash.
    #expect(line.add("mean \u{600}\\") == .backslash)
    #expect(line.add("x") == nil)
    #expect(line.text == "mean \u{600}x")
  }

  @Test("every word is read back as it was quoted, to the last scalar")
  func roundTrip() throws {
    var random = RandomText(seed: 11)
    let words =
      ["#\u{301}", "\u{FEFF}a", "a\u{FEFF}b", "\u{FEFF}#", "'\u{301}", "\r\n", "a\u{2028}b", "\\"]
      + (0..<5000).map { _ in random.text(10) }.filter { !$0.isEmpty }
    for word in words {
      let read = try ShellWords.split("mean \(ShellWords.quoted(word)) --by x")
      #expect(
        read.count == 4 && Array(read[1].unicodeScalars) == Array(word.unicodeScalars),
        "\(word.debugDescription)")
    }
  }
}
