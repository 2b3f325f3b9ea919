import Foundation
import Testing

/// What lies in one cluster of several stages has no standard error, although the last stage adds something: that is the variance
/// within the cluster times n_h/N_h of the first stage.
@Suite("One cluster of a sample in two stages")
struct OneClusterOfStagesTests {
  private static let answers = (0..<48).map { place -> Double in
    let (whole, part) = (place / 6, place * 7 % 5)
    return Double(whole + part + 1)
  }

  /// Eight clusters of six people of 20; field a is the first.
  private func program(clusters: Int) throws -> Program {
    let program = try Program()
    let rows = Self.answers.enumerated().map { place, answer -> String in
      let field = place < 6 ? "a" : place < 30 ? "b" : "c"
      return "\(field),\(place / 6),\(place),\(answer),\(clusters),20\n"
    }
    try program.file("s.csv", "f,c,i,y,N,M\n" + rows.joined())
    return program
  }

  private static let design = "--data s.csv --clusters c,i --fpc N,M --format json"

  @Test("there is no standard error where more clusters could have been drawn")
  func chosen() throws {
    let program = try program(clusters: 100)
    let means = try program.succeed("mean y --by f \(Self.design)").estimates()
    #expect(means.map { $0["se"] is NSNull } == [true, false, false])
    #expect(means[0]["deff"] is NSNull && (means[0]["df"] as? NSNumber) == 0)
    let total = try program.succeed("total y --where \"f=='a'\" \(Self.design)").estimates()
    #expect(total[0]["se"] is NSNumber)
    let gap = try program.succeed(
      "contrast \"mean(y)[f='a'] - mean(y)[f='b']\" --null 0 \(Self.design)"
    ).estimates()
    #expect(gap[0]["se"] is NSNull && gap[0]["estimate"] is NSNumber)
    let test = try program.succeed("ttest \"y ~ f\" --where \"f!='c'\" \(Self.design)").json()
    let found = try #require((test["tests"] as? [[String: Any]])?.first)
    #expect(found["p"] is NSNull)
  }

  /// All clusters are in the sample: the people alone were chosen, 6 of 20.
  @Test("there is one where all clusters were taken")
  func all() throws {
    let program = try program(clusters: 8)
    let mean = try program.succeed("mean y --where \"f=='a'\" \(Self.design)").estimates()[0]
    let own = Self.answers.prefix(6)
    let centre = own.reduce(0, +) / 6
    let squares = own.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let expected = (0.7 * 6 / 5 * squares / 36).squareRoot()
    let se = try #require((mean["se"] as? NSNumber)?.doubleValue)
    #expect(abs(se - expected) < 1e-12 * expected)
  }
}
