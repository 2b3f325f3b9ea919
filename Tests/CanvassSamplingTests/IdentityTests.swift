import CanvassTables
import CanvassTestSupport
import Testing

@testable import CanvassSampling

/// Identities between two routes of our own.
struct IdentityTests {
  private let fixture: SurveyFixture
  init() throws { fixture = try SurveyFixture("multistage") }

  private func designs() throws -> [(DesignRecord, Table)] {
    try fixture.designs.filter { $0.data == "three-stages" }.map {
      ($0, try fixture.table(of: $0))
    }
  }

  /// A domain is the whole design with the weights outside set to zero.
  @Test func aDomainIsTheDesignWithWeightsOfZeroOutside() throws {
    for (record, table) in try designs() where record.weights != nil {
      let design = try Design(record.specification, in: table)
      let inside = try Expression(parsing: "sex == 'female' && age > 30").filter(in: table)
      let domain = try Domains(filter: inside, in: table)
      var zeroed = table
      let weight = try table.column("weight")
      zeroed.set(
        "weight", to: .real(inside.indices.map { inside[$0] ? weight.number(at: $0) : 0 }))
      let other = try Design(record.specification, in: zeroed)
      for name in ["rating", "income"] {
        for estimand: any Estimand in [Mean(Quantity(name)), Total(Quantity(name))] {
          let a = try design.estimate([.init(name, estimand)], of: table, in: domain).entries[0]
          let b = try other.estimate([.init(name, estimand)], of: zeroed).entries[0]
          #expect(relativeError(a.value, b.value) < 1e-14)
          #expect(relativeError(a.variance, b.variance) < 1e-12, "\(record.name) \(name)")
          #expect(a.degreesOfFreedom == b.degreesOfFreedom)
          #expect(a.count == b.count)
          #expect(relativeError(a.designEffect, b.designEffect) < 1e-11)
        }
      }
    }
  }

