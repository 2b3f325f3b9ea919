struct EnglishTables: TablePhrases {
  func title(_ row: String, _ column: String) -> String { "\(row) by \(column)" }
  var independence: String { "Tests of independence" }
  var tTest: String { "t test" }
  func comparison(_ variable: String, by group: String?) -> String {
    group.map { "Means of \(variable) by \($0)" } ?? "Mean of \(variable)"
  }
  func ranks(_ variable: String, by group: String) -> String {
    "Mean rank scores of \(variable) by \(group)"
  }
  var rankTest: String { "Rank test" }
  func shares(_ column: String) -> String { "Shares of \(column)" }
  var expected: String { "Expected" }
  var goodnessOfFit: String { "Tests of the expected shares" }
  var test: String { "Test" }
  var tested: String { "Tested" }
  var margin: String { "Margin" }
  var statistic: String { "Statistic" }
  func name(ofTest name: String) -> String {
    switch name {
    case "rao-scott-f": "Rao–Scott F"
    case "rao-scott-chisq": "Rao–Scott χ²"
    case "wald": "Wald F"
    case "adjusted-wald": "Adjusted Wald F"
    case "lincom": "Pearson X², own distribution"
    case "saddlepoint": "Pearson X², saddlepoint"
    case "equivalence": "Equivalence (two one-sided t)"
    case "noninferiority": "Non-inferiority (one-sided t)"
    case "wilcoxon": "Wilcoxon"
    case "van-der-waerden": "van der Waerden"
    case "median": "Median"
    case "kruskal-wallis": "Kruskal–Wallis"
    default: name
    }
  }
}
