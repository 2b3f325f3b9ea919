import CanvassNumerics
import CanvassTables

extension AnswerChecks {
  /// Whether the items suit a factor analysis: KMO of Pearson correlations of complete forms, of which 0.6 is
  /// asked (Kaiser 1974, Psychometrika 39), and forms for each item, of which five are (Gorsuch 1983). `nil` for
  /// fewer than three items, and where they have no correlations that can be inverted.
  var factorability: DesignCheck? {
    guard items.count >= 3 else { return nil }
    let complete = rows.filter { row in answers.allSatisfy { !$0[row].isNaN } }
    guard complete.count > items.count,
      let data = try? Observations(
        Matrix(columns: answers.map { values in complete.map { values[$0] } }), names: items),
      let correlations = try? CorrelationMatrix.pearson(data),
      let adequacy = try? SamplingAdequacy(correlations, rows: Double(complete.count))
    else { return nil }
    let each = Double(complete.count) / Double(items.count)
    return DesignCheck(
      .factorability, adequacy.overall < 0.6 || each < 5 ? .caution : .pass,
      "KMO is \(number: shortestText(adequacy.overall, digits: 3)) (0.6 and more will do), with \(number: shortestText(each, digits: 3)) complete forms for each item (5 and more)"
    )
  }

  /// How far interviewers determine the answers: the greatest intraclass correlation of an item within interviewers,
  /// by one-way analysis of variance
  ///
  ///     ρ = (MSB − MSW)/(MSB + (m₀ − 1)MSW)
  ///
  /// and what it does to variances, 1 + (m̄ − 1)ρ (Kish 1962, JASA 57). Where interviewers work in clusters of their
  /// own, both effects are in it.
  ///
  /// - Parameters:
  ///   - interviewers: the interviewer of each row.
  ///   - withheld: items of which a number may not be shown; the correlation of answers to one of them could tell it.
  func interviewerEffect(_ interviewers: RowGroups, withheld: Set<String> = []) -> DesignCheck {
    var worst: (item: String, rho: Double, effect: Double)?
    for (item, values) in zip(items, answers) {
      guard let found = intraclass(values, interviewers) else { continue }
      if found.rho > worst?.rho ?? -.infinity { worst = (item, found.rho, found.effect) }
    }
    guard let worst else {
      return DesignCheck(
        .interviewers, .caution, "no two interviewers have two answers each to the same item")
    }
    let verdict: DesignCheck.Verdict = worst.rho > 0.1 ? .caution : .pass
    if withheld.contains(worst.item) {
      return DesignCheck(
        .interviewers, verdict,
        "of \(counted: interviewers.labels.count, "interviewer") the answers are most alike in \"\(worst.item)\": how much could tell what may not be shown (above an intraclass correlation of 0.1 somebody should look at them)"
      )
    }
    return DesignCheck(
      .interviewers, verdict,
      "of \(counted: interviewers.labels.count, "interviewer") the answers are most alike in \"\(worst.item)\": an intraclass correlation of \(number: shortestText(worst.rho, digits: 3)), which makes variances \(number: shortestText(worst.effect, digits: 3)) times as large (above 0.1 somebody should look at them)"
    )
  }

  private func intraclass(_ values: [Double], _ groups: RowGroups) -> (rho: Double, effect: Double)?
  {
    var counts = [Double](repeating: 0, count: groups.labels.count)
    var sums = counts
    for row in values.indices where !values[row].isNaN && groups.ofRow[row] >= 0 {
      counts[groups.ofRow[row]] += 1
      sums[groups.ofRow[row]] += values[row]
    }
    let n = counts.reduce(0, +)
    let k = Double(counts.count { $0 > 0 })
    guard k > 1, n > k else { return nil }
    let mean = sums.reduce(0, +) / n
    var (between, within) = (0.0, 0.0)
    for group in counts.indices where counts[group] > 0 {
      let difference = sums[group] / counts[group] - mean
      between += counts[group] * difference * difference
    }
    for row in values.indices where !values[row].isNaN && groups.ofRow[row] >= 0 {
      let group = groups.ofRow[row]
      let difference = values[row] - sums[group] / counts[group]
      within += difference * difference
    }
    let (msb, msw) = (between / (k - 1), within / (n - k))
    let size = (n - counts.reduce(0) { $0 + $1 * $1 } / n) / (k - 1)
    let rho = (msb - msw) / (msb + (size - 1) * msw)
    return rho.isFinite ? (rho, 1 + (n / k - 1) * max(rho, 0)) : nil
  }
}
