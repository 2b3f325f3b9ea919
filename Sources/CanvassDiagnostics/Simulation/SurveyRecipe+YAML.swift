import CanvassTables
import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SurveyRecipe {
  /// Reads a recipe file.
  ///
  /// - Throws: `TableError` that names the file, the line and the key.
  public init(contentsOf path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TableError("the recipe \"\(path)\" cannot be read; is the name right?")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw TableError("the recipe \"\(path)\" is not UTF-8 text")
    }
    do {
      try self.init(yaml: text)
    } catch let error as TableError {
      throw TableError("\(path): \(error.description)")
    }
  }

  /// Reads a recipe from YAML text.
  ///
  /// - Throws: `TableError` that names the line and the key.
  public init(yaml text: String) throws {
    let document: Node?
    do {
      document = try Yams.compose(yaml: text)
    } catch {
      let message = "\(error)".split(separator: "\n").joined(separator: " ")
      throw TableError("this is not valid YAML: \(message)")
    }
    guard let document, document.mapping != nil else {
      throw TableError("a recipe must be a mapping of keys such as title, strata and fields")
    }
    let top = RecipeNode(node: document, path: [])
    let keys = try top.members(among: [
      "title", "seed", "columns", "strata", "sample", "scale", "variation", "fields",
      "dimensions", "demographics",
    ])
    title = try keys.required("title", of: top).localizedText()
    seed = try UInt64(keys.required("seed", of: top).integer(in: 0...Int.max))
    columns = try keys["columns"].map(ColumnNames.init) ?? ColumnNames()
    strata = try keys.required("strata", of: top).members().map(Stratum.init)
    sample = try Sample(keys.required("sample", of: top))
    scale = try Scale(keys.required("scale", of: top))
    variation = try Variation(keys.required("variation", of: top))
    fields = try keys.required("fields", of: top).members().map(Field.init)
    dimensions = try keys.required("dimensions", of: top).members().map(Dimension.init)
    demographics = try keys["demographics"]?.members().map(Demographic.init) ?? []
    for index in strata.indices {
      try strata[index].readShares(demographics, keys.required("strata", of: top))
    }
    try check()
  }
}

extension SurveyRecipe.ColumnNames {
  init(_ node: RecipeNode) throws {
    let keys = try node.members(among: [
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
  init(name: String, _ node: RecipeNode) throws {
    let keys = try node.members(among: [
      "clusters", "sample", "subclusters", "people", "effect", "shares",
    ])
    self.name = name
    clusters = try keys.required("clusters", of: node).integer(in: 1...Int.max)
    sample = try keys.required("sample", of: node).integer(in: 1...clusters)
    subclusters = try keys.required("subclusters", of: node).range(atLeast: 1)
    people = try keys.required("people", of: node).range(atLeast: 1)
    effect = try keys["effect"]?.number() ?? 0
    shares = [:]
  }

  /// Reads `shares: {area: {urban: 1}}` under the stratum; levels that are not named have none.
  mutating func readShares(
    _ demographics: [SurveyRecipe.Demographic], _ strata: RecipeNode
  ) throws {
    for (stratum, node) in try strata.members() where stratum == name {
      guard let node = try Dictionary(uniqueKeysWithValues: node.members())["shares"] else {
        continue
      }
      let known = try node.members(among: demographics.map(\.name))
      for demographic in demographics {
        guard let node = known[demographic.name] else { continue }
        let levels = try node.members(among: demographic.levels.map(\.name))
        shares[demographic.name] = try demographic.levels.map {
          try levels[$0.name]?.share() ?? 0
        }
      }
    }
  }
}

extension SurveyRecipe.Sample {
  init(_ node: RecipeNode) throws {
    let keys = try node.members(among: ["subclusters", "people", "response"])
    subclusters = try keys.required("subclusters", of: node).integer(in: 1...Int.max)
    people = try keys.required("people", of: node).integer(in: 1...Int.max)
    response = try keys["response"]?.share() ?? 1
  }
}

extension SurveyRecipe.Scale {
  init(_ node: RecipeNode) throws {
    let keys = try node.members(among: ["thresholds", "satisfied", "unknown"])
    let cuts = try keys.required("thresholds", of: node)
    thresholds = try cuts.numbers()
    guard (1...20).contains(thresholds.count),
      zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw cuts.error("must be 1 to 20 ascending numbers") }
    let answers = thresholds.count + 1
    satisfied = try keys.required("satisfied", of: node).integer(in: 2...answers)
    unknown = try keys.required("unknown", of: node).integer(in: (answers + 1)...255)
  }
}

extension SurveyRecipe.Variation {
  init(_ node: RecipeNode) throws {
    let keys = try node.members(among: ["cluster", "subcluster", "person", "dimension"])
    cluster = try keys["cluster"]?.share() ?? 0
    subcluster = try keys["subcluster"]?.share() ?? 0
    person = try keys["person"]?.share() ?? 0
    dimension = try keys["dimension"]?.share() ?? 0
    guard noise > 0 else {
      throw node.error("must add up to less than 1; the rest is the noise of the single answer")
    }
  }
}

extension SurveyRecipe.Field {
  init(name: String, _ node: RecipeNode) throws {
    let keys = try node.members(among: ["share", "satisfied", "planted"])
    self.name = name
    share = try keys.required("share", of: node).share()
    let level = try keys.required("satisfied", of: node)
    satisfied = try level.share()
    guard satisfied > 0, satisfied < 1 else {
      throw level.error("must lie between 0 and 1, both excluded")
    }
    planted = [:]
    for (dimension, value) in try keys["planted"]?.members() ?? [] {
      planted[dimension] = try value.number()
    }
  }
}

extension SurveyRecipe.Dimension {
  init(name: String, _ node: RecipeNode) throws {
    let keys = try node.members(among: ["unknown", "items"])
    let unknown = try keys["unknown"]?.share() ?? 0
    self.name = name
    items = try keys.required("items", of: node).members().map { name, node in
      let keys = try node.members(among: ["offset", "unknown"])
      return SurveyRecipe.Item(
        name: name, offset: try keys["offset"]?.number() ?? 0,
        unknown: try keys["unknown"]?.share() ?? unknown)
    }
  }
}

extension SurveyRecipe.Demographic {
  init(name: String, _ node: RecipeNode) throws {
    let keys = try node.members(among: ["of", "by", "levels"])
    self.name = name
    holder =
      try keys["of"].map { node in
        let text = try node.text()
        guard let holder = Holder(rawValue: text) else {
          throw node.error("must be \"person\" or \"cluster\", not \"\(text)\"")
        }
        return holder
      }
      ?? .person
    parent = try keys["by"]?.text()
    levels = try keys.required("levels", of: node).members().map { name, node in
      guard node.node.mapping != nil else {
        return SurveyRecipe.Level(name: name, shares: try node.shares(), effect: 0, range: nil)
      }
      let keys = try node.members(among: ["share", "effect", "range"])
      return SurveyRecipe.Level(
        name: name, shares: try keys.required("share", of: node).shares(),
        effect: try keys["effect"]?.number() ?? 0,
        range: try keys["range"]?.range(atLeast: 0, atMost: 65_535))
    }
  }
}
