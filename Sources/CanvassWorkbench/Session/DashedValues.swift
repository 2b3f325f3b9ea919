/// Values of options that begin with a dash.
///
/// The argument parser takes every word with a dash in front for an option. Behind an option that waits
/// for its value, a word with one dash can only be that value, but for `-h`: `--missing -9`,
/// `--missing "-,KB"`, `--where "-x > 3"`. It is joined to the option, as `--missing=-9`. Words with two
/// dashes are options, unless no letter follows. Elsewhere a word with one dash and a parenthesis is an expression,
/// `-mean(q01)`.
enum DashedValues {
  /// The words of a line with such values joined to their options.
  static func joined(_ words: [String]) -> [String] {
    guard words.contains(where: isDashed), let name = words.first,
      let verb = CommandOutline.verb(name)
    else { return words }
    var joined: [String] = []
    var waiting = false
    for (index, word) in words.enumerated() {
      if word == "--" { return joined + words[index...] }
      if waiting, isDashed(word) {
        joined[joined.count - 1] += "=" + word
        waiting = false
        continue
      }
      // An expression such as -mean(q01): a blank in front makes it one.
      if isDashed(word), word.contains("(") {
        joined.append(" " + word)
        continue
      }
      // The value of an option is not an option itself.
      waiting = !waiting && word.hasPrefix("--") && verb.argument(named: word)?.kind == .option
      joined.append(word)
    }
    return joined
  }

  /// Whether a word begins with a dash and is no option.
  private static func isDashed(_ word: String) -> Bool {
    guard word.first == "-", word != "-h" else { return false }
    let rest = word.dropFirst()
    guard let next = rest.first else { return false }
    return next != "-" || rest.dropFirst().first.map { !$0.isLetter } ?? false
  }
}
