import CanvassNumerics

/// What a variance must know of weights that were calibrated: totals of the calibration columns do not
/// vary, so that of a quantity only its residual from them does.
///
/// For an estimate whose influence is Σ w·u over the rows, that is Σ w·e with e = u − xᵀB and
/// B = (Σ d·xxᵀ)⁻¹ Σ d·x·u, the regression of u on the columns with the weights d before calibration
/// (Deville & Särndal 1992, section 3; R: `calibrate`). B needs the *cross-moments* Σ d·x·u, which are
/// linear in u as totals by cluster are: a gradient times totals of quantity × column. They are kept as
/// further leaves, one a column, after those of the sample. Of swept raking B comes of unweighted means
/// (`SweptResiduals`).
public struct DesignCalibration: Sendable {
  let columns: CalibrationColumns
  /// d of each row.
  let base: [Double]
  private let projection: Projection

  /// How B is found.
  private enum Projection: Sendable {
    /// By the regression: the columns that are independent, and the factorisation of Σ d·xxᵀ over them.
    case regression(kept: [Int], Cholesky)
    /// By sweeps of unweighted means.
    case sweeps(SweptResiduals)
  }

  /// What calibrated weights have reproduced.
  ///
  /// - Throws: `MatrixError` where the columns are dependent beyond repair.
  public init(_ calibration: Calibration) throws {
    columns = calibration.columns
    base = calibration.base
    let cells = columns.sumsByCell(base)
    let kept = IndependentColumns(columns, base: cells).kept
    let products = columns.crossProducts(cells)
    let count = columns.count
    projection = .regression(
      kept: kept,
      try Cholesky(
        of: Matrix(rows: kept.count, columns: kept.count) { products[kept[$0] * count + kept[$1]] },
        named: "cross-products of the calibration columns"))
  }

  /// What swept raking has reproduced.
  public init(_ raking: SweptRaking) {
    columns = raking.columns
    base = raking.base
    projection = .sweeps(SweptResiduals(raking))
  }

  /// Number of calibration columns.
  var count: Int { columns.count }

  /// B of every column from the cross-moments; 0 for those that depend on others.
  func coefficients(_ crossMoments: [Double]) -> [Double] {
    guard case .regression(let kept, let factor) = projection else {
      if case .sweeps(let residuals) = projection { return residuals.coefficients(crossMoments) }
      return crossMoments
    }
    var coefficients = [Double](repeating: 0, count: count)
    guard let solved = try? factor.solve(kept.map { crossMoments[$0] }) else {
      return coefficients.map { _ in .nan }
    }
    for (place, column) in kept.enumerated() { coefficients[column] = solved[place] }
    return coefficients
  }

  /// Calls `body(column, x)` for the values of a row that are not zero.
  @inline(__always)
  func forEachValue(ofRow row: Int, _ body: (Int, Double) -> Void) {
    let cell = Int(columns.cellOfRow[row])
    guard cell >= 0 else { return }
    for entry in columns.start[cell]..<columns.start[cell + 1] {
      body(Int(columns.column[entry]), columns.value[entry])
    }
  }

  /// Calls `body(column, c)` for what a quantity of a row counts for in the cross-moments Σ c·u: d·x, and w/w_m under sweeps.
  @inline(__always)
  func forEachCrossWeight(ofRow row: Int, _ body: (Int, Double) -> Void) {
    let cell = Int(columns.cellOfRow[row])
    guard cell >= 0 else { return }
    if case .sweeps(let residuals) = projection {
      for entry in columns.start[cell]..<columns.start[cell + 1] {
        body(Int(columns.column[entry]), residuals.cross[entry])
      }
      return
    }
    for entry in columns.start[cell]..<columns.start[cell + 1] {
      body(Int(columns.column[entry]), base[row] * columns.value[entry])
    }
  }

  /// Calls `body(column, c)` for what B takes away from the influence of a row, Σ c·B: w·x, and w_m under sweeps.
  @inline(__always)
  func forEachShare(ofRow row: Int, weight: Double, _ body: (Int, Double) -> Void) {
    let cell = Int(columns.cellOfRow[row])
    guard cell >= 0 else { return }
    if case .sweeps(let residuals) = projection {
      for entry in columns.start[cell]..<columns.start[cell + 1] {
        body(Int(columns.column[entry]), base[row] * residuals.leaf[entry])
      }
      return
    }
    for entry in columns.start[cell]..<columns.start[cell + 1] {
      body(Int(columns.column[entry]), weight * columns.value[entry])
    }
  }
}
