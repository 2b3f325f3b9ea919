/// The search for the rotation matrix T that makes a criterion smallest, by gradient projection.
///
/// A step goes against the gradient projected on the tangent space of the allowed T and back onto
/// them; its first length is that of Barzilai and Borwein, and it is halved until the criterion has
/// fallen below the largest of the last values. R. I. Jennrich, Psychometrika 66 (2001) and 67 (2002);
/// J. Barzilai and J. M. Borwein, IMA J. Numer. Anal. 8 (1988).
struct GradientProjection {
  let loadings: Matrix
  let criterion: any RotationCriterion
  let space: RotationSpace
  let interruption: Interruption?

  struct Point {
    var t: Matrix
    var rotated: Matrix
    var value: Double
    /// The gradient by T, and its projection.
    var gradient: Matrix
    var projected: Matrix
  }

  /// The local minimum found from a start.
  func minimum(from start: Matrix, tolerance: Double, limit: Int) throws(MatrixError) -> (
    point: Point, convergence: Convergence
  ) {
    // Many starts may wait for their turn.
    try interruption?.check("rotation")
    var point = try evaluate(start)
    var recent = [point.value]
    var length = 1.0 / max(point.projected.frobeniusNorm, 1e-300)
    for iteration in 1...limit {
      try interruption?.check("rotation")
      let size = point.projected.frobeniusNorm
      // The gradient by T, undivided, is the scale on which its projection is small.
      if size <= tolerance * max(point.gradient.frobeniusNorm, 1e-3) {
        return (point, Convergence(converged: true, iterations: iteration, remaining: size))
      }
      var next: Point?
      for _ in 0..<60 {
        let moved = point.t - length * point.projected
        if let t = retracted(moved), let candidate = try? evaluate(t),
          candidate.value <= (recent.max() ?? point.value) - 1e-4 * length * size * size
        {
          next = candidate
          break
        }
        length /= 2
      }
      guard let next else {
        let settled = size <= 1e4 * tolerance * max(point.gradient.frobeniusNorm, 1e-3)
        return (point, Convergence(converged: settled, iterations: iteration, remaining: size))
      }
      let step = next.t - point.t
      let change = next.projected - point.projected
      let inner = zip(step.elements, change.elements).reduce(0) { $0 + $1.0 * $1.1 }
      let square = step.elements.reduce(0) { $0 + $1 * $1 }
      length = inner > 0 ? min(max(square / inner, 1e-8), 1e8) : min(length * 4, 1e8)
      point = next
      recent.append(point.value)
      if recent.count > 8 { recent.removeFirst() }
    }
    return (
      point,
      Convergence(
        converged: false, iterations: limit, remaining: point.projected.frobeniusNorm)
    )
  }

  /// L = A T⁻ᵀ (A T if orthogonal), the criterion, and the projected gradient.
  private func evaluate(_ t: Matrix) throws(MatrixError) -> Point {
    switch space {
    case .orthogonal:
      let rotated = loadings * t
      let (value, slope) = criterion.evaluate(rotated)
      let gradient = loadings.transposeTimes(slope)
      let m = t.transposeTimes(gradient)
      let symmetric = 0.5 * (m + m.transposed)
      return Point(
        t: t, rotated: rotated, value: value, gradient: gradient,
        projected: gradient - t * symmetric)
    case .oblique:
      let inverse = try t.inverse("rotation matrix")
      let rotated = loadings.timesTranspose(inverse)
      let (value, slope) = criterion.evaluate(rotated)
      let gradient = -1 * (rotated.transposeTimes(slope) * inverse).transposed
      let inner = (0..<t.columns).map { j in
        zip(t.column(j), gradient.column(j)).reduce(0) { $0 + $1.0 * $1.1 }
      }
      return Point(
        t: t, rotated: rotated, value: value, gradient: gradient,
        projected: gradient - t.scalingColumns(by: inner))
    }
  }

  /// The allowed matrix nearest to X.
  private func retracted(_ x: Matrix) -> Matrix? {
    switch space {
    case .orthogonal:
      guard let svd = try? SingularValues(of: x) else { return nil }
      return svd.u.timesTranspose(svd.v)
    case .oblique:
      let lengths = (0..<x.columns).map { LeastSquares.norm(x.column($0)) }
      guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      return x.scalingColumns(by: lengths.map { 1 / $0 })
    }
  }
}

extension Matrix {
  /// The inverse of a small square matrix through its pivoted QR factorisation.
  func inverse(_ name: Sentence) throws(MatrixError) -> Matrix {
    guard isSquare else { throw MatrixError(name, .notSquare(rows: rows, columns: columns)) }
    let qr = try PivotedQR(of: self, named: name)
    guard qr.rank == rows else {
      throw MatrixError(name, .singular(reciprocalCondition: qr.reciprocalCondition))
    }
    var result = Matrix(rows: rows, columns: rows)
    let q = qr.q
    for j in 0..<rows {
      let solved = qr.solveR(q.row(j))
      for (k, i) in qr.order.enumerated() { result[i, j] = solved[k] }
    }
    return result
  }
}
