import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `plan`: how large the next sample must be, or what one gives.
struct PlanCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Sample size, power, allocation, clusters, replicates.",
    discussion: """
      Say what is wanted (--margin, --cv, --difference, --equivalence, --rules), or how \
      many answers there are (--n), and under which conditions. With --groups the sample has \
      that many groups, and what is wanted is wanted in each. A frame of strata gets its \
      allocation; with --margin or --domain-margin, the cheapest one that meets all \
      margins for all items. Slovin's formula stands beside, with the margin that it \
      really gives.

      Examples:
        canvass plan --margin 0.03 --share 0.84 --deff 2 --response 0.8
        canvass plan --n 36525 --groups 63 --share 0.84 --icc 0.05 --per-cluster 31
        canvass plan --difference 0.05 --share 0.84 --deff 2 --power 0.9
        canvass plan --rules nchs,statcan --share 0.84 --deff 2 --groups 34
        canvass plan --cv 0.05 --share 0.84 --icc 0.05 --cost 750,100
        canvass plan --from datasets/sipas-province/study.yml --item q01 \\
          --margin 0.02 --per-cluster 20
      """)

  @Option(help: ArgumentHelp("Margin of error that is wanted, such as 0.03.", valueName: "e"))
  var margin: Double?

  @Option(help: ArgumentHelp("Coefficient of variation that is wanted.", valueName: "cv"))
  var cv: Double?

  @Option(
    help: ArgumentHelp("Difference of two groups that is to be found.", valueName: "d"))
  var difference: Double?

  @Option(
    help: ArgumentHelp(
      "Margin within which two equal groups are to be shown equivalent.", valueName: "m"))
  var equivalence: Double?

  @Option(
    help: ArgumentHelp(
      "Rule packs that are to publish the number (nchs, statcan, or paths), in each group or domain.",
      valueName: "pack,pack"))
  var rules: NameList?

  @Flag(help: "Take rule packs whose thresholds are from memory, too.")
  var unverified = false

  @Option(help: ArgumentHelp("Answers there are, in all groups together.", valueName: "n"))
  var n: Double?

  @Option(help: ArgumentHelp("Share that is expected (default: 0.5).", valueName: "p"))
  var share: Double?

  @Option(help: ArgumentHelp("Mean that is expected, with --sd.", valueName: "mean"))
  var mean: Double?

  @Option(help: ArgumentHelp("Standard deviation among people.", valueName: "sd"))
  var sd: Double?

  @Option(help: ArgumentHelp("Design effect (default: 1).", valueName: "deff"))
  var deff: Double?

  @Option(
    help: ArgumentHelp(
      "Correlation of answers within a cluster, in place of --deff.", valueName: "rho"))
  var icc: Double?

  @Option(help: ArgumentHelp("Answers in a cluster.", valueName: "b"))
  var perCluster: Double?

  @Option(
    help: ArgumentHelp("People in the population (of each group).", valueName: "people"))
  var population: Double?

  @Option(help: ArgumentHelp("Share of those asked who answer (default: 1).", valueName: "r"))
  var response: Double?

  @Option(help: ArgumentHelp("Power of a test (default: 0.8).", valueName: "power"))
  var power: Double?

  @Option(
    help: ArgumentHelp("Confidence level, between 0 and 1 (default: 0.95).", valueName: "level"))
  var level: Double?

  @Option(help: "The interval whose margin is planned (default: wald).")
  var interval: MarginKind = .wald

  @Option(help: "The test of a difference (default: wald).")
  var test: GroupComparison.Test?

  @Option(
    help: ArgumentHelp(
      "Part of the sample that is in both groups, as in a panel.", valueName: "share"))
  var overlap: Double?

  @Option(
    help: ArgumentHelp("Correlation of the answers there.", valueName: "r"))
  var correlation: Double?

  @Option(help: ArgumentHelp("Groups, such as provinces.", valueName: "k"))
  var groups: Int?

  @Option(
    help: ArgumentHelp(
      "Standard deviation of the true values of the groups: how many pairs will be told apart.",
      valueName: "sd"))
  var spread: Double?

  @Option(
    help: ArgumentHelp(
      "Table of strata: stratum, population, share (or mean, sd); domain, cost, least, most.",
      valueName: "file"), completion: .file(extensions: ["csv", "tsv"]))
  var frame: String?

  @Option(help: "How --n or --budget is shared out among the strata (default: neyman).")
  var allocation: AllocationOption?

  @Option(
    help: ArgumentHelp("Exponent of --allocation power (default: 0.5).", valueName: "q"))
  var exponent: Double?

  @Option(
    help: ArgumentHelp(
      "Margin that is wanted in each domain of the frame; in each stratum where it has no domains.",
      valueName: "e"))
  var domainMargin: Double?

  @Option(
    help: ArgumentHelp(
      "Costs of a cluster and an answer; of cluster, second stage and answer.",
      valueName: "c1,c2"))
  var cost: NumbersOption?

  @Option(help: ArgumentHelp("Money there is, in the unit of the costs.", valueName: "money"))
  var budget: Double?

  @Option(
    help: ArgumentHelp(
      "Relative error of standard errors that drawing replicates may add.", valueName: "cv"))
  var replicateError: Double?

  @Option(
    help: ArgumentHelp("Study of the last wave, from which to learn.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var from: String?

  @Option(help: ArgumentHelp("--from: the item that is planned for.", valueName: "column"))
  var item: String?

  @OptionGroup(title: "Printing") var print: PrintOptions

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
    if let level, !(level > 0 && level < 1) {
      throw UsageError("--level is \(shortestText(level)); it must lie between 0 and 1")
    }
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
    if budget != nil, cost == nil, frame == nil, allocation == nil {
      throw UsageError(
        "--budget is what there is for clusters or strata; say their costs with --cost, or name the strata with --frame"
      )
    }
    if let n, n != n.rounded() {
      throw UsageError("--n is \(shortestText(n)); it is a number of answers, such as 1000")
    }
    if let groups, groups < 1 {
      throw UsageError("--groups is \(groups); there is one at least")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    if let frame { try session.noteInput(frame) }
    let wantsStrata = frame == nil && (allocation != nil || domainMargin != nil)
    let learnt = try from.map {
      try LearntSurvey(study: $0, item: item, withStrata: wantsStrata, in: &session)
    }
    let packs = try rules.map {
      try RulePack.named($0.names, allowsMemory: unverified, in: &session)
    }
    let plan: SurveyPlan
    do {
      plan = try SurveyPlan(self, learnt: learnt, packs: packs)
    } catch let error as PlanningError where frame == nil && from == nil {
      // Nothing but the options can be wrong.
      throw UsageError(error.reason)
    }
    let report = PlanReport(plan: plan, words: language.phrases)
    var answer = Answer(
      "plan", input: input, design: nil, output: report.output, print: print, language: language)
    answer.source = frame ?? from
    return answer
  }

  /// What was asked.
  private var input: [Fact] {
    let numbers: [(String, Double?)] = [
      ("margin", margin), ("cv", cv), ("difference", difference), ("equivalence", equivalence),
      ("n", n), ("share", share), ("mean", mean), ("sd", sd), ("deff", deff), ("icc", icc),
      ("perCluster", perCluster), ("population", population), ("response", response),
      ("power", power), ("level", level), ("overlap", overlap), ("correlation", correlation),
      ("groups", groups.map(Double.init)), ("spread", spread), ("domainMargin", domainMargin),
      ("budget", budget), ("replicateError", replicateError),
    ]
    let said = numbers.filter { $0.1 != nil }.map { Fact.number($0.0, $0.1) }
    let texts = [
      ("frame", frame), ("allocation", allocation?.rawValue), ("from", from), ("item", item),
      ("rules", rules?.names.joined(separator: ",")), ("test", test?.rawValue),
    ].filter { $0.1 != nil }.map { Fact.text($0.0, $0.1) }
    return said + texts
  }
}
