import CanvassNumerics
import CanvassTables

extension SurveyRecipe {
  /// Sees that the parts of the recipe fit together.
  ///
  /// - Throws: `TableError` that names the part that does not.
  func check() throws {
    try checkCounts()
    try checkStrata()
    try checkShares(fields.map { ($0.name, $0.share) }, of: "fields")
    for field in fields {
      for dimension in field.planted.keys.sorted()
      where !dimensions.contains(where: { $0.name == dimension }) {
        let unknown = TableError.unknown("dimension", dimension, among: dimensions.map(\.name))
        throw TableError("planted in field \"\(field.name)\": \(unknown)")
      }
    }
    for index in demographics.indices { try checkDemographic(index) }
    try checkNames()
  }

  private func checkCounts() throws {
    let parts = [
      ("strata", strata.count, 10_000), ("fields", fields.count, 200),
      ("dimensions", dimensions.count, 200), ("items", items.count, 1_000),
    ]
    for (part, count, most) in parts where count == 0 || count > most {
      throw TableError("a recipe needs 1 to \(most) \(part); this one has \(count)")
    }
    for demographic in demographics where !(1...200).contains(demographic.levels.count) {
      throw TableError("\"demographics: \(demographic.name)\" needs 1 to 200 levels")
    }
  }

  private func checkDemographic(_ index: Int) throws {
    let demographic = demographics[index]
    let place = "demographics: \(demographic.name)"
    var groups = 1
    if let name = demographic.parent {
      let before = demographics[..<index]
      guard let parent = before.first(where: { $0.name == name }) else {
        let unknown = TableError.unknown("demographic", name, among: before.map(\.name))
        throw TableError("\"\(place)\" goes by one that comes before it: \(unknown)")
      }
      guard demographic.holder == .person || parent.holder == .cluster else {
        throw TableError("\"\(place)\" is of the cluster and cannot go by one of the person")
      }
      guard strata.allSatisfy({ $0.shares[demographic.name] == nil }) else {
        throw TableError("\"\(place)\" goes by \"\(name)\" and cannot also differ by stratum")
      }
      groups = parent.levels.count
    }
    for level in demographic.levels where level.shares.count != groups {
      throw TableError(
        "\"\(place): \(level.name)\" has \(level.shares.count) shares and needs \(groups): "
          + "one for each level of \"by\", or one alone")
    }
    for group in 0..<groups {
      try checkShares(demographic.levels.map { ($0.name, $0.shares[group]) }, of: place)
    }
    guard demographic.isNumeric || demographic.levels.allSatisfy({ $0.range == nil }) else {
      throw TableError("\"\(place)\" must give a range for every level or for none")
    }
  }

  private func checkStrata() throws {
    var most = 0.0
    for stratum in strata {
      let place: Sentence = "stratum \"\(stratum.name)\""
      guard sample.subclusters <= stratum.subclusters.lowerBound else {
        throw TableError(
          "\(place) has clusters with only \(counted: stratum.subclusters.lowerBound, "subcluster"); "
            + "the sample takes \(sample.subclusters) in each")
      }
      guard sample.people <= stratum.people.lowerBound else {
        throw TableError(
          "\(place) has subclusters with only \(counted: stratum.people.lowerBound, "person", "people"); "
            + "the sample takes \(sample.people) in each")
      }
      for (name, shares) in stratum.shares.sorted(by: { $0.key < $1.key }) {
        try checkShares(shares.map { ("", $0) }, of: "strata: \(stratum.name): shares: \(name)")
      }
      most +=
        Double(stratum.clusters) * Double(stratum.subclusters.upperBound)
        * Double(stratum.people.upperBound)
    }
    guard most <= 20_000_000 else {
      throw TableError(
        "the population may reach \(number: shortestText(most)) people; make the strata smaller: "
          + "20 million at most")
    }
  }

  private func checkShares(_ shares: [(name: String, share: Double)], of place: String) throws {
    let sum = shares.reduce(0) { $0 + $1.share }
    guard abs(sum - 1) < 1e-6 else {
      throw TableError(
        "the shares of \"\(place)\" add up to \(number: shortestText(sum)); they must make 1")
    }
  }

  private func checkNames() throws {
    var seen: Set<String> = []
    for name in columnNames where !seen.insert(name).inserted {
      throw TableError("two columns of the survey would be called \"\(name)\"; rename one")
    }
  }

  /// All columns of the survey, in order.
  var columnNames: [String] {
    [
      columns.person, columns.stratum, columns.cluster, columns.subcluster, columns.clusters,
      columns.subclusters, columns.people, columns.weight, columns.field,
    ] + demographics.map(\.name) + items.map(\.name)
  }
}
