import CanvassNumerics

/// Weights g·d of the least distance from d that reach Σ g·d·x = T, by the multipliers η of the targets:
/// g = F(xᵀη), where η is the least point of the convex function
///
///     φ(η) = Σ D·∫F(xᵀη) − Tᵀη + ηᵀΛη/2,
///
/// whose slope is the misfit of the totals. Newton's method, with steps that are halved until φ or the
/// misfit falls. With Λ = 0 the targets are met; a *ridge* Λ > 0 leaves misfits Λη, whose squares over Λ
/// are kept small together (J. N. K. Rao and A. C. Singh, Proc. Survey Res. Methods, ASA, 1997). Such weights there
/// always are, whatever bounds they have.
struct CalibrationProblem<Distance: CalibrationDistance> {
  let columns: CalibrationColumns
  /// Σ d of each cell.
  let base: [Double]
  /// One for all cells, or one for each.
  let distances: [Distance]
  /// The columns of η that are sought; the others stay 0.
  let kept: [Int]
  /// Λ of each column; empty for none.
  var ridge: [Double] = []

  /// What came of it.
  struct Solution {
    /// The factor of each cell.
    var factors: [Double]
    /// η.
    var multipliers: [Double]
    /// The misfit of each column, relative to what its total is made of.
    var misfits: [Double]
    var iterations: Int
    var end: End

    enum End {
      /// Every total is reached.
      case reached
      /// No factors in the range of the distance reach the totals: a direction η proves it, since
      /// Σ D·g·xᵀη stays below Tᵀη for all of them.
      case impossible
      /// The steps lead no further, or there were too many.
      case notReached
    }

    var isReached: Bool {
      if case .reached = end { true } else { false }
    }
  }

  /// Totals are reached when they differ from their targets by no more than this, relative to the sum
  /// of the absolute values that they are made of.
  static var tolerance: Double { 1e-11 }
  /// No more Newton steps than this.
  static var limit: Int { 200 }

  /// A point with all that depends on it.
  private struct Point {
    var eta: [Double]
    var value: Double
    /// Slope of φ in the columns that are kept.
    var slope: [Double]
    /// Σ D·F′·xxᵀ, up to the diagonal.
    var products: [Double]
    var factors: [Double]
    /// The greatest relative misfit.
    var misfit: Double
  }

  func solve() throws(MatrixError) -> Solution {
    let start = [Double](repeating: 0, count: columns.count)
    let direct = try search(from: start)
    if ridge.isEmpty || direct.isReached { return direct }
    return try approach(from: start, after: direct.iterations)
  }

  /// The same with a ridge that begins so high that few weights come to their bounds, and is halved until it is Λ.
  ///
  /// With Λ from the start, steps lead far beyond the bounds of nearly all weights, where φ bends at every turn and
  /// nowhere between. From one ridge to half of it a few weights come to a bound or leave it.
  private func approach(from start: [Double], after steps: Int) throws(MatrixError) -> Solution {
    var problem = self
    var (eta, iterations) = (start, steps)
    for halvings in (1...20).reversed() {
      let scale = Double(1 << halvings)
      problem.ridge = ridge.map { $0 * scale }
      let found = try problem.search(from: eta)
      (eta, iterations) = (found.multipliers, iterations + found.iterations)
    }
    var last = try search(from: eta)
    last.iterations += iterations
    return last
  }

  private func search(from eta: [Double]) throws(MatrixError) -> Solution {
    let targets = columns.scaledTargets
    let sizes = sizes(targets)
    var point = point(eta, targets, sizes)
    var iterations = 0
    var end = Solution.End.notReached
    while iterations <= Self.limit {
      if point.misfit <= Self.tolerance {
        end = .reached
        // A ridge makes the misfits the answer, of which the tolerance is no small part; one step more squares what is left.
        if !ridge.isEmpty, let next = try step(from: point, targets, sizes),
          next.misfit < point.misfit
        {
          (point, iterations) = (next, iterations + 1)
        }
        break
      }
      if ridge.isEmpty, isProof(point.eta, targets, sizes) {
        end = .impossible
        break
      }
      guard iterations < Self.limit, let next = try step(from: point, targets, sizes) else { break }
      point = next
      iterations += 1
    }
    // What is a thousandth of a millionth away and cannot be brought nearer is rounding.
    if case .notReached = end, point.misfit <= 100 * Self.tolerance { end = .reached }
    let totals = columns.scaledTotals(ofCells: zip(base, point.factors).map { $0 * $1 })
    let misfits = totals.indices.map { (totals[$0] - targets[$0]) / sizes[$0] }
    return Solution(
      factors: point.factors, multipliers: point.eta, misfits: misfits, iterations: iterations,
      end: end)
  }

