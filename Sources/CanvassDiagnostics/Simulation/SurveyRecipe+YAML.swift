import CanvassTables

extension SurveyRecipe {
  /// Reads a recipe file.
  ///
  /// - Throws: `TableError` that names the file, the line and the key.
  public init(contentsOf path: String) throws {
    try self.init(YAMLNode(path: path), name: path)
  }

  /// Reads a recipe from YAML text.
  ///
  /// - Parameter name: what to call it in errors.
  /// - Throws: `TableError` that names the line and the key.
  public init(yaml: String, name: String = "recipe") throws {
    try self.init(YAMLNode(yaml: yaml, file: name), name: name)
  }

  private init(_ top: YAMLNode?, name: String) throws {
    guard let top, !top.isEmpty else {
      throw TableError("\"\(name)\" is empty; a recipe has keys such as strata and fields")
    }
    let keys = try top.values([
      "title", "seed", "columns", "strata", "sample", "scale", "variation", "fields",
      "dimensions", "demographics",
    ])
    title = try LocalizedText(top.required("title", in: keys))
    seed = try top.required("seed", in: keys).seed()
    columns = try keys["columns"].map(ColumnNames.init) ?? ColumnNames()
    strata = try top.required("strata", in: keys).members().map(Stratum.init)
    sample = try Sample(top.required("sample", in: keys))
    scale = try Scale(top.required("scale", in: keys))
    variation = try Variation(top.required("variation", in: keys))
    fields = try top.required("fields", in: keys).members().map(Field.init)
    dimensions = try top.required("dimensions", in: keys).members().map(Dimension.init)
    demographics = try keys["demographics"]?.members().map(Demographic.init) ?? []
    for (index, stratum) in try top.required("strata", in: keys).members().enumerated() {
      try strata[index].readShares(demographics, stratum.value)
    }
    do {
      try check()
    } catch {
      throw TableError("\"\(name)\": \(error)")
    }
  }
}

extension SurveyRecipe.ColumnNames {
  init(_ node: YAMLNode) throws {
    let keys = try node.values([
      "stratum", "cluster", "subcluster", "person", "clusters", "subclusters", "people", "weight",
      "field",
    ])
    self.init()
    stratum = try keys["stratum"]?.text() ?? stratum
    cluster = try keys["cluster"]?.text() ?? cluster
    subcluster = try keys["subcluster"]?.text() ?? subcluster
    person = try keys["person"]?.text() ?? person
    clusters = try keys["clusters"]?.text() ?? clusters
    subclusters = try keys["subclusters"]?.text() ?? subclusters
    people = try keys["people"]?.text() ?? people
    weight = try keys["weight"]?.text() ?? weight
    field = try keys["field"]?.text() ?? field
  }
}

extension SurveyRecipe.Stratum {
  init(name: String, _ node: YAMLNode) throws {
    let keys = try node.values([
      "clusters", "sample", "subclusters", "people", "effect", "shares",
    ])
    self.name = name
    clusters = try node.required("clusters", in: keys).integer(in: 1...Int.max)
    sample = try node.required("sample", in: keys).integer(in: 1...clusters)
    subclusters = try node.required("subclusters", in: keys).range(atLeast: 1)
    people = try node.required("people", in: keys).range(atLeast: 1)
    effect = try keys["effect"]?.number() ?? 0
    shares = [:]
  }

  /// Reads `shares: {area: {urban: 1}}` under the stratum; levels that are not named have none.
  mutating func readShares(
    _ demographics: [SurveyRecipe.Demographic], _ stratum: YAMLNode
  ) throws {
    guard let node = try stratum.members().first(where: { $0.name == "shares" })?.value else {
      return
    }
    let known = try node.values(demographics.map(\.name))
    for demographic in demographics {
      guard let node = known[demographic.name] else { continue }
      let levels = try node.values(demographic.levels.map(\.name))
      shares[demographic.name] = try demographic.levels.map {
        try levels[$0.name]?.share() ?? 0
      }
    }
  }
}

extension SurveyRecipe.Sample {
  init(_ node: YAMLNode) throws {
    let keys = try node.values(["subclusters", "people", "response"])
    subclusters = try node.required("subclusters", in: keys).integer(in: 1...Int.max)
    people = try node.required("people", in: keys).integer(in: 1...Int.max)
    response = try keys["response"]?.share() ?? 1
  }
}

extension SurveyRecipe.Scale {
  init(_ node: YAMLNode) throws {
    let keys = try node.values(["thresholds", "satisfied", "unknown"])
    let cuts = try node.required("thresholds", in: keys)
    thresholds = try cuts.list().map { try $0.number() }
    guard (1...20).contains(thresholds.count),
      zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw cuts.error("scale.thresholds should be 1 to 20 ascending numbers") }
    let answers = thresholds.count + 1
    satisfied = try node.required("satisfied", in: keys).integer(in: 2...answers)
    unknown = try node.required("unknown", in: keys).integer(in: (answers + 1)...255)
  }
}

extension SurveyRecipe.Variation {
  init(_ node: YAMLNode) throws {
    let keys = try node.values(["cluster", "subcluster", "person", "dimension"])
    cluster = try keys["cluster"]?.share() ?? 0
    subcluster = try keys["subcluster"]?.share() ?? 0
    person = try keys["person"]?.share() ?? 0
    dimension = try keys["dimension"]?.share() ?? 0
    guard noise > 0 else {
      throw node.error(
        "the shares of variation must add up to less than 1; the rest is the noise of one answer")
    }
  }
}

extension SurveyRecipe.Field {
  init(name: String, _ node: YAMLNode) throws {
    let keys = try node.values(["share", "satisfied", "planted"])
    self.name = name
    share = try node.required("share", in: keys).share()
    let level = try node.required("satisfied", in: keys)
    satisfied = try level.share()
    guard satisfied > 0, satisfied < 1 else {
      throw level.unexpected("a share between 0 and 1, both excluded")
    }
    planted = [:]
    for (dimension, value) in try keys["planted"]?.members() ?? [] {
      planted[dimension] = try value.number()
    }
  }
}

extension SurveyRecipe.Dimension {
  init(name: String, _ node: YAMLNode) throws {
    let keys = try node.values(["unknown", "items"])
    let unknown = try keys["unknown"]?.share() ?? 0
    self.name = name
    items = try node.required("items", in: keys).members().map { name, node in
      let keys = node.isEmpty ? [:] : try node.values(["offset", "unknown"])
      return SurveyRecipe.Item(
        name: name, offset: try keys["offset"]?.number() ?? 0,
        unknown: try keys["unknown"]?.share() ?? unknown)
    }
  }
}

extension SurveyRecipe.Demographic {
  init(name: String, _ node: YAMLNode) throws {
    let keys = try node.values(["of", "by", "levels"])
    self.name = name
    holder =
      try keys["of"].map { node in
        let text = try node.text()
        guard let holder = Holder(rawValue: text) else {
          throw node.unexpected("\"person\" or \"cluster\"")
        }
        return holder
      }
      ?? .person
    parent = try keys["by"]?.text()
    levels = try node.required("levels", in: keys).members().map { name, node in
      guard node.isMapping else {
        return SurveyRecipe.Level(
          name: name, shares: try node.list().map { try $0.share() }, effect: 0, range: nil)
      }
      let keys = try node.values(["share", "effect", "range"])
      return SurveyRecipe.Level(
        name: name, shares: try node.required("share", in: keys).list().map { try $0.share() },
        effect: try keys["effect"]?.number() ?? 0,
        range: try keys["range"]?.range(atLeast: 0, atMost: 65_535))
    }
  }
}
