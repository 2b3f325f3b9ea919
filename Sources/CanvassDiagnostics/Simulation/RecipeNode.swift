import CanvassTables
import Yams

/// A place in a recipe file: a YAML node and the keys that lead to it, so that every complaint can
/// say where.
struct RecipeNode {
  /// The YAML value.
  let node: Node
  /// The keys from the top: `strata: thuan-an`.
  let path: [String]

  /// The error `problem` at this place.
  func error(_ problem: String) -> TableError {
    let line = node.mark.map { "line \($0.line): " } ?? ""
    let place = path.isEmpty ? "" : "\"\(path.joined(separator: ": "))\" "
    return TableError(line + place + problem)
  }

  /// The members of a mapping, in file order, whatever their keys.
  ///
  /// - Throws: `TableError` when this is no mapping.
  func members() throws -> [(key: String, value: RecipeNode)] {
    guard let mapping = node.mapping else {
      throw error("must be a mapping of keys to values")
    }
    return try mapping.map { key, value in
      guard let name = key.scalar?.string else {
        throw error("has a key that is not plain text")
      }
      return (name, RecipeNode(node: value, path: path + [name]))
    }
  }

  /// The members of a mapping whose keys are fixed.
  ///
  /// - Throws: `TableError` for a key that is not in `known`, with a suggestion.
  func members(among known: [String]) throws -> [String: RecipeNode] {
    var found: [String: RecipeNode] = [:]
    for (key, value) in try members() {
      guard known.contains(key) else {
        let place = value.node.mark.map { "line \($0.line): " } ?? ""
        let parent = path.isEmpty ? "" : "in \"\(path.joined(separator: ": "))\" "
        let unknown = TableError.unknown("key", key, among: known)
        throw TableError(place + parent + unknown.description)
      }
      found[key] = value
    }
    return found
  }

  /// A plain text.
  func text() throws -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw error("must be a text")
    }
    return scalar.string
  }

  /// A finite number.
  func number() throws -> Double {
    guard let scalar = node.scalar, let value = Double(scalar.string), value.isFinite else {
      throw error("must be a number\(found)")
    }
    return value
  }

  /// A whole number within `range`.
  func integer(in range: ClosedRange<Int>) throws -> Int {
    guard let scalar = node.scalar, let value = Int(scalar.string), range.contains(value) else {
      let bound =
        range.upperBound == Int.max
        ? "of at least \(range.lowerBound)"
        : "between \(range.lowerBound) and \(range.upperBound)"
      throw error("must be a whole number \(bound)\(found)")
    }
    return value
  }

  /// A number from 0 to 1.
  func share() throws -> Double {
    let value = try number()
    guard (0...1).contains(value) else { throw error("must be a share from 0 to 1\(found)") }
    return value
  }

  /// A share, or a list of shares.
  func shares() throws -> [Double] {
    guard let list = node.sequence else { return [try share()] }
    return try list.map { try RecipeNode(node: $0, path: path).share() }
  }

  /// One whole number, or the two ends of a range `[8, 14]`.
  func range(atLeast least: Int, atMost most: Int = .max) throws -> ClosedRange<Int> {
    guard let ends = node.sequence else {
      let value = try integer(in: least...most)
      return value...value
    }
    let values = try ends.map {
      try RecipeNode(node: $0, path: path).integer(in: least...most)
    }
    guard values.count == 2, values[0] <= values[1] else {
      throw error("must be one whole number or a range [least, most]")
    }
    return values[0]...values[1]
  }

  /// The numbers of a list.
  func numbers() throws -> [Double] {
    guard let list = node.sequence else { throw error("must be a list of numbers") }
    return try list.map { try RecipeNode(node: $0, path: path).number() }
  }

  /// A text, or a text for each language.
  func localizedText() throws -> LocalizedText {
    guard node.mapping != nil else { return LocalizedText(try text()) }
    var byLanguage: [String: String] = [:]
    for (language, value) in try members() { byLanguage[language] = try value.text() }
    return LocalizedText(byLanguage: byLanguage)
  }

  private var found: String {
    node.scalar.map { ", not \"\($0.string)\"" } ?? ""
  }
}

extension [String: RecipeNode] {
  /// The member called `key`.
  ///
  /// - Throws: `TableError` at `parent` when the file does not have it.
  func required(_ key: String, of parent: RecipeNode) throws -> RecipeNode {
    guard let value = self[key] else { throw parent.error("needs the key \"\(key)\"") }
    return value
  }
}
