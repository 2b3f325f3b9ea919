import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Which options of `plan` go together.
extension PlanCommand {
  func validate() throws {
    let goals = [
      ("--margin", margin != nil), ("--cv", cv != nil), ("--difference", difference != nil),
      ("--equivalence", equivalence != nil), ("--rules", rules != nil && n == nil),
    ].filter(\.1).map(\.0)
    if goals.count > 1 {
      throw UsageError(
        "\(goals[0]) and \(goals[1]) are two goals; plan one at a time")
    }
    if n != nil, margin != nil || cv != nil || domainMargin != nil {
      throw UsageError(
        "--n is the size that there is, and a margin or --cv asks for one; give one of them")
    }
    if goals.isEmpty, n == nil, domainMargin == nil, budget == nil, replicateError == nil {
      throw UsageError(
        "what is wanted? Say --margin 0.03, --cv 0.05, --difference 0.05, --equivalence 0.05, --rules nchs, or --n for "
          + "the size that there is")
    }
    if rules != nil, domainMargin != nil || budget != nil || cost != nil {
      throw UsageError(
        "--rules says how many answers a number needs; leave --domain-margin, --budget and --cost out"
      )
    }
    if rules != nil, frame != nil, n != nil {
      throw UsageError(
        "with --frame, --rules says how many answers each domain needs; leave --n out")
    }
    if unverified, rules == nil {
      throw UsageError("--unverified is of rule packs; name them with --rules")
    }
    if deff != nil, icc != nil {
      throw UsageError("--deff and --icc both say the design effect; give one of them")
    }
    if share != nil, mean != nil || sd != nil {
      throw UsageError("--share and --mean are two quantities; give one of them")
    }
    if (mean == nil) != (sd == nil) {
      throw UsageError("a mean needs its standard deviation: give --mean and --sd together")
    }
    if item != nil, from == nil {
      throw UsageError("--item is one of the last wave's study; name that with --from")
    }
    if let level { try checkLevel(level) }
    if frame == nil, allocation != nil || domainMargin != nil || exponent != nil, from == nil {
      throw UsageError(
        "--allocation, --exponent and --domain-margin are for strata; name them with --frame or --from"
      )
    }
    if frame != nil, population != nil || groups != nil || cost != nil {
      throw UsageError(
        "--frame says the population, the groups and the costs of its strata; leave --population, --groups and --cost out"
      )
    }
    if domainMargin != nil, difference != nil || equivalence != nil || cv != nil {
      throw UsageError("--domain-margin goes with --margin, or stands alone")
    }
    if frame != nil, share != nil || mean != nil {
      throw UsageError("--frame says what is expected in its strata; leave --share and --mean out")
    }
    if frame != nil, cv != nil || difference != nil || equivalence != nil {
      throw UsageError(
        "a frame is planned for margins (--margin, --domain-margin), rule packs (--rules), answers (--n) or money (--budget); "
          + "leave --cv, --difference and --equivalence out")
    }
    if budget != nil, n != nil {
      throw UsageError("--budget and --n both say what is shared out; give one of them")
    }
    if frame != nil, test != nil || overlap != nil || spread != nil {
      throw UsageError(
        "--test, --overlap and --spread compare groups, and a frame has none; leave them out")
    }
    let isTest = difference != nil || equivalence != nil
    if test != nil, difference == nil, (groups ?? 1) < 2 {
      throw UsageError(
        "--test is that of a difference of two groups, and none is planned; give --difference, or leave it out"
      )
    }
    if overlap != nil, !isTest, (groups ?? 1) < 2 {
      throw UsageError(
        "--overlap is that of two groups that are compared, and none are planned; give --difference, --equivalence or "
          + "--groups, or leave it out")
    }
    if !isTest, goals.count == 1, let name = power != nil ? "--power" : nil {
      throw UsageError(
        "\(name) is that of a test, and \(goals[0]) plans none; give --difference or --equivalence, or leave it out"
      )
    }
    if overlap != nil, correlation == nil {
      throw UsageError(
        "--overlap does nothing without the correlation of the answers there; say --correlation")
    }
    if correlation != nil, overlap == nil, cost?.numbers.count != 3 {
      throw UsageError(
        "--correlation is that of answers in both groups (--overlap) or within second-stage units (--cost with three numbers), and "
          + "there are neither; leave it out")
    }
    if cost?.numbers.count == 3 {
      if overlap != nil {
        throw UsageError(
          "with three costs --correlation is that within second-stage units, and --overlap needs that of answers in both groups; "
            + "plan one after the other")
      }
      if perCluster != nil {
        throw UsageError(
          "three costs say the best numbers of second-stage units and of answers themselves; leave --per-cluster out"
        )
      }
    }
    if budget != nil, cost == nil, frame == nil, allocation == nil {
      throw UsageError(
        "--budget is what there is for clusters or strata; say their costs with --cost, or name the strata with --frame"
      )
    }
    if let cv, !(cv > 0 && cv < 1) {
      throw UsageError(
        "--cv is \(shortestText(cv)); it must be above 0 and below 1, such as 0.05 for 5 %")
    }
    if let n, n != n.rounded() {
      throw UsageError("--n is \(shortestText(n)); it is a number of answers, such as 1000")
    }
    if let groups, groups < 1 {
      throw UsageError("--groups is \(groups); there is one at least")
    }
  }
}
