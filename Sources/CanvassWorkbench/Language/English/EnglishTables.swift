struct EnglishTables: TablePhrases {
  func title(_ row: String, _ column: String) -> String { "\(row) by \(column)" }
  var independence: String { "Tests of independence" }
  var tTest: String { "t test" }
  func comparison(_ variable: String, by group: String?) -> String {
    group.map { "Means of \(variable) by \($0)" } ?? "Mean of \(variable)"
  }
  var test: String { "Test" }
  var statistic: String { "Statistic" }
  func name(ofTest name: String) -> String {
    switch name {
    case "rao-scott-f": "Rao–Scott F"
    case "rao-scott-chisq": "Rao–Scott χ²"
    case "wald": "Wald F"
    case "adjusted-wald": "Adjusted Wald F"
    case "lincom": "Pearson X², own distribution"
    case "saddlepoint": "Pearson X², saddlepoint"
    default: name
    }
  }
}
