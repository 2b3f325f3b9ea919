import Foundation
import Testing

/// Below a limit of memory the program answers as it does without, or says in one sentence what is
/// missing: no crash, no page of addresses, no waiting for what never comes.
@Suite(
  "Little memory",
  // A sanitizer reserves terabytes of addresses before anything else.
  .enabled(if: dlsym(nil, "__asan_init") == nil && dlsym(nil, "__tsan_init") == nil))
struct MemoryLimitTests {
  /// 15 MB in 3,000 rows: five answers, a field, and a long text that nobody asks for.
  private static let survey: Data = {
    let text = String(repeating: "a long remark ", count: 350)
    let rows = (0..<3_000).map { row in
      (1...5).map { "\(1 + (row * (2 * $0 + 1) / 3 + row % (3 + $0)) % 5)" }.joined(separator: ",")
        + ",\("abc".dropFirst(row % 3).prefix(1)),\(text)\n"
    }
    return Data(("q1,q2,q3,q4,q5,f,remark\n" + rows.joined()).utf8)
  }()

  /// From less than the libraries need to be loaded to plenty, in kilobytes.
  private static let limits = [
    60_000, 130_000, 140_000, 150_000, 170_000, 200_000, 250_000, 300_000, 400_000, 1_000_000,
  ]

  /// Below the smallest limits the system cannot load the program, and says so itself.
  private static let notLoaded: Int32 = 127

  @Test(arguments: [
    "--version", "mean q1 q2 --data d.csv", "regress 'q1 ~ q2 + q3' --data d.csv",
    "factors q1-q5 --factors 1 --data d.csv",
    "diagnose --data d.csv --field f --items q1-q5 --scale 1-5 --satisfied 4,5",
  ])
  func everyLimitEndsInAnAnswerOrASentence(_ line: String) throws {
    let program = try Program()
    try program.file("d.csv", Self.survey)
    let plenty = try program.succeed(line)
    var isLoaded = false
    var isAnswered = false
    for limit in Self.limits {
      let run = try program.run(Program.words(line), memory: limit)
      let what = Comment(
        rawValue: "\(line) below \(limit): \(run.status) \(run.errors.prefix(300))")
      #expect(run.exited, what)
      switch run.status {
      case 0:
        // More memory than was enough is enough.
        isLoaded = true
        isAnswered = true
        #expect(run.output == plenty.output, what)
        #expect(run.errors == plenty.errors, what)
      case Self.notLoaded:
        #expect(!isLoaded && run.output.isEmpty, what)
        #expect(run.errors.contains("error while loading shared libraries"), what)
      default:
        isLoaded = true
        #expect(!isAnswered, what)
        // What needs nothing fails only where loading the program has left nothing.
        #expect(line != "--version" || run.errors.contains(" and 0 MB are left of the "), what)
        #expect(run.status == 1 && run.output.isEmpty, what)
        #expect(run.errors.hasPrefix("canvass: error: there is not enough memory: "), what)
        #expect(run.errors.contains(" MB more, and ") && run.errors.contains("(ulimit -v)"), what)
        #expect(run.errors.split(separator: "\n").count == 1, what)
      }
    }
    #expect(isAnswered, "\(line)")
  }

  /// What there is no room for is refused before it is read, and an older answer stays as it was.
  @Test func aFileThatDoesNotFitIsNotRead() throws {
    let program = try Program()
    // A file of 2 GB that takes no room on the disk.
    let path = program.folder + "/d.csv"
    try program.file("d.csv", "x,y\n1,2\n")
    #expect(truncate(path, 2_000_000_000) == 0)
    try program.file("answer.txt", "older\n")
    let line = "mean x --data d.csv --output answer.txt"
    let run = try program.run(Program.words(line), memory: 600_000)
    #expect(run.status == 1)
    #expect(run.errors.contains("reading \"d.csv\" needs about 2001 MB more, and "))
    #expect(
      run.errors.contains(" of the 615 MB that the program may use (ulimit -v); allow it more"))
    #expect(try program.text("answer.txt") == "older\n")
    #expect(try program.files() == ["answer.txt", "d.csv"])
  }

  /// How long a compressed text is, nobody knows before its end.
  @Test func aCompressedFileIsReadAsFarAsThereIsRoom() throws {
    let program = try Program()
    try program.file("d.csv", Self.survey)
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/bin/sh")
    gzip.currentDirectoryURL = URL(fileURLWithPath: program.folder)
    // Twenty times the survey: 300 MB.
    gzip.arguments = [
      "-c",
      "{ cat d.csv; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do tail -n +2 d.csv; done; } "
        + "| gzip -1 > d.csv.gz",
    ]
    try gzip.run()
    gzip.waitUntilExit()
    let run = try program.run(Program.words("mean q1 --data d.csv.gz"), memory: 350_000)
    #expect(run.exited && run.status == 1, "\(run.errors.prefix(300))")
    #expect(
      run.errors.hasPrefix(
        "canvass: error: there is not enough memory: reading \"d.csv.gz\", of which"),
      "\(run.errors.prefix(300))")
  }

  /// Room is taken for the columns that are asked for, so fewer of them are a way out.
  @Test func fewerColumnsNeedLess() throws {
    let program = try Program()
    let names = (1...40).map { "x\($0)" }
    let row = names.indices.map { "0.\($0 + 11)" }.joined(separator: ",")
    try program.file(
      "d.csv", names.joined(separator: ",") + "\n" + String(repeating: row + "\n", count: 40_000))
    // Read: 6.4 MB of text, and 8 bytes for each of 40,000 numbers of a column, 12.5 MB for 39 more.
    let limits = stride(from: 140_000, through: 400_000, by: 5000)
    func least(_ columns: String) throws -> Int? {
      try limits.first { limit in
        try program.run(["mean", columns, "--data", "d.csv"], memory: limit).status == 0
      }
    }
    let (one, all) = (try #require(try least("x1")), try #require(try least("x*")))
    #expect(one + 10_000 <= all, "\(one) \(all)")
  }
}
