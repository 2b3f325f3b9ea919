import CanvassTestSupport
import Foundation
import Testing

/// Regressions of R (`Tests/Fixtures/make/regress.R`), as the program prints them.
@Suite("The built program and R's regressions")
struct ProgramRegressTests {
  struct Fixture: Decodable {
    struct Designed: Decodable {
      let design, formula, family: String
      let `where`: String?
      let n, df: Int
      let terms: [String]
      let estimates, se: [Double?]
    }
    struct Plain: Decodable {
      let data, formula, family, covariance: String
      let frequency, precision: String?
      let estimates, se: [Double]
      let aic, bic: Double
      let rSquared: Double?
    }
    let designs: [DesignRecord]
    let glms, ordinals, multinomials: [Designed]
    let plain: [Plain]
  }

  let fixture: Fixture
  let program: Program

  init() throws {
    fixture = try Fixtures.load("regress")
    program = try Program()
  }

  private static let derived = [
    "--derive", "mealcat=if(meals <= 25, 1, if(meals <= 50, 2, if(meals <= 75, 3, 4)))",
    "--derive", "copies=1 + api99 % 3", "--format", "json",
  ]

  private func source(_ data: String) -> [String] {
    ["--data", "\(Program.root)/datasets/api/\(data)/\(data).csv"] + Self.derived
  }

  private func numbers(_ object: [String: Any], _ list: String, _ key: String) throws -> [Double?] {
    let entries = try #require(object[list] as? [[String: Any]])
    return entries.map { ($0[key] as? NSNumber)?.doubleValue }
  }

  private func check(
    _ object: [String: Any], _ estimates: [Double?], _ errors: [Double?], _ line: [String]
  ) throws {
    let lists = ["coefficients"] + (object["thresholds"] == nil ? [] : ["thresholds"])
    let found = try lists.flatMap { try numbers(object, $0, "estimate") }
    let foundErrors = try lists.flatMap { try numbers(object, $0, "se") }
    try #require(found.count == estimates.count, "\(line)")
    for index in found.indices {
      guard let value = estimates[index], let error = errors[index] else {
        #expect(found[index] == nil && foundErrors[index] == nil, "\(line)")
        continue
      }
      #expect(
        abs(try #require(found[index]) - value) < 1e-8 * max(abs(value), error), "\(line)")
      #expect(abs(try #require(foundErrors[index]) - error) < 1e-8 * error, "\(line)")
    }
  }

  @Test("svyglm and svyolr in every design")
  func designs() throws {
    for expected in fixture.glms + fixture.ordinals + fixture.multinomials {
      let design = try #require(fixture.designs.first { $0.name == expected.design })
      var line =
        ["regress", expected.formula, "--family", expected.family] + design.options + Self.derived
      if let condition = expected.where { line += ["--where", condition] }
      let run = try program.run(line)
      #expect(run.status == 0, "\(line): \(run.errors)")
      let object = try run.json()
      try check(object, expected.estimates, expected.se, line)
      let terms = try #require(object["coefficients"] as? [[String: Any]]).map {
        $0["term"] as? String
      }
      #expect(terms == expected.terms, "\(line)")
      #expect(object["df"] as? Int == expected.df && object["n"] as? Int == expected.n, "\(line)")
      let convergence = try #require(object["convergence"] as? [String: Any])
      #expect(convergence["converged"] as? Bool == true && convergence["iterations"] is Int)
      let fit = try #require(object["fit"] as? [String: Any])
      // Likelihoods do not exist for sampling weights.
      #expect(fit["aic"] is NSNull && fit["deviance"] is NSNumber, "\(line)")
    }
  }

  @Test("lm, glm and sandwich without a design")
  func plain() throws {
    for expected in fixture.plain {
      var line = ["regress", expected.formula, "--family", expected.family] + source(expected.data)
      line += ["--covariance", expected.covariance]
      if let name = expected.frequency { line += ["--frequency", name] }
      if let name = expected.precision { line += ["--precision", name] }
      let run = try program.run(line)
      #expect(run.status == 0, "\(line): \(run.errors)")
      let object = try run.json()
      #expect(object["design"] is NSNull)
      try check(object, expected.estimates, expected.se, line)
      let fit = try #require(object["fit"] as? [String: Any])
      for (key, value) in [
        ("aic", expected.aic), ("bic", expected.bic), ("rSquared", expected.rSquared),
      ] {
        let found = (fit[key] as? NSNumber)?.doubleValue
        guard let value else {
          #expect(found == nil)
          continue
        }
        #expect(abs(try #require(found) - value) < 1e-8 * abs(value), "\(line) \(key)")
      }
    }
  }

