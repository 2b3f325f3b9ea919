import CanvassTables

/// A design as the scripts of `Tests/Fixtures/make` write it down.
package struct DesignRecord: Decodable, Sendable {
  package let name: String
  /// The data that it describes: the name of a sample in `datasets/api`, or of data in the fixture.
  package let data: String
  package let strata, clusters, fpc: [String]
  package let weights, lonely: String?
  /// Degrees of freedom of the design and the sum of its weights, where R was asked.
  package let df: Int?
  package let sumOfWeights: Double?
}

/// An estimate of R's survey package.
package struct EstimateRecord: Decodable, Sendable {
  package let design, statistic, variable: String
  package let denominator: String?
  package let level: FixtureValue?
  package let domain: [String: FixtureValue]?
  package let estimate: Double
  /// `nil` where R gives none: no stratum to take the average of.
  package let se: Double?
  /// Clusters less strata among the rows with an answer, which are those that an estimate has.
  package let dfAnswered: Int?
  /// The same in the domain, answered or not: what R's `degf` says and the limits were made with.
  package let df: Int?
  package let n: Int
  package let deff, deffReplace, lower, upper, lower90, upper90: Double?
}

/// A number or a text, as text.
package struct FixtureValue: Decodable, Hashable, Sendable {
  package let text: String

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      text = shortestText(number)
    } else {
      text = try container.decode(String.self)
    }
  }
}
