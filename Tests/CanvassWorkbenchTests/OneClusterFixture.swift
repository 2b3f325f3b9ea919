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
  let quantile: Median
}
