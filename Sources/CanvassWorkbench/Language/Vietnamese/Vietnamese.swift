import CanvassNumerics

/// Vietnamese.
struct Vietnamese: Phrases {
  var code: String { "vi" }
  var name: Sentence { "Vietnamese" }

  var sentences: [String: String] { Self.sentences }

  var estimates: any EstimatePhrases { VietnameseEstimates() }
  var tables: any TablePhrases { VietnameseTables() }
  var survey: any SurveyPhrases { VietnameseSurvey() }
  var diagnosis: any DiagnosisPhrases { VietnameseDiagnosis() }
  var weights: any WeightPhrases { VietnameseWeights() }
  var ranks: any RankPhrases { VietnameseRanks() }
  var plan: any PlanPhrases { VietnamesePlan() }
  var selfSelection: any SelfSelectionPhrases { VietnameseSelfSelection() }
  var adequacy: any AdequacyPhrases { VietnameseAdequacy() }
  var index: any IndexPhrases { VietnameseIndex() }
  var figures: any FigurePhrases { VietnameseFigures() }
  var trend: any TrendPhrases { VietnameseTrend() }
  var regression: any RegressionPhrases { VietnameseRegression() }
  var factors: any FactorPhrases { VietnameseFactors() }
  var reliability: any ReliabilityPhrases { VietnameseReliability() }
  var confirmatory: any ConfirmatoryPhrases { VietnameseConfirmatory() }
  var invariance: any InvariancePhrases { VietnameseInvariance() }
  var page: any PagePhrases { VietnamesePage() }
  var help: any HelpPhrases { VietnameseHelp() }
  var surveyNotes: any SurveyNotes { VietnameseSurveyNotes() }
  var regressionNotes: any RegressionNotes { VietnameseRegressionNotes() }
  var factorNotes: any FactorNotes { VietnameseFactorNotes() }
  var reliabilityNotes: any ReliabilityNotes { VietnameseReliabilityNotes() }
  var confirmatoryNotes: any ConfirmatoryNotes { VietnameseConfirmatoryNotes() }

  var decimalSign: String { "," }
  var percentSign: String { "%" }

  func date(year: Int, month: Int, day: Int) -> String {
    "\(twoDigits(day))/\(twoDigits(month))/\(year)"
  }

  var variable: String { "Biến" }
  var field: String { "Lĩnh vực" }
  var dimension: String { "Yếu tố" }
  var item: String { "Tiêu chí" }
  var factor: String { "Nhân tố" }
  var measure: String { "Chỉ số" }
  var value: String { "Giá trị" }
  var estimate: String { "Ước lượng" }
  var standardError: String { "Sai số chuẩn" }
  var standardErrors: String { "Sai số chuẩn" }
  var designEffect: String { "Hệ số thiết kế" }
  var degreesOfFreedom: String { "Bậc tự do" }
  var listSeparator: String { "; " }

  func interval(percent: String) -> String { "Khoảng tin cậy \(percent)" }
  func interval(percent: String, range: String) -> String {
    "khoảng tin cậy \(percent): \(range)"
  }

  func rows(_ count: Int) -> String { "\(count) dòng" }
  func condition(_ expression: String) -> String { " thỏa điều kiện \(expression)" }
  var weightedByDesign: String { "có quyền số theo thiết kế mẫu" }
}
