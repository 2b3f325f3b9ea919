import CanvassNumerics
import CanvassTables

extension RulePack {
  /// Reads the pack of a file.
  ///
  /// - Throws: `TableError` that names the file, the line and the key.
  public init(contentsOf path: String) throws {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = last.split(separator: ".").first.map(String.init) ?? last
    try self.init(YAMLNode(path: path), name: name, file: path)
  }

  /// Reads a pack from YAML text.
  ///
  /// - Parameter name: what people name it by.
  /// - Throws: `TableError` that names the line and the key.
  public init(yaml: String, name: String) throws {
    let file = "\(name).yml"
    try self.init(YAMLNode(yaml: yaml, file: file), name: name, file: file)
  }

  private init(_ top: YAMLNode?, name: String, file: String) throws {
    guard let top, !top.isEmpty else {
      throw TableError("\"\(file)\" is empty; a rule pack has keys such as title and clauses")
    }
    let keys = try top.values([
      "title", "key", "source", "status", "scope", "applies", "on", "decides", "least-deff",
      "precision", "of", "clauses", "inputs",
    ])
    self.name = name
    key = try keys["key"]?.text() ?? name
    title = try LocalizedText(top.needed("title", in: keys))
    source = try top.needed("source", in: keys).text()
    status = try top.needed("status", in: keys).word()
    scope = try top.needed("scope", in: keys).word()
    let applies = try top.needed("applies", in: keys)
    let kinds = try Set(applies.list().map { try $0.word() as EstimateKind })
    guard !kinds.isEmpty else {
      throw applies.error(
        "the list \"applies\" is empty, so that the pack speaks of nothing; it names what the pack judges, such as proportion"
      )
    }
    self.kinds = kinds
    side = try top.needed("on", in: keys).word()
    decision = try top.needed("decides", in: keys).word()
    leastDesignEffect = try keys["least-deff"]?.positive()
    precision = try keys["precision"].map(Precision.init)
    cellPack = try keys["of"]?.text()
    let list = try top.needed("clauses", in: keys)
    clauses = try list.list().map { try RuleClause($0, kinds: kinds) }
    inputs = try Inputs(top.needed("inputs", in: keys))
    try check(list)
  }

  /// Checks that the clauses fit the scope and have what they need.
  private func check(_ list: YAMLNode) throws {
    for measure in clauses.flatMap({ $0.comparisons.map(\.measure) }) {
      if measure.isOfTable == (scope == .cell) {
        throw list.error(
          "\(measure.rawValue) is a measure of \(part: measure.isOfTable ? "tables" : "cells"), and the scope of the pack is \(scope.rawValue)"
        )
      }
      if measure == .precisionRatio, precision == nil {
        throw list.error("precisionRatio needs the key \"precision\" with a and b")
      }
      if measure == .publishedShare, cellPack == nil {
        throw list.error("publishedShare needs the key \"of\": the pack that publishes the cells")
      }
    }
  }
}

extension RulePack.Precision {
  fileprivate init(_ node: YAMLNode) throws {
    let keys = try node.values(["a", "b"])
    a = try node.needed("a", in: keys).number()
    b = try node.needed("b", in: keys).number()
  }
}

extension RulePack.Inputs {
  fileprivate init(_ node: YAMLNode) throws {
    let keys = try node.values([
      "zero", "one", "constant", "no-variance", "no-freedom", "single", "undefined",
    ])
    func verdict(_ key: String) throws -> ReliabilityMark.Grade {
      try node.needed(key, in: keys).verdict()
    }
    zero = try verdict("zero")
    one = try verdict("one")
    constant = try verdict("constant")
    noVariance = try verdict("no-variance")
    noFreedom = try verdict("no-freedom")
    single = try verdict("single")
    undefined = try verdict("undefined")
  }
}

extension RuleClause {
  fileprivate init(_ node: YAMLNode, kinds all: Set<EstimateKind>) throws {
    let keys = try node.values(["when", "then", "undefined", "for"])
    let when = try node.needed("when", in: keys)
    comparisons = try when.list().map { try Comparison($0) }
    guard !comparisons.isEmpty else {
      throw when.error(
        "the list \"when\" is empty; it names what must hold for the clause, such as count < 30")
    }
    action = try node.needed("then", in: keys).verdict()
    if let undefined = keys["undefined"] {
      guard try undefined.text() == "holds" else {
        throw undefined.unexpected("holds, or left out")
      }
      holdsWhereUndefined = true
    } else {
      holdsWhereUndefined = false
    }
    kinds =
      try keys["for"].map { node in
        let kinds = try Set(node.list().map { try $0.word() as EstimateKind })
        guard !kinds.isEmpty else {
          throw node.error(
            "the list \"for\" is empty; it names what the clause is for, such as proportion")
        }
        return kinds
      } ?? all
  }
}

extension RuleClause.Comparison {
  /// `count < 30`.
  fileprivate init(_ node: YAMLNode) throws {
    let words = try node.text().split(separator: " ").map(String.init)
    guard words.count == 3, let relation = RuleClause.Relation(rawValue: words[1]),
      let limit = Double(words[2]), limit.isFinite
    else {
      throw node.unexpected(
        "a measure, one of < <= > >= =, and a number, such as count < 30")
    }
    let known = RuleMeasure.allCases.filter(\.isNamedInPacks).map(\.rawValue)
    guard known.contains(words[0]), let measure = RuleMeasure(rawValue: words[0]) else {
      throw node.error(TableError.unknown("measure", words[0], among: known).reason)
    }
    self.init(measure, relation, limit)
  }
}

extension YAMLNode {
  /// The value of a key.
  ///
  /// - Throws: `TableError` where it is missing.
  fileprivate func needed(_ key: String, in values: [String: YAMLNode]) throws -> YAMLNode {
    guard let value = values[key] else {
      throw error("\(part: path.isEmpty ? "the rule pack" : "\(path)") needs the key \"\(key)\"")
    }
    return value
  }

  /// One of some words.
  fileprivate func word<Word: RawRepresentable & CaseIterable>() throws -> Word
  where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      throw unexpected(.either(Word.allCases.map(\.rawValue)))
    }
    return word
  }

  fileprivate func verdict() throws -> ReliabilityMark.Grade {
    let text = try text()
    guard let grade = ReliabilityMark.Grade.allCases.first(where: { $0.verdict == text }) else {
      throw unexpected(.either(ReliabilityMark.Grade.allCases.map(\.verdict)))
    }
    return grade
  }

  fileprivate func positive() throws -> Double {
    let value = try number()
    guard value > 0 else { throw unexpected("a number above 0") }
    return value
  }
}
