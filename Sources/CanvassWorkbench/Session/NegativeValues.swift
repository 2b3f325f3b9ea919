/// Negative numbers as values of options.
///
/// The argument parser takes every word with a dash in front for an option. No option begins with a
/// digit, so that `--missing -9` and `--threads -3` can only mean a value: such a word is joined to the
/// option before it, as `--missing=-9`.
enum NegativeValues {
  /// The words of a line with negative values joined to their options.
  static func joined(_ words: [String]) -> [String] {
    guard words.contains(where: isNegativeNumber), let name = words.first,
      let verb = CommandOutline.verb(name)
    else { return words }
    var joined: [String] = []
    var waiting = false
    for (index, word) in words.enumerated() {
      if word == "--" { return joined + words[index...] }
      if waiting, isNegativeNumber(word) {
        joined[joined.count - 1] += "=" + word
        waiting = false
        continue
      }
      // The value of an option is not an option itself.
      waiting = !waiting && word.hasPrefix("--") && verb.argument(named: word)?.kind == .option
      joined.append(word)
    }
    return joined
  }

  /// Whether a word begins like a number with a minus: `-9`, `-.5`, `-9,-8`.
  private static func isNegativeNumber(_ word: String) -> Bool {
    guard word.first == "-" else { return false }
    let digits = word.dropFirst().first == "." ? word.dropFirst(2) : word.dropFirst()
    return digits.first?.isNumber == true
  }
}
