import CanvassNumerics
import CanvassSampling

/// A survey as a verb has read it, of which a model may be asked cell by cell.
protocol CellReading: Sendable {
  /// One cell of it: these rows, which ascend.
  func restricted(to rows: [Int]) -> Self
}

extension PreparedSurvey: CellReading {}

/// A verb that fits one model to the rows inside `--where`; with `--by`, one in every cell.
protocol ModelVerb: Verb {
  /// What is read once for all cells: the survey, and what a verb makes of all its rows.
  associatedtype Reading: CellReading = PreparedSurvey
  /// Where the data are.
  var source: SourceOptions { get }
  /// The file that a part of the answer goes to besides `--output`, which cells cannot share.
  var sideFile: String? { get }
  /// What is wrong with the options, before anything is read.
  func checkOptions() throws
  /// The answer where there are no rows that can be told apart, but a matrix in their place; `nil` where
  /// there are.
  func answerWithoutRows(in session: inout Session) throws -> Answer?
  /// The answer of all rows where a file is read in windows and never whole; `nil` where it is.
  func answerInWindows(of survey: Survey, in session: inout Session) throws -> Answer?
  /// Whether `answer(pooling:)` pools what it makes of each imputation.
  static var poolsImputations: Bool { get }
  /// The answer of several imputations of the missing answers together.
  ///
  /// - Parameter column: the one that numbers them.
  func answer(pooling column: String, of survey: Survey, in session: inout Session) throws -> Answer
  /// The columns that are measured.
  func measuredColumns(of survey: Survey) throws -> [String]
  /// Reads what the model needs.
  func prepare(_ survey: Survey, in session: inout Session) throws -> Reading
  /// The model of the rows that are looked at.
  func model(of reading: Reading, in session: inout Session) throws -> Answer
}

extension ModelVerb {
  var sideFile: String? { nil }
  func checkOptions() throws {}
  func answerWithoutRows(in session: inout Session) throws -> Answer? { nil }
  func answerInWindows(of survey: Survey, in session: inout Session) throws -> Answer? { nil }
  static var poolsImputations: Bool { false }
  func answer(pooling column: String, of survey: Survey, in session: inout Session) throws -> Answer
  {
    throw Session.notPooled
  }

  func answer(in session: inout Session) throws -> Answer {
    do {
      let answer = try fitted(in: &session)
      try Interruption.current?.check()
      return answer
    } catch {
      // What was being computed ends by errors of its own once it is no longer wanted.
      try Interruption.current?.check()
      throw error
    }
  }

  private func fitted(in session: inout Session) throws -> Answer {
    try checkOptions()
    if let answer = try answerWithoutRows(in: &session) { return answer }
    let survey = try session.survey(source, pools: Self.poolsImputations)
    if let column = survey.settings.imputations {
      guard survey.settings.by.isEmpty else {
        throw UsageError(
          "--by makes a model in each cell, and --imputations pools one; leave out --by, and choose one cell with --where"
        )
      }
      return try answer(pooling: column, of: survey, in: &session)
    }
    guard source.by != nil || !survey.settings.by.isEmpty else {
      return try answerInWindows(of: survey, in: &session)
        ?? model(of: prepare(survey, in: &session), in: &session)
    }
    if let sideFile {
      throw UsageError(
        "--by makes several answers, and \"\(sideFile)\" can hold one; leave out --by, and choose one "
          + "cell with --where")
    }
    return try answerByCell(of: survey, in: &session)
  }

