import CanvassDiagnostics
import CanvassNumerics
import CanvassSampling
import CanvassTables
import Foundation

/// What the shell, the REPL and a notebook share: the survey in use and what has been read of it.
public struct Session: Sendable {
  /// What `use` said.
  var settings = SurveySettings()
  /// Defaults of `--format` and `--lang`, from `use`.
  var language: Language?
  var format: OutputFormat?
  /// Whether CSV is safe for spreadsheets in every line, from `use`.
  var isCSVSafe = false
  /// By which rule packs numbers are marked in every line that does not say it, from `use`.
  var release: [(option: String, value: String?)] = []
  /// Where data may come from.
  var reads: Reading
  /// The language where `use` says none.
  let usualLanguage: Language?
  /// What has been shown with rule packs, so that answers do not tell what others withhold.
  var shown = DisclosureLedger()
  /// Of which files.
  var shownFiles = ShownFiles()
  /// Which questions were told without rule packs, and of which these withheld numbers.
  var told = ToldQuestions()
  /// What the line before answered.
  var last: Answer?
  private var files: [String: LoadedFile] = [:]
  private var designs: [DesignKey: Design] = [:]
  /// Files that answers have been made from.
  private var inputs: Set<String> = []
  /// Remarks on files that have been said, each once.
  private var said: Set<Note> = []

  /// A session without a survey.
  ///
  /// - Parameters:
  ///   - language: that of answers where nothing else is said.
  ///   - reads: where data may come from.
  init(language: Language? = nil, reads: Reading = .everything) {
    self.language = language
    usualLanguage = language
    self.reads = reads
  }

  /// Where data may come from.
  enum Reading: Sendable {
    /// Files, pipes and standard input.
    case everything
    /// Not from standard input, where the lines of the session come from.
    case filesOnly
    /// Only from what can be read without waiting for anybody.
    case plainFilesOnly
  }

  /// Forgets what `use` said: settings, format, safe CSV, rule packs and language.
  mutating func forgetUse() {
    settings = SurveySettings()
    format = nil
    isCSVSafe = false
    release = []
    language = usualLanguage
  }

  private struct LoadedFile: Sendable {
    var source: any TableSource
    var table: Table?
    /// What the columns of the table were read for.
    var roles: [String: ColumnRole] = [:]
    /// The spellings of numbers that are written as codes are, by column.
    var spellings: [String: [Level]] = [:]
    /// Columns of such numbers whose spellings have not been looked at.
    var padded: Set<String> = []
    var stamp: FileStamp

    /// The spellings of columns of numbers, which are read once more as codes; none where there is too
    /// little memory for them.
    func spellings(of columns: [String], _ threads: Int) throws -> [String: [Level]] {
      let codes = Dictionary(uniqueKeysWithValues: Set(columns).map { ($0, ColumnRole.code) })
      do {
        let table = try source.read(columns: columns, as: codes, threads: threads)
        return try codes.keys.reduce(into: [:]) { found, name in
          guard case .coded(let coded) = try table.column(name) else { return }
          found[name] = coded.levels
        }
      } catch is MemoryShortage {
        return [:]
      }
    }
  }

  private struct DesignKey: Hashable, Sendable {
    var path: String
    var specification: DesignSpecification
    /// What the answers are that a recipe of weights looks at.
    var items: [String] = []
    var missing: [String] = []
    var answers: [String: Double] = [:]

    init(_ survey: Survey) {
      (path, specification) = (survey.path, survey.settings.design)
      guard specification.recipe != nil else { return }
      let study = survey.settings.study
      (items, answers) = (survey.itemColumns, study?.answers ?? [:])
      missing = survey.settings.missing + ["of the study"] + (study?.scale.missing ?? [])
    }
  }

  /// The survey that options point to; only the header of its file is read.
  ///
  /// - Parameter pools: whether what is asked can be pooled over imputations.
  /// - Throws: `TableError` in one sentence; `UsageError` for imputations that cannot be pooled.
  mutating func survey(_ options: SourceOptions, pools: Bool = false) throws -> Survey {
    var settings = settings
    try settings.apply(options)
    if settings.imputations != nil, !pools { throw Self.notPooled }
    if let study = settings.study { inputs.insert(study.name) }
    inputs.formUnion(settings.recipeFiles)
    inputs.formUnion([settings.jointFile, settings.scaleFile].compactMap(\.self))
    guard let path = settings.data else {
      throw UsageError("no data: say --data FILE or --study FILE (in the REPL: use FILE)")
    }
    let stamp = FileStamp(path: path)
    if files[path]?.stamp != stamp {
      try noteInput(path)
      designs = designs.filter { $0.key.path != path }
      files[path] = LoadedFile(
        source: try open(path, of: settings.study), table: nil, stamp: stamp)
    }
    inputs.insert(path)
    guard let file = files[path] else { throw UsageError("no data") }
    // Patterns among the replicate weights.
    if let weights = settings.design.givenReplicates?.columns {
      settings.design.givenReplicates?.columns = try selectColumns(
        weights, from: file.source.columnNames)
    }
    let survey = Survey(settings: settings, path: path, source: file.source)
    try survey.checkTextColumns()
    return survey
  }

