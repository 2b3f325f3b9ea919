import CanvassNumerics

@testable import CanvassWorkbench

/// A language of a test: English in all that it does not say itself.
protocol EnglishElsewhere: Phrases {}

extension EnglishElsewhere {
  var english: English { English() }

  var sentences: [String: String] { english.sentences }
  var estimates: any EstimatePhrases { english.estimates }
  var tables: any TablePhrases { english.tables }
  var survey: any SurveyPhrases { english.survey }
  var diagnosis: any DiagnosisPhrases { english.diagnosis }
  var weights: any WeightPhrases { english.weights }
  var ranks: any RankPhrases { english.ranks }
  var plan: any PlanPhrases { english.plan }
  var selfSelection: any SelfSelectionPhrases { english.selfSelection }
  var adequacy: any AdequacyPhrases { english.adequacy }
  var index: any IndexPhrases { english.index }
  var figures: any FigurePhrases { english.figures }
  var trend: any TrendPhrases { english.trend }
  var regression: any RegressionPhrases { english.regression }
  var factors: any FactorPhrases { english.factors }
  var reliability: any ReliabilityPhrases { english.reliability }
  var confirmatory: any ConfirmatoryPhrases { english.confirmatory }
  var invariance: any InvariancePhrases { english.invariance }
  var page: any PagePhrases { english.page }
  var help: any HelpPhrases { english.help }
  var surveyNotes: any SurveyNotes { english.surveyNotes }
  var regressionNotes: any RegressionNotes { english.regressionNotes }
  var factorNotes: any FactorNotes { english.factorNotes }
  var reliabilityNotes: any ReliabilityNotes { english.reliabilityNotes }
  var confirmatoryNotes: any ConfirmatoryNotes { english.confirmatoryNotes }

  var decimalSign: String { english.decimalSign }
  var percentSign: String { english.percentSign }
  func date(year: Int, month: Int, day: Int) -> String {
    english.date(year: year, month: month, day: day)
  }
  var variable: String { english.variable }
  var field: String { english.field }
  var dimension: String { english.dimension }
  var item: String { english.item }
  var factor: String { english.factor }
  var measure: String { english.measure }
  var value: String { english.value }
  var estimate: String { english.estimate }
  var standardError: String { english.standardError }
  var standardErrors: String { english.standardErrors }
  var designEffect: String { english.designEffect }
  var degreesOfFreedom: String { english.degreesOfFreedom }
  var listSeparator: String { english.listSeparator }
  func interval(percent: String) -> String { english.interval(percent: percent) }
  func interval(percent: String, range: String) -> String {
    english.interval(percent: percent, range: range)
  }
  func rows(_ count: Int) -> String { english.rows(count) }
  func condition(_ expression: String) -> String { english.condition(expression) }
  var weightedByDesign: String { english.weightedByDesign }
}
