import CanvassDiagnostics
import CanvassSampling

/// Estimates with what rule packs ask about them.
struct JudgedNumbers {
  /// The estimates, estimand after estimand and domain after domain.
  let estimates: Estimates
  /// What packs see of each.
  let cells: [TableRelease.Cell]
  private let named: [NamedEstimand]
  private let judged: [JudgedEstimand]
  private let prepared: PreparedSurvey
  private let domains: Domains
  private let population: Double?

  /// - Parameters:
  ///   - judged: what each estimand is for packs.
  ///   - domains: those of `--by` where `nil`.
  ///   - population: how many people there are, where that was said.
  /// - Throws: what estimates throw.
  init(
    _ named: [NamedEstimand], _ judged: [JudgedEstimand], _ prepared: PreparedSurvey,
    in domains: Domains? = nil, population: Double?
  ) throws {
    let domains = domains ?? prepared.domains
    (self.named, self.judged, self.prepared) = (named, judged, prepared)
    (self.domains, self.population) = (domains, population)
    var estimates = try prepared.design.estimate(
      named + judged.flatMap(\.besides), of: prepared.table, in: domains,
      threads: prepared.settings.threads)
    cells = judged.cells(
      takenFrom: &estimates, population: prepared.design.population(population, in: domains))
    self.estimates = estimates
  }

  /// The same of estimands of one kind.
  init(
    _ named: [NamedEstimand], _ kind: JudgedKind, _ prepared: PreparedSurvey,
    in domains: Domains? = nil, population: Double?
  ) throws {
    try self.init(
      named, [JudgedEstimand](named, kind, prepared, in: domains), prepared, in: domains,
      population: population)
  }

  /// The shares of some values of a column.
  init(
    sharesOf column: String, _ levels: [String], _ prepared: PreparedSurvey, in domains: Domains,
    population: Double?
  ) throws {
    try self.init(
      levels.map { NamedEstimand(column, level: $0, Mean(Quantity(column, .level($0)))) },
      .proportion, prepared, in: domains, population: population)
  }

  /// What packs say of each, and what is kept back for the sake of other answers of the session.
  ///
  /// - Parameters:
  ///   - isNulled: whether programs do not have withheld numbers either.
  ///   - isMade: whether what is shown is made of the estimates, which are not shown themselves.
  /// - Throws: `DisclosureError` where the session cannot compare any more.
  func marks(
    _ packs: [RulePack], isNulled: Bool, isMade: Bool = false, in session: inout Session
  ) throws -> EstimateRelease {
    try keptBack(release(packs, isNulled: isNulled), isMade: isMade, in: &session)
  }

  /// What packs say of each, whatever else is shown.
  func release(_ packs: [RulePack], isNulled: Bool) throws -> EstimateRelease {
    EstimateRelease(table: try TableRelease(cells, packs: packs), isNulled: isNulled)
  }

  /// The same, where it has been said what is withheld.
  func keptBack(_ release: EstimateRelease, isMade: Bool = false, in session: inout Session) throws
    -> EstimateRelease
  {
    try ReleasedRows.keepBack([part(release, isMade: isMade)], in: &session)[0]
  }

  /// The numbers as a part of an answer.
  func part(_ release: EstimateRelease, isMade: Bool = false) throws -> ReleasedRows.Part {
    (
      try ReleasedRows(
        prepared, named, judged, in: domains, population: population, isMade: isMade),
      release, estimates
    )
  }
}
