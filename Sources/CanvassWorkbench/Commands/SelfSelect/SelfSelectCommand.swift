import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `selfselect`: what ratings are worth that users gave by themselves.
struct SelfSelectCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "selfselect", abstract: "What a self-selected rating is worth.",
    discussion: """
      Who rates by himself is not a sample of all. The error depends on the correlation \
      of rating and being satisfied, and not on how many rate: this verb says what the \
      ratings are worth at a plausible correlation, or at the one that a probability \
      survey shows (--truth, or --from), with the sentence that belongs beside the \
      score.

      Examples:
        canvass selfselect --share 0.97 --ratings 5000000 --users 50000000
        canvass selfselect --mean 4.6 --sd 0.8 --scale 1-5 --ratings 30000 \\
          --users 400000 --correlation 0.01
        canvass selfselect --share 0.97 --ratings 5000000 --users 50000000 \\
          --truth 0.84 --truth-se 0.012
      """)

  @Option(help: ArgumentHelp("Share of favourable ratings, from 0 to 1.", valueName: "p"))
  var share: Double?

  @Option(help: ArgumentHelp("Mean rating, with --sd and --scale.", valueName: "mean"))
  var mean: Double?

  @Option(help: ArgumentHelp("Standard deviation among all users.", valueName: "sd"))
  var sd: Double?

  @Option(help: ArgumentHelp("Answers of the scale.", valueName: "1-5"))
  var scale: ScaleOption?

  @Option(name: .customLong("ratings"), help: ArgumentHelp("Ratings.", valueName: "n"))
  private var rated: PeopleCount
  var ratings: Double { rated.value }

  @Option(
    name: .customLong("users"), help: ArgumentHelp("Users who could have rated.", valueName: "N"))
  private var all: PeopleCount
  var users: Double { all.value }

  @Option(
    help: ArgumentHelp(
      "Data defect correlation that is plausible, in size (default: 0.005).", valueName: "rho"))
  var correlation: Double?

  @Option(
    help: ArgumentHelp("Value among all users, by a probability survey.", valueName: "value"))
  var truth: Double?

  @Option(help: ArgumentHelp("Its standard error.", valueName: "se"))
  var truthSe: Double?

  @Option(
    help: ArgumentHelp("Study of a probability survey, in place of --truth.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var from: String?

  @Option(help: ArgumentHelp("--from: the item.", valueName: "column"))
  var item: String?

  @Option(
    help: ArgumentHelp("Confidence level, between 0 and 1 (default: 0.95).", valueName: "level"))
  var level: Double?

  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if (share == nil) == (mean == nil) {
      throw UsageError("what do the ratings say? Give --share, or --mean with --sd and --scale")
    }
    if mean != nil, sd == nil || scale == nil {
      throw UsageError("a mean rating needs --sd, the standard deviation, and --scale, such as 1-5")
    }
    if truth != nil, from != nil {
      throw UsageError("--truth and --from both say the value among all users; give one of them")
    }
    if truthSe != nil, truth == nil {
      throw UsageError("--truth-se is the standard error of --truth; give both")
    }
    if item != nil, from == nil {
      throw UsageError("--item is one of the survey's study; name that with --from")
    }
    if share != nil, sd != nil || scale != nil {
      throw UsageError("--sd and --scale go with --mean; a share has its own, so leave them out")
    }
    if correlation != nil, truth != nil || from != nil {
      throw UsageError(
        "--correlation supposes what --truth and --from measure; give one of them")
    }
    if let truthSe, !(truthSe >= 0 && truthSe.isFinite) {
      throw UsageError("--truth-se is \(shortestText(truthSe)); it must not be below 0")
    }
    if let level { try checkLevel(level) }
  }

  func answer(in session: inout Session) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    let rating = try saidByOption {
      try SelfSelectedRating(quantity, ratings: ratings, users: users)
    }
    let confidence = level ?? session.settings.level
    var survey: (value: Double, interval: Interval?)?
    var taken: String?
    if let from {
      // A share is compared with the share satisfied, a mean rating with the mean of the item.
      let learnt = try LearntSurvey(
        study: from, item: item, mean == nil ? .ofStudy : .mean, withStrata: false, in: &session)
      if item == nil { taken = learnt.item }
      survey = (learnt.estimate.value, learnt.estimate.interval(level: confidence))
    } else if let truth {
      let z = NormalDistribution.standard.upperQuantile((1 - confidence) / 2)
      survey = (
        truth, truthSe.map { Interval(lower: truth - z * $0, upper: truth + z * $0) }
      )
    }
    let report = try saidByOption(alone: from == nil) {
      try SelfSelectReport(
        rating: rating, plausible: correlation ?? 0.005, survey: survey, level: confidence,
        words: language.phrases)
    }
    var output = report.output
    if truth != nil, truthSe == nil {
      output.warnings.append(Note { $0.selfSelection.truthWithoutError })
    }
    if let taken {
      output.warnings.append(Note { $0.selfSelection.took(item: taken) })
    }
    var answer = Answer(
      "selfselect", input: input(level: confidence), design: nil, output: output, print: print,
      language: language)
    answer.source = from
    return answer
  }

  private var quantity: SelfSelectedRating.Quantity {
    guard let mean, let sd, let values = scale?.values, let low = values.min(),
      let high = values.max(), low < high
    else { return .share(share ?? .nan) }
    return .mean(mean, standardDeviation: sd, scale: low...high)
  }

  private func input(level: Double) -> [Fact] {
    let numbers: [(String, Double?)] = [
      ("share", share), ("mean", mean), ("sd", sd), ("ratings", ratings), ("users", users),
      ("correlation", correlation), ("truth", truth), ("truthSe", truthSe), ("level", level),
    ]
    return numbers.filter { $0.1 != nil }.map { Fact.number($0.0, $0.1) }
      + [("from", from), ("item", item)].filter { $0.1 != nil }.map { Fact.text($0.0, $0.1) }
  }
}
