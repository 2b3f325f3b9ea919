import CanvassDiagnostics
import CanvassTables
import Testing

@Suite("A recipe that is wrong says where and what to do")
struct SimulationRecipeTests {
  /// A whole recipe, to be broken one line at a time.
  private let good = """
    title: {en: Small, vi: Nhỏ}
    seed: 1
    strata:
      a: {clusters: 3, sample: 2, subclusters: [2, 3], people: 10, shares: {area: {urban: 1}}}
    sample: {subclusters: 2, people: 5}
    scale: {thresholds: [-1, 0, 1], satisfied: 3, unknown: 9}
    variation: {cluster: 0.1}
    fields:
      land: {share: 1, satisfied: 0.8, planted: {speed: -0.5}}
    dimensions:
      speed: {items: {q1: {}}}
    demographics:
      area: {levels: {urban: 0.5, rural: 0.5}}
    """

  @Test("A good recipe is read as it is written")
  func reading() throws {
    let recipe = try SurveyRecipe(yaml: good)
    #expect(recipe.title.text(in: "vi") == "Nhỏ")
    #expect(recipe.strata[0].subclusters == 2...3)
    #expect(recipe.strata[0].people == 10...10)
    #expect(recipe.strata[0].shares == ["area": [1, 0]])
    #expect(recipe.sample.response == 1)
    #expect(recipe.scale.answers == 4)
    #expect(recipe.fields[0].planted == ["speed": -0.5])
    #expect(abs(recipe.variation.noise - 0.9) < 1e-15)
  }

  @Test(
    "Each mistake has its sentence",
    arguments: [
      ("seed: 1", "sead: 1", "line 2: there is no key \"sead\"; did you mean \"seed\"?"),
      (
        "satisfied: 0.8", "satisfid: 0.8",
        "line 9: there is no key \"satisfid\" in fields.land; did you mean \"satisfied\"?"
      ),
      ("shares: {", "!x shares: {}, shares: {", "the key \"shares\" stands there twice"),
      ("{speed: -0.5}", "{sped: -0.5}", "did you mean \"speed\"?"),
      ("urban: 1}", "urbn: 1}", "did you mean \"urban\"?"),
      (
        "seed: 1", "seed: one",
        "seed should be a whole number from 0 to 18446744073709551615, not \"one\""
      ),
      ("seed: 1\n", "", "needs the key \"seed\""),
      (
        "satisfied: 0.8", "satisfied: 80",
        "fields.land.satisfied should be a share from 0 to 1, not \"80\""
      ),
      (
        "satisfied: 0.8", "satisfied: 1",
        "should be a share between 0 and 1, both excluded, not \"1\""
      ),
      ("share: 1,", "share: 0.9,", "the shares of \"fields\" add up to 0.9; they must make 1"),
      ("[-1, 0, 1]", "[-1, 1, 0]", "scale.thresholds should be 1 to 20 ascending numbers"),
      ("satisfied: 3", "satisfied: 5", "should be a whole number from 2 to 4, not \"5\""),
      ("unknown: 9", "unknown: 4", "should be a whole number from 5 to 255, not \"4\""),
      ("{cluster: 0.1}", "{cluster: 0.6, person: 0.4}", "must add up to less than 1"),
      ("sample: 2,", "sample: 4,", "should be a whole number from 1 to 3, not \"4\""),
      ("{subclusters: 2,", "{subclusters: 3,", "clusters with only 2 subclusters"),
      ("people: 5}", "people: 11}", "subclusters with only 10 people"),
      ("[2, 3]", "[3, 2]", "should be one whole number or a range [least, most]"),
      ("clusters: 3,", "clusters: 900000,", "the population may reach 27000000 people"),
      ("{q1: {}}", "{}", "a recipe needs 1 to 1000 items; this one has 0"),
      ("{q1: {}}", "{area: {}}", "two columns of the survey would be called \"area\""),
      ("{q1: {}}", "q1", "should be keys with values, not \"q1\""),
      (
        "area: {levels", "area: {by: sex, levels",
        "\"demographics: area\" goes by one that comes before it: there is no demographic \"sex\""
      ),
      (
        "urban: 0.5, rural", "urban: [0.5, 0.5], rural",
        "\"demographics: area: urban\" has 2 shares and needs 1"
      ),
      ("rural: 0.5}", "rural: 0.4}", "the shares of \"demographics: area\" add up to 0.9"),
      ("seed: 1", "seed: [", "line 4: column 4: "),
    ])
  func mistakes(good part: String, bad: String, message: String) throws {
    #expect(good.contains(part))
    let broken = good.replacing(part, with: bad, maxReplacements: 1)
    let error = #expect(throws: TableError.self) { try SurveyRecipe(yaml: broken) }
    let sentence = error?.description ?? ""
    #expect(sentence.contains(message), "\(sentence)")
    #expect(!sentence.contains("\n"))
  }

  @Test("An empty file and a missing one are errors")
  func files() {
    let empty = #expect(throws: TableError.self) { try SurveyRecipe(yaml: "") }
    #expect(empty?.description.contains("is empty; a recipe has keys") == true)
    let missing = #expect(throws: TableError.self) {
      try SurveyRecipe(contentsOf: "/nowhere/recipe.yml")
    }
    #expect(missing?.description.contains("\"/nowhere/recipe.yml\"") == true)
  }
}
