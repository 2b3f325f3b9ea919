import CanvassTestSupport
import Foundation
import Testing

/// Two rows lie on a line whatever they answer: a slope or a correlation of them, and a variance whose error would come
/// out as zero, have no standard error, nor has what is made of them.
@Suite("Estimates of two rows")
struct TwoRowTests {
  private static let reason =
    "since two different rows tell nothing of the error of a variance, a slope or a correlation"

  private func program() throws -> Program {
    let program = try Program()
    try program.file(
      "d.csv",
      "g,w,y,x\na,2,3,1\na,2,5,4\nb,1,4,2\nb,3,9,3\nc,5,1,5\nc,1,2,1\nc,2,7,2\n")
    return program
  }

  @Test(
    "have no standard error, and that is why",
    arguments: ["contrast 'slope(y, x)'", "contrast 'correlation(y, x)'", "variance y"],
    ["", "--replicates jk1", "--replicates jkn", "--replicates bootstrap:40"])
  func alone(_ verb: String, _ replicates: String) throws {
    let run = try program().succeed("\(verb) --by g --data d.csv --format json \(replicates)")
    let found = try run.estimates()
    #expect(found.map { $0["estimate"] is NSNumber } == [true, true, true], "\(verb)")
    for key in ["se", "lower", "upper"] {
      #expect(found.map { $0[key] is NSNull } == [true, true, false], "\(verb) \(key)")
    }
    let warnings = try #require(try run.json()["warnings"] as? [String])
    #expect(warnings.contains("2 of 3 estimates have no interval: \(Self.reason)"), "\(verb)")
  }

  @Test("a variance of two rows with unequal weights has the standard error of svyvar")
  func unequalWeights() throws {
    let found = try program().succeed("variance y --by g --weights w --data d.csv --format json")
      .estimates()
    #expect(found[0]["se"] is NSNull)
    // svyvar(~y, subset(svydesign(ids = ~1, weights = ~w, data = d), g == …)) of R's survey.
    let expected = [(9.375, 7.1602745233685017), (9.7265625, 6.5537967190267796)]
    for (entry, (value, error)) in zip(found.dropFirst(), expected) {
      #expect(relativeError(try #require(entry["estimate"] as? Double), value) < 1e-12)
      #expect(relativeError(try #require(entry["se"] as? Double), error) < 1e-12)
    }
  }

  /// All others repeat two of them, whatever their weights are.
  @Test(
    "nor have rows that take two different values", arguments: ["", "--replicates jk1"],
    ["slope(y, x)", "correlation(y, x)", "mean(y) - slope(y, x)"])
  func alike(_ replicates: String, _ expression: String) throws {
    let program = try program()
    try program.file("d.csv", "y,x,w\n1,1,2\n1,1,5\n2,3,1\n2,3,4\n")
    try program.file("e.csv", "y,x,w\n1,1,2\n1,1,5\n2,3,1\n2,4,4\n")
    for (file, isAlone) in [("d.csv", true), ("e.csv", false)] {
      let run = try program.succeed(
        "contrast '\(expression)' --weights w --data \(file) --format json \(replicates)")
      let found = try run.estimates()[0]
      #expect(found["estimate"] is NSNumber && (found["se"] is NSNull) == isAlone, "\(found)")
      #expect(run.errors.contains(Self.reason) == isAlone, "\(run.errors)")
    }
  }

  @Test(
    "nor have contrasts of them",
    arguments: [
      "slope(y, x)[g=a] - slope(y, x)[g=b]", "slope(y, x)[g=a] - slope(y, x)[g=c]",
      "mean(y) + correlation(y, x)[g=b]",
    ], ["", "--replicates jkn"])
  func contrasts(_ expression: String, _ replicates: String) throws {
    let run = try program().succeed(
      "contrast '\(expression)' --data d.csv --format json \(replicates)")
    let found = try run.estimates()[0]
    #expect(found["estimate"] is NSNumber && found["se"] is NSNull)
    let warnings = try #require(try run.json()["warnings"] as? [String])
    #expect(warnings.contains { $0.contains(Self.reason) }, "\(warnings)")
  }

  @Test("nor has a contrast that does not move with them lost its own")
  func withoutThem() throws {
    let found = try program().succeed(
      "contrast 'mean(y) + 0 * slope(y, x)[g=a]' --data d.csv --format json"
    ).estimates()[0]
    #expect((found["se"] as? Double ?? 0) > 0)
  }

  @Test("two rows far from zero, and no others, are two rows", arguments: ["", "--replicates jk1"])
  func far(_ replicates: String) throws {
    let program = try Program()
    try program.file("d.csv", "y,x,w\n1000000001.7,3e-5,1.3\n1000000019.1,3.00001e-5,7.9\n")
    for verb in ["contrast 'slope(y, x)'", "contrast 'correlation(y, x)'"] {
      let run = try program.succeed("\(verb) --weights w --data d.csv --format json \(replicates)")
      let found = try run.estimates()[0]
      #expect(found["estimate"] is NSNumber && found["se"] is NSNull, "\(verb)")
      let warnings = try #require(try run.json()["warnings"] as? [String])
      #expect(warnings.contains { $0.contains(Self.reason) }, "\(warnings)")
    }
  }

  @Test("in one cluster, the lack of another is the reason")
  func oneCluster() throws {
    let program = try Program()
    try program.file("d.csv", "c,g,y,x\n1,a,3,1\n1,a,5,4\n2,b,4,2\n2,b,9,3\n")
    let run = try program.succeed(
      "contrast 'slope(y, x)' --where \"g == 'a'\" --clusters c --data d.csv --format json")
    #expect(try run.estimates()[0]["se"] is NSNull)
    let warnings = try #require(try run.json()["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("the rows lie in one cluster") }, "\(warnings)")
  }

  @Test("a correlation of two rows has none beside its matrix either")
  func matrix() throws {
    let run = try program().succeed(
      "correlation y x --where \"g == 'b'\" --weights w --data d.csv --format json")
    let errors = try #require(try run.json()["standardErrors"] as? [String: Any])
    let values = try #require(errors["values"] as? [[Any]])
    #expect(values[1][0] is NSNull && values[0][1] is NSNull, "\(values)")
  }
}
