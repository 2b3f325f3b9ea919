/// Counts over all people of a simulated population, from which the truth is read.
struct PopulationCounts {
  /// The counts of one item in one group of people.
  struct Cell {
    var answers = 0
    var satisfied = 0
    /// The sum of (answer − 1).
    var steps = 0

    static func += (sum: inout Cell, cell: Cell) {
      sum.answers += cell.answers
      sum.satisfied += cell.satisfied
      sum.steps += cell.steps
    }
  }

  /// A group of people: cells by item, and how many are satisfied with all.
  struct Group {
    var items: [Cell]
    var people = 0
    var satisfiedWithAll = 0

    static func += (sum: inout Group, group: Group) {
      for index in sum.items.indices { sum.items[index] += group.items[index] }
      sum.people += group.people
      sum.satisfiedWithAll += group.satisfiedWithAll
    }
  }

  private var fields: [Group]
  private var strata: [Group]
  private var everybody: Group

  /// Counts in one pass over the answers.
  init(_ recipe: SurveyRecipe, _ frame: PopulationFrame, _ people: PopulationAnswers) {
    let itemCount = recipe.items.count
    let empty = Group(items: Array(repeating: Cell(), count: itemCount))
    fields = Array(repeating: empty, count: recipe.fields.count)
    strata = Array(repeating: empty, count: recipe.strata.count)
    everybody = empty
    let satisfied = UInt8(recipe.scale.satisfied)
    let highest = UInt8(recipe.scale.answers)
    for cluster in frame.clusters {
      for person in cluster.subclusters.lazy.flatMap({ frame.subclusters[$0].people }) {
        let field = Int(people.fields[person])
        var answered = 0
        var content = 0
        for item in 0..<itemCount {
          let answer = people.answers[person * itemCount + item]
          guard answer <= highest else { continue }
          let cell = Cell(
            answers: 1, satisfied: answer >= satisfied ? 1 : 0, steps: Int(answer) - 1)
          fields[field].items[item] += cell
          strata[cluster.stratum].items[item] += cell
          answered += 1
          content += cell.satisfied
        }
        guard answered > 0 else { continue }
        let all = content == answered ? 1 : 0
        fields[field].people += 1
        fields[field].satisfiedWithAll += all
        strata[cluster.stratum].people += 1
        strata[cluster.stratum].satisfiedWithAll += all
      }
    }
    for group in fields { everybody += group }
  }

  /// The truth: everybody, then strata, then fields; in everybody and in each field also by
  /// dimension and item.
  func records(_ recipe: SurveyRecipe) -> [TruthRecord] {
    var records: [TruthRecord] = []
    let blank = TruthRecord(measure: .satisfied, numerator: 0, denominator: 0)
    records += whole(everybody, recipe, blank) + parts(everybody, recipe, blank)
    for (stratum, group) in zip(recipe.strata, strata) {
      var place = blank
      place.stratum = stratum.name
      records += whole(group, recipe, place)
    }
    for (field, group) in zip(recipe.fields, fields) {
      var place = blank
      place.field = field.name
      records += whole(group, recipe, place) + parts(group, recipe, place)
    }
    return records.filter { $0.denominator > 0 }
  }

  /// All items together.
  private func whole(
    _ group: Group, _ recipe: SurveyRecipe, _ place: TruthRecord
  ) -> [TruthRecord] {
    var all = place
    all.measure = .satisfiedWithAll
    all.numerator = group.satisfiedWithAll
    all.denominator = group.people
    return pooled(group.items[...], recipe, place) + [all]
  }

  /// Each dimension, and each item in it.
  private func parts(
    _ group: Group, _ recipe: SurveyRecipe, _ place: TruthRecord
  ) -> [TruthRecord] {
    var records: [TruthRecord] = []
    var first = 0
    for dimension in recipe.dimensions {
      var place = place
      place.dimension = dimension.name
      let cells = group.items[first..<(first + dimension.items.count)]
      records += pooled(cells, recipe, place)
      for (item, cell) in zip(dimension.items, cells) {
        place.item = item.name
        records += pooled([cell], recipe, place)
      }
      first += dimension.items.count
    }
    return records
  }

  /// The answers of several items pooled: the share satisfied and the mean.
  private func pooled(
    _ cells: ArraySlice<Cell>, _ recipe: SurveyRecipe, _ place: TruthRecord
  ) -> [TruthRecord] {
    let sum = cells.reduce(into: Cell()) { $0 += $1 }
    var satisfied = place
    satisfied.measure = .satisfied
    satisfied.numerator = sum.satisfied
    satisfied.denominator = sum.answers
    var mean = place
    mean.measure = .mean
    mean.numerator = 100 * sum.steps
    mean.denominator = sum.answers * (recipe.scale.answers - 1)
    return [satisfied, mean]
  }
}
