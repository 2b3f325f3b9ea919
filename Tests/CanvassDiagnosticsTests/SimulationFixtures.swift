import CanvassDiagnostics
import CanvassTables
import Foundation

/// A small recipe: two strata, two dimensions with two items, three fields.
///
/// - Parameters:
///   - variation: the shares of the latent variance.
///   - sample: sample sizes below the first stage.
func smallRecipe(
  variation: String = "{cluster: 0.04, subcluster: 0.03, person: 0.3, dimension: 0.1}",
  strata: String = """
    north: {clusters: 12, sample: 4, subclusters: [4, 6], people: [10, 20]}
    south: {clusters: 6, sample: 3, subclusters: [4, 6], people: [15, 25], effect: -0.2}
  """,
  sample: String = "{subclusters: 2, people: 5}", level: Double = 0.8,
  unknown: Double = 0.1
) throws -> SurveyRecipe {
  try SurveyRecipe(
    yaml: """
      title: A small survey
      seed: 7
      strata:
      \(strata.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
      sample: \(sample)
      scale: {thresholds: [-1.5, -0.7, 0, 1], satisfied: 4, unknown: 9}
      variation: \(variation)
      fields:
        land: {share: 0.5, satisfied: \(level), planted: {speed: -0.6}}
        tax: {share: 0.3, satisfied: \(level)}
        water: {share: 0.2, satisfied: \(level)}
      dimensions:
        access: {items: {q1: {offset: 0.2}, q2: {}}}
        speed: {unknown: \(unknown), items: {q3: {}, q4: {offset: -0.1}}}
      demographics:
        sex: {levels: {female: 0.52, male: 0.48}}
        age: {levels: {young: {share: 0.4, range: [18, 39]}, old: {share: 0.6, range: [40, 80]}}}
        area: {of: cluster, levels: {urban: 0.5, rural: 0.5}}
        job: {by: age, levels: {worker: [1, 0.5], retired: [0, 0.5]}}
      """)
}

/// Strata of equal clusters, as many people as wanted, everybody sampled.
func evenStrata(clusters: Int, subclusters: Int, people: Int) -> String {
  "one: {clusters: \(clusters), sample: \(clusters), subclusters: \(subclusters), people: \(people)}"
}

/// The folder of the simulated province in the project.
let provinceFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("datasets/sipas-province")

/// A column as numbers.
func numbers(_ table: Table, _ name: String) throws -> [Double] {
  let column = try table.column(name)
  return (0..<table.rowCount).map { column.number(at: $0) }
}

/// A column as texts.
func texts(_ table: Table, _ name: String) throws -> [String] {
  let column = try table.column(name)
  return (0..<table.rowCount).map { column.text(at: $0) ?? "" }
}

/// The simulated province, made once for all tests that look at it.
enum Province {
  /// The recipe of the project.
  static let recipe = Result {
    try SurveyRecipe(contentsOf: provinceFolder.appendingPathComponent("recipe.yml").path)
  }

  /// The survey that the recipe makes.
  static let survey = Result { SimulatedSurvey(recipe: try recipe.get()) }
}
