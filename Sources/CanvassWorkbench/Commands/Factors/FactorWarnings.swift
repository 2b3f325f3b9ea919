import CanvassNumerics
import CanvassSampling

/// What the reader of a factor analysis should know.
extension FactorAnalysis {
  var warnings: [Note] {
    var warnings: [Note] = []
    if let retention, choseNumber, retention.suggested > retention.most {
      let columns = correlations.names.count
      warnings.append(
        Note {
          $0.factorNotes.suggestsTooMany(
            retention.rule, suggested: retention.suggested, columns: columns, most: retention.most)
        })
    }
    warnings += heywoodWarnings
    if !solution.convergence.converged {
      let iterations = solution.convergence.iterations
      warnings.append(Note { $0.factorNotes.unsettled(iterations: iterations) })
    }
    let hasAdequacy = adequacy != nil
    if let problem = fitProblem {
      warnings.append(Note { $0.factorNotes.noFit(problem, withAdequacy: !hasAdequacy) })
    } else if !hasAdequacy {
      warnings.append(Note { $0.factorNotes.noAdequacy })
    }
    return warnings + minimumWarnings + rotationWarnings
  }

  private var heywoodWarnings: [Note] {
    guard !solution.heywood.isEmpty else { return [] }
    let communalities = solution.communalities
    let found = zip(correlations.names, communalities).filter { solution.heywood.contains($0.0) }
    let isBounded = [
      FactorExtraction.minimumResiduals, .maximumLikelihood, .generalizedLeastSquares,
    ].contains(plan.extraction)
    let isBeyond = communalities.contains { $0 > 1 + 1e-9 }
    return [
      Note { words in
        words.factorNotes.heywood(
          found.map { (name: $0.0, communality: words.number(decimals: 3).text($0.1)) },
          bound: words.plain(FactorSolution.smallestUniqueness), isBounded: isBounded,
          isBeyond: isBeyond)
      }
    ]
  }

  /// Minima of the extraction beside the one that is reported.
  private var minimumWarnings: [Note] {
    let search = solution.search
    guard search.minima.count > 1, let best = search.minima.first else { return [] }
    return [
      Note { words in
        let four = words.number(decimals: 4)
        return words.factorNotes.minima(
          search.minima.count, best: four.text(best.value), found: best.starts,
          starts: search.starts,
          others: search.minima.dropFirst().prefix(3).map { (four.text($0.value), $0.starts) })
      }
    ]
  }

  private var rotationWarnings: [Note] {
    guard let search = rotation?.search, search.starts > 1 else { return [] }
    var warnings: [Note] = []
    let failed = search.starts - search.settled
    if search.settled * 2 < search.starts {
      warnings.append(Note { $0.factorNotes.rotationUnsettled(failed, of: search.starts) })
    }
    if search.agreeing == 1, search.settled > 1 {
      warnings.append(Note { $0.factorNotes.rotationAlone(starts: search.starts) })
    }
    return warnings
  }
}

extension FactorCorrelations {
  /// What the reader should know of a repair, and of correlations on the boundary.
  func warnings(_ extraction: ExtractionOption) -> [Note] {
    BoundaryNotes.all(boundary, isInFit: extraction == .dwls)
      + (repair.map { [$0.note(matrix.names)] } ?? [])
  }
}