  /// A model in every cell: the survey is read once, and its rows are put in order by cell once.
  private func answerByCell(of survey: Survey, in session: inout Session) throws -> Answer {
    let divided = try PreparedSurvey(
      try measuredColumns(of: survey), of: survey, in: &session)
    let whole = try prepare(survey.withoutCells, in: &session)
    let rows = divided.domains.rowsByCell
    let cells = divided.domains.cells
    // A cell that only rows of weight zero have is none, unless there is no other.
    let weighted = cells.indices.filter { index in
      rows?[index].contains { divided.design.weights[$0] != 0 } ?? true
    }
    var models: [(cell: Domains.Cell, result: Result<Answer, any Error>)] = []
    for index in weighted.isEmpty ? Array(cells.indices) : weighted {
      try Interruption.current?.check()
      let own = rows.map { whole.restricted(to: $0[index]) } ?? whole
      do {
        models.append((cells[index], .success(try model(of: own, in: &session))))
      } catch let error where !(error is UsageError || error is Interrupted) {
        models.append((cells[index], .failure(error)))
      }
    }
    return try ModelsByCell(
      prepared: divided, models: models,
      language: session.language(of: models.map(\.result))
    ).answer
  }
}

extension Session {
  /// The language that the answers are in.
  fileprivate func language(of results: [Result<Answer, any Error>]) -> Language {
    results.lazy.compactMap { try? $0.get().language }.first ?? language ?? .en
  }
}

/// The models of the cells of `--by` as one answer: a section, an object and some records each.
struct ModelsByCell {
  let prepared: PreparedSurvey
  let models: [(cell: Domains.Cell, result: Result<Answer, any Error>)]
  let language: Language

  /// The answer.
  ///
  /// - Throws: the error of the first cell when no cell has a model.
  var answer: Answer {
    get throws {
      let answers = models.compactMap { try? $0.result.get() }
      guard var answer = answers.first else {
        for model in models { _ = try model.result.get() }
        throw UsageError("there are no cells")
      }
      answer.input = prepared.analysed.input(answer.columns)
      let (blocks, facts, records) = (blocks, facts, records)
      answer.output = Output(blocks: blocks, facts: facts, records: records, warnings: warnings)
      return answer
    }
  }

  private func name(_ cell: Domains.Cell) -> String {
    zip(prepared.settings.by, cell.values).map { column, value in
      let survey = prepared.survey
      return
        "\(survey.label(of: column, language)) = \(survey.label(of: value, in: column, language))"
    }.joined(separator: ", ")
  }

  private var blocks: [OutputBlock] {
    models.flatMap { cell, result -> [OutputBlock] in
      let heading = OutputBlock.heading(name(cell), level: 1)
      switch result {
      case .failure(let error): return [heading, .paragraph(language.text(of: error))]
      case .success(let answer):
        return [heading]
          + answer.output.blocks.map { block in
            if case .heading(let text, let level) = block {
              return .heading(text, level: level + 1)
            }
            return block
          }
      }
    }
  }

  private var facts: [Fact] {
    let cells = models.map { cell, result -> ResultValue in
      let domain = zip(prepared.settings.by, cell.values).map { Fact.text($0, $1) }
      let found =
        switch result {
        case .failure(let error): [Fact.text("error", Language.en.text(of: error))]
        case .success(let answer): answer.output.facts
        }
      return .record([.record("domain", domain)] + found)
    }
    return [Fact("cells", .list(cells))]
  }

  private var records: Records {
    let all = models.compactMap { cell, result in
      (try? result.get()).map { (cell, $0.output.records) }
    }
    var columns: [String] = []
    for (_, records) in all { columns += records.columns.filter { !columns.contains($0) } }
    let rows = all.flatMap { cell, records -> [[JSONValue]] in
      let places = columns.map(records.columns.firstIndex(of:))
      return records.rows.map { row in
        cell.values.map(JSONValue.string) + places.map { $0.map { row[$0] } ?? .null }
      }
    }
    return Records(columns: prepared.settings.by + columns, rows: rows)
  }

  /// The warnings that all cells share once, the others with the name of their cell.
  private var warnings: [Note] {
    let lists = models.map { cell, result -> [Note] in
      switch result {
      case .success(let answer): answer.output.warnings
      case .failure(let error): [Note(error)]
      }
    }
    let shared = (lists.first ?? []).filter { warning in
      lists.allSatisfy { $0.contains(warning) }
    }
    return prepared.warnings.filter { !shared.contains($0) } + shared
      + zip(models, lists).flatMap { model, list in
        list.filter { !shared.contains($0) }.map { $0.about(name(model.cell)) }
      }
  }
}
