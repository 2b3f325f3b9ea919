import CanvassTestSupport
import Foundation
import Testing

/// Rows of weight zero are rows outside the domain, in every verb that has a design: single rows, all
/// of a cluster, all of a stratum with one cluster.
@Suite("Weights of zero")
struct ZeroWeightTests {
  /// Four strata with 1 to 4 clusters of 12 people, five items; `inside` is 0 where `zero` is.
  private static let survey: String = {
    var lines = ["s,c,w,zero,inside,f,g,q1,q2,q3,q4,q5"]
    var state: UInt64 = 20_260_723
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for (stratum, clusters) in [1, 3, 4, 1, 3].enumerated() {
      for cluster in 0..<clusters {
        let isOut = stratum == 3 || (stratum == 2 && cluster == 1)
        for person in 0..<12 {
          let weight = "\(2 + next(9)).\(next(10))"
          let inside = isOut || (stratum == 1 && person == 4) ? 0 : 1
          let mood = next(4)
          let items = (0..<5).map { _ in
            next(12) == 0 ? "" : String(min(5, 1 + mood + next(3) - (mood > 2 ? 1 : 0)))
          }
          lines.append(
            "S\(stratum),\(stratum)\(cluster),\(weight),\(inside == 1 ? weight : "0"),\(inside),"
              + "\(next(3) == 0 ? "land" : "tax"),\(next(2)),\(items.joined(separator: ","))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test(
    "give what --where gives",
    arguments: [
      "mean q1 q2 --by f", "total q1 --by f", "proportion q1", "ratio q1 q2 --by f",
      "variance q1 q2", "correlation q1 q2 q3", "correlation q1 q2 q3 --method polychoric",
      "regress 'q1 ~ q2 + g'", "regress 'g ~ q2 + q3' --family logistic",
      "regress 'q1 ~ q2' --family ordinal",
      "regress 'q1 ~ q2 + f' --term-test likelihood-ratio",
      "regress 'g ~ q2 + f' --family probit --term-test likelihood-ratio",
      "regress 'q1 ~ q2 + f' --family poisson --term-test likelihood-ratio",
      "regress 'q1 ~ q2 + f' --family gamma-log --term-test likelihood-ratio",
      "regress 'q1 ~ q2 + f' --family ordinal --term-test likelihood-ratio",
      "regress 'f ~ q2 + q3' --family multinomial --term-test likelihood-ratio",
      "regress 'q1 ~ q2' --term-test likelihood-ratio --by f",
      "factors q1-q5 --factors 1", "reliability q1-q5",
      "cfa --model 'a =~ q1 + q2 + q3 + q4 + q5'",
      "diagnose --field f --items q1-q5 --scale 1-5 --satisfied 4,5",
    ], ["remove", "adjust", "average"])
  func areOutside(_ verb: String, _ rule: String) throws {
    let program = try Program()
    try program.file("d.csv", Self.survey)
    let design = "--data d.csv --strata s --clusters c --lonely \(rule) --format json"
    let zero = try program.succeed("\(verb) \(design) --weights zero").json()
    let domain = try program.succeed("\(verb) \(design) --weights w --where 'inside == 1'").json()
    var numbers = 0
    // What was asked and what is said of the design differ; so do counts of rows that were looked at.
    let other: Set = ["input", "design", "warnings", "notes", "seed"]
    for (key, value) in zero where !other.contains(key) {
      numbers += compare(value, domain[key], "\(verb) \(rule): \(key)")
    }
    #expect(numbers > 3, "\(verb)")
  }

  @Test("give what --where gives under replicates")
  func replicates() throws {
    try areOutside(
      "regress 'q1 ~ q2 + f' --replicates bootstrap:20 --term-test likelihood-ratio", "remove")
  }

  /// Compares two parts of the answers; the number of numbers in them.
  private func compare(_ a: Any?, _ b: Any?, _ what: String) -> Int {
    switch (a, b) {
    case (let a as [String: Any], let b as [String: Any]):
      #expect(Set(a.keys) == Set(b.keys), "\(what)")
      return a.reduce(0) { $0 + compare($1.value, b[$1.key], "\(what).\($1.key)") }
    case (let a as [Any], let b as [Any]):
      #expect(a.count == b.count, "\(what)")
      return zip(a, b).reduce(0) { $0 + compare($1.0, $1.1, what) }
    case (let a as NSNumber, let b as NSNumber):
      let (x, y) = (a.doubleValue, b.doubleValue)
      #expect(abs(x - y) <= 1e-7 * max(1e-6, abs(y)), "\(what): \(x) \(y)")
      return 1
    default:
      #expect("\(a ?? "none")" == "\(b ?? "none")", "\(what)")
      return 0
    }
  }
}
