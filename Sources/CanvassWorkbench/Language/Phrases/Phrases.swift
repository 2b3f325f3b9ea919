import CanvassNumerics

/// All that people read in one language, by what it is about. A language is a type that conforms
/// (`English`, `Vietnamese`): one that lacks a phrase does not build. Plural forms, the order of words and
/// the signs of numbers belong to the language; reports hand in what is to be said, and numbers as
/// text where they have decimals (`Phrases+Numbers.swift`).
protocol Phrases: CommonPhrases {
  /// Its code for `--lang` and study files (ISO 639-1).
  var code: String { get }
  /// What it is called, as other languages word it.
  var name: Sentence { get }

  /// The wordings of sentences that errors say, by their templates (`Sentence`): of those that the
  /// language does not say as they are.
  var sentences: [String: String] { get }

  var estimates: any EstimatePhrases { get }
  var tables: any TablePhrases { get }
  var survey: any SurveyPhrases { get }
  var diagnosis: any DiagnosisPhrases { get }
  var weights: any WeightPhrases { get }
  var ranks: any RankPhrases { get }
  var plan: any PlanPhrases { get }
  var selfSelection: any SelfSelectionPhrases { get }
  var adequacy: any AdequacyPhrases { get }
  var index: any IndexPhrases { get }
  var figures: any FigurePhrases { get }
  var trend: any TrendPhrases { get }
  var regression: any RegressionPhrases { get }
  var factors: any FactorPhrases { get }
  var reliability: any ReliabilityPhrases { get }
  var confirmatory: any ConfirmatoryPhrases { get }
  var invariance: any InvariancePhrases { get }
  var page: any PagePhrases { get }
  var help: any HelpPhrases { get }

  // What the reader of an answer should know.
  var surveyNotes: any SurveyNotes { get }
  var regressionNotes: any RegressionNotes { get }
  var factorNotes: any FactorNotes { get }
  var reliabilityNotes: any ReliabilityNotes { get }
  var confirmatoryNotes: any ConfirmatoryNotes { get }
}
