import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// `correlation`: the correlations of columns.
struct CorrelationCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "correlation",
    abstract: "Correlations, weighted; with a design, standard errors of Pearson's.",
    discussion: """
      Examples:
        canvass correlation api00 api99 meals --data apistrat.csv --strata stype --weights pw
        canvass correlation q01-q22 --study study.yml --method polychoric
      """)

  @Argument(
    help: "Columns: names, ranges such as q01-q22, patterns such as q*.",
    completion: .custom { Completions.columns($0, $1, $2) })
  var columns: [String]

  @Option(help: "Which correlations (default: pearson).")
  var method: CorrelationKind = .pearson

  @Option(
    help: "Rows that count where answers are missing: those of each pair, or complete ones.")
  var missingRows: MissingRowsOption = .pairwise

  @OptionGroup(title: "Survey") var source: SourceOptions
  @OptionGroup(title: "Printing") var print: PrintOptions

  func answer(in session: inout Session) throws -> Answer {
    let data = try Measurements(
      columns, least: 2, verb: "correlation", missing: missingRows, source: source, in: &session)
    let correlations = try method.matrix(data.observations, missing: missingRows)
    let report = CorrelationReport(
      data: data, method: method, correlations: correlations,
      errors: method == .pearson && data.hasDesign ? try Self.standardErrors(data) : nil,
      language: print.lang ?? session.language ?? .en)
    return data.prepared.answer(
      "correlation", columns: data.columns, output: report.output, print: print, session: session)
  }

  /// The linearised standard error of each correlation.
  private static func standardErrors(_ data: Measurements) throws -> Matrix {
    let variables = try data.variables()
    var estimands: [NamedEstimand] = []
    for j in variables.indices {
      for i in 0..<j {
        estimands.append(NamedEstimand("r", Correlation(variables[i], variables[j])))
      }
    }
    let entries = try data.prepared.design.estimate(
      estimands, in: data.domains(), threads: data.prepared.settings.threads
    ).entries
    var errors = Matrix(rows: variables.count, columns: variables.count)
    var next = 0
    for j in variables.indices {
      for i in 0..<j {
        errors[i, j] = entries[next].standardError
        errors[j, i] = errors[i, j]
        next += 1
      }
    }
    return errors
  }
}
