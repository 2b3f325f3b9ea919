import CanvassNumerics
import CanvassSampling
import CanvassTables

/// The columns of a survey that a verb measures, read and ready to be analysed.
struct Measurements: Sendable {
  let prepared: PreparedSurvey
  /// The rows that count.
  private(set) var sample: SurveyObservations

  /// Reads at least `least` columns.
  ///
  /// - Parameters:
  ///   - others: columns of codes that are needed besides.
  /// - Throws: `UsageError` for too few columns.
  static func read(
    _ patterns: [String], and others: [String] = [], least: Int, verb: String, of survey: Survey,
    in session: inout Session
  ) throws -> PreparedSurvey {
    let columns = try survey.select(patterns)
    guard columns.count >= least else {
      throw UsageError(
        "\(verb) needs at least \(least) columns, and \(part: columns.count == 1 ? "there is only \"\(columns[0])\"" : "there are \(columns.count)")"
      )
    }
    return try PreparedSurvey(columns, and: others, codes: others, of: survey, in: &session)
  }

  /// Takes the answers of the rows that are looked at, which are to be numbers.
  ///
  /// - Throws: `TableError` for a column of text or without answers.
  init(_ prepared: PreparedSurvey, missing: MissingRows) throws {
    self.prepared = prepared
    let (columns, table, design) = (prepared.columns, prepared.table, prepared.design)
    do {
      sample =
        try prepared.rows.map {
          try SurveyObservations(columns, of: table, in: design, at: $0, missing: missing)
        } ?? SurveyObservations(columns, of: table, in: design, missing: missing)
    } catch let error as SurveyObservationsError {
      throw try Self.advice(error, prepared)
    }
  }

  /// What is wrong with a column, and the options that help.
  private static func advice(
    _ error: SurveyObservationsError, _ prepared: PreparedSurvey
  ) throws -> TableError {
    switch error {
    case .text(let name, let holds):
      let advice: Sentence =
        try prepared.column(name).numberAdvice(name)
        ?? "derive one (--derive), or list the code as missing (--missing)"
      return TableError("column \"\(name)\" \(holds), and a number is needed; \(advice)")
    case .noAnswer(let name):
      return TableError(
        "column \"\(name)\" has no answer in the rows that count; leave it out, or look at the "
          + "missing codes and the condition (--missing, --where)")
    case .outside(let name, let answer, let scale):
      return TableError(
        "column \"\(name)\" has \(number: shortestText(answer)), outside the "
          + "scale of the study, \(number: shortestText(scale.lowerBound)) … "
          + "\(number: shortestText(scale.upperBound)), about which it "
          + "would be reversed; list the code as missing (--missing)")
    }
  }

  /// Turns items round that ask the opposite, about the scale of the study if it has one.
  ///
  /// - Throws: `TableError` for an item that is not among those analysed, or an answer outside the
  ///   scale.
  mutating func reverse(_ patterns: [String]) throws -> [ReversedItem] {
    let answers = prepared.settings.study?.scale.values ?? []
    let scale = answers.min().flatMap { low in answers.max().map { low...$0 } }
    do {
      let turned = try sample.reversing(try items(patterns), about: scale)
      sample = turned.data
      return turned.reversed
    } catch let error as SurveyObservationsError {
      throw try Self.advice(error, prepared)
    }
  }

  /// The items that patterns stand for.
  private func items(_ patterns: [String]) throws -> [String] {
    do {
      return try selectColumns(patterns, from: columns)
    } catch {
      guard let other = try prepared.survey.select(patterns).first(where: { !columns.contains($0) })
      else { throw error }
      throw TableError(
        "--reverse has \"\(other)\", which is not among the items; name it there too")
    }
  }

  var columns: [String] { sample.columns }
  /// How many rows count.
  var rows: Int { sample.rows }
  /// Whether anything is said about how the sample was drawn.
  var hasDesign: Bool { !prepared.design.specification.isSimpleRandom }

  /// What the reader should know of the rows and weights behind the numbers.
  func note(_ words: any Phrases, hasFullInformation: Bool = false) -> String {
    let how = hasDesign ? words.weightedByDesign : words.factors.equalWeights
    let condition = prepared.settings.filter.map { words.condition($0.description) } ?? ""
    let counted =
      hasFullInformation ? words.factors.fullInformation : words.factors.note(sample.missing)
    return "\(words.rows(rows))\(condition), \(how). \(counted)"
  }
}
