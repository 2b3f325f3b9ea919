/// What errors and remarks of all modules say, by the templates of their sentences.
extension Vietnamese {
  static let sentences: [String: String] = [
    tableErrors, studyErrors, expressionErrors, formulaErrors, designErrors, regressionErrors,
    matrixErrors, factorErrors, optionsErrors, surveyErrors, modelsErrors, sessionErrors,
    calibrationErrors, confirmatoryErrors, rankErrors,
    planErrors, selfSelectionErrors, adequacyErrors, indexErrors, trendErrors, givenErrors,
    givenWeightErrors,
    replicateErrors, probabilityErrors, secondPhaseErrors, testErrors, imputationErrors,
  ].reduce(into: [:]) { all, family in all.merge(family) { $1 } }
}
