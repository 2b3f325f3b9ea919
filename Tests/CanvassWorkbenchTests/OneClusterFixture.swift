/// What lies in one cluster or rests on nothing else, by R's survey: see `Tests/Fixtures/make/in-one-cluster.R`.
struct OneClusterFixture: Decodable {
  struct Regression: Decodable {
    let data: String
    let estimates, se: [Double]
  }
  struct Ranks: Decodable {
    let data: String
    let df: [String: Int]
    let statistic, p: Double
  }
  struct GivenWeights: Decodable {
    let data: String
    let digits, df: Int
    let mean, se, total, totalSE: Double
  }
  struct Median: Decodable {
    let data: String
    let median, lower, upper, se, below: Double
    let scoreLower: Double
  }
  let regressions: [Regression]
  let ranks: Ranks
  let replicates: [GivenWeights]
  struct Iterated: Decodable {
    let data, family, response: String
    let estimates, se: [Double]
  }
  struct Plain: Decodable {
    let data: String
    let estimates, cr1, cr2, df: [Double]
  }
  let quantile: Median
  let iterated: [Iterated]
  let plain: Plain
}
