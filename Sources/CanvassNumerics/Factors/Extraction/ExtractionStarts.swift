/// Where the search for factors starts: the method's own guess, and uniquenesses drawn at random.
///
/// The functions that extraction makes small have more than one minimum in some data, above all near
/// Heywood cases; one start finds one of them. R. I. Jennrich and S. M. Robinson, Psychometrika 34 (1969).
public struct ExtractionStarts: Sendable, Equatable {
  /// The number of random starts besides the method's own.
  public let random: Int
  /// The seed of the random ones.
  public let seed: UInt64

  /// So many random starts.
  public init(random: Int = 10, seed: UInt64 = 1) {
    self.random = max(0, random)
    self.seed = seed
  }

  /// The best of the minima that the starts end at. Where none settles, the first that ended at all.
  ///
  /// - Parameters:
  ///   - first: the uniquenesses that the method starts from by itself.
  ///   - fit: the search from given uniquenesses.
  /// - Throws: `MatrixError` of the first start, if none ends.
  func best(
    from first: [Double],
    _ fit: @Sendable ([Double]) throws(MatrixError) -> ExtractionResult
  ) throws(MatrixError) -> ExtractionResult {
    let attempts = mapInParallel(random + 1) { start in
      Result { () throws(MatrixError) in
        try fit(start == 0 ? first : drawn(first.count, UInt64(start)))
      }
    }
    var best: ExtractionResult?
    var ended: ExtractionResult?
    var values: [Double] = []
    for attempt in attempts {
      switch attempt {
      case .failure(let error) where error.problem == .interrupted: throw error
      case .failure: continue
      case .success(let found):
        ended = ended ?? found
        guard found.convergence.converged else { continue }
        values.append(found.objective)
        if best.map({ LocalMinima.isBetter(found.objective, than: $0.objective) }) ?? true {
          best = found
        }
      }
    }
    guard var result = best ?? ended else { return try attempts[0].get() }
    result.search = LocalMinima(values, starts: random + 1)
    return result
  }

  private func drawn(_ count: Int, _ start: UInt64) -> [Double] {
    var random = CounterRandom(seed: seed, stream: start)
    return (0..<count).map { _ in 0.05 + 0.9 * random.uniform() }
  }
}
