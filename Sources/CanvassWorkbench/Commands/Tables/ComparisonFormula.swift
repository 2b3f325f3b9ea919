import CanvassDiagnostics
import CanvassSampling
import CanvassTables

/// What is compared: "y ~ group", or "y ~ 0" for y alone.
struct ComparisonFormula {
  /// A column, or an expression.
  let column: String
  /// The column of the groups; `nil` for y alone.
  let group: String?

  /// - Throws: `UsageError` for what is no comparison.
  init(_ text: String, allowsOneSample: Bool) throws {
    let sides = text.split(separator: "~", omittingEmptySubsequences: false).map {
      trimmed(String($0))
    }
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
      throw allowsOneSample
        ? UsageError("\"\(text)\" is no comparison; write \"y ~ group\" or \"y ~ 0\"")
        : UsageError("\"\(text)\" is no comparison of groups; write \"y ~ group\"")
    }
    // A name in backticks.
    let names = sides.map { (try? Expression(parsing: $0))?.asColumn ?? $0 }
    column = names[0]
    group = ["0", "1"].contains(sides[1]) ? nil : names[1]
    guard allowsOneSample || group != nil else {
      throw UsageError("\"\(text)\" is no comparison of groups; write \"y ~ group\"")
    }
  }

  /// The survey with y among its columns.
  func survey(_ source: SourceOptions, _ command: String, in session: inout Session) throws
    -> Survey
  {
    guard source.by == nil else {
      throw UsageError("\(command) has no --by; make one test a domain with --where")
    }
    return try session.survey(source).deriving([column])
  }

  /// What is read: y, and the groups, in which every code counts.
  func prepared(_ survey: Survey, in session: inout Session) throws -> PreparedSurvey {
    let groups = [group].compactMap(\.self)
    return try PreparedSurvey([column], and: groups, codes: groups, of: survey, in: &session)
  }

  /// What rule packs say of the means of the groups, and of what is made of all of them.
  ///
  /// - Parameters:
  ///   - estimates: what is shown of each group: their means, or what is no sum, such as their ranks.
  ///   - entries: how many numbers are shown; those after the groups are made of all.
  /// - Returns: `nil` where no packs are asked.
  func release(
    _ options: ReleaseOptions, of estimates: [Estimate], areMeans: Bool, entries: Int,
    _ prepared: PreparedSurvey, in session: inout Session
  ) throws -> EstimateRelease? {
    guard let packs = try options.packs(in: &session) else { return nil }
    let answers = try prepared.table.column(column)
    let answered = (0..<answers.count).map { row in
      prepared.filter?[row] != false && answers.text(at: row) != nil
        && prepared.design.weights[row] > 0
    }
    let groups = [group].compactMap(\.self)
    let domains = try Domains(by: groups, filter: answered, in: prepared.codes)
    var release: EstimateRelease
    if areMeans {
      release = try JudgedNumbers(
        [NamedEstimand(column, Mean(Quantity(column)))], .mean, prepared, in: domains,
        population: options.population
      ).marks(packs, isNulled: options.withhold, in: &session)
    } else {
      release = try options.marks(
        ofStatistics: Estimates(domainColumns: groups, entries: estimates), of: [column],
        prepared, in: domains, addUp: true, by: packs, session: &session)
    }
    let own = Array(release.table.outcomes.indices)
    release.table = release.table.made(
      of: own.map { [$0] } + (own.count..<max(entries, own.count)).map { _ in own })
    return release
  }
}
