/// What TAB offers in a line that is being typed.
enum Completion {
  /// The candidates for the word `text` that follows `before`, ready to be put into the line.
  ///
  /// A quote at the start of the word is kept; a candidate with blanks is quoted. Within quotes
  /// that were opened earlier, as in `--where "age > 30 && prov`, the word after the last blank is
  /// completed.
  static func offer(before: String, text: String, completer: ([String], String) -> [String])
    -> [String]
  {
    var words = ShellWords.finished(before)
    if words.first == "canvass" { words.removeFirst() }
    let quote = text.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    let prefix = quote == nil ? text : String(text.dropFirst())
    var candidates = completer(words, prefix).filter { $0.hasPrefix(prefix) }
    if candidates.isEmpty, let comma = prefix.lastIndex(of: ",") {
      // A list such as `--by province,fie`: the last piece is completed.
      let done = String(prefix[...comma])
      let piece = String(prefix[prefix.index(after: comma)...])
      candidates = completer(words, piece).filter { $0.hasPrefix(piece) }.map { done + $0 }
    }
    if candidates.isEmpty, !words.isEmpty { candidates = FileNames.completions(of: prefix) }
    let isInsideQuotes = (try? ShellWords.split(before)) == nil
    return candidates.map { candidate in
      if let quote { return "\(quote)\(candidate)" + (candidate.hasSuffix("/") ? "" : "\(quote)") }
      return isInsideQuotes ? candidate : ShellWords.quoted(candidate)
    }
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
    var result = String.UnicodeScalarView()
    result.append(contentsOf: common)
    return String(result)
  }
}
