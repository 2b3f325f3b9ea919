import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables

/// `--scores`: how factors are estimated for each row.
enum ScoringOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case thurstone, bartlett
  case andersonRubin = "anderson-rubin"
  case tenBerge = "ten-berge"

  var scoring: FactorScoring {
    switch self {
    case .thurstone: .regression
    case .bartlett: .bartlett
    case .andersonRubin: .andersonRubin
    case .tenBerge: .tenBerge
    }
  }

  /// Whether the uniquenesses are divided by.
  var needsUniquenesses: Bool { self == .bartlett || self == .andersonRubin }
}

/// Factor scores of the rows of a survey.
struct FactorScores: Sendable {
  let option: ScoringOption
  let path: String
  let model: SurveyFactorScores
  /// How many rows have scores.
  let scored: Int
  /// The file: the number of each row of the data and its scores, empty where an answer is missing.
  let text: String

  /// - Throws: one sentence where the method cannot be used.
  init(
    _ analysis: FactorAnalysis, _ data: Measurements, _ option: ScoringOption, to path: String
  ) throws {
    self.option = option
    self.path = path
    let model: SurveyFactorScores
    do {
      model = try SurveyFactorScores(analysis, data.sample, by: option.scoring)
    } catch FactorError.uniqueness(let name, let value) {
      throw TableError(
        "--scores \(option.rawValue) divides by uniquenesses, and that of \"\(name)\" is "
          + "\(English().number(decimals: 3).text(value)); use thurstone"
      )
    }
    self.model = model
    var lines = [String](
      repeating: String(repeating: ",", count: analysis.factors),
      count: data.prepared.table.rowCount)
    var scored = 0
    for (row, place) in model.places.enumerated() {
      let values = (0..<analysis.factors).map { model.values[row, $0] }
      guard values.allSatisfy(\.isFinite) else { continue }
      lines[place] = values.map { "," + shortestText($0) }.joined()
      scored += 1
    }
    self.scored = scored
    text =
      "row," + analysis.factorNames.joined(separator: ",") + "\n"
      + lines.enumerated().map { "\($0 + 1)\($1)\n" }.joined()
  }

  /// A sentence for the reader.
  func note(_ words: any Phrases) -> String {
    words.factors.scores(option.rawValue, rows: scored, path: path)
  }

  /// What the reader should know.
  func warnings(isOblique: Bool) -> [Note] {
    var warnings: [Note] = []
    let beyond = model.validity.indices.filter { model.validity[$0].isNaN }.map { "F\($0 + 1)" }
    if !beyond.isEmpty {
      let factors = beyond.joined(separator: ", ")
      warnings.append(Note { $0.factorNotes.noValidity(factors) })
    }
    guard option == .andersonRubin, isOblique else { return warnings }
    return warnings + [Note { $0.factorNotes.uncorrelatedScores }]
  }

  /// What was written, and how well it measures the factors.
  func facts(_ analysis: FactorAnalysis) -> [Fact] {
    [
      .text("method", option.rawValue), .text("file", path), .count("rows", scored),
      .numbers("validity", model.validity),
      .matrix(
        "weights", model.weights, rows: analysis.correlations.names, columns: analysis.factorNames),
    ]
  }
}
