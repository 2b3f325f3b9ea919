import CanvassTables

/// Turns the people of a sample into the columns of a survey, as a reader of its file would.
struct SurveyTableBuilder {
  private let population: SurveyPopulation
  private let rows: [SurveyPopulation.SampledPerson]

  init(_ population: SurveyPopulation, _ rows: [SurveyPopulation.SampledPerson]) {
    self.population = population
    self.rows = rows
  }

  /// The survey.
  func table() -> Table {
    let recipe = population.recipe
    let names = recipe.columns
    var table = Table(rowCount: rows.count)
    table.set(names.person, to: .real(rows.map { Double($0.person + 1) }))
    setUnits(&table)
    table.set(names.weight, to: .real(rows.map { Double($0.weight) / 1e6 }))
    let fields = population.people.fields
    table.set(
      names.field,
      to: named(rows.map { Int(fields[$0.person]) }) { recipe.fields[$0].name })
    for (index, demographic) in recipe.demographics.enumerated() {
      let values = rows.map {
        Int(population.people.demographics[$0.person * recipe.demographics.count + index])
      }
      table.set(
        demographic.name,
        to: demographic.isNumeric
          ? numeric(values) : named(values) { demographic.levels[$0].name })
    }
    let items = recipe.items
    for (index, item) in items.enumerated() {
      table.set(
        item.name,
        to: numeric(rows.map { Int(population.people.answers[$0.person * items.count + index]) }))
    }
    return table
  }

  /// Strata, clusters, subclusters and their sizes.
  private func setUnits(_ table: inout Table) {
    let recipe = population.recipe
    let frame = population.frame
    let names = recipe.columns
    let subclusters = rows.map(\.subcluster)
    let clusters = subclusters.map { frame.subclusters[$0].cluster }
    let strata = clusters.map { frame.clusters[$0].stratum }
    table.set(names.stratum, to: named(strata) { recipe.strata[$0].name })
    table.set(names.cluster, to: named(clusters) { clusterName($0) })
    table.set(
      names.subcluster,
      to: named(subclusters) { index in
        let cluster = frame.subclusters[index].cluster
        let number = index - frame.clusters[cluster].subclusters.lowerBound + 1
        return "\(clusterName(cluster))-\(padded(number, 2))"
      })
    table.set(names.clusters, to: .real(strata.map { Double(recipe.strata[$0].clusters) }))
    table.set(
      names.subclusters, to: .real(clusters.map { Double(frame.clusters[$0].subclusters.count) }))
    table.set(
      names.people, to: .real(subclusters.map { Double(frame.subclusters[$0].people.count) }))
  }

  private func clusterName(_ index: Int) -> String { "c\(padded(index + 1, 3))" }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A column of text levels in order of first appearance.
  private func named(_ values: [Int], _ name: (Int) -> String) -> Column {
    var codes: [Int: UInt32] = [:]
    var levels: [Level] = []
    let words = values.map { value in
      if let code = codes[value] { return code }
      let code = UInt32(levels.count)
      codes[value] = code
      levels.append(Level(name(value)))
      return code
    }
    return coded(words, levels)
  }

  /// A column of whole numbers, ascending.
  private func numeric(_ values: [Int]) -> Column {
    let distinct = Set(values).sorted()
    let codes = Dictionary(
      uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
    let levels = distinct.map { Level(String($0), value: Double($0)) }
    return coded(values.map { codes[$0] ?? Codes.missingWide }, levels)
  }

  private func coded(_ words: [UInt32], _ levels: [Level]) -> Column {
    let codes: Codes =
      levels.count < Int(Codes.missingNarrow)
      ? .narrow(words.map { UInt8($0) }) : .wide(words)
    return .coded(CodedColumn(codes: codes, levels: levels))
  }
}
