import CanvassNumerics
import CanvassSampling

/// A plan as an answer.
struct PlanReport: Sendable {
  let plan: SurveyPlan
  let words: any Phrases

  var output: Output { Output(parts, words) }

  private var say: any PlanPhrases { words.plan }
  private var isShare: Bool { plan.quantity.isShare }
  private var conditions: SurveyConditions { plan.conditions }

  private var parts: [ResultPart] {
    var parts: [ResultPart] = [.heading(say.title, level: 1)]
    if let learnt = plan.learnt { parts.append(.paragraph(sentence(learnt))) }
    parts.append(.paragraph(supposed))
    if plan.answers != nil { parts.append(.table(.measures(measures, words))) }
    if let clusters = plan.clusters {
      let caption = say.clusterSizes(hasPopulation: conditions.populationSize.isFinite)
      parts.append(.table(.measures(lines(clusters), caption: caption, words)))
    }
    if let publication = plan.publication { parts += self.parts(publication) }
    if let strata = plan.strata { parts += self.parts(strata) }
    if let slovin = plan.slovin, let wanted = plan.slovinMargin {
      parts.append(
        .paragraph(
          say.slovin(
            answers: slovin.answers, wanted: amount(wanted),
            margin: amount(slovin.margin(of: plan.quantity, under: conditions)))))
    }
    if let replicates = plan.replicates {
      parts.append(
        .paragraph(
          say.replicates(
            replicates.replicates,
            error: words.withSign(
              percent: words.percent(replicates.errorOfStandardError, decimals: 1)))))
    }
    return parts + facts
  }

  // MARK: Words

  private func sentence(_ learnt: LearntSurvey) -> String {
    say.learnt(
      item: quoted(item: learnt.item), value: value(learnt.quantity.value),
      deff: decimals(learnt.designEffect, 2), isUncorrected: learnt.isUncorrected,
      icc: learnt.correlation.map { decimals($0.value, 3) },
      perCluster: learnt.correlation.map { decimals($0.answersPerCluster, 1) },
      counted: learnt.correlation.map { decimals($0.clusterSize, 1) })
  }

  private var supposed: String {
    say.supposed(
      value: plan.strata == nil ? value(plan.quantity.value) : nil, isShare: isShare,
      deff: decimals(conditions.designEffect, 2),
      population: conditions.populationSize.isFinite ? words.plain(conditions.populationSize) : nil,
      response: conditions.responseRate < 1
        ? words.withSign(percent: words.percent(conditions.responseRate, decimals: 0)) : nil,
      overlap: plan.overlap.map {
        (
          share: words.withSign(percent: words.percent($0.share, decimals: 0)),
          correlation: decimals($0.correlation, 2)
        )
      })
  }

  private func decimals(_ value: Double, _ count: Int) -> String {
    words.number(decimals: count).text(value)
  }

  /// A share in percent, or a mean.
  private func value(_ value: Double) -> String {
    isShare
      ? words.withSign(percent: words.percent(value))
      : words.number(smallest: plan.quantity.unitVariance.squareRoot() / 100, value: value).text(
        value)
  }

  /// A margin or a difference: in points, or in the unit of the mean.
  private func amount(_ amount: Double) -> String {
    isShare
      ? words.withSign(percent: words.percent(amount, decimals: 1))
      : words.number(smallest: amount, value: amount).text(amount)
  }

  private var style: NumberStyle {
    isShare ? .percentage(decimals: 1) : .error(standardError ?? 1, value: plan.quantity.value)
  }

  private var measures: [Measure] {
    guard let answers = plan.answers, let asked = plan.asked else { return [] }
    let level = words.percentage(of: conditions.level)
    let isGroup = plan.groups > 1 || plan.difference != nil || plan.equivalence != nil
    var lines = [Measure(say.answers(perGroup: isGroup), answers, .decimals(0))]
    if plan.groups > 1 {
      lines.append(
        Measure(say.allAnswers(groups: plan.groups), answers * Double(plan.groups), .decimals(0)))
    }
    if conditions.responseRate < 1 {
      lines.append(Measure(say.asked(perGroup: isGroup), asked, .decimals(0)))
      if plan.groups > 1 {
        lines.append(
          Measure(say.allAsked(groups: plan.groups), asked * Double(plan.groups), .decimals(0)))
      }
    }
    lines.append(Measure(say.effective, effective, .decimals(0)))
    lines.append(Measure(say.margin(level: level), margin, style))
    if isShare {
      lines.append(
        Measure(say.worstMargin(level: level), conditions.worstMargin(answers: answers), style))
    }
    lines.append(Measure(say.variation, variation, .percentage(decimals: 1)))
    if isGroup {
      lines.append(Measure(say.differenceMargin(level: level), differenceMargin, style))
    }
    if let power = plan.powerReached {
      let name =
        plan.difference.map { say.power(difference: amount($0)) }
        ?? say.equivalencePower(margin: amount(plan.equivalence ?? 0))
      lines.append(Measure(name, power))
    }
    if isGroup, let detectable = plan.detectable {
      lines.append(Measure(say.detectable(power: words.plain(plan.power)), detectable, style))
    }
    if let pairs = plan.pairs {
      lines += [
        Measure(say.pairs(groups: plan.groups), Double(pairs.pairs), .decimals(0)),
        Measure(say.pairsApart, pairs.expected, .decimals(0)),
        Measure(say.pairsByChance, pairs.byChance, .decimals(0)),
      ]
    }
    return lines
  }

