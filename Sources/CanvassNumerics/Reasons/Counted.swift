/// A number with its noun, or with the beginning of a sentence that agrees with it: `1 row`,
/// `2 rows`, `1 stratum`, `1 row misses`. Every sentence that counts goes through here.
///
/// - Parameters:
///   - one: what stands after 1.
///   - many: what stands after any other number; `one` with an s where it is left out.
public func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(oneOrMany(count, one, many ?? one + "s"))"
}

/// The form that agrees with a number, for words that do not follow it at once:
/// `3 of 7 rows miss`.
public func oneOrMany(_ count: Int, _ one: String, _ many: String) -> String {
  count == 1 ? one : many
}
