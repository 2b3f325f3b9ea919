import Testing

@testable import CanvassWorkbench

/// An option that there is not is what is complained of, whatever else is wrong with the line: the rest may be wrong because of it.
@Suite("Unknown options")
struct UnknownOptionTests {
  /// Every verb, with what it cannot do without, and something else that its checks or values find wrong.
  @Test("come before what a verb finds wrong", arguments: CanvassCommand.verbNames)
  func first(verb: String) throws {
    let needed = ["weights": "rake", "ratio": "a b", "table": "a b"][verb] ?? "a"
    let program = try Program()
    for line in ["\(verb) \(needed) --nonsense z", "\(verb) \(needed) --nonsense=z --lang en"] {
      let run = try program.run(Program.words(line))
      #expect(run.status == 64 && run.output.isEmpty, "\(line)")
      #expect(run.errors.contains("error: unknown option '--nonsense'"), "\(line): \(run.errors)")
    }
  }

  @Test(
    "in lines that verbs would refuse",
    arguments: [
      BadRun(
        "trend --decompose \"y ~ x\" --group g --data d.csv --frobnicate z",
        "error: unknown option '--frobnicate'; see canvass trend --help", status: 64),
      BadRun(
        "trend q --wave w --acros-break --break 2020 --across-break",
        "unknown option '--acros-break'. Did you mean '--across-break'? See canvass trend",
        status: 64),
      BadRun(
        "mean q --data d.csv --level 95 --wheer x>1",
        "unknown option '--wheer'. Did you mean '--where'? See canvass mean", status: 64),
      BadRun(
        "index --instrumnt x --data d.csv", "Did you mean '--instrument'? See canvass index",
        status: 64),
      BadRun(
        "trend --decompose \"y ~ x\" --wave w q01 --data d.csv",
        "--decompose has its columns in the formula; leave \"q01\" out", status: 64),
      // Options that verbs have and do not list, and values that look like options, are none.
      BadRun("mean q --data d.csv --timing --level 95", "--level is 95", status: 64),
      BadRun("mean q --data d.csv --no-stream --level 95", "--level is 95", status: 64),
      BadRun("mean q --data d.csv --missing -9 --level 95", "--level is 95", status: 64),
    ])
  func refused(_ bad: BadRun) throws { try bad.check(in: Program()) }
}
