import CanvassTestSupport
import Foundation
import Testing

/// Rows of weight zero with categories and values that no other row has: what is read off the rows (categories,
/// references, polynomials, rows and columns of a table) is not read off them. Against `subset(design, weight > 0)`
/// (`make/zero-weights.R`).
@Suite("Categories of rows of weight zero")
struct ZeroWeightCategoryTests {
  struct Fixture: Decodable {
    struct Model: Decodable {
      let family, formula: String
      let terms: [String]
      let estimates, se: [Double]
      let n, df: Double
    }
    struct Table: Decodable {
      struct Test: Decodable {
        let statistic, p: Double
        let df: [Double]
      }
      let columns, rows, levels: [String]
      let first, wald: Test
    }
    let data: String
    let models: [Model]
    let tables: [Table]
  }

  private static let design = "--data d.csv --strata s --clusters c --weights w"

  private func program() throws -> (Program, Fixture) {
    let fixture: Fixture = try Fixtures.load("zero-weights")
    let program = try Program()
    try program.file("d.csv", fixture.data + "\n")
    return (program, fixture)
  }

  @Test("terms, coefficients and standard errors are those of the rows with weight")
  func models() throws {
    let (program, fixture) = try program()
    #expect(fixture.models.count == 5)
    for record in fixture.models {
      let name = Comment(rawValue: record.formula)
      let found = try program.succeed(
        "regress '\(record.formula)' --family \(record.family) \(Self.design) --format json"
      ).json()
      let coefficients = try #require(found["coefficients"] as? [[String: Any]])
      #expect(coefficients.map { $0["term"] as? String } == record.terms, name)
      #expect((found["aliased"] as? [String])?.isEmpty != false, name)
      #expect(
        relativeError(coefficients.compactMap { $0["estimate"] as? Double }, record.estimates)
          < 1e-8, name)
      #expect(
        relativeError(coefficients.compactMap { $0["se"] as? Double }, record.se) < 1e-8, name)
      #expect((found["n"] as? Double) == record.n, name)
      #expect((found["df"] as? Double) == record.df, name)
    }
  }

  @Test("a table has the rows and columns of the rows with weight, and its tests their number")
  func tables() throws {
    let (program, fixture) = try program()
    #expect(fixture.tables.count == 2)
    for record in fixture.tables {
      let name = Comment(rawValue: record.columns.joined(separator: " "))
      let found = try program.succeed(
        "table \(record.columns.joined(separator: " ")) \(Self.design) --format json"
      ).json()
      let cells = try #require(found["cells"] as? [[String: Any]])
      #expect(
        cells.map { "\($0["row"] ?? "") \($0["column"] ?? "")" }
          == record.rows.flatMap { row in record.levels.map { "\(row) \($0)" } }, name)
      let tests = try #require(found["tests"] as? [[String: Any]])
      for (kind, expected) in [("rao-scott-f", record.first), ("wald", record.wald)] {
        let test = try #require(tests.first { $0["name"] as? String == kind }, name)
        let statistic = try #require(test["statistic"] as? Double)
        #expect(relativeError(statistic, expected.statistic) < 1e-8, name)
        #expect(
          relativeError(try #require(test["df"] as? [Double]), expected.df) < 1e-8, name)
        #expect(relativeError(try #require(test["p"] as? Double), expected.p) < 1e-8, name)
      }
    }
  }

  @Test(
    "every answer is that of the rows with weight alone",
    arguments: [
      "regress 'x ~ f' --effects --margins f", "regress 'x ~ f * g' --contrasts sum",
      "regress 'o ~ x + f' --family ordinal --effects", "regress 'f ~ x' --family multinomial",
      "regress 'g ~ x' --family logistic", "regress 'x ~ o' --by f",
      "regress 'x ~ f' --covariance cr2", "regress 'x ~ f' --replicates jkn",
      "table f g", "table f --expected land=2,sea=1,tax=1", "ttest 'x ~ g'", "ranktest 'x ~ f'",
      "correlation x o --by g", "correlation x o --method spearman", "reliability x o",
    ])
  func areOutside(_ verb: String) throws {
    let (program, _) = try program()
    func answer(_ condition: String) throws -> NSDictionary {
      var found = try program.succeed("\(verb) \(Self.design) --format json \(condition)").json()
      // What was asked differs.
      for key in ["input", "design"] { found[key] = nil }
      return found as NSDictionary
    }
    let (all, weighted) = (try answer(""), try answer("--where 'w > 0'"))
    #expect(all == weighted, "\(verb)")
    #expect(!"\(all)".contains("abroad") && !"\(all)".contains("maybe"), "\(verb)")
  }

  @Test("where all rows that are looked at have the weight zero, that is said")
  func nothing() throws {
    let (program, _) = try program()
    let run = try program.run(
      Program.words("regress 'y ~ f' \(Self.design) --where 'w == 0'"))
    #expect(run.status != 0)
    #expect(
      run.errors.contains(
        "every row that is looked at has the weight 0, so there is nothing to fit; look at the weights and the condition"
      ))
  }
}
