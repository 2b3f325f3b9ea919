import CanvassNumerics

extension Study {
  /// Reads a study file.
  ///
  /// - Throws: `TableError` with file and line when it cannot be read, is not YAML, has an unknown
  ///   key or a value of another type.
  public init(path: String) throws {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    // What comes through a pipe lies in no folder.
    let isStream = InputFile.isStream(path)
    try self.init(
      YAMLNode(path: path), name: path, directory: isStream ? "." : folder ?? ".")
  }

  /// Reads the text of a study file.
  ///
  /// - Parameters:
  ///   - name: what to call it in errors.
  ///   - directory: the folder that its paths are relative to.
  public init(yaml: String, name: String, directory: String) throws {
    try self.init(YAMLNode(yaml: yaml, file: name), name: name, directory: directory)
  }

  private init(_ top: YAMLNode?, name: String, directory: String) throws {
    self.init(name: name, directory: directory)
    guard let top, !top.isEmpty else {
      throw TableError("\"\(name)\" is empty; a study has keys such as data and design")
    }
    let values = try top.values(Study.keys, others: Study.places)
    title = try values["title"].map(LocalizedText.init)
    data = try values["data"]?.text()
    if let node = values["design"] { design = try StudyDesign(node) }
    if let node = values["scale"] { scale = try StudyScale(node) }
    field = try values["field"]?.text()
    if let node = values["fields"] {
      guard field == nil else {
        throw node.error(
          "field and fields exclude each other; either a column names the field of a row (field), or "
            + "everyone was asked about every field (fields)")
      }
      fields = try node.entries().map { try StudyDimension($0, kind: "field") }
    }
    if let node = values["dimensions"] {
      dimensions = try node.entries().map { try StudyDimension($0, kind: "dimension") }
    }
    target = try values["target"].map(Study.percentage)
    if let node = values["labels"] { try readLabels(node) }
    if let node = values["types"] { try readTypes(node) }
    if let node = values["levels"] { try readLevels(node) }
    if let node = values["values"] { try readAnswers(node) }
    if let node = values["derive"] {
      derive = try node.entries().map { key, value in
        DerivedColumn(name: try key.text(), expression: try value.expression())
      }
    }
    note = try values["note"].map(LocalizedText.init)
    simulated = try values["simulated"]?.truth() ?? false
  }

  /// The keys at the top of the file.
  private static let keys = [
    "title", "data", "design", "scale", "field", "fields", "dimensions", "target", "labels",
    "types", "levels", "values", "derive", "note", "simulated",
  ]

  /// Which keys stand where, for one that stands at the wrong place.
  fileprivate static let places: KeyValuePairs = [
    "": keys, "design": StudyDesign.keys, "scale": StudyScale.keys,
  ]

  private static func percentage(_ node: YAMLNode) throws -> Double {
    let value = try node.number()
    guard value > 0, value <= 100 else {
      throw node.error("target is a percentage above 0 and at most 100, not \(shortestText(value))")
    }
    return value
  }

  /// Under a column's name stands what it is.
  private mutating func readTypes(_ node: YAMLNode) throws {
    for (key, value) in try node.entries() where !value.isEmpty {
      let type = try value.text()
      guard type == "text" else {
        throw value.error(TableError.unknown("type", type, among: ["text"]).reason)
      }
      textColumns.append(try key.text())
    }
  }

  /// Under a column's name stand its values in order.
  private mutating func readAnswers(_ node: YAMLNode) throws {
    for (key, value) in try node.entries() {
      let number = try value.number()
      if let low = scale.values.min(), let high = scale.values.max(), !(low...high ~= number) {
        throw value.error(
          "the answer \"\(try key.text())\" stands for \(shortestText(number)), which is not on the scale "
            + "\(shortestText(low))–\(shortestText(high))")
      }
      answers[try key.text()] = number
    }
  }

