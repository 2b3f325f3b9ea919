import CanvassNumerics

/// What is wrong with a data file, a column, an expression or a study file: one sentence that says
/// who, what, where, and what to do.
public struct TableError: ReasonedError {
  /// The sentence.
  public let reason: Sentence

  /// An error with that sentence.
  public init(_ reason: Sentence) { self.reason = reason }

  /// A name that is not among `known`, with a suggestion where one is close.
  ///
  /// - Parameters:
  ///   - kind: what has the name: "column".
  ///   - place: where it was looked for; begins with a blank.
  public static func unknown(
    _ kind: Sentence, _ name: String, among known: [String], place: Sentence = ""
  ) -> TableError {
    if let close = nearest(to: name, among: known) {
      return TableError("there is no \(kind) \"\(name)\"\(place); did you mean \"\(close)\"?")
    }
    // What a shell, or a line, took for two words.
    if let whole = known.first(where: {
      $0.split(separator: " ").dropFirst().isEmpty == false
        && $0.split(separator: " ").contains(Substring(name))
    }) {
      return TableError(
        "there is no \(kind) \"\(name)\"\(place); a name with blanks, such as \"\(whole)\", is written in quotes"
      )
    }
    if known.isEmpty { return TableError("there is no \(kind) \"\(name)\"\(place)") }
    if known.count <= 12 {
      return TableError(
        "there is no \(kind) \"\(name)\"\(place); there are \(known.joined(separator: ", "))")
    }
    return TableError(
      "there is no \(kind) \"\(name)\"\(place); there are \(known.prefix(10).joined(separator: ", ")) "
        + "and \(known.count - 10) more")
  }
}

/// The candidate closest to `name` by edit distance, when it is close enough to be a slip of the
/// keyboard: at most a third of the letters changed, though not all of them. Case never counts, and accents between those that
/// are equally close alone: `diem` is a slip for `điểm`.
public func nearest(to name: String, among candidates: [String]) -> String? {
  // The work grows with the product of the lengths, and nobody mistypes whole pages.
  guard name.utf8.count <= 4 * longestExcerpt else { return nil }
  let target = unaccented(name)
  var best: (distance: Int, name: String)?
  func isCloserWithAccents(_ candidate: String, than other: String) -> Bool {
    func distance(_ word: String) -> Int {
      editDistance(Array(name.lowercased().unicodeScalars), Array(word.lowercased().unicodeScalars))
    }
    return distance(candidate) < distance(other)
  }
  for candidate in candidates where candidate.utf8.count <= 4 * longestExcerpt {
    let scalars = unaccented(candidate)
    let limit = max(1, max(target.count, scalars.count) / 3)
    // That many letters are added or left out at least.
    guard abs(target.count - scalars.count) <= limit else { continue }
    let distance = editDistance(target, scalars)
    guard distance < max(target.count, scalars.count) || distance == 0 else { continue }
    guard distance <= limit else { continue }
    if let best, distance > best.distance { continue }
    if let best, distance == best.distance, !isCloserWithAccents(candidate, than: best.name) {
      continue
    }
    best = (distance, candidate)
  }
  return best?.name
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words
/// (optimal string alignment).
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        current[j] = min(current[j], beforeLast[j - 2] + 1)
      }
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