  private func lines(_ plan: SurveyPlan.ClusterPlan) -> [Measure] {
    var lines = [Measure(say.clusters, plan.clusters, .decimals(1))]
    if let units = plan.units { lines.append(Measure(say.unitsPerCluster, units, .decimals(1))) }
    let name = plan.units == nil ? say.answersPerCluster : say.answersPerUnit
    return lines + [
      Measure(name, plan.answers, .decimals(1)), Measure(say.cost, plan.cost, .decimals(0)),
      Measure(say.variation, plan.coefficientOfVariation, .percentage(decimals: 2)),
    ]
  }

  // MARK: Numbers

  private var effective: Double? {
    plan.answers.map { conditions.effectiveSize(of: $0, for: plan.quantity) }
  }

  private var standardError: Double? {
    plan.answers.map { conditions.standardError(of: plan.quantity, answers: $0) }
  }

  private var margin: Double? {
    plan.answers.map { conditions.margin(of: plan.quantity, answers: $0, plan.interval) }
      ?? plan.strata?.reached.first?.margin
  }

  private var variation: Double? { standardError.map { $0 / abs(plan.quantity.value) } }

  private var differenceMargin: Double? {
    plan.differenceError.map { conditions.normalQuantile * $0 }
  }

  private var facts: [ResultPart] {
    ResultPart.facts(sizes + precision + records)
  }

  private var sizes: [Fact] {
    let strata = plan.strata
    let inStrata = strata.map { Double($0.allocation.total) }
    let all = plan.answers.map { $0 * Double(plan.groups) }
    return [
      .number("n", plan.answers ?? inStrata),
      .number("asked", plan.asked ?? strata.map { Double($0.asked.reduce(0, +)) }),
      .number("total", all ?? inStrata), .count("groups", plan.groups),
      .number("cost", strata?.allocation.cost ?? plan.clusters?.cost),
    ]
  }

  private var precision: [Fact] {
    let worst = isShare ? plan.answers.map { conditions.worstMargin(answers: $0) } : nil
    return [
      .number("margin", margin), .number("se", standardError), .number("cv", variation),
      .number("deff", conditions.designEffect), .number("nEffective", effective),
      .number("worstMargin", worst), .number("differenceMargin", differenceMargin),
      .number("power", plan.powerReached), .number("detectable", plan.detectable),
    ]
  }

  private var records: [Fact] {
    let slovin: [Fact]? = plan.slovin.map {
      let margin = $0.margin(of: plan.quantity, under: conditions)
      return [.count("n", $0.answers), .number("margin", margin)]
    }
    let pairs: [Fact]? = plan.pairs.map {
      [
        .count("pairs", $0.pairs), .number("toldApart", $0.expected),
        .number("byChance", $0.byChance),
      ]
    }
    let replicates: [Fact]? = plan.replicates.map {
      [.count("n", $0.replicates), .number("error", $0.errorOfStandardError)]
    }
    let convergence = plan.strata?.cheapest.map { [Fact.convergence($0.convergence)] } ?? []
    return [
      .record("slovin", slovin), .record("pairs", pairs),
    ] + (plan.strata == nil ? [Fact("allocation", .none)] : []) + [
      .record("clusters", plan.clusters.map(facts)), .record("replicates", replicates),
      .record("learnt", plan.learnt.map(facts)),
    ] + convergence
  }

  private func facts(_ clusters: SurveyPlan.ClusterPlan) -> [Fact] {
    [
      .number("clusters", clusters.clusters), .number("units", clusters.units),
      .number("answers", clusters.answers), .number("cost", clusters.cost),
      .number("cv", clusters.coefficientOfVariation), .number("deff", clusters.designEffect),
    ]
  }

  private func facts(_ learnt: LearntSurvey) -> [Fact] {
    [
      .text("item", learnt.item), .number("estimate", learnt.estimate.value),
      .number("se", learnt.estimate.standardError), .number("deff", learnt.designEffect),
      .count("n", learnt.estimate.count), .number("icc", learnt.correlation?.value),
      .number("perCluster", learnt.correlation?.answersPerCluster),
      .number("perClusterCounted", learnt.correlation?.clusterSize),
      .number("deffWeights", learnt.correlation?.weightEffect),
    ]
  }
}
