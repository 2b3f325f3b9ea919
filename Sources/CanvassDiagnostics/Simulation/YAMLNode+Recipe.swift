import CanvassNumerics
import CanvassTables

extension YAMLNode {
  /// The member called `key` of the values that were read here.
  ///
  /// - Throws: `TableError` when the file does not have it.
  func required(_ key: String, in values: [String: YAMLNode]) throws -> YAMLNode {
    guard let value = values[key] else {
      throw error("\(part: path.isEmpty ? "the recipe" : "\(path)") needs the key \"\(key)\"")
    }
    return value
  }

  /// The keys, as text, with their values, in the order of the file.
  func members() throws -> [(name: String, value: YAMLNode)] {
    try entries().map { (try $0.key.text(), $0.value) }
  }

  /// A whole number within `range`.
  func integer(in range: ClosedRange<Int>) throws -> Int {
    let bound: Sentence =
      range.upperBound == Int.max
      ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    guard let value = Int(try text()), range.contains(value) else {
      throw unexpected("a whole number \(bound)")
    }
    return value
  }

  /// A seed: a whole number of 64 bits without a sign.
  func seed() throws -> UInt64 {
    guard let value = UInt64(try text()) else {
      throw unexpected("a whole number from 0 to \(UInt64.max)")
    }
    return value
  }

  /// A number from 0 to 1.
  func share() throws -> Double {
    let value = try number()
    guard (0...1).contains(value) else { throw unexpected("a share from 0 to 1") }
    return value
  }

  /// One whole number, or the two ends of a range `[8, 14]`.
  func range(atLeast least: Int, atMost most: Int = .max) throws -> ClosedRange<Int> {
    let ends = try list().map { try $0.integer(in: least...most) }
    guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
      throw error("\(path) should be one whole number or a range [least, most]")
    }
    return first...last
  }
}
