import ArgumentParser
import CanvassTables

/// How many people there are: an option of the verbs that judge by rule packs.
struct PopulationOptions: ParsableArguments {
  @Option(
    name: .customLong("population"),
    help: ArgumentHelp(
      "How many people there are, for rule packs that ask; adequacy compares the sum of the weights with it, too.",
      valueName: "n"))
  private var people: PeopleCount?
  var population: Double? { people?.value }

  func validate() throws {
    if let population, !(population > 0 && population.isFinite) {
      throw UsageError("--population is \(shortestText(population)); it is a number of people")
    }
  }
}
