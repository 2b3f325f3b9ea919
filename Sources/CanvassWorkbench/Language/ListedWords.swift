extension [String] {
  /// The words one after another, with another sign before the last: "a, b and c".
  func listed(last: String) -> String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + last + self[count - 1]
  }
}
