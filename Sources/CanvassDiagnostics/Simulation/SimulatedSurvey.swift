import CanvassNumerics
import CanvassTables
import Glibc

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A simulated survey with what is true of the population that it was drawn from.
public struct SimulatedSurvey: Sendable {
  /// The survey: one row for each person who answered.
  public let table: Table
  /// The truth, counted over the whole population.
  public let truth: [TruthRecord]
  /// The seed that made it.
  public let seed: UInt64

  /// Generates a population and draws one sample from it.
  ///
  /// - Parameters:
  ///   - recipe: what to simulate.
  ///   - seed: the seed; that of the recipe when `nil`.
  ///   - threads: how many threads share the work (0: all cores). The result does not depend on it.
  public init(recipe: SurveyRecipe, seed: UInt64? = nil, threads: Int = 0) {
    let population = SurveyPopulation(recipe: recipe, seed: seed, threads: threads)
    table = population.drawSample()
    truth = population.truth
    self.seed = population.seed
  }

  /// The survey as comma-separated text.
  public func surveyText() throws -> String { try CSVWriter().text(table) }

  /// The truth as comma-separated text: an empty cell means "all".
  public func truthText() -> String {
    CSVWriter().text(
      header: Self.truthHeader,
      rows: truth.lazy.map { record in
        [
          record.stratum, record.field, record.dimension, record.item, record.measure.rawValue,
          record.text, "\(record.numerator)", "\(record.denominator)",
        ]
      })
  }

  /// Writes `survey.csv` and `truth.csv` into a folder, which is made when it is not there. Each
  /// file appears whole or not at all.
  ///
  /// - Throws: `TableError` or `OutputFileError` that names the folder or file that cannot be written.
  public func write(toFolder folder: String) throws {
    try SimulatedSurvey.prepare(folder: folder)
    let paths = SimulatedSurvey.paths(inFolder: folder)
    let texts = (survey: try surveyText(), truth: truthText())
    try OutputFile.write([(texts.survey, paths.survey), (texts.truth, paths.truth)])
  }

  private static let truthHeader = [
    "stratum", "field", "dimension", "item", "measure", "value", "numerator", "denominator",
  ]

  /// Whether a file begins as the truth of a simulated survey does.
  public static func isTruth(_ path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    let expected = Array((truthHeader.joined(separator: ",") + "\n").utf8)
    var bytes = [UInt8](repeating: 0, count: expected.count)
    return fread(&bytes, 1, bytes.count, file) == bytes.count && bytes == expected
  }

  /// Where the survey and the truth stand in a folder.
  public static func paths(inFolder folder: String) -> (survey: String, truth: String) {
    let place = folder.hasSuffix("/") ? folder : folder + "/"
    return (place + "survey.csv", place + "truth.csv")
  }

  /// Makes the folder of a survey when it is not there, and checks that both files can be written
  /// into it, so that nobody waits for a population that cannot be kept, or gets half of it.
  ///
  /// - Returns: the folders that were made.
  /// - Throws: `TableError` that names the folder or file; nothing is left then.
  @discardableResult
  public static func prepare(folder: String) throws -> MadeFolders {
    let made: MadeFolders
    do {
      made = try MadeFolders(folder)
    } catch {
      throw TableError(
        "the folder \"\(folder)\" cannot be made; "
          + "is there a file of that name, or may you not write there?")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw TableError("you may not write into the folder \"\(folder)\"; name another one")
    }
    let paths = paths(inFolder: folder)
    for path in [paths.survey, paths.truth] {
      var isFolder = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
        throw TableError(
          "\"\(path)\" is a folder, and a file is to be written there; name another one")
      }
    }
    return made
  }
}

/// Simulates a survey: generates the population of a recipe and draws one sample from it.
public func simulate(
  _ recipe: SurveyRecipe, seed: UInt64? = nil, threads: Int = 0
) -> SimulatedSurvey {
  SimulatedSurvey(recipe: recipe, seed: seed, threads: threads)
}
