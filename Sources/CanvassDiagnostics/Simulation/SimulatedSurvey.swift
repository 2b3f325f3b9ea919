import CanvassTables

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
  ///   - threads: how many threads share the work. The result does not depend on it.
  public init(recipe: SurveyRecipe, seed: UInt64? = nil, threads: Int = 1) {
    let population = SurveyPopulation(recipe: recipe, seed: seed, threads: threads)
    table = population.drawSample()
    truth = population.truth
    self.seed = population.seed
  }

  /// The survey as comma-separated text.
  public var surveyText: String {
    // Names and codes hold no commas or quotes: the recipe does not allow them.
    let columns = table.names.compactMap { try? table.column($0) }
    var text = table.names.joined(separator: ",") + "\n"
    for row in 0..<table.rowCount {
      text += columns.map { $0.text(at: row) ?? "" }.joined(separator: ",") + "\n"
    }
    return text
  }

  /// The truth as comma-separated text: an empty cell means "all".
  public var truthText: String {
    var text = "stratum,field,dimension,item,measure,value,numerator,denominator\n"
    for record in truth {
      let place = [record.stratum, record.field, record.dimension, record.item]
      let cells =
        place.map { $0 ?? "" } + [
          record.measure.rawValue, record.text, "\(record.numerator)", "\(record.denominator)",
        ]
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Writes `survey.csv` and `truth.csv` into a folder, which is made when it is not there. Each
  /// file appears whole or not at all.
  ///
  /// - Throws: `TableError` that names the folder or file that cannot be written.
  public func write(toFolder folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw TableError("the folder \"\(folder)\" cannot be made; is there a file of that name?")
    }
    for (name, text) in [("survey.csv", surveyText), ("truth.csv", truthText)] {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw TableError(
          "\"\(path)\" cannot be written; is the folder yours and the disk not full?")
      }
    }
  }
}

/// Simulates a survey: generates the population of a recipe and draws one sample from it.
public func simulate(
  _ recipe: SurveyRecipe, seed: UInt64? = nil, threads: Int = 1
) -> SimulatedSurvey {
  SimulatedSurvey(recipe: recipe, seed: seed, threads: threads)
}
