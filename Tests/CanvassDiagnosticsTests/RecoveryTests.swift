import CanvassDiagnostics
import CanvassSampling
import CanvassTables
import Foundation
import Testing

/// 200 samples from one simulated province whose truth is known: intervals cover as often as they
/// claim, the fields that were planted weak are found, and others are not accused.
struct RecoveryTests {
  @Test func plantedWeakFieldsAreFoundAndIntervalsCover() throws {
    let samples = 200
    let recipe = try SurveyRecipe(
      contentsOf: provinceFolder.appendingPathComponent("recipe.yml").path)
    let population = SurveyPopulation(recipe: recipe, threads: 0)
    let study = try Study(path: provinceFolder.appendingPathComponent("study.yml").path)
    let names = (1...22).map { ($0 < 10 ? "q0" : "q") + String($0) }
    let dimensions = try study.dimensions.map { dimension in
      let items = try selectColumns(dimension.items, from: names)
        .compactMap(names.firstIndex(of:))
      return Instrument.Dimension(
        name: dimension.name, label: LocalizedText(dimension.name), items: items)
    }
    let instrument = Instrument(
      items: names.map { .init(column: $0, label: LocalizedText($0)) }, dimensions: dimensions,
      field: "field",
      scale: try ResponseScale(values: study.scale.values, satisfied: study.scale.satisfied),
      missing: Set(study.scale.missing), target: 0.95)
    var truth: [String: Double] = [:]
    for record in population.truth where record.measure == .satisfied && record.stratum == nil {
      if let field = record.field, record.dimension == nil, record.item == nil {
        truth[field] = record.value
      }
    }
    #expect(truth.count == 10)
    let specification = try DesignSpecification(study.design)

    var covered = 0
    var intervals = 0
    var found = ["land": 0, "environment": 0]
    var accused = 0
    for replicate in 1...samples {
      let table = population.drawSample(replicate: replicate)
      let design = try Design(specification, in: table)
      let diagnosis = try WeakFieldAnalysis(
        instrument, table, design, depth: .verdicts
      ).diagnose()
      var accuses = false
      for field in diagnosis.fields {
        let interval = try #require(field.measures.satisfied.interval(.logit))
        let value = try #require(truth[field.field])
        intervals += 1
        if interval.lower <= value && value <= interval.upper { covered += 1 }
        if field.verdict == .weak {
          if let count = found[field.field] {
            found[field.field] = count + 1
          } else {
            accuses = true
          }
        }
      }
      if accuses { accused += 1 }
    }
    #expect(intervals == 10 * samples)
    let coverage = Double(covered) / Double(intervals)
    #expect(coverage >= 0.93 && coverage <= 0.97, "coverage \(coverage)")
    for (field, count) in found {
      #expect(count >= samples * 95 / 100, "\(field) found in \(count) of \(samples)")
    }
    #expect(accused <= samples * 5 / 100, "others called weak in \(accused) of \(samples)")
  }
}
