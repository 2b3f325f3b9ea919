import ArgumentParser
import CanvassSampling

/// `ranktest`: the ranks of groups compared.
struct RankTestCommand: Verb {
  static var refusesCells: Bool { true }
  static let configuration = CommandConfiguration(
    commandName: "ranktest",
    abstract: "A rank test under the design: Wilcoxon, van der Waerden, median, Kruskal–Wallis.",
    discussion: """
      Examples:
        canvass ranktest "ell ~ comp.imp" --weights pw --fpc fpc \\
          --clusters dnum --data datasets/api/apiclus1/apiclus1.csv
        canvass ranktest "q01 ~ field" --test kruskal-wallis \\
          --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: ArgumentHelp(
      "What is compared: \"y ~ group\", with a group of two or more values; y is a column or an expression.",
      valueName: "formula"))
  var formula: String

  @Option(help: "What a rank counts as.")
  var test: RankComparison.Score = .wilcoxon

  @Option(help: "Share the ranks of ties as another program does.")
  var compat: RankCompatibility?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    let formula = try ComparisonFormula(formula, allowsOneSample: false)
    let survey = try formula.survey(source, "ranktest", in: &session)
    let prepared = try formula.prepared(survey, in: &session)
    let comparison = try RankComparison(
      of: formula.column, by: formula.group ?? "", score: test, ties: compat?.ties ?? .middle,
      prepared.table, codes: prepared.codes, prepared.design,
      filter: survey.filter(in: prepared.table), threads: survey.settings.threads)
    let entries = comparison.means + [comparison.difference].compactMap(\.self)
    let report = ComparisonReport(
      formula: formula, title: { words, column, group in words.ranks(column, by: group ?? "") },
      caption: { $0.rankTest },
      entries: entries, tests: [comparison.test], compared: comparison.difference,
      release: try formula.release(
        release, of: comparison.means, areMeans: false, entries: entries.count, prepared,
        in: &session))
    return report.answer("ranktest", prepared, print: print, session: session)
  }
}

/// Programs whose ranks of ties can be had.
enum RankCompatibility: String, CaseIterable, ExpressibleByArgument {
  case survey41 = "survey-4.1"
  case survey45 = "survey-4.5"

  var ties: RankComparison.Ties { .inFileOrder }
}

extension RankComparison.Score: ExpressibleByArgument {
  /// The name of a score; R's spelling is understood, too.
  public init?(argument: String) {
    func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
    guard let score = Self.allCases.first(where: { plain($0.rawValue) == plain(argument) }) else {
      return nil
    }
    self = score
  }
}
