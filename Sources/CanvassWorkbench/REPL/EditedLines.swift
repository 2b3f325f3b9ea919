import CEdit
import CanvassNumerics
import Foundation
import Synchronization

/// Lines that a person edits at a terminal: libedit with history, TAB and Ctrl-C.
///
/// libedit is one per process and calls back through C functions, which cannot carry a context;
/// what they need is in the constants of this type, each safe from any thread.
struct EditedLines: LineSource {
  /// Ctrl-C while a command runs.
  static let interruption = Interruption()
  /// Ctrl-C while a line is edited.
  private static let lineDropped = Atomic<Bool>(false)
  private static let windowChanged = Atomic<Bool>(false)
  private static let completer = Mutex<LineCompleter?>(nil)

  private let history: LineHistory

  /// Takes over the terminal: signals, letters of any language, history.
  init() {
    Self.useUTF8()
    Self.handleSignals()
    canvass_edit_set_reader { _ in EditedLines.readScalar() }
    canvass_edit_set_completion { text, start, _ in
      EditedLines.matches(text: text.map { String(cString: $0) } ?? "", start: Int(start))
    }
    Self.wordBreaks.withUnsafeBufferPointer { canvass_edit_set_word_breaks($0.baseAddress) }
    canvass_edit_take_keys_before_prompt()
    rl_initialize()
    history = LineHistory()
  }

  func next(prompt: String, completer: @escaping LineCompleter) -> LineRead {
    Self.completer.withLock { $0 = completer }
    defer { Self.completer.withLock { $0 = nil } }
    Self.lineDropped.store(false, ordering: .relaxed)
    guard let raw = readline(prompt) else { return .end }
    defer { free(raw) }
    if Self.lineDropped.exchange(false, ordering: .relaxed) { return .interrupted }
    return .line(String(cString: raw))
  }

  /// A command is one line of the history: a line break within quotes is a blank there.
  func remember(_ command: String) {
    let line = String(command.map { $0.isNewline ? " " : $0 })
    if let last = line.lastIndex(where: { !$0.isWhitespace }) { history.add(String(line[...last])) }
  }

  /// Only blanks end a word for TAB: names may hold any other character. Never freed, as libedit
  /// keeps the address.
  private static let wordBreaks: [CChar] = Array(" \t\n".utf8CString)

  /// With `LANG=C` libedit would drop every letter outside ASCII.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Ctrl-C asks the running command to end, or drops the line; it never ends the session. System
  /// calls are not restarted, so that waiting for a key ends too.
  private static func handleSignals() {
    _ = interruption
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      EditedLines.interruption.request()
      EditedLines.lineDropped.store(true, ordering: .relaxed)
    }
    sigaction(SIGINT, &action, nil)
    action.__sigaction_handler.sa_handler = { _ in
      EditedLines.windowChanged.store(true, ordering: .relaxed)
    }
    sigaction(SIGWINCH, &action, nil)
  }

  /// The next character from the keyboard: a Unicode scalar, a line break after Ctrl-C, −1 at the
  /// end of input.
  private static func readScalar() -> Int32 {
    guard let first = readByte() else { return -1 }
    if first == interruptedByte { return 0x0A }
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var bytes = [UInt8(first)]
    while bytes.count < length {
      guard let next = readByte() else { return -1 }
      if next == interruptedByte { return 0x0A }
      bytes.append(UInt8(next))
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first.map { Int32($0.value) } ?? -1
  }

  private static let interruptedByte = 256

  private static func readByte() -> Int? {
    var byte: UInt8 = 0
    while true {
      switch read(STDIN_FILENO, &byte, 1) {
      case 1: return Int(byte)
      case 0: return nil
      default:
        guard errno == EINTR else { return nil }
        if lineDropped.load(ordering: .relaxed) { return interruptedByte }
        if windowChanged.exchange(false, ordering: .relaxed) { rl_resize_terminal() }
      }
    }
  }

  /// The answer to TAB in the form that libedit wants: what all candidates have in common, the
  /// candidates, a null pointer; all of it allocated by `malloc`.
  private static func matches(text: String, start: Int)
    -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  {
    canvass_edit_completion_is_over()
    let line = String(cString: canvass_edit_line())
    // libedit counts letters as wide characters, which are Unicode scalars here, not bytes.
    let before = String(line.unicodeScalars.prefix(start))
    let complete = completer.withLock { $0 }
    let completion = Completion(before: before, text: text) { complete?($0, $1) ?? .nothing }
    let words = completion.candidates
    guard !words.isEmpty,
      let list = calloc(words.count + 2, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)
    else { return nil }
    canvass_edit_set_append_character(completion.isFinished ? 32 : 0)
    let pointers = list.bindMemory(
      to: UnsafeMutablePointer<CChar>?.self, capacity: words.count + 2)
    pointers[0] = strdup(completion.common)
    for (index, word) in words.enumerated() { pointers[index + 1] = strdup(word) }
    return pointers
  }
}
