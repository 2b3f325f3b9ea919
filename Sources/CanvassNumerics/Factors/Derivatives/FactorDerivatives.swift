/// How rotated loadings, uniquenesses and factor correlations move with each correlation: the whole way from the
/// correlations through extraction and rotation, at its exact first order.
///
/// The extraction moves ΛΛᵀ by dM, which unrotated loadings A follow by dA = (I − ½P) dM A(AᵀA)⁻¹, P = A(AᵀA)⁻¹Aᵀ,
/// up to a rotation. That is settled by the conditions at a minimum of the criterion (`RotationErrors`), which keep
/// holding: dΛ = dA T⁻ᵀ − ΛXᵀ, dΦ = XᵀΦ + ΦX. R. I. Jennrich, Psychometrika 38 (1973).
package struct FactorDerivatives: Sendable {
  /// The pairs of variables, as places of their rows: first those of the second variable, then of the third.
  package let pairs: [(Int, Int)]
  /// Loadings, factor by factor, × pairs.
  package let loadings: Matrix
  /// Uniquenesses × pairs.
  package let uniquenesses: Matrix
  /// The elements of Φ, column by column, × pairs.
  package let factorCorrelations: Matrix

  /// The derivatives at a solution.
  ///
  /// - Throws: `FactorError` where they do not exist.
  package init(_ frame: FactorFrame) throws(FactorError) {
    do throws(MatrixError) {
      let extraction = try ExtractionDerivatives(frame.solution)
      let a = frame.solution.loadings
      let k = a.columns
      let inverse = try a.symmetricProduct.inverse("factors")
      let projected = a * inverse
      let halves = extraction.common.map { change in
        let moved = change * projected
        return moved - 0.5 * (projected * a.transposeTimes(moved))
      }
      pairs = extraction.pairs
      uniquenesses = extraction.uniquenesses
      guard k > 1, let rotation = frame.rotation else {
        loadings = Matrix(columns: halves.map(\.elements))
        factorCorrelations = Matrix(rows: k * k, columns: pairs.count)
        return
      }
      let turn = try RotationChange(frame, rotation)
      let back = try rotation.transformation.inverse("rotation matrix").transposed
      let changes = halves.map { turn(loadings: $0 * back) }
      loadings = Matrix(columns: changes.map(\.loadings.elements))
      factorCorrelations = Matrix(columns: changes.map(\.correlations.elements))
    } catch {
      throw .matrix(error)
    }
  }
}

/// How a rotation follows loadings that move.
private struct RotationChange {
  private let lambda, phi: Matrix
  /// The infinitesimal turns that the space allows.
  private let turns: [Matrix]
  /// The conditions by the loadings.
  private let byLoadings: Matrix
  private let inverse: Matrix

  init(_ frame: FactorFrame, _ rotation: Rotation) throws(MatrixError) {
    lambda = rotation.loadings
    phi = rotation.factorCorrelations
    let k = lambda.columns
    let model = RotationErrors.Model(
      rotation, frame.criterion, frame.space, .standardized, frame.kaiser)
    let border = try model.border()
    byLoadings = border.selecting(columns: Array(0..<lambda.elements.count))
    let isOblique = frame.space != .orthogonal
    turns = (0..<k).flatMap { b in
      (0..<(isOblique ? k : b)).map { a in
        var turn = Matrix(rows: k, columns: k)
        turn[a, b] = 1
        if !isOblique { turn[b, a] = -1 }
        return turn
      }
    }
    var columns: [[Double]] = []
    for turn in turns {
      let loadings = -1 * lambda.timesTranspose(turn)
      let correlations = turn.transposeTimes(phi) + phi * turn
      var change = byLoadings * loadings.elements
      for (place, (a, b)) in model.pairs.enumerated() {
        let column = border.column(lambda.elements.count + place)
        for i in change.indices { change[i] += column[i] * correlations[a, b] }
      }
      columns.append(change + (isOblique ? correlations.diagonal : []))
    }
    inverse = try Matrix(columns: columns).inverse("conditions of the rotation")
  }

  func callAsFunction(loadings start: Matrix) -> (loadings: Matrix, correlations: Matrix) {
    let needed = byLoadings * start.elements
    let right = needed.map { -$0 } + [Double](repeating: 0, count: inverse.rows - needed.count)
    let amounts = inverse * right
    var turn = Matrix(rows: lambda.columns, columns: lambda.columns)
    for (amount, one) in zip(amounts, turns) { turn = turn + amount * one }
    return (start - lambda.timesTranspose(turn), turn.transposeTimes(phi) + phi * turn)
  }
}
