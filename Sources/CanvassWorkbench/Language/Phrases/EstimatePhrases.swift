import CanvassSampling

/// Estimates, and what their standard errors rest on.
protocol EstimatePhrases: Sendable {
  // Titles.
  var means: String { get }
  var totals: String { get }
  var proportions: String { get }
  var ratios: String { get }
  var variances: String { get }
  var quantiles: String { get }
  var contrasts: String { get }
  var geometricMeans: String { get }
  var giniIndices: String { get }
  var distribution: String { get }
  /// Replicate weights that came with the data, by their kind.
  /// That a second phase was drawn.
  func secondPhase(units: Int, areRows: Bool, strata: Int) -> String
  func givenWeights(kind: String, count: Int) -> String
  /// That numbers were pooled over imputations, and what FMI is.
  func pooled(imputations: Int) -> String
  /// That the intervals shown hold for all estimates together.
  func holdTogether(_ method: SimultaneousMethod) -> String
  /// That p is of tests against a number, and how it is adjusted for the number of tests.
  func tested(_ null: String, _ adjustment: TestAdjustment?) -> String
  /// The heading of adjusted p values.
  var adjusted: String { get }
  /// The heading of the values of a proportion's variable.
  var level: String { get }

  /// A sample that nothing is said about.
  func simpleRandomSample(rows: Int) -> String
  /// A design: its clusters (or single units), strata and degrees of freedom, and the replicates that its standard
  /// errors come from; by linearisation where `nil`.
  func design(
    rows: Int, clusters: Int, areUnits: Bool, strata: Int, freedom: Int, replicates: String?
  ) -> String
  /// That the estimates are about some of the rows; the design of the whole sample follows at once.
  ///
  /// - Parameters:
  ///   - isCell: whether they are those of a cell of `--by`.
  ///   - condition: that of `--where`.
  func someRows(isCell: Bool, condition: String?) -> String
}
