/// The variance of a sample of two phases: that of drawing the first phase, and that of drawing the second one of it.
///
/// With x the influence at the weights of both phases, Δ_ij = 1 − π_iπ_j/π_ij of each phase, and c_ij = π_iπ_j/π_ij of the
/// second, V = Σ c_ij Δ_ij x_i x_j of the first phase + Σ Δ_ij x_i x_j of the second (C.-E. Särndal, B. Swensson and
/// J. Wretman, Model Assisted Survey Sampling, 1992, result 9.3.1; R: `twophase(method = "full")`).
///
/// The second term is what linearisation has of the units of the second phase. The first one is what it has of the
/// clusters of the first phase, and what `SecondPhaseForm` adds for the units that could not be seen together.
struct TwoPhaseVariance: VarianceMethod {
  /// What a stratum with one cluster adds.
  let lonely: LonelyClusterRule
  /// The first phase.
  private let first: SampleTree
  /// The units of the second phase.
  private let second: SampleTree
  private let form: SecondPhaseForm
  /// The leaf of the first phase in which each part lies.
  private let leafOfPart: [Int32]
  /// The unit of the second phase of which it is a part; −1 where it was not drawn.
  private let unitOfPart: [Int32]
  private let signs: [Double]

  /// - Parameters:
  ///   - leafOfPart: for each part that a unit has of a leaf of the first phase, this leaf; ascending.
  ///   - unitOfPart: the unit.
  ///   - units: the units by the strata of the second phase.
  init(
    _ first: SampleTree, leafOfPart: [Int32], unitOfPart: [Int32], _ units: Stage,
    lonely: LonelyClusterRule
  ) {
    self.lonely = lonely
    self.first = first
    (self.leafOfPart, self.unitOfPart) = (leafOfPart, unitOfPart)
    second = SampleTree(
      stages: [units], ancestors: [], method: LinearisedVariance(lonely: lonely))
    form = SecondPhaseForm(first, leafOfPart: leafOfPart, unitOfPart: unitOfPart, units)
    let clusters = first.stages.reduce(0) { $0 + $1.clusterCount }
    signs =
      [Double](repeating: 1, count: clusters) + form.signs
      + [Double](repeating: 1, count: units.clusterCount)
  }

  func requireVariance(_ tree: SampleTree) throws {
    try lonely.requireVariance(first.stages)
    try lonely.requireVariance(second.stages)
  }

  func looksAtPresence(_ tree: SampleTree) -> Bool {
    second.hasLonelyStrata && lonely.looksAtPresence
  }

  /// The smaller number of the two phases.
  func degreesOfFreedom(_ clustersLessStrata: Int, ofLeaves leaves: [Int32]) -> Int {
    min(clustersLessStrata, second.degreesOfFreedom(ofLeaves: units(of: leaves)))
  }

  /// The units that have some parts, ascending.
  private func units(of parts: [Int32]) -> [Int32] {
    Set(parts.lazy.map { unitOfPart[Int($0)] }.filter { $0 >= 0 }).sorted()
  }

  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    Root(self, parts: leaves)
  }

  /// The root of estimates that have rows in some parts.
  private struct Root: VarianceRoot {
    let method: TwoPhaseVariance
    let parts: [Int32]
    let first: LinearisedRoot
    let second: LinearisedRoot
    /// The places of the leaf and of the unit of each part among those that are present.
    let leafPlaces: [Int]
    let unitPlaces: [Int]
    let leafCount: Int
    let unitCount: Int

    init(_ method: TwoPhaseVariance, parts: [Int32]) {
      self.method = method
      self.parts = parts
      var leaves: [Int32] = []
      leafPlaces = parts.map { part in
        let leaf = method.leafOfPart[Int(part)]
        if leaves.last != leaf { leaves.append(leaf) }
        return leaves.count - 1
      }
      let units = method.units(of: parts)
      var placeOfUnit: [Int32: Int] = [:]
      for (place, unit) in units.enumerated() { placeOfUnit[unit] = place }
      unitPlaces = parts.map { placeOfUnit[method.unitOfPart[Int($0)]] ?? -1 }
      (leafCount, unitCount) = (leaves.count, units.count)
      first = LinearisedRoot(method.first, leaves: leaves, method.lonely)
      second = LinearisedRoot(method.second, leaves: units, method.lonely)
    }

    var count: Int { method.signs.count }
    var signs: [Double]? { method.signs }

    func write(
      _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
    ) {
      var byLeaf = [Double](repeating: 0, count: leafCount)
      var byUnit = [Double](repeating: 0, count: unitCount)
      var byPart = [Double](repeating: 0, count: method.leafOfPart.count)
      for (place, value) in influence.enumerated() {
        byLeaf[leafPlaces[place]] += value
        byPart[Int(parts[place])] = value
        if unitPlaces[place] >= 0 { byUnit[unitPlaces[place]] += value }
      }
      let (start, end) = (first.count, first.count + method.form.count)
      byLeaf.withUnsafeBufferPointer {
        first.write($0, into: UnsafeMutableBufferPointer(rebasing: root[..<start]))
      }
      for (place, element) in method.form.elements(byPart).enumerated() {
        root[start + place] = element
      }
      byUnit.withUnsafeBufferPointer {
        second.write($0, into: UnsafeMutableBufferPointer(rebasing: root[end...]))
      }
    }
  }
}
