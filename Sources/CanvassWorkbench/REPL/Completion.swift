/// What TAB does to a line that is being typed.
///
/// What was typed stays as it is; only what is missing of the word is put behind it.
struct Completion: Equatable {
  /// What takes the place of the text: all that the candidates share.
  var common: String
  /// What takes the place of the text for each candidate.
  var candidates: [String]
  /// Whether the word is finished, so that a blank follows.
  var isFinished: Bool

  /// The completion of `text`, the part of the line from the last blank to the cursor.
  ///
  /// - Parameter before: the line before it.
  init(before: String, text: String, completer: LineCompleter) {
    let line = before + text
    self.init(common: text, candidates: [], isFinished: false)
    guard let word = ShellWords.open(line) else { return }
    var words = ShellWords.finished(line)
    if words.first == "canvass" { words.removeFirst() }
    let offered: [CompletionOffer.Candidate]
    switch completer(words, word.text) {
    case .words(let candidates): offered = candidates
    case .files:
      offered = FileNames.completions(of: word.text).map { .init($0, goesOn: $0.hasSuffix("/")) }
    }
    let found = offered.compactMap {
      candidate -> (rest: String, candidate: CompletionOffer.Candidate)? in
      // What has no picture cannot be typed in a line.
      let isTypable = !candidate.word.unicodeScalars.contains {
        $0.properties.generalCategory == .control
      }
      return isTypable
        ? CompletionOffer.remainder(of: candidate.word, after: word.text).map { ($0, candidate) }
        : nil
    }
    guard let first = found.first else { return }
    candidates = found.map { text + ShellWords.quoted($0.rest, in: word) }
    guard found.count == 1 else {
      let shared = Self.commonPrefix(found.map(\.rest))
      if !shared.isEmpty {
        // A quote around the whole word would be closed too early.
        var open = word
        open.isNew = false
        common = text + ShellWords.quoted(shared, in: open)
        candidates = found.map { text + ShellWords.quoted($0.rest, in: open) }
      }
      return
    }
    isFinished = !first.candidate.goesOn && first.candidate.next.isEmpty
    common = candidates[0]
    if isFinished, let quote = word.quote { common += String(Character(quote)) }
    candidates = [common]
  }

  private init(common: String, candidates: [String], isFinished: Bool) {
    self.common = common
    self.candidates = candidates
    self.isFinished = isFinished
  }

  /// The longest beginning that all words share.
  static func commonPrefix(_ words: [String]) -> String {
    guard var common = words.first.map({ Array($0.unicodeScalars) }) else { return "" }
    for word in words.dropFirst() {
      let scalars = Array(word.unicodeScalars)
      var count = 0
      while count < min(common.count, scalars.count), common[count] == scalars[count] { count += 1 }
      common.removeSubrange(count...)
    }
    return String(common)
  }
}
