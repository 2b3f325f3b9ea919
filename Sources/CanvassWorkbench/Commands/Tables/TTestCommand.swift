import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `ttest`: two means compared, or one with a number.
struct TTestCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "ttest",
    abstract: "A t test under the design: two groups, pairs, or one mean against a number.",
    discussion: """
      Examples:
        canvass ttest "enroll ~ comp.imp" --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
        canvass ttest "api00 - api99 ~ 0" --data datasets/api/apiclus1/apiclus1.csv \\
          --clusters dnum --weights pw --fpc fpc
      """)

  @Argument(
    help: ArgumentHelp(
      "What is compared: \"y ~ group\", with a group of two values, or \"y ~ 0\"; y is a column or an expression.",
      valueName: "formula"))
  var formula: String

  @Option(help: ArgumentHelp("The difference, or the mean, that is tested.", valueName: "number"))
  var null = 0.0

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    guard null.isFinite else {
      throw UsageError("--null is \(shortestText(null)); it is a number such as 0")
    }
    var sides = formula.split(separator: "~", omittingEmptySubsequences: false).map {
      trimmed(String($0))
    }
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
      throw UsageError("\"\(formula)\" is no comparison; write \"y ~ group\" or \"y ~ 0\"")
    }
    guard source.by == nil else {
      throw UsageError("ttest has no --by; make one test a domain with --where")
    }
    let isOneSample = ["0", "1"].contains(sides[1])
    // A name in backticks.
    sides = sides.map { (try? Expression(parsing: $0))?.asColumn ?? $0 }
    let survey = try session.survey(source).deriving([sides[0]])
    let groups = isOneSample ? [] : [sides[1]]
    let prepared = try PreparedSurvey(
      [sides[0]], and: groups, codes: groups, of: survey, in: &session)
    let comparison = try MeanComparison(
      of: sides[0], by: groups.first, null: null, prepared.table, codes: prepared.codes,
      prepared.design, filter: survey.filter(in: prepared.table), threads: survey.settings.threads)
    let language = print.lang ?? session.language ?? .en
    let words = language.phrases
    let entries = comparison.means + [comparison.difference].compactMap(\.self)
    let report = EstimateReport(
      analysed: prepared.analysed, estimates: Estimates(domainColumns: groups, entries: entries),
      method: .wald, language: language,
      title: words.tables.comparison(sides[0], by: groups.first),
      further: [.table(SurveyTest.table([comparison.test], caption: words.tables.tTest, words))],
      estimateSeconds: nil)
    return prepared.analysed.answer(
      "ttest", columns: [sides[0]] + groups, output: report.output, print: print, session: session)
  }
}
