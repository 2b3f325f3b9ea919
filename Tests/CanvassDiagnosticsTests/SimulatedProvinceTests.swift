import CanvassDiagnostics
import CanvassTables
import Foundation
import Testing

@Suite("The study file of the simulated province fits its survey")
struct SimulatedProvinceTests {
  private let study: Study
  private let table: Table

  init() throws {
    study = try Study(path: provinceFolder.appendingPathComponent("study.yml").path)
    let path = try #require(study.dataPath)
    table = try CSVSource(path: path).read(columns: nil, threads: 1)
  }

  @Test("It says that the data are simulated, in both languages")
  func simulated() throws {
    #expect(study.simulated)
    let title = try #require(study.title)
    #expect(title.text(in: "en").contains("simulated"))
    #expect(title.text(in: "vi").contains("mô phỏng"))
    #expect(study.target == 95)
  }

  @Test("Every column it names is there, and the items are those of the recipe")
  func columns() throws {
    let design = study.design
    #expect(design.strata == ["district"])
    #expect(design.clusters == ["commune", "village", "person"])
    for name in design.strata + design.clusters + design.fpc + [design.weights, study.field] {
      #expect(table.contains(try #require(name)))
    }
    let recipe = try Province.recipe.get()
    #expect(study.dimensions.map(\.name) == recipe.dimensions.map(\.name))
    for (dimension, made) in zip(study.dimensions, recipe.dimensions) {
      #expect(try selectColumns(dimension.items, from: table.names) == made.items.map(\.name))
    }
    #expect(study.scale.values == [1, 2, 3, 4, 5] && study.scale.missing == ["9"])
    for item in recipe.items {
      #expect(try numbers(table, item.name).allSatisfy { [1, 2, 3, 4, 5, 9].contains($0) })
    }
  }

  @Test("Every value that is text and every item has a label in English and in Vietnamese")
  func labels() throws {
    for name in ["field", "district", "area", "sex", "education", "occupation", "ethnicity"] {
      let values = Set(try texts(table, name))
      #expect(Set(study.valueLabels[name, default: [:]].keys) == values, "\(name)")
    }
    for number in 1...22 {
      let item = number < 10 ? "q0\(number)" : "q\(number)"
      let label = try #require(study.label(of: item))
      #expect(label.byLanguage["en"] != nil && label.byLanguage["vi"] != nil)
    }
    // Names of districts are written the same in both languages.
    for (column, labels) in study.valueLabels where column != "district" {
      for label in labels.values {
        #expect(Set(label.byLanguage.keys) == ["en", "vi"], "\(column): \(label)")
      }
    }
  }

  @Test("The file reads back as the sample that was drawn")
  func readBack() throws {
    let drawn = try Province.survey.get().table
    #expect(drawn.names == table.names)
    for name in table.names { #expect(try texts(drawn, name) == texts(table, name), "\(name)") }
  }

  @Test("Design columns are constant where they must be, and clusters lie in one parent")
  func nesting() throws {
    for (child, parent) in [
      ("commune", "district"), ("village", "commune"), ("district", "communes_in_district"),
      ("commune", "villages_in_commune"), ("village", "people_in_village"), ("commune", "area"),
    ] {
      let pairs = Set(try zip(texts(table, child), texts(table, parent)).map { "\($0) \($1)" })
      #expect(pairs.count == Set(try texts(table, child)).count, "\(child) in \(parent)")
    }
    #expect(Set(try texts(table, "person")).count == table.rowCount)
    // Enough people answer for every field.
    let fields = Dictionary(grouping: try texts(table, "field")) { $0 }.mapValues(\.count)
    #expect(fields.count == 10)
    #expect(fields.values.allSatisfy { $0 >= 140 })
  }
}
