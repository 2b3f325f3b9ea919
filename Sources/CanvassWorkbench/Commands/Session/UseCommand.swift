import ArgumentParser

/// `use`: the survey that the following lines are about.
struct UseCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose the survey that the following lines are about.",
    discussion: """
      For the REPL and notebooks. Options said here hold until the next use of a file; use with \
      options alone adds to them, and use alone shows what is in use.

      Examples:
        use datasets/sipas-province/study.yml
        use datasets/sipas-province/survey.csv --strata district \\
          --clusters commune --weights weight
        use --by field --lang vi
        use --release nchs,statcan --withhold
        use --without by --without lang --without release
        use
      """)

  @Argument(help: "Study file or data file.", completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "An option that no longer holds: what the study says, or nothing, does. Repeatable.",
      valueName: "option"))
  var without: [TakenBack] = []

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Publication") var release: ReleaseOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    var options = source
    if let file {
      let lowered = file.lowercased()
      if lowered.hasSuffix(".yml") || lowered.hasSuffix(".yaml") {
        options.study = file
      } else {
        options.data = file
      }
    }
    var fresh = session
    // Another survey: nothing that was said of the last one holds any more.
    if options.study != nil || options.data != nil { fresh.forgetUse() }
    for setting in without { try fresh.takeBack(setting) }
    try fresh.settings.apply(options)
    if let language = print.lang { fresh.language = language }
    if print.output == nil {
      if let format = print.format { fresh.format = format }
      if print.csvSafe { fresh.isCSVSafe = true }
    }
    if try release.packs(in: &fresh) != nil { fresh.release = release.said }
    guard fresh.settings.data != nil else {
      throw UsageError("use what? Say use study.yml, or use survey.csv")
    }
    let survey = try fresh.survey(.none(), pools: true)
    _ = try survey.physicalColumns(for: survey.columnsNeeded([]))
    let saysSomething =
      file != nil || options.saysSomething || print.format != nil || print.lang != nil
      || print.csvSafe || !release.said.isEmpty || !without.isEmpty
    session = fresh
    var answer = UseReport(survey: survey, session: session).answer(print, isWhole: !saysSomething)
    answer.isNotice = saysSomething && print.output == nil
    return answer
  }
}