  /// Opens a data file; a study that names a file which cannot be opened is named too.
  private func open(_ path: String, of study: Study?) throws -> any TableSource {
    if reads == .plainFilesOnly, !isPlainFile(path) {
      throw UsageError("\"\(path)\" is not a plain file")
    }
    do {
      return try openTable(path: path)
    } catch let error as TableError {
      guard let study, study.dataPath == path, study.name != path else { throw error }
      throw TableError("\"\(study.name)\", data: \(error)")
    }
  }

  /// Remembers a file that an answer is made from, before it is read.
  ///
  /// - Throws: `UsageError` for standard input where it is not there for this, or read already.
  mutating func noteInput(_ path: String) throws {
    if isStandardInput(path) {
      if reads != .everything {
        throw UsageError(
          "standard input is where the lines of this session come from; save the data in a file")
      }
      if inputs.contains(where: isStandardInput) {
        throw UsageError(
          "standard input can be read once, and has been read already; save what comes through it in a "
            + "file and name that")
      }
    }
    inputs.insert(path)
  }

  /// Checks that an answer is not written over a file that it was made from, nor its report over
  /// itself.
  ///
  /// - Throws: `UsageError` naming the file.
  func protectInputs(from answer: Answer) throws {
    let outputs = [answer.destination, answer.report].compactMap(\.self)
    for file in answer.files {
      for other in outputs where other == file.path || isSameFile(other, file.path) {
        throw UsageError("\"\(other)\" is named twice for what is written; give two names")
      }
    }
    try protectInputs(from: outputs + answer.files.map(\.path))
    if outputs.count == 2, outputs[0] == outputs[1] || isSameFile(outputs[0], outputs[1]) {
      throw UsageError(
        "--output and --report both name \"\(outputs[0])\"; give one of them another name")
    }
  }

  /// Checks that none of these files has been read.
  ///
  /// - Throws: `UsageError` naming the file.
  func protectInputs(from outputs: [String]) throws {
    for output in outputs {
      if let input = inputs.sorted().first(where: { isSameFile($0, output) }) {
        throw UsageError(
          "\"\(output)\" would be written over \"\(input)\", which has just been read; give "
            + "another name")
      }
    }
  }

  /// Reads those columns of a survey that have not been read yet, and derives the new ones.
  ///
  /// - Parameters:
  ///   - analysed: the columns that are measured.
  ///   - dividing: those of the others in which every code counts.
  ///   - codes: those of the columns whose values are told apart by their spelling.
  mutating func load(
    _ columns: [String], analysed: [String], dividing: [String] = [], codes: [String],
    of survey: Survey
  ) throws -> SurveyTables {
    guard var file = files[survey.path] else { throw UsageError("no data") }
    let physical = Set(file.source.columnNames)
    let wanted = try survey.physicalColumns(for: columns)
    let known = file.table
    let roles = survey.roles(of: columns, codes: codes)
    let read = file.roles
    let unread = wanted.filter { name in
      physical.contains(name) && read[name]?.serves(roles[name] ?? .automatic) != true
    }
    try Interruption.current?.check()
    if !unread.isEmpty || known == nil {
      let columns = unread.isEmpty ? Array(file.source.columnNames.prefix(1)) : unread
      let part = try file.source.read(
        columns: columns, as: roles, threads: survey.settings.threads)
      for name in columns { file.roles[name] = roles[name] ?? .automatic }
      file.padded = file.padded.subtracting(columns).union(part.paddedNumbers)
      if var table = known {
        guard table.rowCount == part.rowCount else {
          throw TableError("\"\(survey.path)\" has changed while it was in use; say use again")
        }
        for name in unread { table.set(name, to: try part.column(name)) }
        file.table = table
      } else {
        file.table = part
      }
      files[survey.path] = file
    }
    let padded = survey.numbers(behind: analysed).filter {
      file.padded.contains($0) && roles[$0] == nil
    }
    if !padded.isEmpty {
      for (name, levels) in try file.spellings(of: padded, survey.settings.threads) {
        file.spellings[name] = levels
        file.padded.remove(name)
      }
      files[survey.path] = file
    }
    guard let base = file.table else { throw UsageError("no data") }
    var tables = try survey.tables(
      columns, analysed: analysed, dividing: dividing, roles: roles, in: base)
    tables.notes = remarks(on: wanted, of: survey) + tables.notes
    tables.spellings = file.spellings
    return tables
  }

  /// What the reader should know of the file and of names in the study; said once in a session.
  mutating func remarks(on columns: [String], of survey: Survey) -> [Note] {
    let replaced = survey.settings.derivations.map(\.name).filter(
      survey.source.columnNames.contains)
    let replacements = replaced.map { name in Note { $0.surveyNotes.replaced(name) } }
    let remarks = survey.source.notes(on: columns).map { Note($0) } + replacements
    return (remarks + survey.unknownColumns).filter {
      said.insert($0).inserted
    }
  }

  /// The compiled design of a survey.
  mutating func design(of survey: Survey, in table: Table) throws -> Design {
    let key = DesignKey(survey)
    let derived = Set(survey.settings.derivations.map(\.name))
    let usesDerived = survey.settings.design.allColumns.contains(where: derived.contains)
    if !usesDerived, let design = designs[key] { return design }
    let design = try Design(survey.settings.design, in: table)
    if !usesDerived { designs[key] = design }
    return design
  }
}
