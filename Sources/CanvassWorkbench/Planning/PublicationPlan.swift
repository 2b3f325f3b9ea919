import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// How many answers rule packs ask for, so that they publish a number that is planned.
struct PublicationPlan: Sendable {
  /// What a pack asks of a number.
  struct Line: Sendable {
    /// The domain of a frame; `nil` of a plan without one.
    let domain: String?
    /// The item of a frame; empty where there is one.
    let item: String
    let pack: RulePack
    let cell: PlannedCell
    /// The n that would do.
    let needed: Int
    /// The clause that asks for it: what the pack says with one answer less.
    let binding: ReliabilityMark?
    /// What the pack says of the sample that is planned; `nil` where that follows from the packs.
    let planned: RuleMark?
  }

  let lines: [Line]
  /// Answers in a cluster, as degrees of freedom count them.
  let answersPerCluster: Double?

  /// - Parameters:
  ///   - numbers: what is planned, with its domain and item.
  ///   - answers: how many answers of each there are, where that is given.
  /// - Throws: `PlanningError` naming the pack by which no n would do.
  init(
    _ packs: [RulePack],
    of numbers: [(
      domain: String?, item: String, quantity: PlannedQuantity, conditions: SurveyConditions
    )],
    answersPerCluster: Double?, answers: Int?
  ) throws {
    self.answersPerCluster = answersPerCluster
    lines = try numbers.flatMap { number in
      try packs.map { $0.forDomains(arePlanned: true) }.map { pack in
        let cell = PlannedCell(
          number.quantity, under: number.conditions, answersPerCluster: answersPerCluster)
        guard pack.scope == .cell else {
          throw PlanningError(
            "the rule pack \"\(pack.name)\" judges whole tables, and has no n for one number; name packs of cells"
          )
        }
        guard let needed = cell.countNeeded(by: pack) else {
          guard number.conditions.populationSize.isFinite || !pack.asksForPopulation else {
            throw UsageError(
              "the rule pack \"\(pack.name)\" asks how many people there are; say --population")
          }
          throw PlanningError(
            "no number of answers would do for the rule pack \"\(pack.name)\" where \(number: shortestText(number.quantity.value)) is expected\(part: number.domain.map { " in \"\($0)\"" } ?? ""); it "
              + "speaks of other numbers, or asks for more than the population has")
        }
        return Line(
          domain: number.domain, item: number.item, pack: pack, cell: cell, needed: needed,
          binding: needed > 1 ? pack.mark(cell.judged(answers: needed - 1)) : nil,
          planned: answers.map { RuleMark(pack, of: cell.judged(answers: $0)) })
      }
    }
  }

  /// The n that all packs publish; of a domain, that of all its items.
  func needed(in domain: String? = nil) -> Int {
    lines.filter { $0.domain == domain }.map(\.needed).max() ?? 0
  }
}

extension RulePack {
  /// Whether a clause is on how many people there are.
  fileprivate var asksForPopulation: Bool {
    clauses.flatMap(\.comparisons).contains {
      $0.measure == .population || $0.measure == .precisionRatio
    }
  }
}
