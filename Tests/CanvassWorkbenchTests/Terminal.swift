import Foundation
import Synchronization
import Testing

/// A program at a pseudo-terminal, and the hands and eyes of the person before it.
final class Terminal: Sendable {
  private let keyboard: Int32
  private let process: pid_t
  private let screen = Mutex(Data())
  private let isClosed = Atomic<Bool>(false)

  /// Starts a program.
  init(
    _ path: String, _ arguments: [String] = [], folder: String, environment: [String: String],
    columns: UInt16 = 200, rows: UInt16 = 50
  ) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: Int32 = -1
    // TIOCSPTLCK unlocks the other end, TIOCGPTN tells its number.
    try #require(
      keyboard >= 0 && ioctl(keyboard, 0x4004_5431, &locked) == 0
        && ioctl(keyboard, 0x8004_5430, &number) == 0)
    let other = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens is its own.
    posix_spawn_file_actions_addopen(&actions, 0, other, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    var nothing = sigset_t()
    sigemptyset(&nothing)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &nothing)
    posix_spawnattr_setflags(
      &attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))  // 0x80: SETSID
    let words = (["env", "-C", folder, path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, "/usr/bin/env", &actions, &attributes, words, settings)
    process = started
    try #require(status == 0, "\(path) cannot be started: \(String(cString: strerror(status)))")
    Thread { [self] in read() }.start()
  }

  /// Ends the program and waits for it.
  func close() {
    guard !isClosed.exchange(true, ordering: .relaxed) else { return }
    kill(process, SIGHUP)
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    Foundation.close(keyboard)
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isClosed.load(ordering: .relaxed) {
      var wait = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 100) <= 0 { continue }
      let count = Foundation.read(keyboard, &buffer, buffer.count)
      if count <= 0 { return }
      let bytes = buffer[..<count]
      screen.withLock { $0.append(contentsOf: bytes) }
    }
  }

  /// Types.
  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, min($0.count, 256)) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// All that has appeared.
  var text: String { screen.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Waits until `text` has appeared behind what was there before.
  ///
  /// - Returns: how long that took; `nil` when it did not appear.
  @discardableResult
  func wait(for text: String, after start: Int = 0, seconds: Double = Program.patience) -> Double? {
    wait(seconds: seconds) {
      String(decoding: screen.withLock { $0.dropFirst(start) }, as: UTF8.self).contains(text)
    }
  }

  /// How many bytes have appeared so far.
  var count: Int { screen.withLock { $0.count } }

  /// Waits for something.
  @discardableResult
  func wait(seconds: Double = Program.patience, until isDone: () -> Bool) -> Double? {
    let clock = ContinuousClock()
    let start = clock.now
    while clock.now - start < .seconds(seconds) {
      if isDone() {
        let time = (clock.now - start).components
        return Double(time.seconds) + Double(time.attoseconds) * 1e-18
      }
      usleep(5_000)
    }
    return nil
  }
}

/// A shell of the system, with the completion script of the program.
struct ShellAtTerminal {
  enum Kind: String { case bash, zsh, fish }

  let kind: Kind
  let terminal: Terminal
  private let program: Program

  /// Where the shell is; without it a test is left out, except where everything must be there.
  static func isThere(_ kind: Kind) -> Bool {
    ProcessInfo.processInfo.environment["CI"] != nil
      || FileManager.default.isExecutableFile(atPath: "/usr/bin/\(kind)")
  }

  /// Starts the shell in the folder of a program.
  init(_ kind: Kind, in program: Program) throws {
    self.kind = kind
    self.program = program
    let build = URL(fileURLWithPath: try #require(Program.path)).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: program.folder + "/home", withIntermediateDirectories: true)
    try program.file(
      "args", "#!/bin/sh\nprintf '%s\\0' \"$@\" > arguments.new\nmv arguments.new arguments\n")
    chmod(program.folder + "/args", 0o755)
    let script = try program.run(["--generate-completion-script", kind.rawValue])
    try program.file("script", script.output)
    let arguments =
      switch kind {
      case .bash: ["--norc", "--noprofile", "-i"]
      case .zsh: ["-f", "-i"]
      case .fish: ["-N", "-i"]
      }
    terminal = try Terminal(
      "/usr/bin/\(kind)", arguments, folder: program.folder,
      environment: [
        "PATH": "\(build):/usr/bin:/bin", "HOME": program.folder + "/home", "TERM": "xterm",
        "LANG": "C.UTF-8", "INPUTRC": "/dev/null", "SWIFT_BACKTRACE": "enable=no",
      ])
    let start = kind == .zsh ? "autoload -U compinit; compinit -D -u; " : ""
    terminal.type("\(start). ./script; echo rea''dy\r")
    try #require(terminal.wait(for: "ready") != nil, "\(kind) does not start: \(terminal.text)")
  }

  /// Types a line, presses TAB, types the rest, and runs it with another program in front that writes
  /// down its arguments.
  ///
  /// - Returns: the arguments; `nil` when the line was never finished.
  func complete(
    _ line: String, then rest: String = "", seconds: Double = Program.patience
  ) throws -> [String]? {
    let path = program.folder + "/arguments"
    try? FileManager.default.removeItem(atPath: path)
    terminal.type(line + "\t" + rest + "\u{1}./args \r")
    let time = terminal.wait(seconds: seconds) { FileManager.default.fileExists(atPath: path) }
    guard time != nil else {
      terminal.type("\u{3}")
      return nil
    }
    let words = try program.text("arguments").split(
      separator: "\0", omittingEmptySubsequences: false)
    return words.dropLast().map(String.init)
  }

  /// Types a line, has its candidates listed, and drops it.
  ///
  /// - Parameter candidate: a candidate that must be seen.
  /// - Returns: whether it was seen.
  func list(_ line: String, showing candidate: String) -> Bool {
    let start = terminal.count
    terminal.type(line + "\t\t")
    let isSeen = terminal.wait(for: candidate, after: start, seconds: 60) != nil
    // What is typed while a shell drops its line may be lost.
    let end = terminal.count
    for _ in 0..<60 {
      terminal.type("\u{3}")
      usleep(50_000)
      terminal.type("echo o''ver\r")
      if terminal.wait(for: "over", after: end, seconds: 1) != nil { return isSeen }
    }
    return false
  }
}
