import Yams

/// Aliases (`*name`) stand for what an anchor (`&name`) was put before, which may hold aliases itself:
/// a few lines can stand for more values than any memory holds.
enum YAMLAliases {
  /// The most values that the text of a file may stand for, if it has aliases.
  static let most = 1_000_000

  /// Whether the aliases of a text stand for no more than `most` values.
  ///
  /// With another sign in the place of each `*` an alias is a text like any other, so that the file is
  /// taken apart without putting anything in its place; then values are counted.
  ///
  /// - Throws: `YamlError` when the text is not YAML.
  static func areFew(in yaml: String) throws -> Bool {
    let bytes = yaml.utf8
    guard bytes.contains(UInt8(ascii: "*")), bytes.contains(UInt8(ascii: "&")) else { return true }
    // A sign for private use that is not in the text.
    let used = Set(yaml.unicodeScalars)
    let signs = (UInt32(0xE000)...0xF8FF).lazy.compactMap(Unicode.Scalar.init)
    guard let sign = signs.first(where: { !used.contains($0) }) else { return false }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: yaml.unicodeScalars.map { $0 == "*" ? sign : $0 })
    // The nodes know their anchors as long as the parser lives.
    let parser = try Parser(yaml: String(plain))
    return try withExtendedLifetime(parser) {
      guard let root = try parser.singleRoot() else { return true }
      var counts: [String: Int] = [:]
      return count(root, sign, &counts) <= most
    }
  }

  /// The values that a node stands for, at most.
  ///
  /// - Parameters:
  ///   - sign: what stands in the place of the `*` of an alias.
  ///   - counts: those of the anchors before it.
  private static func count(
    _ node: Node, _ sign: Unicode.Scalar, _ counts: inout [String: Int]
  ) -> Int {
    var total = 1
    func add(_ more: Int) { total = min(total + more, most + 1) }
    switch node {
    case .scalar(let scalar):
      let scalars = scalar.string.unicodeScalars
      if scalars.first == sign { add(counts[String(scalars.dropFirst())] ?? 0) }
    case .sequence(let sequence):
      for element in sequence { add(count(element, sign, &counts)) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        add(count(key, sign, &counts))
        add(count(value, sign, &counts))
      }
    case .alias: break
    }
    // A name may be given twice; the larger one counts.
    if let anchor = node.anchor {
      counts[anchor.rawValue] = max(total, counts[anchor.rawValue] ?? 0)
    }
    return total
  }
}
