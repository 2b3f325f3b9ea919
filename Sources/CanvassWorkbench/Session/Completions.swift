import ArgumentParser
import CanvassNumerics
import CanvassSampling
import CanvassTables
import Foundation

/// What TAB offers: verbs, options, their values, and columns of the survey in use.
enum Completions {
  /// In the REPL: candidates for the word that starts with `prefix`.
  static func words(before words: [String], prefix: String, session: Session) -> [String] {
    let candidates: [String]
    if words.isEmpty {
      candidates = CanvassCommand.verbNames + ["help", "quit"]
    } else if prefix.hasPrefix("-") {
      candidates = options(of: words[0])
    } else if let last = words.last, last.hasPrefix("--") {
      candidates = values(of: last, session: session)
    } else if ["use", "run", "simulate"].contains(words[0]) {
      candidates = []
    } else {
      candidates = columns(of: session)
    }
    return candidates.filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// In the shell: columns of the file that the line names so far.
  static func columns(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
    func value(after option: String) -> String? {
      guard let position = words.firstIndex(of: option), position + 1 < words.count else {
        return nil
      }
      return words[position + 1]
    }
    var session = Session()
    var options = SourceOptions.none()
    options.study = value(after: "--study")
    options.data = value(after: "--data")
    let names = (try? session.survey(options))?.columnNames ?? []
    return names.filter { $0.hasPrefix(prefix) }
  }

  private static func columns(of session: Session) -> [String] {
    var session = session
    return (try? session.survey(.none()))?.columnNames ?? []
  }

  private static let columnOptions: Set<String> = [
    "--strata", "--clusters", "--weights", "--fpc", "--by", "--field", "--items",
    "--frequency", "--precision", "--groups",
  ]

  private static func values(of option: String, session: Session) -> [String] {
    if columnOptions.contains(option) { return columns(of: session) }
    switch option {
    case "--format": return OutputFormat.allCases.map(\.rawValue)
    case "--lang": return Language.allCases.map(\.rawValue)
    case "--lonely": return allNames(LonelyClusterRule.self)
    case "--cluster-codes": return allNames(ClusterCodes.self)
    case "--method": return allNames(CorrelationKind.self)
    case "--correlation": return allNames(FactorCorrelation.self)
    case "--extraction": return allNames(ExtractionOption.self)
    case "--rotation": return allNames(RotationOption.self)
    case "--estimator": return allNames(EstimatorOption.self)
    case "--equal": return allNames(EqualOption.self)
    case "--weighting": return allNames(WeightingOption.self)
    case "--missing-rows": return allNames(MissingRowsOption.self)
    case "--interval": return allNames(IntervalMethod.self)
    case "--family": return allNames(RegressionFamily.self)
    case "--contrasts": return allNames(Contrasts.self)
    case "--covariance": return CovarianceOption.words
    default: return []
    }
  }

  private static func allNames<Choice: CaseIterable & RawRepresentable>(_: Choice.Type) -> [String]
  where Choice.RawValue == String { Choice.allCases.map(\.rawValue) }

  /// The long options that the help of a verb lists.
  private static func options(of verb: String) -> [String] {
    guard
      let command = CanvassCommand.verbs.first(where: { $0.configuration.commandName == verb })
    else { return [] }
    var seen = Set<String>()
    return command.helpMessage().split(whereSeparator: { " \n,[".contains($0) })
      .filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 == "-" || $0.isLetter }) }
      .filter { $0.count > 2 && seen.insert($0).inserted }
  }
}
