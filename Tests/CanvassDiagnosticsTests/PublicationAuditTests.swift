import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassDiagnostics

/// Random diagnoses, whose numbers are written as equations here once more, each held against its value: no share that a
/// rule forbids is a combination of those that are shown.
@Suite("Numbers of a diagnosis, all of them together")
struct PublicationAuditTests {
  /// A survey of some fields, in which not everything was asked everywhere.
  private struct Survey {
    var table: Table
    var instrument: Instrument
    /// Σw of answers and of satisfied ones, by field and item.
    var answers: [[Double]]
    var satisfied: [[Double]]
  }

  private static func pack(_ clause: String) throws -> RulePack {
    try RulePack(
      yaml: """
        title: small cells
        source: a test
        status: primary
        scope: cell
        applies: [proportion, mean, ratio]
        on: p
        decides: strictest
        clauses: [{when: \(clause), then: withhold}]
        inputs: {zero: publish, one: publish, constant: publish, no-variance: publish, no-freedom: publish, single: withhold, undefined: withhold}
        """, name: "small")
  }

  private func survey(_ seed: UInt64, areItems: Bool) throws -> Survey {
    var random = CounterRandom(seed: seed)
    func one(_ values: [Int]) -> Int { values[Int.random(in: 0..<values.count, using: &random)] }
    let fields = one([2, 3, 3, 4, 5])
    let items = areItems ? fields + one([1, 2, 3]) : one([2, 3, 4, 5])
    var owner = (0..<items).map { $0 < fields ? $0 : one(Array(0..<fields)) }
    owner.shuffle(using: &random)
    var (answers, satisfied) = (
      [[Double]](repeating: .init(repeating: 0, count: items), count: fields),
      [[Double]](repeating: .init(repeating: 0, count: items), count: fields)
    )
    var columns = [[Double]](repeating: [], count: items)
    var (names, weights): ([String?], [Double]) = ([], [])
    var isAsked = (0..<fields).map { _ in (0..<items).map { _ in one([0, 1, 1, 1]) == 1 } }
    for field in 0..<fields where !isAsked[field].contains(true) { isAsked[field][0] = true }
    let missing = (0..<fields).map { _ in (0..<items).map { _ in one([0, 0, 10, 60, 85]) } }
    let ease = (0..<fields).map { _ in one([30, 50, 70, 90]) }
    let sizes = (0..<fields).map { _ in one([5, 8, 12, 25, 40, 60]) }
    // Where fields are items, everyone is asked about all of them, here and there without an answer.
    for field in 0..<(areItems ? 1 : fields) {
      for _ in 0..<(areItems ? sizes[0] + 10 : sizes[field]) {
        let weight = Double(one([1, 1, 2, 3]))
        names.append("f\(field)")
        weights.append(weight)
        for item in 0..<items {
          let own = areItems ? owner[item] : field
          let skips = Int.random(in: 0..<100, using: &random) < missing[own][item]
          guard areItems || isAsked[field][item], !skips else {
            columns[item].append(.nan)
            continue
          }
          let isSatisfied = Int.random(in: 0..<100, using: &random) < ease[own]
          columns[item].append(isSatisfied ? 5 : 2)
          answers[own][item] += weight
          satisfied[own][item] += isSatisfied ? weight : 0
        }
      }
    }
    var table = Table(rowCount: weights.count)
    table.set("field", to: .categories(names))
    table.set("w", to: .real(weights))
    for item in 0..<items { table.set("q\(item)", to: .real(columns[item])) }
    let cut = one([0, 1, items - 1, items])
    let dimensions = [Array(0..<cut), Array(cut..<items)].dropFirst(one([0, 0, 1]))
      .filter { !$0.isEmpty }.enumerated().map { place, items in
        Instrument.Dimension(name: "d\(place)", label: LocalizedText("d\(place)"), items: items)
      }
    let instrument = Instrument(
      items: (0..<items).map { .init(column: "q\($0)", label: LocalizedText("q\($0)")) },
      dimensions: dimensions,
      fields: areItems
        ? .items(
          (0..<fields).map { field in
            .init(
              name: "f\(field)", label: LocalizedText("f\(field)"),
              items: owner.indices.filter { owner[$0] == field })
          }) : .column("field"),
      scale: try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [4, 5]))
    return Survey(
      table: table, instrument: instrument, answers: answers, satisfied: satisfied)
  }

  /// Equations in the satisfied answers of each item in each field.
  private struct Equations {
    let survey: Survey
    var shown: [[Double]] = []
    var checked = 0

    private var width: Int { survey.answers.count * survey.answers[0].count }
    private var fields: Range<Int> { survey.answers.indices }

    /// The share satisfied of some items in some fields, in percent of their answers.
    func share(_ fields: some Sequence<Int>, _ items: [Int]) -> [Double]? {
      var sum = [Double](repeating: 0, count: width)
      var count = 0.0
      for field in fields {
        for item in items {
          count += survey.answers[field][item]
          if survey.answers[field][item] > 0 {
            sum[field * survey.answers[0].count + item] = 1
          }
        }
      }
      return count > 0 ? sum.map { $0 / count } : nil
    }

    func value(_ sum: [Double]) -> Double {
      zip(sum, survey.satisfied.joined()).reduce(0) { $0 + $1.0 * $1.1 }
    }

    mutating func show(_ sum: [Double]?, _ value: Double, _ what: Comment) {
      guard let sum else { return }
      #expect(abs(self.value(sum) - value) < 1e-10, what)
      shown.append(sum)
      checked += 1
    }

    /// The points of each item of a field, whose decomposition is linear in the satisfied answers.
    func points(_ field: Int) -> [[Double]] {
      let items = survey.answers[0].indices
      var columns: [[Double]] = []
      for unknown in 0..<width {
        let (other, changed) = (unknown / items.count, unknown % items.count)
        let parts = items.map { item in
          GapDecomposition.Item(
            fieldAnswers: survey.answers[field][item],
            fieldSatisfied: other == field && item == changed ? 1 : 0,
            restAnswers: fields.filter { $0 != field }.reduce(0) { $0 + survey.answers[$1][item] },
            restSatisfied: other != field && item == changed ? 1 : 0)
        }
        let isAsked = survey.answers[other][changed] > 0
        columns.append(
          isAsked
            ? GapDecomposition.contributions(parts, questions: survey.instrument.questions)
              .map { $0 ?? 0 }
            : [Double](repeating: 0, count: items.count))
      }
      return items.map { item in columns.map { $0[item] } }
    }

    /// Whether a sum is a combination of what is shown.
    func tells(_ sum: [Double]) -> Bool { rank(shown + [sum]) == rank(shown) }

    private func rank(_ rows: [[Double]]) -> Int {
      var rows = rows.map { row in
        let largest = row.lazy.map(abs).max() ?? 0
        return largest > 0 ? row.map { $0 / largest } : row
      }
      var rank = 0
      for column in 0..<width {
        guard
          let best = rows.indices.dropFirst(rank).max(by: {
            abs(rows[$0][column]) < abs(rows[$1][column])
          }), abs(rows[best][column]) > 1e-8
        else { continue }
        rows.swapAt(rank, best)
        for row in rows.indices where row != rank && rows[row][column] != 0 {
          let factor = rows[row][column] / rows[rank][column]
          for place in column..<width { rows[row][place] -= factor * rows[rank][place] }
        }
        rank += 1
      }
      return rank
    }
  }

  private func equations(_ survey: Survey, _ found: SurveyDiagnosis) -> (Equations, [[Double]]) {
    var equations = Equations(survey: survey)
    let (items, all) = (Array(survey.answers[0].indices), survey.answers.indices)
    var forbidden: [[Double]] = []
    let overall = equations.share(all, items)
    if found.overall.isForbidden {
      forbidden += [overall].compactMap(\.self)
    } else if !found.overall.isWithheld {
      equations.show(overall, found.overall.satisfied.value, "overall")
    }
    for field in found.fields {
      guard let place = all.first(where: { "f\($0)" == field.field }) else { continue }
      let others = all.filter { $0 != place }
      func gap(_ here: [Int], _ there: [Int]) -> [Double]? {
        guard let own = equations.share([place], here), let rest = equations.share(others, there)
        else { return nil }
        return zip(own, rest).map(-)
      }
      let share = equations.share([place], items)
      if field.measures.isForbidden {
        forbidden += [share].compactMap(\.self)
      } else if !field.measures.isWithheld {
        equations.show(share, field.measures.satisfied.value, "\(field.field)")
      }
      if let own = field.gapToRest, !field.withholdsGap {
        equations.show(gap(items, items), own.estimate, "gap of \(field.field)")
      }
      let points = equations.points(place)
      let parts =
        field.dimensions.map { ($0, survey.instrument.dimensions[$0.index].items, false) }
        + field.items.map { ($0, [$0.index], true) }
      for (part, own, isItem) in parts {
        let what: Comment = "\(own) of \(field.field)"
        if part.outcome.isForbidden, part.satisfied.value.isFinite {
          forbidden += [equations.share([place], own)].compactMap(\.self)
        } else if part.satisfied.value.isFinite, !part.isWithheld {
          equations.show(equations.share([place], own), part.satisfied.value, what)
        }
        if part.withholdsGap { continue }
        if let shown = part.gap {
          let question = survey.instrument.questions.first { $0.contains(part.index) } ?? own
          equations.show(gap(own, isItem ? question : own), shown.estimate, what)
        }
        if let contribution = part.contribution, contribution.isFinite, contribution != 0 {
          let sum = own.reduce([Double](repeating: 0, count: points[0].count)) {
            zip($0, points[$1]).map(+)
          }
          equations.show(sum, contribution, what)
        }
      }
    }
    return (equations, forbidden)
  }

  @Test(
    "tell no share that a rule forbids", arguments: [false, true],
    ["count < 9", "coefficientOfVariation > 0.16"])
  func nothingFollows(_ areItems: Bool, _ clause: String) throws {
    let pack = try Self.pack(clause)
    var (forbidden, checked) = (0, 0)
    for seed in 0..<120 {
      let survey = try survey(UInt64(seed), areItems: areItems)
      let design = try Design(DesignSpecification(weights: "w"), in: survey.table)
      let found = try WeakFieldAnalysis(survey.instrument, survey.table, design)
        .diagnose(rules: [pack])
      let (equations, targets) = equations(survey, found)
      for target in targets {
        #expect(!equations.tells(target), "seed \(seed), \(equations.value(target))")
      }
      forbidden += targets.count
      checked += equations.checked
    }
    #expect(forbidden > 100 && checked > 1_000)
  }
}
