import ArgumentParser
import CanvassSampling
import CanvassTables

/// `describe`: what is in a file, and what its design is worth.
struct DescribeCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Columns, types, missing answers and ranges; with a design, its strata and weights.",
    discussion: """
      Examples:
        canvass describe --data datasets/api/apistrat/apistrat.csv
        canvass describe q01-q22 --study datasets/sipas-province/study.yml
        canvass describe age --audit --study datasets/sipas-province/study.yml
      """)

  @Argument(
    help: "Columns; all of them when none is named.")
  var columns: [String] = []

  @Flag(
    help:
      "What the variance of the mean of each column is made of: strata, stages, weights, clusters, and what one more cluster would buy."
  )
  var audit = false

  @Option(
    help:
      "Print the design in use alone, as options of a line or as a study file that build it again.")
  var toScript: DesignScript.Form?

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func validate() throws {
    if audit, columns.isEmpty {
      throw UsageError("--audit takes the variances of means apart; name the columns")
    }
    if toScript != nil, audit || !columns.isEmpty {
      throw UsageError(
        "--to-script prints the design and nothing else; leave the columns and --audit out")
    }
  }

  func answer(in session: inout Session) throws -> Answer {
    var survey = try session.survey(source)
    guard survey.settings.by.isEmpty else {
      throw UsageError(
        "describe looks at all rows together; leave --by out, or say mean --by for the means of cells"
      )
    }
    if let toScript { return try script(toScript, of: survey, in: session) }
    survey.takesAnyAnswer = true
    let names = columns.isEmpty ? survey.columnNames : try survey.select(columns)
    let dividing = Set(survey.settings.design.columns)
    let prepared = try PreparedSurvey(
      names.filter { !dividing.contains($0) }, and: names.filter(dividing.contains), codes: names,
      of: survey, in: &session)
    let language = print.lang ?? session.language ?? .en
    let summaries = try names.map {
      try ColumnSummary($0, prepared.column($0), rows: prepared.rows)
    }
    let means = try means(names, prepared)
    let audits =
      try audit
      ? names.map { name in
        (
          name: survey.label(of: name, language),
          audit: try prepared.design.audit(
            meanOf: name, in: prepared.table, codes: prepared.codes, domain: prepared.filter,
            threads: prepared.settings.threads)
        )
      } : []
    if audit {
      try Estimates(domainColumns: [], entries: audits.map(\.audit.estimate))
        .requireAnswers(in: names)
    }
    let output = DescriptionReport(
      prepared: prepared, summaries: summaries, means: means, words: language.phrases,
      audit: audits.isEmpty
        ? nil
        : AuditReport(audits: audits, level: prepared.settings.level, words: language.phrases)
    ).output
    return prepared.answer(
      "describe", columns: names, output: output, print: print, session: session)
  }

  /// The design alone.
  private func script(_ form: DesignScript.Form, of survey: Survey, in session: Session) throws
    -> Answer
  {
    let text = try DesignScript(settings: survey.settings, path: survey.path).text(form)
    let language = print.lang ?? session.language ?? .en
    var answer = Answer(
      "describe", input: [.text("data", survey.path)], design: nil,
      output: Output([.code(text), .fact(.text("script", text))], language.phrases),
      print: print, language: language)
    answer.source = survey.path
    return answer
  }

  /// The mean, with its design effect, of each numeric column that is no part of the design itself.
  private func means(_ names: [String], _ prepared: PreparedSurvey) throws -> [String: Estimate] {
    let specification = prepared.design.specification
    if specification.isSimpleRandom { return [:] }
    let plumbing = Set(specification.columns)
    let estimands = try names.filter { !plumbing.contains($0) }.compactMap {
      name -> NamedEstimand? in
      let column = try prepared.column(name)
      return column.isNumeric && column.count > 0
        ? NamedEstimand(name, Mean(Quantity(name))) : nil
    }
    guard !estimands.isEmpty else { return [:] }
    let estimates = try prepared.design.estimate(
      estimands, of: prepared.table, in: prepared.domains, threads: prepared.settings.threads)
    return Dictionary(
      estimates.entries.map { ($0.variable, $0.shown) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What a column holds.
struct ColumnSummary: Sendable {
  /// What kind of values.
  enum Kind: String { case number, category, text }

  let name: String
  let kind: Kind
  let rows: Int
  let missing: Int
  /// Lowest and highest number.
  let range: ClosedRange<Double>?
  let mean: Double?
  /// Levels with their number of rows, most frequent first; empty for measurements.
  let levels: [(text: String, count: Int)]
  let distinct: Int?

  /// - Parameters:
  ///   - places: the rows that are looked at; all if `nil`.
  init(_ name: String, _ column: Column, rows places: [Int]?) throws {
    self.name = name
    rows = places?.count ?? column.count
    var low = Double.infinity
    var high = -Double.infinity
    var sum = 0.0
    var present = 0
    switch column {
    case .real(let values):
      for value in places.map({ $0.map { values[$0] } }) ?? values where !value.isNaN {
        low = min(low, value)
        high = max(high, value)
        sum += value
        present += 1
      }
      kind = .number
      levels = []
      distinct = nil
    case .coded(let coded):
      var counts = [Int](repeating: 0, count: coded.levels.count)
      func count(_ row: Int) { if let code = coded.code(at: row) { counts[code] += 1 } }
      if let places { places.forEach(count) } else { (0..<coded.count).forEach(count) }
      present = counts.reduce(0, +)
      for (level, count) in zip(coded.levels, counts) where count > 0 {
        guard let value = level.value else { continue }
        low = min(low, value)
        high = max(high, value)
        sum += value * Double(count)
      }
      let used = zip(coded.levels, counts).filter { $0.1 > 0 }
      distinct = used.count
      kind =
        !coded.isNumeric
        ? .text : coded.isCode || (used.count <= 20 && coded.isWhole) ? .category : .number
      levels =
        coded.declaredOrder != nil
        ? coded.levelsInOrder.filter { counts[$0] > 0 }.map { (coded.levels[$0].text, counts[$0]) }
        : coded.isNumeric
          ? used.map { ($0.0.text, $0.1) }
          : used.sorted { $0.1 > $1.1 }.map { ($0.0.text, $0.1) }
    }
    missing = rows - present
    let isNumeric = column.isNumeric && low <= high
    range = isNumeric ? low...high : nil
    mean = isNumeric && present > 0 ? sum / Double(present) : nil
  }
}

extension CodedColumn {
  /// Whether all numbers are whole.
  fileprivate var isWhole: Bool {
    levels.allSatisfy { level in level.value.map { $0 == $0.rounded() } ?? false }
  }

  /// Whether numbers are written as only codes are: with a zero before them, or with more digits than
  /// a number keeps.
  fileprivate var isCode: Bool {
    isWhole
      && levels.contains { level in
        let digits = level.text.allSatisfy(\.isNumber)
        return digits
          && (level.text.count > 15 || (level.text.count > 1 && level.text.hasPrefix("0")))
      }
  }
}
