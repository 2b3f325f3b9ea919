import CanvassNumerics

/// Which first-stage clusters tell about a function of the parameters of a regression: those of the rows whose responses
/// move it.
///
/// The scores of these rows add up to zero along it. Where they lie in one cluster, the formulas give zero or the rounding of
/// it whatever the responses are: that is the lack of a second cluster and not certainty, and there is no variance
/// (`Estimate.liesInOneCluster` of a mean). Where they lie in several and none moves the function, as where all responses
/// of a category are the same, the variance is zero.
struct TellingClusters: Sendable {
  /// What divides the rows.
  enum Division: Sendable {
    /// The first stage of a design.
    case design(Design)
    /// The number of the cluster of each row of the regression.
    case clusters([Int])
    /// The same, where residuals are put right for what the fit took of them (CR2): of those of a cluster that the fit follows
    /// nothing is left but rounding, and that is divided by what is left of one less their leverage.
    case biasReduced([Int])
    /// Each row by itself.
    case rows
  }

  private let fit: FittedRegression
  /// The row of the design of each row.
  private let rows: [Int]
  private let division: Division
  private let rounding: ResponseRounding

  init(
    _ fit: FittedRegression, rows: [Int], _ division: Division, _ rounding: ResponseRounding
  ) {
    (self.fit, self.rows) = (fit, rows)
    (self.division, self.rounding) = (division, rounding)
  }

  /// The variance of a linear function: NaN where one cluster tells about it, zero where nothing but rounding moves it.
  ///
  /// - Parameters:
  ///   - variance: what a formula gives.
  ///   - gradient: its slopes by the parameters of the fit.
  func variance(_ variance: Double, along gradient: [Double]) -> Double {
    guard variance.isFinite, isNegligible(variance.squareRoot(), rounding.along(gradient), bound)
    else { return variance }
    if isToldByOne(gradient) { return .nan }
    return isMovedByRoundingAlone(gradient) ? 0 : variance
  }

  /// Whether a standard error of the linear predictor, or of a mean, is so small that it is worth a look.
  func isNegligible(_ error: Double) -> Bool {
    isNegligible(error, rounding.size, min(bound, Self.rootOfRounding))
  }

  private func isNegligible(_ error: Double, _ size: Double, _ bound: Double) -> Bool {
    error * Double(rows.count).squareRoot() < bound * size
  }

  /// How many times the rounding of the responses an error may be before the rows are looked at. Scores of iterations leave
  /// more than rounding, and replicate weights that producers rounded that of their last digits.
  private var bound: Double {
    switch division {
    case .clusters, .rows: Self.rootOfRounding
    case .biasReduced: .infinity
    case .design(let design): design.replicates?.areOfRows == true ? .infinity : 1e8
    }
  }

  /// Variances that are sums of larger numbers leave errors of 10⁻⁸ and more.
  private static let rootOfRounding = 1e12

  /// Whether the rows that tell about a function lie in one cluster.
  private func isToldByOne(_ gradient: [Double]) -> Bool {
    guard let tells = try? fit.scored.rowsTelling(along: gradient) else { return false }
    let weights = fit.data.rowWeights
    let telling = rows.indices.filter { tells[$0] && weights[$0] > 0 }
    guard let first = telling.first else { return false }
    switch division {
    case .rows:
      // A row that stands for many tells as much as these.
      if case .frequency = fit.data.weights { return false }
      return telling.count == 1
    case .clusters(let clusters), .biasReduced(let clusters):
      return telling.allSatisfy { clusters[$0] == clusters[first] }
    case .design(let design):
      let leaves = Set(telling.map { design.leafOfRow[rows[$0]] }).sorted()
      let own = leaves.map { design.tree.cluster(ofLeaf: $0) }
      return own.allSatisfy { $0 == own[0] }
        || Presence(design.tree, pairs: leaves, leaves: leaves).movesAsOne
    }
  }

  /// Whether no leaf, cluster or row moves a function by more than rounding (`isNoMoreThanRounding`).
  private func isMovedByRoundingAlone(_ gradient: [Double]) -> Bool {
    // Calibration takes residuals of the influence, and leaves other sums than those by cluster.
    if case .design(let design) = division, design.calibration != nil { return false }
    guard let influence = try? fit.scored.rowInfluence(along: gradient) else { return false }
    var sums: [Int: (value: Double, size: Double)] = [:]
    for (place, weight) in fit.data.rowWeights.enumerated() where weight > 0 {
      let unit =
        switch division {
        case .rows: place
        case .clusters(let clusters), .biasReduced(let clusters): clusters[place]
        case .design(let design): Int(design.leafOfRow[rows[place]])
        }
      sums[unit, default: (0, 0)].value += influence.values[place]
      sums[unit, default: (0, 0)].size += influence.sizes[place]
    }
    return sums.values.allSatisfy {
      let doubt = Moments.rounding * $0.size
      return isNoMoreThanRounding($0.value, doubt * doubt)
    }
  }
}
