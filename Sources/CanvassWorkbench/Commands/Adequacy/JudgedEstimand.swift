import CanvassDiagnostics
import CanvassSampling
import CanvassTables

/// What the estimates of a verb are for rule packs.
enum JudgedKind: Sendable {
  /// Means; of columns of two values they are shares of the larger one, in other units but for 0 and 1.
  case mean
  /// Totals; of columns of two values they are counts of the larger one.
  case total
  /// Shares of values.
  case proportion
  /// Ratios; to a constant they are means.
  case ratio
  /// Shares at or below a number, their level.
  case limit
  /// What is no sum, such as a variance: packs judge it as a mean, and the mean of its column besides.
  case statistic
}

/// An estimand with what rule packs ask about it.
struct JudgedEstimand: Sendable {
  let kind: EstimateKind
  /// Those in the category or counted, as an estimand whose n is their number; `nil` where that is all who answer.
  let members: NamedEstimand?
  /// The mean that follows from a total with the people of its cell, or that stands for a number that is no sum, and what
  /// kind of number that is.
  let implied: (kind: EstimateKind, mean: NamedEstimand)?
  /// The share, count or mean that is judged in place of the number, from which it follows; `nil` for the number itself.
  let judged: NamedEstimand?
  /// Whether it is a share of which the others of its column are parts.
  private(set) var isNested = false
  /// Whether it is no sum.
  private(set) var isStatistic = false

  /// What is estimated besides.
  var besides: [NamedEstimand] { [members, implied?.mean, judged].compactMap(\.self) }

  /// - Parameter answers: the different ones in the rows that it is made of.
  /// - Throws: `TableError` for an unknown column.
  init(
    _ named: NamedEstimand, _ kind: JudgedKind, _ columns: any SurveyColumns,
    _ answers: DistinctAnswers
  ) throws {
    if kind == .ratio, let mean = try MeanAsRatio(named, columns, answers) {
      self.kind = mean.members == nil ? .mean : .proportion
      (judged, members, implied) = (mean.judged, mean.members, nil)
      return
    }
    let share: Coding? =
      switch kind {
      case .mean, .total, .statistic:
        answers.shareOfLarger(named.variable, in: try columns.column(named.variable))
      case .proportion, .ratio, .limit: nil
      }
    var coding = share
    switch kind {
    case .ratio: self.kind = .ratio
    case .proportion:
      self.kind = .proportion
      coding = named.level.map { .level($0) }
    case .limit:
      self.kind = .proportion
      coding = named.level.flatMap(Double.init).map { .within([-.infinity...$0]) }
    case .statistic: self.kind = .mean
    case .mean: self.kind = share == nil ? .mean : .proportion
    case .total: self.kind = share == nil ? .total : .count
    }
    isNested = kind == .limit
    isStatistic = kind == .statistic
    members = coding.map { NamedEstimand(named.variable, members: $0) }
    let quantity = Quantity(named.variable, share ?? .number)
    implied =
      kind == .total || kind == .statistic
      ? (share == nil ? .mean : .proportion, NamedEstimand(named.variable, Mean(quantity)))
      : nil
    judged =
      switch kind {
      case .mean where share != nil: NamedEstimand(named.variable, Mean(quantity))
      case .total where share != nil: NamedEstimand(named.variable, Total(quantity))
      default: nil
      }
  }

  /// A share of the answers that a coding counts.
  init(share variable: String, _ coding: Coding) {
    kind = .proportion
    members = NamedEstimand(variable, members: coding)
    implied = nil
    judged = nil
  }

  /// A mean.
  static let mean = JudgedEstimand(kind: .mean, members: nil)

  private init(kind: EstimateKind, members: NamedEstimand?) {
    self.kind = kind
    self.members = members
    implied = nil
    judged = nil
  }
}

extension NamedEstimand {
  /// An estimand whose n is the number of rows that a coding counts.
  fileprivate init(_ variable: String, members coding: Coding) {
    self.init(variable, Mean(Quantity(variable, .members(coding))))
  }
}

extension [JudgedEstimand] {
  /// Estimands of one kind.
  ///
  /// - Parameter domains: their cells; those of `--by` where `nil`.
  /// - Throws: `TableError` for an unknown column.
  init(
    _ named: [NamedEstimand], _ kind: JudgedKind, _ prepared: PreparedSurvey,
    in domains: Domains? = nil
  ) throws {
    let answers = try DistinctAnswers(
      to: named, kind, prepared, in: domains ?? prepared.domains)
    self = try named.map { try JudgedEstimand($0, kind, prepared, answers) }
  }

  /// The cells of estimates, after which stand those of the members, which are taken away.
  ///
  /// - Parameter population: how many people the cells stand for.
  func cells(
    takenFrom estimates: inout Estimates, population: CellPopulation
  ) -> [TableRelease.Cell] {
    let groups = reduce(count) { $0 + $1.besides.count }
    guard groups > 0 else { return [] }
    let domains = estimates.entries.count / groups
    var next = count * domains
    var cells: [TableRelease.Cell] = []
    for (group, judged) in enumerated() {
      let members = judged.members == nil ? nil : next
      let mean = judged.implied == nil ? nil : next + (members == nil ? 0 : domains)
      let first =
        judged.judged == nil ? group * domains : next + (judged.besides.count - 1) * domains
      for domain in 0..<domains {
        let estimate = estimates.entries[group * domains + domain]
        func cell(_ estimate: Estimate, _ kind: EstimateKind) -> JudgedCell {
          let hasCases = kind == .proportion || kind == .count
          return JudgedCell(
            estimate.shown, as: kind,
            cases: hasCases ? members.map { estimates.entries[$0 + domain].count } : nil,
            population: population(estimate, domain: domain))
        }
        let own = cell(estimates.entries[first + domain], judged.kind)
        let told =
          judged.implied.flatMap { implied in
            mean.map { [cell(estimates.entries[$0 + domain], implied.kind)] }
          } ?? []
        // A share within another one does not add up with it.
        let nested = judged.isNested ? estimate.level.map { estimate.variable + " ≤ " + $0 } : nil
        cells.append(
          .init(
            variable: nested ?? estimate.variable, level: nested == nil ? estimate.level : nil,
            domain: estimate.cell.values, own, implied: told + (told.last ?? own).sharesOfConstant,
            isSum: !judged.isStatistic))
      }
      next += judged.besides.count * domains
    }
    estimates.entries.removeLast(estimates.entries.count - count * domains)
    return cells
  }
}
