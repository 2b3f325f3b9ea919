import CanvassTables

/// Tuples of the values of some columns, numbered in the order of their arrival: a tree in which each
/// column is a level, so that a tuple that is known costs no text.
struct ValueTuples: Sendable {
  /// The columns.
  let columns: [String]
  private var texts: [[String]]
  private var codes: [[String: Int32]]
  /// The number of the node below a node (upper half) for a value (lower half).
  private var below: [UInt64: Int32] = [:]
  /// Of each node the one above it and its value.
  private var nodes: [(above: Int32, code: Int32)] = [(-1, -1)]

  /// The node above the values of the first column.
  static let root: Int32 = 0

  init(_ columns: [String]) {
    self.columns = columns
    texts = columns.map { _ in [] }
    codes = columns.map { _ in [:] }
  }

  /// The numbers of texts of a column.
  mutating func codes(of labels: [String], column: Int) -> [Int32] {
    labels.map { code(of: $0, column: column) }
  }

  private mutating func code(of text: String, column: Int) -> Int32 {
    if let known = codes[column][text] { return known }
    let code = Int32(texts[column].count)
    codes[column][text] = code
    texts[column].append(text)
    return code
  }

  /// The node below a node, for a value.
  mutating func node(below node: Int32, code: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: code))
    if let known = below[key] { return known }
    let new = Int32(nodes.count)
    below[key] = new
    nodes.append((node, code))
    return new
  }

  /// The node of a whole tuple.
  mutating func node(of tuple: [String]) -> Int32 {
    var node = Self.root
    for (column, text) in tuple.enumerated() {
      node = self.node(below: node, code: code(of: text, column: column))
    }
    return node
  }

  /// The texts of a tuple, by column.
  func texts(of node: Int32) -> [String] {
    var tuple: [String] = []
    var node = node
    var column = columns.count
    while node > Self.root {
      column -= 1
      tuple.append(texts[column][Int(nodes[Int(node)].code)])
      node = nodes[Int(node)].above
    }
    return tuple.reversed()
  }

  /// The columns with one row for each of some nodes of whole tuples; missing below zero.
  func table(of nodes: [Int32]) -> [(name: String, column: CodedColumn)] {
    var above = nodes
    var found: [(name: String, column: CodedColumn)] = []
    for column in columns.indices.reversed() {
      let codes = above.map { $0 < 0 ? UInt32.max : UInt32(self.nodes[Int($0)].code) }
      above = above.map { $0 < 0 ? $0 : self.nodes[Int($0)].above }
      let spelled = CodedColumn(spelled: texts[column])
      // One level for each text, in the order of arrival.
      found.append((columns[column], CodedColumn(codes: .wide(codes), levels: spelled.levels)))
    }
    return found.reversed()
  }
}