  /// What the misfit of each column is measured by.
  private func sizes(_ targets: [Double]) -> [Double] {
    var sizes = targets.map(abs)
    for cell in base.indices {
      for entry in columns.start[cell]..<columns.start[cell + 1] {
        sizes[Int(columns.column[entry])] += abs(base[cell] * columns.value[entry])
      }
    }
    return sizes.map { $0 > 0 ? $0 : 1 }
  }

  @inline(__always)
  private func distance(_ cell: Int) -> Distance {
    distances.count == 1 ? distances[0] : distances[cell]
  }

  /// xᵀη of a cell.
  @inline(__always)
  private func product(_ cell: Int, _ eta: [Double]) -> Double {
    var sum = 0.0
    for entry in columns.start[cell]..<columns.start[cell + 1] {
      sum += columns.value[entry] * eta[Int(columns.column[entry])]
    }
    return sum
  }

  private func point(_ eta: [Double], _ targets: [Double], _ sizes: [Double]) -> Point {
    let pass = pass(at: eta)
    var value = pass.value
    var misfit = 0.0
    var slope: [Double] = []
    for column in kept {
      value -= targets[column] * eta[column]
      var own = pass.totals[column] - targets[column]
      if !ridge.isEmpty {
        value += ridge[column] * eta[column] * eta[column] / 2
        own += ridge[column] * eta[column]
      }
      slope.append(own)
      misfit = max(misfit, abs(own) / sizes[column])
    }
    if !value.isFinite { misfit = .infinity }
    return Point(
      eta: eta, value: value, slope: slope, products: pass.products, factors: pass.factors,
      misfit: misfit)
  }

  /// The point after a Newton step that brings φ or the misfit down; `nil` where none does.
  private func step(
    from point: Point, _ targets: [Double], _ sizes: [Double]
  ) throws(MatrixError) -> Point? {
    let direction = try direction(at: point)
    let descent = zip(direction, point.slope).reduce(0) { $0 + $1.0 * $1.1 }
    var length = 1.0
    for _ in 0..<60 {
      var eta = point.eta
      for (place, column) in kept.enumerated() { eta[column] += length * direction[place] }
      let next = self.point(eta, targets, sizes)
      if next.misfit.isFinite,
        next.value <= point.value + 1e-4 * length * descent || next.misfit < 0.9 * point.misfit
      {
        return next.value == point.value && next.misfit >= point.misfit ? nil : next
      }
      length /= 2
    }
    return nil
  }

  /// −H⁻¹·slope. Where bounds hold so many weights that H is singular, a multiple of its diagonal at the
  /// base weights is added.
  private func direction(at point: Point) throws(MatrixError) -> [Double] {
    let count = columns.count
    var hessian = Matrix(rows: kept.count, columns: kept.count)
    // The kept columns ascend.
    for (j, left) in kept.enumerated() {
      for i in j..<kept.count {
        let product = point.products[kept[i] * count + left]
        (hessian[i, j], hessian[j, i]) = (product, product)
      }
    }
    if !ridge.isEmpty { for (i, column) in kept.enumerated() { hessian[i, i] += ridge[column] } }
    var damping = 0.0
    while true {
      var damped = hessian
      if damping > 0 {
        for (i, own) in diagonal.enumerated() { damped[i, i] += damping * own }
      }
      if let factored = try? Cholesky(of: damped, named: "cross-products of the targets"),
        damping > 0 || factored.reciprocalCondition > 1e-14
      {
        return try factored.solve(point.slope.map { -$0 })
      }
      guard damping < 1e3 else {
        throw MatrixError(
          "cross-products of the targets", .notPositiveDefinite(order: kept.count))
      }
      damping = damping == 0 ? 1e-8 : damping * 100
    }
  }

  /// Σ D·x² of the columns that are kept.
  private var diagonal: [Double] {
    var sums = [Double](repeating: 0, count: columns.count)
    for cell in base.indices {
      for entry in columns.start[cell]..<columns.start[cell + 1] {
        sums[Int(columns.column[entry])] += base[cell] * columns.value[entry] * columns.value[entry]
      }
    }
    return kept.map { sums[$0] }
  }

  /// Whether Σ D·g·xᵀη is below Tᵀη for all factors in range.
  private func isProof(_ eta: [Double], _ targets: [Double], _ sizes: [Double]) -> Bool {
    var (most, size) = (0.0, 0.0)
    for cell in base.indices where base[cell] > 0 {
      let product = product(cell, eta)
      if product == 0 { continue }
      let range = distance(cell).range
      let bound = product > 0 ? range.upper : range.lower
      if !bound.isFinite { return false }
      most += base[cell] * bound * product
      size += abs(base[cell] * bound * product)
    }
    for column in kept {
      most -= targets[column] * eta[column]
      size += abs(targets[column] * eta[column])
    }
    return most < -1e-9 * size
  }
}
