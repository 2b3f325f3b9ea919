import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `weights`: weights that are adjusted, with what that did to them.
struct WeightsCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Rake, calibrate, post-stratify, trim weights, adjust them for nonresponse.",
    discussion: """
      Begins with the weights of the design, takes one step (after those of --recipe, if \
      there is one), and says what came of it: margins before and after, the spread of the \
      weights, Kish's design effect. --output writes the data with the new column. The \
      step replay takes those of the recipe alone.

      Examples:
        canvass weights rake --targets datasets/api/margins.csv \\
          --study datasets/api/apiclus1/study.yml --into w \\
          --output weighted.csv
        canvass weights calibrate --formula "~ stype + api99" \\
          --targets datasets/api/totals.csv --distance logit \\
          --bounds 0.4,1.9 --study datasets/api/apiclus1/study.yml
        canvass weights replay --recipe datasets/api/weights.yml \\
          --study datasets/api/apiclus1/study.yml
      """)

  /// What is done.
  enum Step: String, CaseIterable, Sendable, ExpressibleByArgument {
    case base, nonresponse, poststratify, rake, calibrate, trim, replay
  }

  @Argument(help: "What is done.")
  var step: Step

  @Option(
    help: ArgumentHelp(
      "Population totals: columns variable, level, total; for calibrate columns term, total.",
      valueName: "file"), completion: .file(extensions: ["csv", "tsv"]))
  var targets: String?

  @Option(
    help: ArgumentHelp(
      "calibrate: the terms whose totals are given, such as \"~ stype + api99\".",
      valueName: "formula"))
  var formula: String?

  @Option(help: "calibrate: how distances of weights are measured (default: linear).")
  var distance: DistanceOption?

  @Option(
    help: ArgumentHelp(
      "Between which factors weights may change (0.4,1.9); trim: multiples of the median weight.",
      valueName: "low,high"))
  var bounds: BoundsOption?

  @Flag(help: "Where targets cannot all be met, miss each by a similar share.")
  var spreadMisfit = false

  @Option(help: "rake: end as another program does, and take its standard errors.")
  var compat: RakingCompatibility?

  @Option(
    help: ArgumentHelp(
      "nonresponse: who answered: a condition such as \"status == 1\", or a column of 1 and 0.",
      valueName: "expression"))
  var responded: String?

  @Option(
    help: ArgumentHelp(
      "nonresponse: columns in whose cells everybody answers alike.", valueName: "a,b"))
  var cells: NameList?

  @Option(
    help: ArgumentHelp(
      "nonresponse: what the propensity to answer depends on, such as \"~ age + region\".",
      valueName: "formula"))
  var propensity: String?

  @Option(
    help: ArgumentHelp(
      "nonresponse: classes by propensity; 0 divides by the propensity itself (default: 5).",
      valueName: "n"))
  var classes: Int?

  @Option(
    help: ArgumentHelp(
      "base: columns of the probabilities of selection, one per stage.", valueName: "a,b"))
  var probabilities: NameList?

  @Option(
    help: ArgumentHelp(
      "The column of the new weights in --output (default: adjusted_weight).", valueName: "name"))
  var into: String?

  @Flag(help: .hidden) var timing = false

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if let classes, !(0...1000).contains(classes) {
      throw UsageError("--classes is \(classes); it must be from 0 to 1000")
    }
    for (name, isSaid, takers) in options where isSaid && !takers.contains(step) {
      let list = takers.map { "weights \($0.rawValue)" }.joined(separator: ", ")
      throw UsageError("\(name) is for \(list), not for weights \(step.rawValue)")
    }
    if let into, trimmed(into).isEmpty {
      throw UsageError("--into names the column of the new weights, and it is empty")
    }
    if let output = print.place.output {
      try checkIsFile(output, "--output")
      guard (try? OutputFormat.ending(of: output)) == .csv else {
        throw UsageError(
          "--output of weights is the data with the new column; name a file that ends in .csv or .tsv"
        )
      }
    }
  }

  /// Options that some steps take.
  private var options: [(name: String, isSaid: Bool, takers: [Step])] {
    [
      ("--targets", targets != nil, [.poststratify, .rake, .calibrate, .trim]),
      ("--formula", formula != nil, [.calibrate]), ("--distance", distance != nil, [.calibrate]),
      ("--bounds", bounds != nil, [.rake, .calibrate, .trim]),
      ("--spread-misfit", spreadMisfit, [.rake, .calibrate, .trim]),
      ("--compat", compat != nil, [.rake]),
      ("--responded", responded != nil, [.nonresponse]),
      ("--cells", cells != nil, [.nonresponse]),
      ("--propensity", propensity != nil, [.nonresponse]),
      ("--classes", classes != nil, [.nonresponse]),
      ("--probabilities", probabilities != nil, [.base]),
    ]
  }

  func answer(in session: inout Session) throws -> Answer {
    if let targets { try session.noteInput(targets) }
    let asked = try session.survey(source)
    guard asked.settings.by.isEmpty, asked.settings.filter == nil else {
      throw UsageError("weights are those of the whole sample; leave --by and --where out")
    }
    let earlier = asked.settings.design.recipe?.steps ?? []
    let steps = earlier + (try weightingStep(of: asked.columnNames).map { [$0] } ?? [])
    guard !steps.isEmpty else {
      throw UsageError(
        "there are no steps to replay; name a recipe (--recipe weights.yml, or design: {recipe: …} in the "
          + "study)")
    }
    var settings = asked.settings
    settings.design.recipe = WeightingRecipe(steps)
    let survey = Survey(settings: settings, path: asked.path, source: asked.source)
    let prepared = try PreparedSurvey([], of: survey, in: &session)
    guard let result = prepared.design.weighting else { throw UsageError("no steps") }
    let column = into ?? "adjusted_weight"
    let language = print.lang ?? session.language ?? .en
    let report = WeightsReport(
      result: result, column: column, file: print.output, of: survey,
      words: language.phrases,
      seconds: timing ? try seconds(settings.design, from: result.base, on: prepared.table) : nil)
    var output = report.output
    if let into, print.output == nil {
      output.warnings.append(Note { $0.weights.notWritten(column: into) })
    }
    var answer = prepared.answer(
      "weights \(step.rawValue)", columns: [], output: output, print: print, session: session)
    answer.format = print.format ?? .table
    answer.destination = nil
    if let file = print.output {
      answer.files = [
        .init(
          path: file, text: try prepared.survey.text(with: result.weights, as: column, for: file))
      ]
    }
    return answer
  }

  /// How long the steps take once more, from the columns to the weights and what is said of them.
  private func seconds(
    _ design: DesignSpecification, from base: [Double], on table: Table
  ) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    _ = try design.recipe?.replay(from: base, on: table)
    return CanvassWorkbench.seconds(clock.now - start)
  }

  /// The step that the options say; `nil` for those of the recipe alone.
  private func weightingStep(of columns: [String]) throws -> WeightingStep? {
    let misfit = spreadMisfit ? Calibration.MisfitRule.spread : .refuse
    switch step {
    case .replay: return nil
    case .base:
      let columns = try given(probabilities, "--probabilities p1,p2: columns, one per stage")
      return .base(probabilities: columns.names)
    case .poststratify:
      let margins = try TargetTables.margins(targetsFile())
      guard margins.count == 1 else {
        throw UsageError(
          "weights poststratify takes one variable or one crossing, and \"\(targets ?? "")\" has "
            + "\(margins.map(\.name).joined(separator: ", ")); for several say weights rake")
      }
      return .poststratify(margins[0])
    case .rake:
      let margins = try TargetTables.margins(targetsFile())
      guard let compat else { return .rake(margins, try factorBounds, misfit) }
      guard bounds == nil, !spreadMisfit else {
        throw UsageError(
          "\(compat.rawValue) has neither bounds nor a misfit that is spread; leave out --compat, or --bounds and --spread-misfit"
        )
      }
      return .sweep(margins, SweptRaking.Rule())
    case .calibrate:
      let formula = try given(formula, "--formula \"~ a + b\": the terms whose totals are given")
      return .calibrate(
        try Formula(parsing: formula), try TargetTables.terms(targetsFile()),
        try (distance ?? .linear).method(try factorBounds), misfit)
    case .trim:
      let bounds = try given(bounds, "--bounds 0.3,3: multiples of the median weight")
      return .trim(
        .init(
          bounds.lower, bounds.upper,
          keeping: try targets.map { .margins(try TargetTables.margins($0)) } ?? .calibration,
          misfit: misfit))
    case .nonresponse:
      let responded = try given(
        responded, "--responded \"status == 1\": a condition that holds for those who answered")
      let answered = try Expression(parsing: responded, orColumnOf: columns)
      switch (cells, propensity) {
      case (let cells?, nil): return .nonresponse(.init(responded: answered, .cells(cells.names)))
      case (nil, let formula?):
        let count = classes ?? 5
        return .nonresponse(
          .init(
            responded: answered,
            .propensity(try Formula(parsing: formula), classes: count == 0 ? nil : count)))
      default:
        throw UsageError(
          "weights nonresponse needs --cells a,b or --propensity \"~ a + b\", one of them")
      }
    }
  }

  private var factorBounds: CalibrationBounds? {
    get throws { try bounds.map { try CalibrationBounds($0.lower, $0.upper) } }
  }

  private func targetsFile() throws -> String {
    try given(targets, "--targets FILE: a table of population totals")
  }

  private func given<Value>(_ value: Value?, _ what: Sentence) throws -> Value {
    guard let value else { throw UsageError("weights \(step.rawValue) needs \(what)") }
    return value
  }
}

/// Programs whose raking can be had.
enum RakingCompatibility: String, CaseIterable, ExpressibleByArgument {
  case survey41 = "survey-4.1"
}