  /// The intervals of many estimates are those of each of them.
  @Test func intervalsOfManyAreThoseOfEach() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      var table = table
      table.set("old", to: try Expression(parsing: "if(age > 50, 1, 0)").evaluate(in: table))
      let domains = try Domains(by: ["sex"], in: table)
      let estimates = try design.estimate([.init("old", Mean("old"))], of: table, in: domains)
      for method in IntervalMethod.allCases {
        #expect(
          estimates.intervals(method, level: 0.9)
            == estimates.entries.map { $0.interval(method, level: 0.9) })
      }
    }
  }

  /// The totals of two halves of the rows add up to the totals of all.
  @Test func totalsOfTwoHalvesAddUp() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      let all = (0..<table.rowCount).map { _ in true }
      let first = all.indices.map { $0 % 3 == 0 }
      func moments(_ filter: [Bool]) throws -> Moments {
        let domains = try Domains(filter: filter, in: table)
        return try DomainTotals(of: [["income", "age"]], TableTotals(table, design, in: domains))
          .moments(of: 0, in: .one(0))
      }
      var sum = try moments(first)
      sum += try moments(first.map { !$0 })
      let whole = try moments(all)
      for (a, b) in zip(sum.sums, whole.sums) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
    }
  }

  /// Any number of threads gives the same bits.
  @Test(arguments: [2, 3, 5, 16])
  func threadsDoNotChangeABit(_ threads: Int) throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      let domains = try Domains(by: ["sex", "rating"], in: table)
      let names = ["income", "age", "rating", "visits"]
      let estimands = names.map { NamedEstimand($0, Mean(Quantity($0))) }
      let one = try design.estimate(estimands, of: table, in: domains, threads: 1)
      let many = try design.estimate(estimands, of: table, in: domains, threads: threads)
      #expect(one.entries.count == many.entries.count)
      for (a, b) in zip(one.entries, many.entries) {
        #expect(a.value.bitPattern == b.value.bitPattern)
        #expect(a.variance.bitPattern == b.variance.bitPattern)
      }
    }
  }

  /// The order of rows changes nothing but rounding.
  @Test func theOrderOfRowsDoesNotMatter() throws {
    for (record, table) in try designs() {
      var shuffled = Table(rowCount: table.rowCount)
      let order = (0..<table.rowCount).map { ($0 * 101) % table.rowCount }
      #expect(Set(order).count == table.rowCount)
      for name in table.names {
        let column = try table.column(name)
        if column.isNumeric {
          shuffled.set(name, to: .real(order.map(column.number(at:))))
        } else {
          let coded = try column.asCategories(name)
          let codes = order.map { coded.code(at: $0).map(UInt8.init) ?? Codes.missingNarrow }
          shuffled.set(name, to: .coded(.init(codes: .narrow(codes), levels: coded.levels)))
        }
      }
      for name in ["rating", "income"] {
        let a = try Design(record.specification, in: table)
          .estimate([.init(name, Mean(Quantity(name)))], of: table).entries[0]
        let b = try Design(record.specification, in: shuffled)
          .estimate([.init(name, Mean(Quantity(name)))], of: shuffled).entries[0]
        #expect(relativeError(a.value, b.value) < 1e-14)
        #expect(relativeError(a.variance, b.variance) < 1e-12)
      }
    }
  }

  /// The full covariance has the variances on its diagonal, and the variance of a difference of two
  /// domains is what it says.
  @Test func covarianceAgreesWithVariancesAndContrasts() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      let domains = try Domains(by: ["sex"], in: table)
      let income: Quantity = "income"
      let estimates = try design.estimate(
        [.init("income", Mean(income))], of: table, in: domains, covariance: .full)
      let covariance = try #require(estimates.covariance)
      for (index, entry) in estimates.entries.enumerated() {
        #expect(relativeError(covariance[index, index], entry.variance) < 1e-12)
      }
      let totals = try DomainTotals(of: [[income]], TableTotals(table, design, in: domains))
      let one = totals.linearised(Mean(income), group: 0, in: .one(0))
      let other = totals.linearised(Mean(income), group: 0, in: .one(1))
      #expect(
        relativeError(
          totals.variance(of: one.form - other.form), covariance.variance(of: [1, -1])) < 1e-11)
    }
  }

  /// The mean of an indicator of a level is that level's share; shares add up to one, and the
  /// covariance of shares has rows that add up to zero.
  @Test func sharesAddUp() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      let coded = try table.column("rating").asCategories("rating")
      let estimands = coded.levels.map {
        NamedEstimand("rating", Mean(Quantity("rating", .level($0.text))))
      }
      let estimates = try design.estimate(estimands, of: table, covariance: .full)
      #expect(abs(estimates.entries.reduce(0) { $0 + $1.value } - 1) < 1e-14)
      let covariance = try #require(estimates.covariance)
      let ones = [Double](repeating: 1, count: covariance.count)
      #expect(covariance.variance(of: ones) < 1e-15)
    }
  }

  /// A ratio to a constant is a mean.
  @Test func aRatioToOneIsAMean() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      var table = table
      table.set("one", to: .real([Double](repeating: 1, count: table.rowCount)))
      let found = try design.estimate(
        [.init("r", Ratio("income", to: "one")), .init("m", Mean("income"))], of: table)
      let (ratio, mean) = (found.entries[0], found.entries[1])
      #expect(relativeError(ratio.value, mean.value) < 1e-14)
      #expect(relativeError(ratio.variance, mean.variance) < 1e-12)
      #expect(relativeError(ratio.designEffect, mean.designEffect) < 1e-11)
    }
  }

  /// A number added to every value moves the mean by that number and leaves the variance alone, even
  /// where it is a million times the spread.
  @Test func aShiftDoesNotCostDigits() throws {
    for (record, table) in try designs() {
      let design = try Design(record.specification, in: table)
      let column = try table.column("income")
      let values = (0..<table.rowCount).map(column.number(at:))
      var far = table
      far.set("income", to: .real(values.map { $0 + 16_777_216 }))
      let income = [NamedEstimand("m", Mean("income"))]
      let mean = try design.estimate(income, of: table).entries[0]
      let moved = try design.estimate(income, of: far).entries[0]
      #expect(relativeError(moved.variance, mean.variance) < 1e-7)
      #expect(relativeError(moved.value - 16_777_216, mean.value) < 1e-7)
    }
  }
}
