import CanvassSampling
import CanvassTables

/// A survey whose missing answers have been imputed several times, each of which is a sample with the whole design.
struct ImputedSurvey {
  /// All rows, with the weights of no design: what columns hold is looked up here.
  let stack: PreparedSurvey
  /// Each of them.
  let imputations: [PreparedSurvey]
  /// What the reader should know besides.
  let notes: [Note]

  /// How many there are.
  var count: Int { imputations.count }

  /// What an answer says of the survey besides its numbers.
  var analysed: AnalysedSurvey { imputations[0].analysed }

  /// Divides a survey that was read.
  ///
  /// - Throws: `DesignError` where the imputations are not of one sample (`StackedImputations`).
  init(_ stack: PreparedSurvey, by column: String) throws {
    let filter = try stack.survey.filter(in: stack.table)
    self.stack = stack
    let stacked = try StackedImputations(by: column, of: stack.codes)
    try stacked.checkDesign(stack.settings.design.columns, in: stack.codes)
    imputations = try stacked.rows.map { try stack.imputation(at: $0) }
    let rows = stacked.originalRows
    var notes =
      rows > 0 ? [Note { $0.surveyNotes.originalLeftOut(rows: rows, column: column) }] : []
    let used = stacked.rows.joined().filter { filter?[$0] ?? true }
    let lacking = try stack.columns.compactMap { name -> (name: String, rows: Int)? in
      let answers = try stack.table.column(name)
      let rows = used.count { answers.text(at: $0) == nil }
      return rows > 0 ? (name, rows) : nil
    }
    if !lacking.isEmpty { notes.append(Note { $0.surveyNotes.stillMissing(lacking) }) }
    self.notes = notes
  }

  /// What an answer says of them.
  func parts(_ words: any Phrases) -> [ResultPart] {
    [
      .fact(.count("imputations", count)), .paragraph(words.estimates.pooled(imputations: count)),
    ]
  }
}

extension Session {
  /// The sentence for a verb whose numbers are not pooled.
  static let notPooled = UsageError(
    "--imputations is for mean, total, ratio, proportion, variance, cdf, quantile and regress, whose numbers are pooled over the imputations; leave it out here, and name a file with one of them"
  )
}
