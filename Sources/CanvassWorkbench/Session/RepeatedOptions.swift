import CanvassNumerics

/// An option that takes one value and stands twice: the argument parser would keep the last one without
/// a word, and the answer would be that of another question.
enum RepeatedOptions {
  /// Refuses such a line.
  ///
  /// - Throws: `UsageError` naming the option and what to write instead.
  static func refuse(in words: [String]) throws {
    // What the verb's options are takes time to find out; nearly every line names each option once.
    let names = words.compactMap(name(of:))
    guard Set(names).count < names.count, let verb = words.first.flatMap(CommandOutline.verb)
    else { return }
    var seen: Set<String> = []
    var isValue = false
    for word in words.dropFirst() {
      if isValue {
        isValue = false
        continue
      }
      if word == "--" { return }
      guard let name = name(of: word), let option = verb.argument(named: name),
        option.kind == .option
      else { continue }
      isValue = !word.contains("=")
      guard !option.isRepeating, !seen.insert(name).inserted else { continue }
      let way: Sentence =
        name == "--where"
        ? "join the conditions with &&"
        : listed.contains(name) ? "separate the values by commas" : "say it once"
      throw UsageError("\(name) is there twice; \(way)")
    }
  }

  /// `--by` of `--by` and of `--by=area`; `nil` for other words.
  private static func name(of word: String) -> String? {
    word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : nil
  }

  /// Options whose value is a list.
  private static let listed: Set = [
    "--by", "--missing", "--items", "--satisfied", "--strata", "--clusters", "--fpc", "--text",
    "--reverse", "--scale",
  ]
}