  private mutating func readLevels(_ node: YAMLNode) throws {
    for (key, value) in try node.entries() where !value.isEmpty {
      let column = try key.text()
      var order: [String] = []
      var seen: Set<String> = []
      for entry in try value.list() {
        let level = try entry.text()
        guard seen.insert(level).inserted else {
          throw entry.error("levels.\(column) has \"\(level)\" twice")
        }
        order.append(level)
      }
      levels[column] = order
    }
  }

  /// Under a column's name stands its label (text, or text by language), or a label for each of its
  /// values. Keys that are all languages make it the former; beside them, a key `values` holds the
  /// labels of the values.
  private mutating func readLabels(_ node: YAMLNode) throws {
    for (key, value) in try node.entries() where !value.isEmpty {
      let column = try key.text()
      guard value.isMapping else {
        columnLabels[column] = try LocalizedText(value)
        continue
      }
      let entries = try value.entries()
      let names = try entries.map { try $0.key.text() }
      let inner = entries.first { entry in
        (try? entry.key.text()) == "values" && entry.value.isMapping
      }
      if names.allSatisfy(LocalizedText.languages.contains) {
        columnLabels[column] = try LocalizedText(value)
      } else if let inner,
        names.allSatisfy({ $0 == "values" || LocalizedText.languages.contains($0) })
      {
        let own = try value.values(LocalizedText.languages.sorted() + ["values"])
          .filter { $0.key != "values" }
        if !own.isEmpty {
          columnLabels[column] = LocalizedText(byLanguage: try own.mapValues { try $0.text() })
        }
        valueLabels[column] = try Study.valueLabels(inner.value)
      } else {
        valueLabels[column] = try Study.valueLabels(value)
      }
    }
  }

  /// A label for each value.
  private static func valueLabels(_ node: YAMLNode) throws -> [String: LocalizedText] {
    var labels: [String: LocalizedText] = [:]
    for (key, value) in try node.entries() where !value.isEmpty {
      labels[try key.text()] = try LocalizedText(value)
    }
    return labels
  }
}

extension LocalizedText {
  /// The languages that text can come in.
  package static let languages: Set<String> = ["en", "vi"]

  /// Plain text, or text by language.
  package init(_ node: YAMLNode) throws {
    guard node.isMapping else {
      self.init(try node.text())
      return
    }
    let values = try node.values(LocalizedText.languages.sorted())
    self.init(byLanguage: try values.mapValues { try $0.text() })
  }
}

extension StudyDesign {
  /// The rules for a stratum with a single cluster.
  private static let lonelyRules = [
    "fail", "remove", "certainty", "adjust", "average", "collapse",
  ]
  private static let ppsMethods = ["brewer", "overton", "hartley-rao"]
  private static let ppsVariances = ["horvitz-thompson", "yates-grundy"]
  private static let clusterCodes = ["inferred", "unique", "within-strata"]
  fileprivate static let keys = [
    "strata", "clusters", "weights", "fpc", "pps", "joint", "pps-variance", "lonely",
    "collapse-within", "nest", "cluster-codes", "replicates", "recipe",
    "subset", "subset-strata", "subset-clusters",
  ]

