/// The normal likelihood of rows of which each has its own answers: of a group with mean μ and covariance Σ
/// F = Σ_k s_k (log|Σ_k| + tr Σ_k⁻¹T_k), T_k = S_k + (x̄_k − μ_k)(x̄_k − μ_k)ᵀ, over patterns k of answers with
/// the share s_k of the weight, Σ_k and μ_k being the part of Σ and μ that they have.
///
/// −2 log-likelihood over the weight, without the constant. J. L. Arbuckle, in Marcoulides and Schumacker
/// (1996).
struct PatternLikelihood: Sendable {
  let items: Int
  let patterns: [AnswerPattern]

  /// Of one pattern, at some Σ and μ.
  struct Part: Sendable {
    /// Σ_k⁻¹.
    let inverse: Matrix
    /// Σ_k⁻¹T_kΣ_k⁻¹.
    let spread: Matrix
    /// Σ_k⁻¹(x̄_k − μ_k).
    let pull: [Double]
  }

  /// The likelihood at some Σ and μ.
  struct Point: Sendable {
    /// F.
    let value: Double
    /// Σ_k s_k (Σ_k⁻¹ − Σ_k⁻¹T_kΣ_k⁻¹), filled up with zeros: ∂F = tr of it and ∂Σ.
    let weight: Matrix
    /// Σ_k s_k Σ_k⁻¹(x̄_k − μ_k): ∂F = −2 times it and ∂μ.
    let pull: [Double]
    let parts: [Part]
  }

  init(_ data: Observations) {
    items = data.values.columns
    patterns = AnswerPattern.all(of: data)
  }

  private init(items: Int, patterns: [AnswerPattern]) {
    (self.items, self.patterns) = (items, patterns)
  }

  /// The same rows with other weights; those without any have no part.
  func reweighted(_ values: Matrix, _ weights: [Double]) -> PatternLikelihood {
    let kept = patterns.map { pattern in
      (pattern.observed, pattern.rows.filter { weights[$0] > 0 })
    }
    let total = kept.reduce(0) { $0 + $1.1.reduce(0) { $0 + weights[$1] } }
    return PatternLikelihood(
      items: items,
      patterns: kept.filter { !$0.1.isEmpty }.map { observed, rows in
        AnswerPattern(values, weights, observed: observed, rows: rows, total: total)
      })
  }

  /// F and its first derivatives; `nil` where Σ is not positive definite, or on request.
  func evaluate(mean: [Double], covariance: Matrix) -> Point? {
    let interruption = Interruption.current
    var value = 0.0
    var weight = Matrix(rows: items, columns: items)
    var total = [Double](repeating: 0, count: items)
    var parts: [Part] = []
    parts.reserveCapacity(patterns.count)
    for pattern in patterns {
      if interruption?.isRequested == true { return nil }
      let own = pattern.observed
      let model = covariance.selecting(rows: own, columns: own)
      guard let factor = try? Cholesky(of: model) else { return nil }
      let inverse = factor.inverse
      let away = zip(own, pattern.means).map { $1 - mean[$0] }
      let sample = pattern.covariance.adding(square: away)
      let spread = inverse * sample * inverse
      let pull = inverse * away
      value +=
        pattern.share
        * (factor.logDeterminant + innerProduct(inverse.elements, sample.elements))
      for (b, j) in own.enumerated() {
        for (a, i) in own.enumerated() {
          weight[i, j] += pattern.share * (inverse[a, b] - spread[a, b])
        }
        total[j] += pattern.share * pull[b]
      }
      parts.append(Part(inverse: inverse, spread: spread, pull: pull))
    }
    guard value.isFinite else { return nil }
    return Point(
      value: value, weight: 0.5 * (weight + weight.transposed), pull: total, parts: parts)
  }

  /// What second derivatives are to be.
  enum Curvature {
    /// Those of F.
    case observed
    /// Their expectation where answers are missing completely at random.
    case expected
  }

  /// The second derivatives of F by the elements i ≤ j of Σ, column after column, and by μ.
  ///
  /// By Σ in the directions A and B they are Σ_k s_k tr PA(2Q − P)B with P = Σ_k⁻¹ and Q = PT_kP (of the expected
  /// ones Q = P), by Σ and μ 2 s_k rᵀAPm with r = P(x̄_k − μ_k), by μ 2 s_k mᵀPm. The sums over patterns are one
  /// matrix product.
  func curvature(_ point: Point, _ kind: Curvature) -> Matrix {
    let places = TriangularPlaces(order: items)
    let count = places.count
    var both = Matrix(rows: count, columns: count)
    var mixed = Matrix(rows: items, columns: count)
    var inverses = [Double](repeating: 0, count: count)
    // So many patterns at a time keep the memory small.
    for first in stride(from: 0, to: patterns.count, by: 512) {
      let block = first..<min(first + 512, patterns.count)
      var left = Matrix(rows: count, columns: block.count)
      var right = left
      var pulls = Matrix(rows: items, columns: block.count)
      for (column, k) in block.enumerated() {
        let (pattern, part) = (patterns[k], point.parts[k])
        for (b, j) in pattern.observed.enumerated() {
          pulls[j, column] = part.pull[b]
          for a in 0...b {
            let place = TriangularPlaces.place(pattern.observed[a], j)
            let value = part.inverse[a, b]
            left[place, column] = pattern.share * value
            right[place, column] = kind == .observed ? 2 * part.spread[a, b] - value : value
            inverses[place] += pattern.share * value
          }
        }
      }
      both = both + left.timesTranspose(right)
      if kind == .observed { mixed = mixed + pulls.timesTranspose(left) }
    }
    return assembled(both, mixed, inverses)
  }

  private func assembled(_ both: Matrix, _ mixed: Matrix, _ inverses: [Double]) -> Matrix {
    let places = TriangularPlaces(order: items)
    let (all, count) = (places.all, places.count)
    typealias T = TriangularPlaces
    var result = Matrix(rows: count + items, columns: count + items)
    for (b, (k, l)) in all.enumerated() {
      let outer = k == l ? 0.5 : 1
      for (a, (i, j)) in all.enumerated() {
        let own = i == j ? 0.5 : 1
        let first = both[T.place(i, l), T.place(j, k)] + both[T.place(i, k), T.place(j, l)]
        let second = both[T.place(j, l), T.place(i, k)] + both[T.place(j, k), T.place(i, l)]
        result[a, b] = own * outer * (first + second)
      }
      for m in 0..<items {
        let value =
          2 * outer * (mixed[k, T.place(l, m)] + mixed[l, T.place(k, m)])
        (result[b, count + m], result[count + m, b]) = (value, value)
      }
    }
    for m in 0..<items {
      for n in 0..<items { result[count + m, count + n] = 2 * inverses[T.place(m, n)] }
    }
    return 0.5 * (result + result.transposed)
  }
}
