import CanvassDiagnostics

/// An index of points.
protocol IndexPhrases: Sendable {
  /// The whole with its interval.
  func total(_ figure: String, of points: String) -> String
  /// What comes from surveys.
  func surveyShare(_ figure: String) -> String
  /// By how much all samples would have to grow for an interval of ± margin points.
  func samples(factor: String, margin: String) -> String
  /// The share of the samples with which such an interval would be had.
  func enough(share: String, margin: String) -> String
  /// Why no sample has such an interval: half-width of what no sample changes.
  func noSample(margin: String, halfWidth: String) -> String
  var component: String { get }
  var area: String { get }
  var areas: String { get }
  /// What a component is worth at most.
  var points: String { get }
  /// What it got.
  var score: String { get }
  var varianceShare: String { get }
  /// The sample that would be needed.
  func needed(margin: String) -> String
  var definitions: String { get }
  var definition: String { get }
  func name(_ definition: IndexInstrument.Statistic) -> String
  var outOf100: String { get }
  /// What intervals are of.
  ///
  /// - Parameter givenErrors: components that come from no survey, for which errors were given.
  func note(givenErrors: [String]) -> String
  func rescaled(without components: [String], to total: String) -> String
  /// These come from a survey, with an error of nothing.
  func withoutError(_ components: [String]) -> String
  /// These come from a survey, and nobody has said their error.
  func errorUnknown(_ components: [String]) -> String
  /// Intervals of these that went beyond the points there are end at them.
  func cut(_ parts: [String]) -> String
  /// What comes from surveys, and all together, as parts of that sentence.
  var fromSurveys: String { get }
  var whole: String { get }
}