  /// Satisfaction with housing in Copenhagen: coefficients, thresholds and deviance of
  /// `MASS::polr` (Venables and Ripley 2002) with a relative tolerance of 1e-15.
  @Test("ordinal regression with frequencies, which take the place of the study's weights")
  func housing() throws {
    let ordered = { (name: String, levels: [String]) in
      let last = String(levels.count)
      let nested = levels.dropLast().enumerated().reversed().reduce(last) { rest, level in
        "if(\(name) == '\(level.element)', \(level.offset + 1), \(rest))"
      }
      return ["--derive", "\(name.lowercased())=\(nested)"]
    }
    let line =
      [
        "regress", "sat ~ factor(infl) + factor(type) + factor(cont)", "--family", "ordinal",
        "--study", Program.root + "/datasets/housing/study.yml", "--frequency", "Freq",
        "--format", "json",
      ] + ordered("Sat", ["Low", "Medium", "High"]) + ordered("Infl", ["Low", "Medium", "High"])
      + ordered("Type", ["Tower", "Apartment", "Atrium", "Terrace"])
      + ordered("Cont", ["Low", "High"])
    let run = try program.run(line)
    #expect(run.status == 0, "\(run.errors)")
    let object = try run.json()
    let expected = [
      0.566393738, 1.288819111, -0.572350002, -0.366186370, -1.091014659, 0.360284005,
    ]
    let coefficients = try numbers(object, "coefficients", "estimate")
    let thresholds = try numbers(object, "thresholds", "estimate")
    let published = expected + [-0.496135139, 0.690708263]
    for (found, value) in zip(coefficients + thresholds, published) {
      #expect(abs(try #require(found) - value) < 1e-8 * abs(value))
    }
    let error = try #require(try numbers(object, "coefficients", "se")[0])
    #expect(abs(error - 0.104652784) < 1e-8)
    let fit = try #require(object["fit"] as? [String: Any])
    let deviance = try #require((fit["deviance"] as? NSNumber)?.doubleValue)
    #expect(abs(deviance - 3479.14929906) < 1e-8)
    #expect((fit["units"] as? NSNumber)?.doubleValue == 1681)
    #expect(object["df"] is NSNull)
  }

  @Test("tables name what they rest on, in both languages")
  func tables() throws {
    let strat = Program.root + "/datasets/api/apistrat/study.yml"
    let english = try program.succeed("regress 'api00 ~ ell + meals + mobility' --study \(strat)")
    #expect(english.output.contains("Linear regression: Academic Performance Index 2000"))
    #expect(english.output.contains("R² 0.6595"))
    #expect(english.output.contains("Tests and intervals use 194 degrees of freedom."))
    let vietnamese = try program.succeed(
      "regress 'sch.wide ~ ell' --family logistic --study \(strat) --lang vi")
    #expect(vietnamese.output.contains("Hồi quy logistic: sch.wide = Đạt mục tiêu tăng trưởng"))
    let csv = try program.succeed("regress 'api00 ~ stype' --study \(strat) --format csv")
    #expect(csv.output.hasPrefix("term,estimate,se,statistic,p,lower,upper\n(Intercept),"))
    #expect(csv.output.split(separator: "\n").count == 4)
  }

  @Test("aliased terms and rows left out are warnings")
  func warnings() throws {
    let data = Program.root + "/datasets/api/apiclus1/apiclus1.csv"
    let run = try program.succeed(
      "regress 'api00 ~ ell + I(2*ell) + acs.46' --data \(data) --clusters dnum --format json")
    #expect(run.errors.contains("no coefficient for I(2 * ell)"))
    #expect(run.errors.contains("26 rows miss an answer in a variable of the formula"))
    #expect(try run.json()["aliased"] as? [String] == ["I(2 * ell)"])
  }
}
