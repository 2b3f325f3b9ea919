import ArgumentParser
import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `trend`: what changed between waves.
struct TrendCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "What changed between waves, and what makes a gap.",
    discussion: """
      Each wave has the variance of its own sample. Clusters of the same name in the \
      same stratum are the same cluster, so that a change has the covariance of those \
      that come again; where none does the waves are independent. Of an item that has a scale in \
      the study the share satisfied is compared, of other columns the mean; --decompose \
      takes means. Several columns on one scale are components of an index, their mean. \
      Waves before and after a break of the instrument are not compared, nor are \
      answers on 1–4 with those on 1–5. With --by each cell has its change; with \
      --across-merger the units of old waves (63 provinces) become those of the last day \
      (34) by a crosswalk, and each has its change; with --estimates and --crosswalk, \
      estimates of old units become those of new ones.

      Examples:
        canvass simulate datasets/sipas-province/recipe.yml \\
          --output next --seed 7
        canvass trend q01 q02 --data datasets/sipas-province/survey.csv \\
          --data next/survey.csv --wave 2023,2024 --strata district \\
          --clusters commune --weights weight --missing 9
        canvass trend --decompose "api00 ~ ell + meals" --group sch.wide \\
          --data datasets/api/apiclus1/apiclus1.csv --clusters dnum \\
          --weights pw
      """)

  @Argument(help: "Columns: names, ranges such as q01-q22, patterns such as q*.")
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Decompose the gap of two waves, or of two values of --group, by covariates.",
      valueName: "formula"))
  var decompose: String?

  @Option(
    name: .customLong("break"),
    help: ArgumentHelp(
      "First year of a new instrument, across which nothing is compared (default: 2022).",
      valueName: "year"))
  var breakYear: Int?

  @Flag(help: "Compare across the break all the same.")
  var acrossBreak = false

  @Flag(help: "Compare answers that look as if they were on other scales all the same.")
  var acrossScales = false

  @Option(
    help: ArgumentHelp(
      "The column of units that were merged between the waves: changes in each new unit.",
      valueName: "column"))
  var acrossMerger: String?

  @Option(
    help: ArgumentHelp(
      "Estimates of old units: unit, estimate, se, population.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv"]))
  var estimates: String?

  @Option(
    help: ArgumentHelp(
      "Which units became which: old, new; share of a unit that was split; from, a day; codes. With --across-merger the default is provinces-2025.",
      valueName: "crosswalk"), completion: .file(extensions: ["csv", "tsv"]))
  var crosswalk: String?

  @Option(
    help: ArgumentHelp(
      "The day of which the units are wanted (default: the last).", valueName: "day"))
  var day: String?

  @OptionGroup(title: "Waves") var source: TrendOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if acrossMerger != nil {
      if estimates != nil || decompose != nil || source.group != nil {
        throw UsageError(
          "--across-merger is for columns in waves; leave --estimates, --decompose and --group out")
      }
    } else if (estimates == nil) != (crosswalk == nil) {
      throw UsageError(
        "--estimates are those of old units, and --crosswalk says what became of them; give both")
    }
    if release.release != nil, estimates != nil || decompose != nil {
      throw UsageError(
        "--release marks means and shares in waves; leave it out with --decompose and --estimates")
    }
    if estimates != nil, !columns.isEmpty || decompose != nil || !source.data.isEmpty {
      throw UsageError("--estimates stands in place of data; leave columns and --data out")
    }
    if estimates != nil {
      let given = [
        ("--wave", source.wave != nil), ("--group", source.group != nil),
        ("--study", source.study != nil), ("--text", source.text != nil),
        ("--derive", !source.derive.isEmpty),
        ("--strata", source.strata != nil), ("--clusters", source.clusters != nil),
        ("--weights", source.weights != nil), ("--fpc", source.fpc != nil),
        ("--lonely", source.lonely != nil), ("--cluster-codes", source.clusterCodes != nil),
        ("--where", source.filter != nil), ("--by", source.by != nil),
        ("--threads", source.threads != nil),
        ("--missing", source.missing != nil), ("--level", source.level != nil),
        ("--break", breakYear != nil), ("--across-break", acrossBreak),
        ("--across-scales", acrossScales),
      ]
      if let (name, _) = given.first(where: \.1) {
        throw UsageError(
          "\(name) does nothing to estimates that a crosswalk recombines; leave it out")
      }
    }
    if day != nil, crosswalk == nil, acrossMerger == nil {
      throw UsageError("--day is one of the crosswalk; name that with --crosswalk")
    }
    if let first = columns.first, decompose != nil {
      throw UsageError(
        "--decompose has its columns in the formula; leave \"\(first)\" out")
    }
    if estimates == nil, columns.isEmpty, decompose == nil {
      throw UsageError(
        "what is compared between the waves? Name columns, or --decompose \"y ~ x1 + x2\"")
    }
    if source.group != nil, decompose == nil || source.wave != nil {
      throw UsageError(
        "--group names the column of two groups whose gap is decomposed; give it with --decompose and without --wave"
      )
    }
    if acrossBreak, breakYear != nil {
      throw UsageError(
        "--across-break takes no notice of breaks, and --break names one; give one of them")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    let language = print.lang ?? session.language ?? .en
    if let estimates, let crosswalk {
      try session.noteInput(estimates)
      return try recombined(estimates, crosswalk, in: &session, language)
    }
    let formula = try decompose.map { try Formula(parsing: $0) }
    let stacked = try StackedSurvey(
      source, columns: columns, formula: formula, unit: acrossMerger, in: &session)
    var warnings: [Note] = []
    let instrument = breakYear.map { InstrumentBreak(year: $0) } ?? .satisfaction2022
    if acrossBreak {
      if (try? instrument.check(stacked.waves)) == nil {
        warnings.append(Note { $0.trend.acrossBreak(year: instrument.year) })
      }
    } else if !stacked.hasGroups {
      try instrument.check(stacked.waves)
    }
    if acrossScales {
      if (try? stacked.checkScales()) == nil { warnings.append(Note { $0.trend.acrossScales }) }
    } else if !stacked.hasGroups {
      try stacked.checkScales()
    }
    let (output, analysed): (Output, AnalysedSurvey)
    if let formula {
      let found = try stacked.decomposition(formula)
      analysed = stacked.analysed(found.design)
      output =
        OaxacaReport(
          found, formula, column: stacked.column, waves: stacked.waves, of: analysed,
          level: stacked.level, words: language.phrases
        ).output
    } else if let acrossMerger {
      let crosswalk = try self.walk(crosswalk ?? CrosswalkFile.provinces, in: &session)
      let merged = try stacked.merged(acrossMerger, by: crosswalk)
      var rows = merged.rows(of: acrossMerger, wave: stacked.column)
      let all = try stacked.comparison(in: rows)
      // Nobody of a unit that was split is two people in all units together.
      let whole = try merged.hasSplits ? stacked.comparison() : all
      let together = merged.hasSplits ? stacked.rows : rows
      rows.columns = [merged.column]
      let units = try stacked.comparison(in: rows)
      analysed = stacked.analysed(whole.design)
      output =
        try TrendReport(
          units, levels: whole, units: .init(all: all, merged: merged, names: crosswalk),
          of: analysed, measures: stacked.measures, isOneScale: stacked.isOneScale,
          level: stacked.level,
          release: stacked.marks(
            release, [(whole, together), (units, rows)], in: &session),
          words: language.phrases
        ).output
    } else {
      let comparison = try stacked.comparison()
      analysed = stacked.analysed(comparison.design)
      output = try TrendReport(
        comparison, by: stacked.rows.columns, of: analysed, measures: stacked.measures,
        isOneScale: stacked.isOneScale,
        level: stacked.level,
        release: stacked.marks(release, [(comparison, stacked.rows)], in: &session),
        words: language.phrases
      ).output
    }
    var result = output
    result.warnings = stacked.warnings + warnings + result.warnings
    var answer = Answer(
      "trend", input: stacked.input(self), design: analysed.designFacts(),
      output: result, print: print, language: language)
    answer.source = stacked.path
    answer.otherSources = stacked.paths.filter { $0 != stacked.path }
    answer.columns = columns
    return answer
  }

  private func walk(_ word: String, in session: inout Session) throws -> CrosswalkFile {
    if BuiltInFile.isPath(word) { try session.noteInput(word) }
    return try CrosswalkFile(word, day: day)
  }

  /// Estimates of old units as those of new ones.
  private func recombined(
    _ estimates: String, _ crosswalk: String, in session: inout Session, _ language: Language
  ) throws -> Answer {
    let walk = try walk(crosswalk, in: &session)
    let old = try CrosswalkFile.estimates(estimates)
    let (units, takenAsNew) = try walk.spelled(as: old.map(\.name)).recombined(old)
    let report = CrosswalkReport(
      units: units, takenAsNew: takenAsNew, names: walk, words: language.phrases)
    var answer = Answer(
      "trend",
      input: [.text("estimates", estimates), .text("crosswalk", crosswalk), .text("day", day)],
      design: nil, output: report.output, print: print, language: language)
    answer.source = estimates
    return answer
  }
}
