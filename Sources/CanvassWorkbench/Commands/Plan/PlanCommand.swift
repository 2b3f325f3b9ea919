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

  @Option(
    name: .customLong("n"),
    help: ArgumentHelp("Answers there are, in all groups together.", valueName: "n"))
  private var answers: PeopleCount?
  var n: Double? { answers?.value }

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
    name: .customLong("population"),
    help: ArgumentHelp("People in the population (of each group).", valueName: "people"))
  private var people: PeopleCount?
  var population: Double? { people?.value }

  @Option(help: ArgumentHelp("Share of those asked who answer (default: 1).", valueName: "r"))
  var response: Double?

  @Option(help: ArgumentHelp("Power of a test (default: 0.8).", valueName: "power"))
  var power: Double?

  @Option(
    help: ArgumentHelp("Confidence level, between 0 and 1 (default: 0.95).", valueName: "level"))
  var level: Double?

  @Option(help: "The interval whose margin is planned.")
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

  @Option(
    name: .customLong("budget"),
    help: ArgumentHelp("Money there is, in the unit of the costs.", valueName: "money"))
  private var money: PeopleCount?
  var budget: Double? { money?.value }

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

  func answer(in session: inout Session) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    if let frame { try session.noteInput(frame) }
    let wantsStrata = frame == nil && (allocation != nil || domainMargin != nil)
    let learnt = try from.map {
      try LearntSurvey(
        study: $0, item: item, withStrata: wantsStrata, population: population, in: &session)
    }
    let confidence = level ?? session.settings.level
    let packs = try rules.map {
      try RulePack.named($0.names, allowsMemory: unverified, in: &session)
    }
    let plan = try saidByOption(alone: frame == nil && from == nil) {
      try SurveyPlan(self, level: confidence, learnt: learnt, packs: packs)
    }
    let report = PlanReport(plan: plan, words: language.phrases)
    var answer = Answer(
      "plan", input: input(level: confidence), design: nil, output: report.output, print: print,
      language: language)
    answer.source = frame ?? from
    return answer
  }

  /// What was asked.
  private func input(level: Double) -> [Fact] {
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
