import CanvassNumerics
import Glibc

/// How the intervals of a table hold together: with the wanted probability all of them do.
public enum SimultaneousMethod: String, Sendable, CaseIterable {
  /// By the distribution of the largest |t| of all estimates, with their correlations (T. Hothorn, F. Bretz and
  /// P. Westfall, Biometrical J. 50, 2008).
  case maxT = "max-t"
  /// By Bonferroni's inequality, whatever the correlations are.
  case bonferroni
  /// As if the estimates were independent (Z. Šidák, JASA 62, 1967); holds for Wald intervals.
  case sidak

  /// What the estimates must be made with.
  public var scope: CovarianceScope { self == .maxT ? .full : .variances }
}

extension Estimates {
  /// The level of each interval at which all hold together.
  ///
  /// `max-t` draws from the multivariate t distribution with the estimates' correlations and the fewest of their
  /// degrees of freedom, and takes the quantile c of max|t|; an interval then has the level at which Student's t is c.
  /// Estimates without an interval do not count.
  ///
  /// - Parameters:
  ///   - level: of all together.
  ///   - draws: of max|t|; a relative error of about 1/√draws.
  /// - Throws: `MemoryShortage`, `MatrixError`; `DesignError` for too many estimates to draw.
  public func jointLevel(
    _ method: SimultaneousMethod, level: Double, draws: Int = 65_536, seed: UInt64 = 1,
    threads: Int = 0
  ) throws -> Double {
    let compared = compared
    guard compared.count > 1 else { return level }
    let m = Double(compared.count)
    switch method {
    case .bonferroni: return 1 - (1 - level) / m
    case .sidak: return pow(level, 1 / m)
    case .maxT:
      let (freedom, largest) = try largestStatistics(draws: draws, seed: seed, threads: threads)
      let place = min(draws - 1, Int((level * Double(draws + 1)).rounded(.up)) - 1)
      // The largest of several is no smaller than one, whatever was drawn.
      return max(level, 1 - 2 * freedom.upperTail(largest.sorted()[place]))
    }
  }

  /// The estimates that have an interval.
  private var compared: [Int] {
    entries.indices.filter {
      entries[$0].variance > 0 && entries[$0].variance.isFinite && entries[$0].freedom > 0
    }
  }

  /// Draws of max|t| of these, and the distribution of each t.
  func largestStatistics(draws: Int, seed: UInt64, threads: Int) throws
    -> (freedom: StudentT, draws: [Double])
  {
    let compared = compared
    guard compared.count <= Self.mostDrawn else {
      throw DesignError(
        "the largest of \(compared.count) estimates is not drawn, but of \(Self.mostDrawn) at most; Bonferroni's intervals have no limit"
      )
    }
    let freedom = StudentT(degreesOfFreedom: compared.map { entries[$0].freedom }.min() ?? 1)
    return (
      freedom, try largestDrawn(compared, freedom, draws: draws, seed: seed, threads: threads)
    )
  }

  /// More estimates than this are not drawn together.
  private static let mostDrawn = 2000

  /// Draws of max|t|.
  private func largestDrawn(
    _ compared: [Int], _ freedom: StudentT, draws: Int, seed: UInt64, threads: Int
  ) throws -> [Double] {
    guard let covariance else { return [] }
    let errors = compared.map { entries[$0].standardError }
    let root = try covariance.matrix.selecting(rows: compared, columns: compared)
      .scalingRows(by: errors.map { 1 / $0 }).scalingColumns(by: errors.map { 1 / $0 })
      .covarianceRoot(named: "correlations of the estimates")
    let chi = ChiSquared(degreesOfFreedom: freedom.degreesOfFreedom)
    let block = 2048
    let interruption = Interruption.current
    let found = mapInParallel((draws + block - 1) / block, threads: threads) { index -> [Double] in
      if interruption?.isRequested == true { return [] }
      let (first, length) = (index * block, min(block, draws - index * block))
      var normals = [Double](repeating: 0, count: length * compared.count)
      normals.withUnsafeMutableBufferPointer { all in
        for unit in compared.indices {
          CounterRandom(seed: seed, stream: UInt64(unit)).fillNormals(
            UnsafeMutableBufferPointer(rebasing: all[unit * length..<(unit + 1) * length]),
            from: first)
        }
      }
      let z = Matrix(rows: length, columns: compared.count, elements: normals).timesTranspose(root)
      let divisors = CounterRandom(seed: seed, stream: UInt64(compared.count))
      return (0..<length).map { draw in
        let largest = compared.indices.reduce(0) { max($0, abs(z[draw, $1])) }
        let u = divisors.uniform(at: UInt64(first + draw))
        return largest / (chi.quantile(u) / freedom.degreesOfFreedom).squareRoot()
      }
    }
    try interruption?.check()
    return found.flatMap(\.self)
  }
}

extension Matrix {
  /// A matrix B with BBᵀ this covariance: its Cholesky factor; where it has none, since a few clusters cannot tell so
  /// many estimates apart, the eigenvectors times the roots of the eigenvalues.
  package func covarianceRoot(named name: Sentence) throws -> Matrix {
    let symmetric = 0.5 * (self + transposed)
    if let cholesky = try? Cholesky(of: symmetric, named: name) { return cholesky.factor }
    let eigen = try SymmetricEigen(of: symmetric, named: name)
    return eigen.vectors.scalingColumns(by: eigen.values.map { max($0, 0).squareRoot() })
  }
}
