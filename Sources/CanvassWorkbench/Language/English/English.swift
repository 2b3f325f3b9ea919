import CanvassNumerics

/// English.
struct English: Phrases {
  var code: String { "en" }
  var name: Sentence { "English" }

  var sentences: [String: String] { Self.sentences }

  var estimates: any EstimatePhrases { EnglishEstimates() }
  var tables: any TablePhrases { EnglishTables() }
  var survey: any SurveyPhrases { EnglishSurvey() }
  var diagnosis: any DiagnosisPhrases { EnglishDiagnosis() }
  var weights: any WeightPhrases { EnglishWeights() }
  var ranks: any RankPhrases { EnglishRanks() }
  var plan: any PlanPhrases { EnglishPlan() }
  var selfSelection: any SelfSelectionPhrases { EnglishSelfSelection() }
  var adequacy: any AdequacyPhrases { EnglishAdequacy() }
  var index: any IndexPhrases { EnglishIndex() }
  var figures: any FigurePhrases { EnglishFigures() }
  var trend: any TrendPhrases { EnglishTrend() }
  var regression: any RegressionPhrases { EnglishRegression() }
  var factors: any FactorPhrases { EnglishFactors() }
  var reliability: any ReliabilityPhrases { EnglishReliability() }
  var confirmatory: any ConfirmatoryPhrases { EnglishConfirmatory() }
  var invariance: any InvariancePhrases { EnglishInvariance() }
  var page: any PagePhrases { EnglishPage() }
  var help: any HelpPhrases { EnglishHelp() }
  var surveyNotes: any SurveyNotes { EnglishSurveyNotes() }
  var regressionNotes: any RegressionNotes { EnglishRegressionNotes() }
  var factorNotes: any FactorNotes { EnglishFactorNotes() }
  var reliabilityNotes: any ReliabilityNotes { EnglishReliabilityNotes() }
  var confirmatoryNotes: any ConfirmatoryNotes { EnglishConfirmatoryNotes() }

  var decimalSign: String { "." }
  var percentSign: String { " %" }

  func date(year: Int, month: Int, day: Int) -> String {
    "\(year)-\(twoDigits(month))-\(twoDigits(day))"
  }

  var variable: String { "Variable" }
  var field: String { "Field" }
  var dimension: String { "Dimension" }
  var item: String { "Item" }
  var factor: String { "Factor" }
  var measure: String { "Measure" }
  var value: String { "Value" }
  var estimate: String { "Estimate" }
  var standardError: String { "SE" }
  var standardErrors: String { "Standard errors" }
  var designEffect: String { "Deff" }
  var degreesOfFreedom: String { "df" }
  var listSeparator: String { ", " }

  func interval(percent: String) -> String { "\(percent) interval" }
  func interval(percent: String, range: String) -> String { "\(percent) interval \(range)" }

  func rows(_ count: Int) -> String { counted(count, "row") }
  func condition(_ expression: String) -> String { " where \(expression)" }
  var weightedByDesign: String { "weighted as the design says" }
}
