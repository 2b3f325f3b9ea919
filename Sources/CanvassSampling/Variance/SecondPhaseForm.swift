/// What the variance of drawing the first of two phases has beside that of a sample that is known in full, since the units
/// of a stratum of the second phase were seen with probability m/M, and two of them with m(m − 1)/(M(M − 1)).
///
/// With Q(x) = Σ Δ_ij x_i x_j of the first phase, x_g the influence in a stratum of the second and x_u that in a unit,
///
/// Σ c_ij Δ_ij x_i x_j = Q(x) + Σ_g (c_g − 1)·Q(x_g) − Σ_u (c_g − f_g)·Q(x_u),
///
/// f_g = m/M and c_g = m(M − 1)/(M(m − 1)). Each Q(y) is Σ_h φ_h(1 − f_h)(n·Σ t² − (Σ t)²)/(n − 1) over the strata of the
/// first phase at each stage, t the totals of their clusters: squares with signs.
struct SecondPhaseForm: Sendable {
  /// The sign of each element.
  private(set) var signs: [Double] = []
  /// What each is multiplied by.
  private var factors: [Double] = []
  /// Where the parts begin that an element adds up, and an end mark.
  private var start = [0]
  private var parts: [Int32] = []

  init(_ first: SampleTree, leafOfPart: [Int32], unitOfPart: [Int32], _ units: Stage) {
    var partsOfUnit = [[Int32]](repeating: [], count: units.clusterCount)
    for (part, unit) in unitOfPart.enumerated() where unit >= 0 {
      partsOfUnit[Int(unit)].append(Int32(part))
    }
    for stratum in 0..<units.stratumCount {
      let fraction = units.fraction[stratum]
      guard fraction < 1 else { continue }
      let m = Double(units.sampled[stratum])
      let own = units.clusters(of: stratum)
      // (M − m)/M·m/(m − 1), of which (c − 1) is the part 1/m; one unit alone is no pair.
      let pair = m > 1 ? (1 - fraction) * m / (m - 1) : 1 - fraction
      if m > 1 {
        add(own.flatMap { partsOfUnit[$0] }.sorted(), pair / m, 1, first, leafOfPart)
      }
      for unit in own { add(partsOfUnit[unit], pair, -1, first, leafOfPart) }
    }
  }

  /// Number of elements.
  var count: Int { signs.count }

  /// The elements.
  ///
  /// - Parameter influence: of all parts.
  func elements(_ influence: [Double]) -> [Double] {
    factors.indices.map { element in
      factors[element]
        * parts[start[element]..<start[element + 1]].reduce(0) { $0 + influence[Int($1)] }
    }
  }

  /// Adds a multiple of Q of some parts.
  private mutating func add(
    _ some: [Int32], _ factor: Double, _ sign: Double, _ tree: SampleTree, _ leafOfPart: [Int32]
  ) {
    for (index, stage) in tree.stages.enumerated() {
      // Parts ascend, and so do their clusters and strata.
      let clusters = some.map { part -> Int32 in
        let leaf = leafOfPart[Int(part)]
        return index < tree.ancestors.count ? tree.ancestors[index][Int(leaf)] : leaf
      }
      var next = 0
      while next < some.count {
        let stratum = stage.stratumOfCluster[Int(clusters[next])]
        let first = next
        while next < some.count, stage.stratumOfCluster[Int(clusters[next])] == stratum {
          next += 1
        }
        let scale = factor * stage.lonelyScale(Int(stratum))
        guard scale > 0, !stage.isLonely(Int(stratum)) else { continue }
        let n = Double(stage.sampled[Int(stratum)])
        let isOne = clusters[first] == clusters[next - 1]
        var position = first
        while position < next {
          let begin = position
          while position < next, clusters[position] == clusters[begin] { position += 1 }
          append(some[begin..<position], isOne ? scale : scale * n / (n - 1), sign)
        }
        if !isOne { append(some[first..<next], scale / (n - 1), -sign) }
      }
    }
  }

  private mutating func append(_ some: ArraySlice<Int32>, _ scale: Double, _ sign: Double) {
    parts += some
    start.append(parts.count)
    factors.append(scale.squareRoot())
    signs.append(sign)
  }
}
