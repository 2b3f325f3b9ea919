/// What each row of a group adds, with its weight, to the derivatives of the log-likelihood by the elements i ≤ j of Σ,
/// column after column, and by μ: with P = Σ_k⁻¹ and r = P(x − μ_k) for the answers that the row has, r_i r_j − P_ij,
/// halved for i = j, and r; zero for the others.
struct RowMomentScores {
  private let moments: SaturatedMoments
  private let means: [Double]
  private let point: PatternLikelihood.Point
  /// What weights are multiplied by, so that they add up to the rows that the group counts.
  private let unit: Double

  /// - Parameter point: the likelihood at some moments, of which these are the means.
  init(_ moments: SaturatedMoments, at point: PatternLikelihood.Point, means: [Double]) {
    (self.moments, self.point, self.means) = (moments, point, means)
    let used = moments.likelihood.patterns.flatMap(\.rows)
    unit = moments.rows / used.reduce(0) { $0 + moments.data.weights[$1] }
  }

  /// Goes through the scores: some rows of the group at a time, and their scores as rows × moments.
  func forEachBlock(_ body: (_ rows: [Int], _ scores: Matrix) throws -> Void) throws {
    let interruption = Interruption.current
    var rows: [Int] = []
    var columns: [Double] = []
    let count = TriangularPlaces(order: means.count).count + means.count
    func flush() throws {
      guard !rows.isEmpty else { return }
      try interruption?.check("confirmatory model")
      let turned = Matrix(rows: count, columns: rows.count, elements: columns)
      try body(rows, turned.transposed)
      rows.removeAll(keepingCapacity: true)
      columns.removeAll(keepingCapacity: true)
    }
    for (k, pattern) in moments.likelihood.patterns.enumerated() {
      for first in stride(from: 0, to: pattern.rows.count, by: 1024) {
        let block = Array(pattern.rows[first..<min(first + 1024, pattern.rows.count)])
        let start = columns.count
        columns += [Double](repeating: 0, count: block.count * count)
        write(block, pattern, point.parts[k], into: &columns, from: start, count: count)
        rows += block
        if rows.count >= 1024 { try flush() }
      }
    }
    try flush()
  }

  private func write(
    _ rows: [Int], _ pattern: AnswerPattern, _ part: PatternLikelihood.Part,
    into columns: inout [Double], from start: Int, count: Int
  ) {
    let own = pattern.observed
    let values = moments.data.values
    let away = Matrix(rows: own.count, columns: rows.count) {
      values[rows[$1], own[$0]] - means[own[$0]]
    }
    let pulls = (part.inverse * away).elements
    let inverse = part.inverse.elements
    let first = count - means.count
    for (place, row) in rows.enumerated() {
      let weight = unit * moments.data.weights[row]
      let offset = start + place * count
      let pull = place * own.count
      for (b, j) in own.enumerated() {
        let right = pulls[pull + b]
        for a in 0..<b {
          columns[offset + j * (j + 1) / 2 + own[a]] =
            weight * (pulls[pull + a] * right - inverse[b * own.count + a])
        }
        columns[offset + j * (j + 1) / 2 + j] =
          weight * (right * right - inverse[b * own.count + b]) / 2
        columns[offset + first + j] = weight * right
      }
    }
  }
}
