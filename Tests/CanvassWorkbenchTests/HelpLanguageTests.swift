import ArgumentParser
import Foundation
import Testing

@testable import CanvassWorkbench

/// Pages of help come in the language that is asked for.
@Suite("The language of help")
struct HelpLanguageTests {
  private static let verbs = CanvassCommand.verbNames + ["_"]

  /// All texts of the verbs that people read: paragraphs, what options are for, titles, names of values.
  private static func texts() throws -> Set<String> {
    var texts: Set<String> = ["<subcommand>", "<options>"]
    func add(_ text: String?) {
      let lines = (text ?? "").split(separator: "\n").map(String.init)
      texts.formUnion(lines.filter { !$0.hasPrefix("  ") })
    }
    func add(_ verb: CommandOutline.Verb) {
      add(verb.abstract)
      add(verb.discussion)
      for argument in verb.shown {
        add(argument.abstract)
        add(argument.sectionTitle)
        if argument.kind != .flag { texts.insert("<\(argument.valueName ?? "")>") }
      }
      for verb in verb.subcommands ?? [] where verb.commandName != "help" { add(verb) }
    }
    add(try #require(CommandOutline.own).command)
    return texts
  }

  @Test("every text of the help has a Vietnamese wording, and every wording its text")
  func everyTextIsWorded() throws {
    let texts = try Self.texts()
    #expect(texts.count > 250)
    let wordings = VietnameseHelp().texts
    for text in texts {
      // Signs such as <n> and examples such as <4,5> are the same in all languages.
      let isSign = text.wholeMatch(of: #/<([A-Za-z]{1,4}|.*[0-9].*|[a-z],[a-z])>/#) != nil
      #expect(isSign || wordings[text] != nil, "\(text)")
    }
    for text in wordings.keys { #expect(texts.contains(text), "stale: \(text)") }
  }

  @Test("wordings have the options, files and examples of the text", arguments: [VietnameseHelp()])
  func wordingsAgree(_ help: VietnameseHelp) {
    for (text, wording) in help.texts where !text.hasPrefix("<") {
      let names = text.matches(of: #/--[a-z-]+|\b[a-z]+\.(csv|yml|gz)\b|q\d\d-q\d\d|\d+(\.\d+)?/#)
      for name in names { #expect(wording.contains(name.output.0), "\(text): \(name.output.0)") }
    }
  }

  @Test("in English a page is what the argument parser sets", arguments: [60, 80, 100])
  func english(width: Int) throws {
    func page(_ verb: String?) throws -> String {
      try #require(HelpPage(of: verb, in: English(), width: width)).text
    }
    #expect(try page(nil) == CanvassCommand.helpMessage(columns: width))
    for type in CanvassCommand.verbs {
      let name = type.configuration.commandName
      let parsers = CanvassCommand.helpMessage(for: type, columns: width)
      // The parser knows no options that one verb of several does not take.
      if CanvassCommand.refusesCells(name ?? "") {
        #expect(try parsers.contains("--by <a,b>") && !page(name).contains("--by "))
        continue
      }
      #expect(try page(name) == parsers, "\(name ?? "")")
    }
  }

  @Test("a page in Vietnamese has no English, and fits a terminal", arguments: [nil] + verbs)
  func vietnamese(_ verb: String?) throws {
    let page = try #require(HelpPage(of: verb, in: Vietnamese())).text
    #expect(page.hasPrefix("GIỚI THIỆU: ") && page.contains("CÁCH DÙNG: "))
    for word in ["default", "values:", "Show ", "OPTIONS", "Column", "column.", "such as", " the "]
    {
      #expect(!page.contains(word), "\(word)")
    }
    for line in page.split(separator: "\n") {
      #expect(TextWidth.of(String(line)) <= 80, "\(line)")
    }
  }

  @Test(
    "however help is asked for",
    arguments: [
      "mean --help --lang vi", "--lang vi help mean", "help mean --lang=vi", "mean -h --lang vi",
      "--lang vi mean --help", "--lang=vi mean x --help",
    ])
  func ways(_ line: String) throws {
    let run = try Program().succeed(line)
    let page = HelpPage(of: "mean", in: Vietnamese())
    #expect(run.output == page.map { $0.text + "\n" } || run.output == page?.text)
  }

  @Test(
    "the list of verbs, too",
    arguments: [
      "--lang vi", "--help --lang vi", "--lang vi help", "help --lang vi", "--lang vi -h",
    ])
  func program(_ line: String) throws {
    let run = try Program().succeed(line)
    #expect(run.output.contains("CÁC LỆNH:\n") && run.output.contains("Trung bình với sai số"))
    #expect(run.output.contains("Gõ 'canvass help <lệnh>' để xem chi tiết."))
  }

  @Test("in the interactive shell the language is that of the session")
  func interactive() throws {
    let lines = "help mean\nhelp\nmean --help --lang en\nhelp ratio --lang en\n_ --help\n"
    let run = try Program().run(["repl", "--lang", "vi"], input: lines)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("CÁCH DÙNG: canvass mean [<các tùy chọn>] <các cột> ...\n"))
    #expect(run.output.contains("help LỆNH giải thích một lệnh."))
    #expect(run.output.contains("USAGE: canvass mean [<options>] <columns> ...\n"))
    #expect(run.output.contains("USAGE: canvass ratio "))
    #expect(run.output.contains("GIỚI THIỆU: Câu trả lời trước, một lần nữa"))
  }

  @Test("what the parser says that is no page of help stays what it is")
  func others() throws {
    let version = CanvassCommand.configuration.version
    for line in ["--version", "mean --version --lang vi"] {
      #expect(try Program().succeed(line).output == version + "\n")
    }
    let dump = try Program().succeed("--experimental-dump-help").output
    #expect(try JSONSerialization.jsonObject(with: Data(dump.utf8)) is [String: Any])
  }

  @Test("a language that there is not is refused")
  func unknown() throws {
    let run = try Program().run(["--lang", "xx", "help", "mean"])
    #expect(run.errors == "canvass: error: there is no language \"xx\"; there are en, vi\n")
    #expect(run.status == 64)
  }

  /// A line, and what is wrong with it in both languages.
  static let complaints: [(line: String, english: String, vietnamese: String)] = [
    (
      "mean x --dta d", "unknown option '--dta'. Did you mean '--data'?",
      "không có tùy chọn '--dta'. Có phải là '--data'?"
    ),
    ("mean x --zzzzzzz", "unknown option '--zzzzzzz'; see", "không có tùy chọn '--zzzzzzz'; xem"),
    ("mean x --by", "missing value for '--by <a,b>'", "thiếu giá trị cho '--by <a,b>'"),
    ("mean", "missing expected argument '<columns> ...'", "thiếu đối số '<các cột> ...'"),
    ("use a b", "unexpected argument 'b'", "thừa đối số 'b'"),
    ("simulate a b c", "2 unexpected arguments: 'b', 'c'", "thừa 2 đối số: 'b', 'c'"),
    (
      "mean x --csv-safe=3",
      "the option '--csv-safe' does not take any value, but '3' was specified.",
      "tùy chọn '--csv-safe' không nhận giá trị, mà lại nêu '3'."
    ),
    (
      "mean x --stream --no-stream",
      "value to be set with flag '--no-stream' had already been set with flag '--stream'",
      "'--no-stream' mâu thuẫn với '--stream' đã nêu trước đó"
    ),
    (
      "mean x --lonely foo",
      "the value 'foo' is invalid for '--lonely <lonely>'. Please provide one of the following: fail, remove, "
        + "certainty, adjust, average, collapse; see",
      "giá trị 'foo' không hợp lệ cho '--lonely <quy tắc>'. Hãy dùng một trong: fail, remove, certainty, adjust, "
        + "average, collapse; xem"
    ),
    (
      "run n --format x", "Please provide one of 'markdown' and 'html'. See",
      "Hãy dùng một trong 'markdown' và 'html'. Xem"
    ),
    (
      "weights foo",
      "the value 'foo' is invalid for '<step>'. Please provide one of the following: base, nonresponse",
      "giá trị 'foo' không hợp lệ cho '<bước>'. Hãy dùng một trong: base, nonresponse"
    ),
    (
      "mean x --level abc",
      "the value 'abc' is invalid for '--level <level>', which is: confidence level, between 0 and 1",
      "giá trị 'abc' không hợp lệ cho '--level <mức>', tức là: mức tin cậy, giữa 0 và 1"
    ),
  ]

  @Test("what the argument parser complains of, in both languages", arguments: complaints)
  func complaint(_ case: (line: String, english: String, vietnamese: String)) throws {
    let english = try Program().run(Program.words(`case`.line))
    #expect(english.errors.contains("canvass: error: ") && english.errors.contains(`case`.english))
    let vietnamese = try Program().run(["--lang", "vi"] + Program.words(`case`.line))
    #expect(vietnamese.errors.contains("canvass: lỗi: "), "\(vietnamese.errors)")
    #expect(vietnamese.errors.contains(`case`.vietnamese), "\(vietnamese.errors)")
    #expect(english.status == 64 && vietnamese.status == 64)
  }
}
