import CanvassDiagnostics
import CanvassNumerics

struct EnglishIndex: IndexPhrases {
  func total(_ figure: String, of points: String) -> String { "\(figure) of \(points) points." }
  func surveyShare(_ figure: String) -> String { "From surveys come \(figure)." }
  func samples(factor: String, margin: String) -> String {
    "For ± \(margin) points around the whole, every sample would have to be \(factor) times as large."
  }
  func enough(share: String, margin: String) -> String {
    "For ± \(margin) points around the whole, \(share) of each sample would be enough."
  }
  func noSample(margin: String, halfWidth: String) -> String {
    "For ± \(margin) points around the whole no sample would do: errors that were given for components from no survey "
      + "alone make ± \(halfWidth)."
  }
  var component: String { "Component" }
  var area: String { "Area" }
  var areas: String { "Areas" }
  var points: String { "Points" }
  var score: String { "Score" }
  var varianceShare: String { "Of the variance" }
  func needed(margin: String) -> String { "n for ± \(margin)" }
  var definitions: String { "Three definitions of satisfaction" }
  var definition: String { "Definition" }
  func name(_ definition: IndexInstrument.Statistic) -> String {
    switch definition {
    case .satisfied: "answers satisfied, all items pooled"
    case .mean: "mean answer, rescaled"
    case .allSatisfied: "people satisfied with all"
    }
  }
  var outOf100: String { "0–100" }
  func note(givenErrors: [String]) -> String {
    givenErrors.isEmpty
      ? "Intervals are those of sampling: components that are appraised or counted are taken as they are."
      : "Intervals are those of sampling and of the errors that were given for \(givenErrors.joined(separator: ", ")), "
        + "which no sample makes smaller; components without an error are taken as they are."
  }
  func rescaled(without components: [String], to total: String) -> String {
    "there is no score for \(components.joined(separator: ", ")), which is optional; the others are brought "
      + "to \(total) points"
  }
  func withoutError(_ components: [String]) -> String {
    "\(components.joined(separator: ", ")) \(oneOrMany(components.count, "comes", "come")) from a survey and "
      + "\(oneOrMany(components.count, "has", "have")) a standard error of 0, so that the intervals are too "
      + "narrow; give se, or n and deff"
  }
  func errorUnknown(_ components: [String]) -> String {
    "\(components.joined(separator: ", ")) \(oneOrMany(components.count, "comes", "come")) from a survey without a "
      + "standard error, so that those of the sums are not known either; give se, or n and deff"
  }
  func cut(_ parts: [String]) -> String {
    "\(oneOrMany(parts.count, "the interval of", "the intervals of")) \(parts.joined(separator: ", ")) "
      + "\(oneOrMany(parts.count, "ends", "end")) at 0 and the points that can be had, beyond which "
      + "\(oneOrMany(parts.count, "it", "they")) would have gone"
  }
  var fromSurveys: String { "what comes from surveys" }
  var whole: String { "the whole" }
}
