import CanvassDiagnostics
import Foundation
import Testing

@Suite("A simulated survey is the same bytes wherever it is made")
struct SimulationReproducibilityTests {
  @Test("The committed survey and truth of the province are what its recipe makes")
  func province() throws {
    let survey = try Province.survey.get()
    let committed = try String(
      contentsOf: provinceFolder.appendingPathComponent("survey.csv"), encoding: .utf8)
    let truth = try String(
      contentsOf: provinceFolder.appendingPathComponent("truth.csv"), encoding: .utf8)
    #expect(try survey.surveyText() == committed)
    #expect(survey.truthText() == truth)
    #expect((1_700...1_900).contains(survey.table.rowCount))
  }

  /// The quantile function of the normal distribution may differ in its last bit between
  /// machines, some 1e-16. No answer of the province hangs on that: all stay when the latent
  /// satisfaction of everybody moves by a million times as much.
  @Test("No answer of the province hangs on the last bits of a number", arguments: [-1e-10, 1e-10])
  func margin(shift: Double) throws {
    var recipe = try Province.recipe.get()
    for dimension in recipe.dimensions.indices {
      for item in recipe.dimensions[dimension].items.indices {
        recipe.dimensions[dimension].items[item].offset += shift
      }
    }
    let truth = try String(
      contentsOf: provinceFolder.appendingPathComponent("truth.csv"), encoding: .utf8)
    #expect(simulate(recipe).truthText() == truth)
  }

  @Test("Any number of threads makes the same survey", arguments: [0, 2, 3, 8, 1_000])
  func threads(count: Int) throws {
    let recipe = try smallRecipe()
    let one = simulate(recipe, threads: 1)
    let many = simulate(recipe, threads: count)
    #expect(try one.surveyText() == many.surveyText())
    #expect(one.truthText() == many.truthText())
  }

  @Test("Another seed makes another population, another replicate another sample of the same")
  func seeds() throws {
    let recipe = try smallRecipe()
    let first = SurveyPopulation(recipe: recipe, seed: 1)
    let second = SurveyPopulation(recipe: recipe, seed: 2)
    #expect(first.truth != second.truth)
    let people = try (0..<3).map { try numbers(first.drawSample(replicate: $0), "person") }
    #expect(people[0] != people[1])
    #expect(people[1] != people[2])
    #expect(try numbers(first.drawSample(replicate: 1), "person") == people[1])
  }

  @Test("A person answers alike in every sample that it is in")
  func samePerson() throws {
    let population = SurveyPopulation(recipe: try smallRecipe())
    var answers: [Double: [String]] = [:]
    var again = 0
    for replicate in 0..<10 {
      let sample = population.drawSample(replicate: replicate)
      let columns = try ["field", "sex", "age", "area", "q1", "q2", "q3", "q4"].map {
        try texts(sample, $0)
      }
      for (row, person) in try numbers(sample, "person").enumerated() {
        let own = columns.map { $0[row] }
        if let before = answers[person] {
          #expect(before == own)
          again += 1
        }
        answers[person] = own
      }
    }
    #expect(again > 50)
  }

  @Test("What is written is what is made, and a folder that cannot be made is an error")
  func writing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("canvass-simulation-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let survey = simulate(try smallRecipe())
    try survey.write(toFolder: folder.path)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == ["survey.csv", "truth.csv"])
    let written = try String(
      contentsOf: folder.appendingPathComponent("survey.csv"), encoding: .utf8)
    #expect(try written == survey.surveyText())
    let below = folder.appendingPathComponent("survey.csv/deeper").path
    let error = #expect(throws: (any Error).self) { try survey.write(toFolder: below) }
    #expect("\(error.map { "\($0)" } ?? "")".contains("cannot be made"))
  }
}
