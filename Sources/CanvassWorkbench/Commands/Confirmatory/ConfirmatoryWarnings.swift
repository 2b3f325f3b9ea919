import CanvassSampling

/// What the reader of a confirmatory analysis should know, in words.
struct ConfirmatoryWarnings: Sendable {
  let findings: ConfirmatoryFindings

  var all: [Note] {
    findings.analysis.notes(beside: findings.comparison).flatMap(notes)
  }

  private func notes(_ note: ConfirmatoryNote) -> [Note] {
    if case .boundary(let pairs) = note { return BoundaryNotes.all(pairs, isInFit: true) }
    let rows = findings.sample.rows
    let hasAlternative = findings.estimator == .ml
    let column = findings.sample.groupColumn ?? ""
    return [
      Note { words in
        let own = words.confirmatoryNotes
        func place(_ group: String?) -> String {
          group.map { own.place(column: column, group: $0) } ?? ""
        }
        func text(_ value: Double, decimals: Int) -> String {
          words.number(decimals: decimals).text(value)
        }
        switch note {
        case .boundary: return ""
        case .incomplete(let count, let total): return own.incomplete(count, of: total)
        case .empty(let count, let total): return own.empty(count, of: total)
        case .inNoGroup(let count, let column):
          return own.inNoGroup(
            rows: count, column: column, areComplete: findings.sample.missing == .listwise)
        case .weightsOnly: return own.weightsOnly(rows: rows, hasAlternative: hasAlternative)
        case .unweighted: return own.unweighted(rows: rows)
        case .unusedDesign: return own.unusedDesign(rows: rows, hasAlternative: hasAlternative)
        case .indicesOfSample: return own.indicesOfSample(rows: rows)
        case .lostReplicates(let lost, let count): return own.lostReplicates(lost, of: count)
        case .noFreedom: return own.noFreedom
        case .heywood(let items, let group):
          return own.heywood(items.map { "\"\($0)\"" }, place: place(group))
        case .noVariance(let factors, let group):
          return own.noVariance(factors.map { "\"\($0)\"" }, place: place(group))
        case .notDefinite(let beyond, let group):
          return own.notDefinite(
            beyond.map { ($0.first, $0.second, text($0.correlation, decimals: 3)) },
            place: place(group))
        case .mixed(let factor, let group): return own.mixed(factor, place: place(group))
        case .saturated: return own.saturated
        case .poorPattern(let cfi): return own.poorPattern(cfi: text(cfi, decimals: 3))
        case .noDifference(let invariance): return own.noDifference(invariance)
        case .impossibleRMSEA(let rmsea): return own.impossibleRMSEA(text(rmsea, decimals: 2))
        case .unstable(let invariance, let factor, let general, let restricted):
          return own.unstable(
            invariance, factor: text(factor, decimals: 2), general: text(general, decimals: 2),
            restricted: text(restricted, decimals: 2))
        }
      }
    ]
  }
}
