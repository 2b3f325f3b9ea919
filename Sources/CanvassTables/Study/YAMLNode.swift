import CanvassNumerics
import Yams

/// A place in a YAML file that can be asked for what ought to be there; what is there instead is
/// said in an error with the line.
///
/// Scalars are taken as they are written: `yes`, `no` and `007` are text.
package struct YAMLNode {
  /// What the file is called.
  package let file: String
  /// The keys that lead here, for errors: `design.strata`; empty at the top.
  package let path: String
  private let node: Node

  /// The top of a file.
  ///
  /// - Throws: `TableError` with line and column when the text is not YAML.
  package init?(yaml: String, file: String) throws {
    do {
      guard try YAMLAliases.areFew(in: yaml) else {
        throw TableError(
          "\"\(file)\": its aliases (*name) stand for more than \(YAMLAliases.most) values; write "
            + "fewer of them within one another")
      }
      guard let root = try Yams.compose(yaml: yaml) else { return nil }
      self.init(file: file, path: "", node: root)
    } catch let error as YamlError {
      throw YAMLNode.sentence(error, file)
    }
  }

  /// The top of the file at `path`.
  ///
  /// - Throws: `TableError` when it cannot be read, is not text in UTF-8 or is not YAML.
  package init?(path: String) throws {
    try self.init(yaml: textOfFile(at: path), file: path)
  }

  private init(file: String, path: String, node: Node) {
    self.file = file
    self.path = path
    self.node = node
  }

  /// An error at this place.
  package func error(_ what: Sentence) -> TableError {
    YAMLNode.error(file, node.mark, what)
  }

  /// The expression that is written here.
  package func expression() throws -> Expression {
    let text = try text()
    do { return try Expression(parsing: text) } catch { throw self.error("\(error)") }
  }

  /// The model formula that is written here.
  package func formula() throws -> Formula {
    let text = try text()
    do { return try Formula(parsing: text) } catch { throw self.error("\(error)") }
  }

  /// Whether there is nothing behind the key.
  package var isEmpty: Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The scalar as it is written, in normalisation form C.
  ///
  /// - Parameter what: what ought to be there, for the error.
  package func text(as what: Sentence = "text") throws -> String {
    guard let scalar = node.scalar, !isEmpty else { throw unexpected(what) }
    return scalar.string.canonical
  }

  /// The scalar as a number.
  package func number() throws -> Double {
    guard let scalar = node.scalar, let value = Level.number(scalar.string), value.isFinite else {
      throw unexpected("a number")
    }
    return value
  }

  /// The scalar as a number, or as the whole numbers of a range such as `1-5`.
  package func numbers() throws -> [Double] {
    if let text = node.scalar?.string {
      if let range = wholeNumbers(in: text) { return range }
      if let ends = rangeEnds(in: text), ends.low >= ends.high {
        throw unexpected("a number, or a range from the lowest number to the highest such as 1-5")
      }
    }
    return [try number()]
  }

  /// The scalar as a truth value.
  package func truth() throws -> Bool {
    switch node.scalar?.string.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw unexpected("true or false")
    }
  }

  /// The elements of a list; a scalar is a list of one.
  package func list() throws -> [YAMLNode] {
    if let sequence = node.sequence {
      return sequence.enumerated().map { index, element in
        YAMLNode(file: file, path: "\(path)[\(index + 1)]", node: element)
      }
    }
    guard node.scalar != nil, !isEmpty else { throw unexpected("a list such as [a, b]") }
    return [self]
  }

  /// Whether it is a mapping of keys to values.
  package var isMapping: Bool { node.mapping != nil }

  /// The keys and values in the order of the file.
  package func entries() throws -> [(key: YAMLNode, value: YAMLNode)] {
    guard let mapping = node.mapping else { throw unexpected("keys with values") }
    var seen: Set<String> = []
    return try mapping.map { key, value in
      let keyNode = YAMLNode(file: file, path: path, node: key)
      guard key.scalar != nil else { throw keyNode.unexpected("a key") }
      let name = try keyNode.text()
      // For YAML a key with a tag is another one than the same text without.
      guard seen.insert(name).inserted else {
        throw keyNode.error("the key \"\(name)\" stands there twice")
      }
      let inner = path.isEmpty ? name : "\(path).\(name)"
      return (keyNode, YAMLNode(file: file, path: inner, node: value))
    }
  }

  /// The values of known keys.
  ///
  /// - Parameter others: the keys of other places of the file, by the key under which they stand: `""` for
  ///   those at the top.
  /// - Throws: `TableError` for a key that is not among `known`, with the place where it belongs or the
  ///   nearest known one.
  package func values(_ known: [String], others: KeyValuePairs<String, [String]> = [:]) throws
    -> [String: YAMLNode]
  {
    var values: [String: YAMLNode] = [:]
    for (key, value) in try entries() {
      let name = try key.text()
      guard known.contains(name) else {
        let place: Sentence = path.isEmpty ? "" : " in \(path)"
        if let owner = others.first(where: { $0.key != path && $0.value.contains(name) })?.key {
          let meant: Sentence =
            owner.isEmpty ? "\(name): at the top of the file" : "\(owner): \(name):"
          throw key.error("there is no key \"\(name)\"\(place); did you mean \(meant)?")
        }
        throw key.error(TableError.unknown("key", name, among: known, place: place).reason)
      }
      if !value.isEmpty { values[name] = value }
    }
    return values
  }

  /// The sentence for something else than `expected`.
  package func unexpected(_ expected: Sentence) -> TableError {
    let found: Sentence =
      switch node {
      case .scalar(let scalar): isEmpty ? "nothing" : "\"\(scalar.string)\""
      case .sequence: "a list"
      case .mapping: "keys with values"
      case .alias: "an alias"
      }
    let place: Sentence = path.isEmpty ? "the file" : "\(path)"
    return error("\(place) should be \(expected), not \(found)")
  }

  private static func error(_ file: String, _ mark: Mark?, _ what: Sentence) -> TableError {
    guard let mark else { return TableError("\"\(file)\": \(what)") }
    return TableError("\"\(file)\", line \(mark.line): \(what)")
  }

  /// Whether a tab stands at a place of a text.
  private static func hasTab(_ yaml: String, _ mark: Mark) -> Bool {
    let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return false }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first == "\t"
  }

  /// The sentence for text that is not YAML.
  private static func sentence(_ error: YamlError, _ file: String) -> TableError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      if problem.contains("cannot start any token"), case .scanner(_, _, _, let yaml) = error,
        YAMLNode.hasTab(yaml, mark)
      {
        return YAMLNode.error(
          file, mark, "a tab stands before the text; YAML wants blanks there, such as two per level"
        )
      }
      return YAMLNode.error(file, mark, "column \(mark.column): \(yamlProblem(problem))")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      return YAMLNode.error(file, context.mark, "the key \(names) stands there twice")
    case .reader(let problem, _, _, _):
      return YAMLNode.error(file, nil, "\(problem)")
    default:
      return YAMLNode.error(file, nil, "it cannot be read as YAML")
    }
  }
}
