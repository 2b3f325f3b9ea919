import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Scores of components from the answers to a survey, by each of the three definitions that are in use, with the
/// covariance of the design.
public struct SurveyComponents: Sendable {
  /// What is asked for.
  public struct Request: Sendable {
    /// The component.
    public var component: IndexInstrument.Component
    /// Its items, by their places in the instrument of the survey.
    public var items: [Int]

    /// A component with its items.
    public init(_ component: IndexInstrument.Component, items: [Int]) {
      self.component = component
      self.items = items
    }
  }

  /// A component by the three definitions, from 0 to 1.
  public struct Definitions: Sendable {
    /// The component.
    public var component: String
    /// The share of answers that are satisfied.
    public var satisfied: Estimate
    /// The mean answer over 100.
    public var mean: Estimate
    /// The share of people with nothing but satisfied answers; of one item that of satisfied answers.
    public var allSatisfied: Estimate
    /// Number of items.
    public var items: Int

    /// The estimate by one of them.
    public subscript(statistic: IndexInstrument.Statistic) -> Estimate {
      switch statistic {
      case .satisfied: satisfied
      case .mean: mean
      case .allSatisfied: allSatisfied
      }
    }
  }

  /// Each component by all definitions.
  public let definitions: [Definitions]
  /// What components that have items in common are made of.
  public let shared: SharedItems
  /// The scores that the instrument asks for, in the unit of each component.
  public let scores: IndexScores

  /// Estimates the components in the rows of a table.
  ///
  /// - Parameter filter: the rows that are looked at; `nil` for all.
  /// - Throws: `DiagnosisError` for an answer that is not on the scale; `DesignError`; `IndexError` for points that
  ///   are not known or a score that does not exist.
  public init(
    _ requests: [Request], of survey: Instrument, _ table: Table, _ design: Design,
    filter: [Bool]? = nil, threads: Int = 0
  ) throws {
    let answers = try survey.answers(survey.items.map { try table.column($0.column) })
    let parts = SharedItems.parts(of: requests)
    let named =
      requests.map { ($0.component.name, $0.items) }
      + parts.map { part in
        (part.items.map { survey.items[$0].column }.joined(separator: ", "), part.items)
      }
    let groups = named.flatMap { name, items in
      [
        survey.share(of: items, as: name),
        [survey.score(items, as: name), survey.answered(items, as: name)],
        [survey.allSatisfied(items, as: name)],
      ]
    }
    let domains = try Domains(by: [], filter: filter, in: table)
    let totals = try DomainTotals(
      of: groups, TableTotals(answers, design, in: domains, threads: threads), threads: threads)
    let estimates = groups.indices.map { group in
      let quantities = groups[group]
      let estimand: any Estimand =
        quantities.count == 2 ? Ratio(quantities[0], to: quantities[1]) : Mean(quantities[0])
      return totals.estimate(quantities[0].name, estimand, group: group, in: .one(0))
    }
    var scores: [IndexScores.Score] = []
    var forms: [LinearForm] = []
    for (index, request) in requests.enumerated() {
      let component = request.component
      let place: Int
      // The mean answer is from 0 to 100 already.
      var most = 100.0
      switch component.statistic {
      case .satisfied: place = 3 * index
      case .mean:
        place = 3 * index + 1
        most = 1
      case .allSatisfied: place = 3 * index + 2
      }
      if component.unit == .points {
        guard let points = component.points else {
          throw IndexError(
            "the points of \"\(component.name)\" are not published, and are needed here; give them")
        }
        most *= points / 100
      }
      let (estimate, form) = estimates[place]
      guard estimate.value.isFinite, estimate.shown.variance.isFinite else {
        throw IndexError(
          "nobody has answered the items of \"\(component.name)\" in more than one cluster, so it has no score"
        )
      }
      scores.append(
        .init(
          component.name, most * estimate.value,
          degreesOfFreedom: Double(estimate.degreesOfFreedom), count: estimate.count,
          designEffect: estimate.designEffect))
      forms.append(most * form)
    }
    let all = named.enumerated().map { place, part in
      Definitions(
        component: part.0, satisfied: estimates[3 * place].estimate.shown,
        mean: estimates[3 * place + 1].estimate.shown,
        allSatisfied: estimates[3 * place + 2].estimate.shown, items: part.1.count)
    }
    definitions = Array(all.prefix(requests.count))
    shared = SharedItems(zip(parts, all.dropFirst(requests.count)).map { ($0.components, $1) })
    self.scores = IndexScores(
      scores, covariance: totals.covariance(of: forms, threads: threads).matrix)
  }
}
