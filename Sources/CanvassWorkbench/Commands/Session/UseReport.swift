import CanvassNumerics
import CanvassTables

/// What is in use, for the answer of `use`.
struct UseReport {
  let survey: Survey
  let session: Session

  private var words: any Phrases { (session.language ?? .en).phrases }

  /// The answer: one sentence, or all that holds for the lines that follow.
  func answer(_ print: PrintOptions, isWhole: Bool) -> Answer {
    let (sentence, settings, words) = (sentence, settings, words)
    let column = Field<String>.text("column") { $0 }
    let columns = survey.columnNames
    let lines: [Field<Setting>] = [
      .text("", words.survey.option) { "--\($0.option)" },
      .text("", words.survey.inUse) { $0.value },
    ]
    var answer = Answer(
      "use", input: [.text("data", survey.path)], design: nil,
      output: Output(
        [
          .paragraph(sentence),
          .fact(.record("settings", settings.map { .text($0.option, $0.value) })),
          .table(ResultTable(for: isWhole ? .people : [], lines, of: settings)),
          .fact(.texts("columns", columns)),
          .table(ResultTable(for: .records, [column], of: columns)),
        ], words),
      print: print, language: words.language)
    answer.source = survey.path
    return answer
  }

  /// An option and what it says.
  private struct Setting {
    let option: String
    let value: String
  }

  private var sentence: String {
    let title = survey.settings.study?.title?.text(in: words.language.rawValue) ?? survey.path
    return words.survey.using(title, columns: survey.columnNames.count)
  }

  /// What has been said, under the names of the options that say it.
  private var settings: [Setting] {
    let settings = survey.settings
    let design = settings.design
    let missing = settings.missing.isEmpty ? settings.study?.scale.missing ?? [] : settings.missing
    func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ",") }
    let all: [(String, String?)] = [
      ("study", settings.study?.name), ("data", settings.data),
      ("imputations", settings.imputations), ("strata", list(design.strata)),
      ("clusters", list(design.clusters)),
      ("weights", design.weights), ("fpc", list(design.fpc)),
      ("pps", settings.jointFile == nil ? design.unequal?.name : nil),
      ("joint", settings.jointFile),
      ("pps-variance", design.unequal?.estimator?.rawValue), ("lonely", design.lonely.rawValue),
      ("collapse-within", design.collapseWithin),
      ("subset", design.secondPhase?.subset), ("subset-strata", design.secondPhase?.strata),
      ("subset-clusters", design.secondPhase?.clusters),
      ("replicates", design.replicates?.name), ("seed", settings.seed.map { "\($0)" }),
      ("cluster-codes", design.clusterCodes.rawValue),
      ("where", settings.filter?.description), ("by", list(settings.by)),
      ("missing", list(missing)),
      ("derive", list(settings.derivations.map { "\($0.name)=\($0.expression)" })),
      ("text", list(settings.text)), ("stream", settings.stream.map { $0 ? "yes" : "no" }),
      ("level", shortestText(settings.level)),
      ("threads", settings.threads > 0 ? "\(settings.threads)" : nil),
      ("format", session.format?.rawValue),
      ("csv-safe", session.isCSVSafe ? "yes" : nil), ("lang", words.language.rawValue),
    ]
    let packs: [(String, String?)] = session.release.map { ($0.option, $0.value ?? "yes") }
    return (all + packs).compactMap { option, value in
      value.map { Setting(option: option, value: $0) }
    }
  }
}
