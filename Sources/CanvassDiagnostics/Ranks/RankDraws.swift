import CanvassNumerics
import CanvassSampling

/// Draws from the normal distribution with mean 0 and the covariance of the ranked units, and the
/// largest standardised differences in them.
///
/// The critical value of a family I of ordered pairs is the 1 − α quantile of
///
///     max over (a, b) in I of (Z_a − Z_b) / σ_ab
///
/// K(K + 1)/2 multiplications and K(K − 1)/2 comparisons a draw, shared by all cores. The first
/// quantiles of all families (all pairs; the pairs of each unit) come from one pass; later ones, of families that
/// have shrunk, look at those draws alone that can still matter.
struct RankDraws: Sendable {
  /// Number of draws.
  let count: Int
  /// Number of units.
  let units: Int
  /// 1/σ_ab, by pair; 0 for pairs that are left out.
  private let precision: [Double]
  /// The draws: all of the first unit, then all of the second, ….
  let z: [Double]
  /// For each unit and draw, the largest |Z_a − Z_b|/σ_ab with another unit.
  let largest: [Double]
  let threads: Int

  /// Draws taken together, which stay in the cache.
  private static let block = 512

  /// Makes draws. Pairs whose difference has no standard error in the evidence are not compared.
  ///
  /// - Throws: `MemoryShortage`; `MatrixError` for a covariance that is none; `Interrupted`.
  init(
    _ ranked: RankedUnits, _ evidence: PairEvidence, count: Int, seed: UInt64, threads: Int
  ) throws {
    let (places, units) = (ranked.ranked, evidence.count)
    try MemoryRoom.check(
      16 * units * count, for: "\(counted: count, "draw") of \(counted: units, "rank")")
    let root = try ranked.covariance.selecting(rows: places, columns: places)
      .covarianceRoot(named: "covariance of the units")
    let precision = evidence.standardErrors.map { $0 > 0 ? 1 / $0 : 0 }
    let interruption = Interruption.current
    var largest = [Double](repeating: 0, count: units * count)
    var z = largest
    largest.withUnsafeMutableBufferPointer { largest in
      z.withUnsafeMutableBufferPointer { z in
        nonisolated(unsafe) let (largest, z) = (largest, z)
        let blocks = (count + Self.block - 1) / Self.block
        inParallel(blocks, threads: threads) { block in
          if interruption?.isRequested == true { return }
          let first = block * Self.block
          let length = min(Self.block, count - first)
          var work = DrawBlock(units: units, length: length)
          work.draw(root, seed: seed, first: first)
          work.compareAll(precision)
          work.copy(into: z, and: largest, at: first, stride: count)
        }
      }
    }
    try interruption?.check()
    self.count = count
    self.units = units
    self.precision = precision
    self.threads = threads
    self.z = z
    self.largest = largest
  }

  /// Looks again at the largest differences of some families of ordered pairs, in the draws in which they
  /// were at least `threshold`.
  ///
  /// - Parameters:
  ///   - families: the comparisons of each family.
  ///   - bounds: for each family and draw, what the largest difference cannot exceed; where it is at least the
  ///     family's threshold it becomes the largest difference.
  func refine(
    _ bounds: inout [Double], of families: [Family], from thresholds: [Double]
  ) {
    bounds.withUnsafeMutableBufferPointer { bounds in
      nonisolated(unsafe) let bounds = bounds
      let interruption = Interruption.current
      inParallel((count + Self.block - 1) / Self.block, threads: threads) { block in
        if interruption?.isRequested == true { return }
        let draws = block * Self.block..<min((block + 1) * Self.block, count)
        var work = DrawBlock(units: units, length: draws.count)
        for (family, threshold) in zip(families, thresholds) {
          let place = family.place * count
          let chosen = draws.filter { bounds[place + $0] >= threshold }
          if chosen.isEmpty { continue }
          work.gather(z, stride: count, chosen, units: family.units)
          work.compare(family.comparisons, draws: chosen.count)
          for (index, draw) in chosen.enumerated() { bounds[place + draw] = work.result[index] }
        }
      }
    }
  }

  /// A comparison of two units in a draw.
  struct Comparison {
    var high: Int
    var low: Int
    var precision: Double
    /// Whether the opposite pair is in the family, too.
    var isTwoSided: Bool
  }

  /// Ordered pairs whose largest difference is asked for.
  struct Family {
    /// Where its bounds stand.
    var place: Int
    /// The pairs, two opposite ones as one comparison.
    var comparisons: [Comparison]
    /// The units in them.
    var units: [Int]
  }

  /// A family of ordered pairs, without those that are left out of the draws.
  func family(_ pairs: [Int], at place: Int) -> Family {
    let inside = Set(pairs.filter { precision[$0] > 0 })
    var needed: Set<Int> = []
    var comparisons: [Comparison] = []
    for pair in pairs where inside.contains(pair) {
      let (high, low) = pair.quotientAndRemainder(dividingBy: units)
      let isTwoSided = inside.contains(low * units + high)
      if isTwoSided, high > low { continue }
      comparisons.append(
        .init(high: high, low: low, precision: precision[pair], isTwoSided: isTwoSided))
      needed.insert(high)
      needed.insert(low)
    }
    return Family(place: place, comparisons: comparisons, units: needed.sorted())
  }
}
