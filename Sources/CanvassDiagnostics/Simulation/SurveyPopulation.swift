import CanvassNumerics
import CanvassTables

/// A finite population of people with their answers to every item, generated once; samples are
/// then drawn from it as often as wanted.
///
/// What is true of it is a count, not a parameter, so that the coverage of a design-based interval
/// can be checked without error. The same recipe and seed give the same population and samples on
/// every machine, whatever the number of threads. It takes one byte for each person and item.
public struct SurveyPopulation: Sendable {
  /// What it was made from.
  public let recipe: SurveyRecipe
  /// The seed that it was made with.
  public let seed: UInt64
  /// What is true of it, counted over all people.
  public let truth: [TruthRecord]

  let frame: PopulationFrame
  let people: PopulationAnswers

  /// Generates the population.
  ///
  /// - Parameters:
  ///   - recipe: what to simulate.
  ///   - seed: the seed; that of the recipe when `nil`.
  ///   - threads: how many threads share the work (0: all cores). The result does not depend on it.
  public init(recipe: SurveyRecipe, seed: UInt64? = nil, threads: Int = 0) {
    self.recipe = recipe
    self.seed = seed ?? recipe.seed
    let random = SimulationRandom(seed: self.seed)
    frame = PopulationFrame(recipe, random)
    people = PopulationAnswers(recipe, frame, random, threads: threads)
    truth = PopulationCounts(recipe, frame, people).records(recipe)
  }

  /// The number of people.
  public var count: Int { frame.count }
}
