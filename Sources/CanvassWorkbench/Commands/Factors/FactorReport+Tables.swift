import CanvassNumerics

/// Tables that only some analyses have.
extension FactorReport {
  /// The criteria for the number of factors, and the eigenvalues that they look at.
  var retentionTables: [ResultTable] {
    guard let retention = analysis.retention else { return [] }
    let rules: [Field<RetentionRule>] = [
      .text("", words.factors.criterion) { capitalized(words.factors.name($0)) },
      .count("", words.factors.count) { retention.suggested($0) },
    ]
    let criteria = ResultTable(
      caption: words.factors.retention, rules, of: RetentionRule.allCases)
    let largest = RetentionRule.allCases.compactMap(retention.suggested).max() ?? 0
    let shown = min(names.count, max(largest, analysis.factors) + 2)
    let partial = retention.partial.averages
    let values: [Field<Int>] = [
      .text("", words.factor) { String($0 + 1) },
      .numbers(words.factors.eigenvalue, retention.parallel.observed, decimals: 3),
      .numbers(words.factors.randomEigenvalue, retention.parallel.reference, decimals: 3),
      .numbers(words.factors.empiricalKaiser, retention.empirical.reference, decimals: 3),
      .number("", words.factors.averagePartial, .decimals(4)) {
        $0 + 1 < partial.count ? partial[$0 + 1] : nil
      }.worded { $0 + 1 < partial.count ? nil : "" },
    ]
    return [criteria, ResultTable(values, of: Array(0..<shown))]
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The standard errors of loadings and factor correlations.
  var errorTables: [ResultTable] {
    guard let errors else { return [] }
    let factors = analysis.factorNames
    let loadings = ResultTable(
      caption: words.factors.loadingsWithErrors,
      [.names(words.variable, labels)]
        + withErrors(analysis.loadings, errors.loadings), of: Array(names.indices))
    guard choices.rotation.option.isOblique, analysis.factors > 1 else { return [loadings] }
    let correlations = ResultTable(
      caption: words.factors.correlationsWithErrors,
      [.names("", factors)]
        + withErrors(analysis.factorCorrelations, errors.factorCorrelations, diagonal: "1"),
      of: Array(factors.indices))
    return [loadings, correlations]
  }

  /// The columns of a matrix, each number with its standard error.
  private func withErrors(
    _ values: Matrix, _ errors: Matrix, diagonal: String? = nil
  ) -> [Field<Int>] {
    let format = words.number(decimals: 3)
    return Field.columns(analysis.factorNames, values, decimals: 3) { row, column in
      if row == column, let diagonal { return diagonal }
      return "\(format.text(values[row, column])) (\(format.text(errors[row, column])))"
    }
  }

  /// The general factor and what the others have beside it.
  func table(_ apart: SchmidLeiman) -> ResultTable {
    let share = words.number(decimals: 2).text(apart.explainedCommonVariance)
    return ResultTable(
      caption: words.factors.schmidLeiman(share: share),
      [
        .names(words.variable, labels),
        .numbers(words.factors.general, apart.general, decimals: 2),
      ] + Field.columns(analysis.factorNames.map { $0 + "*" }, apart.groups, decimals: 2),
      of: Array(names.indices))
  }
}