  init(_ node: YAMLNode) throws {
    let values = try node.values(StudyDesign.keys, others: Study.places)
    strata = try values["strata"]?.list().map { try $0.text() } ?? []
    clusters = try values["clusters"]?.list().map { try $0.text() } ?? []
    weights = try values["weights"]?.text(as: "the name of one column")
    fpc = try values["fpc"]?.list().map { try $0.text() } ?? []
    replicates = try values["replicates"]?.text(as: "a kind of replicates, such as jkn")
    recipe = try values["recipe"]?.text(as: "the name of a file")
    subset = try values["subset"]?.text(as: "the name of one column")
    subsetStrata = try values["subset-strata"]?.text(as: "the name of one column")
    subsetClusters = try values["subset-clusters"]?.text(as: "the name of one column")
    if subset == nil, let other = values["subset-strata"] ?? values["subset-clusters"] {
      throw other.error(
        "subset-strata and subset-clusters go with subset, the column of the rows of the second phase; leave them out or name it"
      )
    }
    pps = try values["pps"].map { node in
      let text = try node.text()
      // A number may follow hartley-rao.
      let method = String(text.prefix { $0 != ":" })
      guard StudyDesign.ppsMethods.contains(method) else {
        throw node.error(
          TableError.unknown(
            "method for unequal probabilities", method, among: StudyDesign.ppsMethods
          ).reason)
      }
      return text
    }
    joint = try values["joint"]?.text(as: "the name of a file")
    ppsVariance = try values["pps-variance"].map {
      try StudyDesign.word($0, "variance of unequal probabilities", StudyDesign.ppsVariances)
    }
    if pps != nil, let joint = values["joint"] {
      throw joint.error(
        "pps stands for joint probabilities where they are not known, and joint names them; leave one of them out"
      )
    }
    if pps == nil, joint == nil, let variance = values["pps-variance"] {
      throw variance.error("pps-variance goes with pps or joint; leave it out or give one of them")
    }
    collapseWithin = try values["collapse-within"]?.text(as: "the name of one column")
    lonely = try values["lonely"].map {
      try StudyDesign.word($0, "lonely-cluster rule", StudyDesign.lonelyRules)
    }
    clusterCodes = try values["cluster-codes"].map {
      try StudyDesign.word($0, "kind of cluster codes", StudyDesign.clusterCodes)
    }
    if let nest = values["nest"] {
      guard clusterCodes == nil else {
        throw nest.error("nest and cluster-codes say the same; leave one of them out")
      }
      clusterCodes = try nest.truth() ? "within-strata" : "unique"
    }
  }

  /// One of a few words.
  private static func word(_ node: YAMLNode, _ kind: Sentence, _ known: [String]) throws -> String {
    let word = try node.text()
    guard known.contains(word) else {
      throw node.error(TableError.unknown(kind, word, among: known).reason)
    }
    return word
  }
}

extension StudyScale {
  fileprivate static let keys = ["values", "satisfied", "missing"]

  init(_ node: YAMLNode) throws {
    let entries = try node.values(StudyScale.keys, others: Study.places)
    values = try entries["values"]?.list().flatMap { try $0.numbers() } ?? []
    satisfied = try entries["satisfied"]?.list().flatMap { try $0.numbers() } ?? []
    missing = try entries["missing"]?.list().flatMap { expandedCodes(try $0.text()) } ?? []
    if let node = entries["missing"] {
      for value in satisfied where missing.contains(shortestText(value)) {
        throw node.error(
          "scale.missing has \(shortestText(value)), which is in scale.satisfied, too")
      }
    }
    if let node = entries["satisfied"], !values.isEmpty {
      for value in satisfied where !values.contains(value) {
        throw node.error("scale.satisfied has \(shortestText(value)), which is not in scale.values")
      }
    }
  }
}

extension StudyDimension {
  /// A list of items, or keys `items` and `label`.
  init(_ entry: (key: YAMLNode, value: YAMLNode), kind: Sentence) throws {
    let name = try entry.key.text()
    var list = entry.value
    var label: LocalizedText?
    if list.isMapping {
      let values = try list.values(["items", "label"])
      label = try values["label"].map(LocalizedText.init)
      guard let items = values["items"] else { throw Self.lacksItems(entry.key, kind, name) }
      list = items
    }
    let items = try list.list().map { try $0.text() }
    guard !items.isEmpty else { throw Self.lacksItems(entry.key, kind, name) }
    self.init(name: name, items: items, label: label)
  }

  private static func lacksItems(_ key: YAMLNode, _ kind: Sentence, _ name: String) -> TableError {
    key.error("\(kind) \"\(name)\" has no items; write items: [q01, q02]")
  }
}
