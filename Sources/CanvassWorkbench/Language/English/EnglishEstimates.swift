import CanvassNumerics
import CanvassSampling

struct EnglishEstimates: EstimatePhrases {
  var means: String { "Means" }
  var totals: String { "Totals" }
  var proportions: String { "Proportions" }
  var ratios: String { "Ratios" }
  var variances: String { "Variances" }
  var quantiles: String { "Quantiles" }
  var contrasts: String { "Contrasts" }
  var geometricMeans: String { "Geometric means" }
  var giniIndices: String { "Gini indices" }
  var distribution: String { "Distribution function" }
  func secondPhase(units: Int, areRows: Bool, strata: Int) -> String {
    "A second phase of \(counted(units, areRows ? "row" : "cluster")) was drawn of it"
      + (strata > 1 ? ", in \(strata) strata." : ".")
  }

  func givenWeights(kind: String, count: Int) -> String { "\(kind), \(count) weights given" }
  func pooled(imputations: Int) -> String {
    "\(counted(imputations, "imputation")), pooled by Rubin's rules; degrees of freedom after Barnard and Rubin. "
      + "FMI: the fraction of missing information."
  }
  func holdTogether(_ method: SimultaneousMethod) -> String {
    let name =
      switch method {
      case .maxT: "the largest of their t"
      case .bonferroni: "Bonferroni's inequality"
      case .sidak: "Šidák's product"
      }
    return "The intervals hold for all estimates together, by \(name)."
  }
  func tested(_ null: String, _ adjustment: TestAdjustment?) -> String {
    let test = "p: of two-sided tests that an estimate is \(null)"
    switch adjustment {
    case nil: return test + "."
    case .holm:
      return test
        + ", adjusted for their number by Holm's method; it adjusts tests, and each interval is one by itself."
    case .maxT: return test + ", adjusted for their number by the largest of their t."
    case .bonferroni: return test + ", adjusted for their number by Bonferroni's inequality."
    case .sidak: return test + ", adjusted for their number by Šidák's product."
    }
  }
  var adjusted: String { "p (adjusted)" }
  var level: String { "Level" }

  func simpleRandomSample(rows: Int) -> String {
    "\(counted(rows, "row")), no design given: equal weights and a simple random sample are assumed."
  }

  func design(
    rows: Int, clusters: Int, areUnits: Bool, strata: Int, freedom: Int, replicates: String?
  ) -> String {
    let errors = replicates.map { "standard errors by replicates (\($0))" }
    let source = counted(clusters, areUnits ? "unit" : "cluster")
    return "\(counted(rows, "row")); \(source) in \(counted(strata, "stratum", "strata")), "
      + "\(counted(freedom, "degree", "degrees")) of freedom; \(errors ?? "linearised standard errors")."
  }

  func someRows(isCell: Bool, condition: String?) -> String {
    let cell = isCell ? " of this cell" : ""
    let condition = condition.map(English().condition) ?? ""
    return
      "Only rows\(cell)\(condition); the others still count in the design. The whole sample has "
  }
}
