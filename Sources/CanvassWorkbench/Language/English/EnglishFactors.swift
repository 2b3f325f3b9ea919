import CanvassNumerics

struct EnglishFactors: FactorPhrases {
  func name(_ correlations: CorrelationKind) -> String {
    switch correlations {
    case .pearson: "Pearson correlations"
    case .spearman: "Spearman correlations"
    case .kendall: "Kendall correlations (tau-b)"
    case .polychoric: "Polychoric correlations"
    }
  }

  func note(_ missing: MissingRows) -> String {
    switch missing {
    case .pairwise: "Each pair of columns uses the rows that have both."
    case .listwise: "Only rows that have every column are used."
    }
  }

  var fullInformation: String {
    "Every row counts with the answers that it has (full information)."
  }
  var equalWeights: String { "equal weights" }
  func matrix(_ path: String, observations: Int) -> String {
    "Correlations of \(path), \(counted(observations, "observation"))."
  }

  var title: String { "Factor analysis" }
  var notRotated: String { "not rotated" }
  func rotated(by name: String) -> String { "rotated by \(name)" }
  func how(factors: Int, by extraction: ExtractionOption, rotation: String) -> String {
    "\(counted(factors, "factor")) by \(name(extraction)), \(rotation)."
  }

  func name(_ extraction: ExtractionOption) -> String {
    switch extraction {
    case .minres: "minimum residuals"
    case .ml: "maximum likelihood"
    case .pa: "principal axis"
    case .pf: "principal factors, not iterated"
    case .gls: "generalised least squares"
    case .dwls: "diagonally weighted least squares"
    case .pca: "principal components"
    }
  }

  func chosen(by rule: RetentionRule) -> String {
    " The number of factors was chosen by \(name(rule))"
  }

  func name(_ rule: RetentionRule) -> String {
    switch rule {
    case .parallel: "parallel analysis"
    case .parallelFactors: "parallel analysis of common factors"
    case .map: "minimum average partial"
    case .empiricalKaiser: "empirical Kaiser criterion"
    case .kaiser: "eigenvalues above 1"
    }
  }

  func draws(_ count: Int, seed: UInt64) -> String {
    " (\(counted(count, "draw")), 95 % quantile, seed \(seed))"
  }
  func partialSuggests(_ factors: Int) -> String {
    "; minimum average partial suggests \(factors)"
  }

  var retention: String { "How many factors" }
  var criterion: String { "Criterion" }
  var count: String { "Factors" }
  var eigenvalue: String { "Eigenvalue" }
  var randomEigenvalue: String { "Random 95 %" }
  var empiricalKaiser: String { "Empirical Kaiser" }
  var averagePartial: String { "Average partial" }

  var loadings: String { "Loadings" }
  var loadingsWithErrors: String { "Loadings (standard errors)" }
  var communality: String { "Communality" }
  var uniqueness: String { "Uniqueness" }
  var sumOfSquares: String { "Sum of squares" }
  var shareOfVariance: String { "Share of variance" }
  var cumulatedShare: String { "Cumulated" }
  var correlations: String { "Factor correlations" }
  var correlationsWithErrors: String { "Factor correlations (standard errors)" }
  func schmidLeiman(share: String) -> String {
    "Schmid–Leiman: the general factor has \(share) of the common variance"
  }
  var general: String { "General" }

  var fit: String { "Fit" }
  var bartlett: String { "Bartlett's sphericity, χ²" }
  func byDesign(_ measure: String) -> String { "\(measure), by the design" }
  func designTest(factor: String) -> String {
    " By the design: χ² of independent rows is divided by \(factor), so that its mean is that of χ² under the "
      + "design, and p is that of F; RMSEA, TLI and CFI follow from it."
  }
  func linearisedErrors(_ freedom: Int) -> String {
    " Standard errors are linearised over the design, for Student's t with "
      + "\(counted(freedom, "degree")) of freedom."
  }
  func replicateErrors(_ freedom: Int) -> String {
    " For standard errors the factors are taken out and turned again in every replicate; Student's t with "
      + "\(counted(freedom, "degree")) of freedom."
  }

  func blanks(below limit: String) -> String { "Loadings below \(limit) are left blank." }
  func search(minima: Int, agreeing: Int, starts: Int, failed: Int, seed: UInt64) -> String {
    " The rotation ended in \(counted(minima, "minimum", "distinct minima")); "
      + "\(agreeing) of \(counted(starts, "start")) (seed \(seed)) found the best"
      + (failed > 0 ? ", and \(failed) did not settle." : ".")
  }
  func scores(_ method: String, rows: Int, path: String) -> String {
    "Scores (\(method)) of \(counted(rows, "row")) are in \(path)."
  }
  func preset(_ name: String) -> String { "As \(name) does it:" }
  func note(_ convention: FactorConvention) -> String { EnglishConventions.note(convention) }
}
