import CanvassNumerics

/// Tables that only some analyses have.
extension FactorReport {
  /// The criteria for the number of factors, and the eigenvalues that they look at.
  var retentionTables: [OutputTable] {
    guard let retention = analysis.retention else { return [] }
    let criteria = OutputTable(
      caption: words.factors.retention,
      headings: [
        .init(words.factors.criterion, .leading),
        .init(words.factors.count),
      ],
      rows: RetentionRule.allCases.map { rule in
        [capitalized(words.factors.name(rule)), retention.suggested(rule).map(String.init) ?? "–"]
      })
    let format = words.number(decimals: 3)
    let largest = RetentionRule.allCases.compactMap(retention.suggested).max() ?? 0
    let shown = min(names.count, max(largest, analysis.factors) + 2)
    let partial = retention.partial.averages
    let rows: [[String]] = (0..<shown).map { j in
      let average = j + 1 < partial.count ? words.number(decimals: 4).text(partial[j + 1]) : ""
      return [
        String(j + 1), format.text(retention.parallel.observed[j]),
        format.text(retention.parallel.reference[j]),
        format.text(retention.empirical.reference[j]), average,
      ]
    }
    let values = OutputTable(
      headings: [
        .init(words.factor, .leading),
        .init(words.factors.eigenvalue),
        .init(words.factors.randomEigenvalue),
        .init(words.factors.empiricalKaiser),
        .init(words.factors.averagePartial),
      ],
      rows: rows)
    return [criteria, values]
  }

  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The standard errors of loadings and factor correlations.
  var errorTables: [OutputTable] {
    guard let errors else { return [] }
    let format = words.number(decimals: 3)
    let factors = analysis.factorNames
    let loadings = OutputTable(
      caption: words.factors.loadingsWithErrors,
      headings: [.init(words.variable, .leading)] + factors.map { .init($0) },
      rows: names.indices.map { i in
        [label(names[i])]
          + factors.indices.map { j in
            "\(format.text(analysis.loadings[i, j])) (\(format.text(errors.loadings[i, j])))"
          }
      })
    guard choices.rotation.option.isOblique, analysis.factors > 1 else { return [loadings] }
    let phi = analysis.factorCorrelations
    let correlations = OutputTable(
      caption: words.factors.correlationsWithErrors,
      headings: [.init("", .leading)] + factors.map { .init($0) },
      rows: factors.indices.map { i in
        [factors[i]]
          + factors.indices.map { j in
            i == j
              ? "1"
              : "\(format.text(phi[i, j])) (\(format.text(errors.factorCorrelations[i, j])))"
          }
      })
    return [loadings, correlations]
  }

  /// The general factor and what the others have beside it.
  func table(_ apart: SchmidLeiman) -> OutputTable {
    let format = words.number(decimals: 2)
    let share = words.number(decimals: 2).text(apart.explainedCommonVariance)
    return OutputTable(
      caption: words.factors.schmidLeiman(share: share),
      headings: [.init(words.variable, .leading), .init(words.factors.general)]
        + analysis.factorNames.map { .init($0 + "*") },
      rows: names.indices.map { i in
        [label(names[i]), format.text(apart.general[i])]
          + (0..<analysis.factors).map { format.text(apart.groups[i, $0]) }
      })
  }
}
