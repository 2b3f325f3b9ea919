import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `ttest`: two means compared, or one with a number.
struct TTestCommand: Verb {
  static var refusesCells: Bool { true }
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

  @Option(
    help: ArgumentHelp(
      "Test besides that it lies no further than this from --null.", valueName: "margin"))
  var equivalence: Double?

  @Option(
    help: ArgumentHelp(
      "Test besides that it is not below --null by more than this.", valueName: "margin"))
  var noninferiority: Double?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    guard null.isFinite else {
      throw UsageError("--null is \(shortestText(null)); it is a number such as 0")
    }
    for (name, margin) in [("equivalence", equivalence), ("noninferiority", noninferiority)] {
      guard let margin, !(margin > 0 && margin.isFinite) else { continue }
      throw UsageError("--\(name) is \(shortestText(margin)); it is a margin above 0, such as 5")
    }
    let formula = try ComparisonFormula(formula, allowsOneSample: true)
    let survey = try formula.survey(source, "ttest", in: &session)
    let prepared = try formula.prepared(survey, in: &session)
    let comparison = try MeanComparison(
      of: formula.column, by: formula.group, null: null, prepared.table, codes: prepared.codes,
      prepared.design, filter: survey.filter(in: prepared.table), threads: survey.settings.threads)
    let tests =
      [comparison.test]
      + [
        equivalence.map { comparison.equivalence(within: $0, of: null) },
        noninferiority.map { comparison.nonInferiority(within: $0, of: null) },
      ].compactMap(\.self)
    let entries = comparison.means + [comparison.difference].compactMap(\.self)
    let report = ComparisonReport(
      formula: formula, title: { $0.comparison($1, by: $2) }, caption: { $0.tTest },
      entries: entries, tests: tests, compared: comparison.compared, null: null,
      release: try formula.release(
        release, of: comparison.means, areMeans: true, entries: entries.count, prepared,
        in: &session))
    return report.answer("ttest", prepared, print: print, session: session)
  }
}
