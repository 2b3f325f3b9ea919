import CanvassNumerics
import CanvassSampling
import CanvassTables
import CanvassTestSupport
import Foundation

/// `Fixtures/make/regress.R`.
struct RegressFixture: Decodable {
  struct Generalized: Decodable {
    let design, formula, family: String
    let `where`: String?
    let n: Int
    let terms: [String]
    let estimates, se, p: [Double?]
    let covariance: [[Double]]
    let lower, upper: [Double]
    let df, deviance, nullDeviance: Double
  }
  struct Ordinal: Decodable {
    let design, formula, family: String
    let `where`: String?
    let n: Int
    let terms: [String]
    let estimates, se, peer: [Double]
    let covariance: [[Double]]
    let df, deviance, peerGradient: Double
  }
  struct Multinomial: Decodable {
    let design, formula: String
    let `where`: String?
    let n: Int
    let terms: [String]
    let estimates, se: [Double]
    let covariance: [[Double]]
    let df, deviance: Double
  }
  struct Plain: Decodable {
    let data, formula, family, covariance: String
    let frequency, precision: String?
    let terms: [String]
    let estimates, se: [Double]
    let logLikelihood, aic, bic, deviance, residual: Double
    let rSquared, adjusted: Double?
    let p: [Double]?
  }
  let designs: [DesignRecord]
  let glms: [Generalized]
  let ordinals: [Ordinal]
  let multinomials: [Multinomial]
  let plain: [Plain]

  init() throws { self = try Fixtures.load("regress") }

  /// A sample of schools; meals in four classes, and a count from 1 to 3, ride along.
  static func schools(_ name: String) throws -> Table {
    let path = Fixtures.root.appending(path: "datasets/api/\(name)/\(name).csv").path
    var table = try openTable(path: path).read(columns: nil, threads: 1)
    let classes = "if(meals <= 25, 1, if(meals <= 50, 2, if(meals <= 75, 3, 4)))"
    table.set("mealcat", to: try Expression(parsing: classes).evaluate(in: table))
    table.set("copies", to: try Expression(parsing: "1 + api99 % 3").evaluate(in: table))
    return table
  }

  /// A case fitted in its design.
  func fitted(
    _ formula: String, _ family: String, in name: String, where condition: String?
  ) throws -> (FormulaRegression, RegressionInference) {
    guard let record = designs.first(where: { $0.name == name }),
      let family = RegressionFamily(rawValue: family)
    else { throw ModelError("no such case") }
    let table = try Self.schools(record.data)
    let design = try Design(record.specification, in: table)
    let filter = try condition.map { try Expression(parsing: $0).filter(in: table) }
    let fit = try FormulaRegression(
      try Formula(parsing: formula), family, table, rows: filter,
      weights: .sampling(design.weights))
    return (fit, try fit.inference(in: design))
  }
}
