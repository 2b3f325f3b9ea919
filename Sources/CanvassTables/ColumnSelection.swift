import CanvassNumerics

/// The columns that patterns stand for, without repeats, in the order of the patterns.
///
/// A pattern is a name; a range `q01-q22` of the columns from the one to the other in file order; or
/// text with `*` (any characters) and `?` (one character). A pattern may also be a list with commas.
/// A name that has one of these signs in it stands for itself.
///
/// - Throws: `TableError` for a name that is not there, with the nearest one; for a range that runs
///   backwards; for a pattern that fits no column.
public func selectColumns(_ patterns: [String], from names: [String]) throws -> [String] {
  var selected: [String] = []
  var seen: Set<String> = []
  for pattern in patterns {
    for name in try columns(for: pattern, names) where seen.insert(name).inserted {
      selected.append(name)
    }
  }
  return selected
}

/// The columns of one pattern.
private func columns(for pattern: String, _ names: [String]) throws -> [String] {
  // A name may itself begin or end with white space other than blanks.
  if let exact = names.first(where: { $0 == pattern }) { return [exact] }
  let pattern = trimmed(pattern).canonical
  if let exact = names.first(where: { $0 == pattern }) { return [exact] }
  if pattern.contains(",") {
    let parts = pattern.split(separator: ",").map { trimmed(String($0)) }
    return try selectColumns(parts.filter { !$0.isEmpty }, from: names)
  }
  if pattern.contains("*") || pattern.contains("?") {
    let signs = Array(pattern)
    let found = names.filter { matches(signs[...], Array($0)[...]) }
    guard !found.isEmpty else {
      throw TableError("no column fits \"\(pattern)\"; there are \(listed(names))")
    }
    return found
  }
  if pattern.contains("-") { return try range(pattern, names) }
  throw TableError.unknown("column", pattern, among: names)
}

/// The columns from one to another. Names may have hyphens themselves, so every hyphen is tried as
/// the one in the middle.
private func range(_ pattern: String, _ names: [String]) throws -> [String] {
  var halves: [(String, String)] = []
  for index in pattern.indices where pattern[index] == "-" {
    halves.append(
      (trimmed(String(pattern[..<index])), trimmed(String(pattern[pattern.index(after: index)...])))
    )
  }
  for (from, to) in halves {
    guard let first = names.firstIndex(of: from), let last = names.firstIndex(of: to) else {
      continue
    }
    guard first <= last else {
      throw TableError(
        "the range \"\(pattern)\" runs backwards: in the file \"\(to)\" comes before \"\(from)\"; "
          + "write \"\(to)-\(from)\"")
    }
    return Array(names[first...last])
  }
  // Where one end is known, the other one is the slip.
  for (from, to) in halves {
    if names.contains(from), !to.isEmpty { throw TableError.unknown("column", to, among: names) }
    if names.contains(to), !from.isEmpty { throw TableError.unknown("column", from, among: names) }
  }
  if nearest(to: pattern, among: names) == nil, let (from, _) = halves.first, !from.isEmpty {
    throw TableError.unknown("column", from, among: names)
  }
  throw TableError.unknown("column", pattern, among: names)
}

/// Whether `text` fits a pattern with `*` and `?`.
private func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
  var p = pattern.startIndex
  var t = text.startIndex
  // Where to go on when a star has to swallow one more character.
  var star: (pattern: Int, text: Int)?
  while t < text.endIndex {
    if p < pattern.endIndex, pattern[p] == "*" {
      star = (p, t)
      p += 1
    } else if p < pattern.endIndex, pattern[p] == "?" || pattern[p] == text[t] {
      p += 1
      t += 1
    } else if let last = star {
      p = last.pattern + 1
      t = last.text + 1
      star = (last.pattern, t)
    } else {
      return false
    }
  }
  return pattern[p...].allSatisfy { $0 == "*" }
}

/// The text without white space around it.
package func trimmed(_ text: String) -> String {
  let start = text.drop { $0.isWhitespace }
  return String(start.reversed().drop { $0.isWhitespace }.reversed())
}

private func listed(_ names: [String]) -> Sentence {
  names.count <= 12
    ? "\(names.joined(separator: ", "))"
    : "\(names.prefix(10).joined(separator: ", ")) and \(names.count - 10) more"
}
