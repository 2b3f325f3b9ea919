import CanvassNumerics

/// The variance where clusters of the first stage were drawn with unequal probabilities and without
/// replacement: a quadratic form of their totals in each stratum (`ProbabilityForm`), and at the stages
/// within them what linearisation has, times the probability of the cluster (Särndal, Swensson & Wretman 1992,
/// result 4.4.1).
struct UnequalProbabilityVariance: VarianceMethod {
  /// What a stratum with one cluster adds.
  let lonely: LonelyClusterRule
  /// The forms of the strata with clusters that chance has chosen.
  private let forms: [ProbabilityForm]
  /// The signs of the elements of the first stage.
  private let signs: [Double]

  /// - Parameter joint: the joint probabilities of the clusters of each stratum that were not taken for certain;
  ///   empty where the method has none.
  /// - Throws: `MatrixError` for joint probabilities that cannot be decomposed.
  init(
    _ unequal: UnequalProbabilities, _ stage: Stage, joint: [Matrix], lonely: LonelyClusterRule
  ) throws {
    self.lonely = lonely
    var forms: [ProbabilityForm] = []
    for stratum in 0..<stage.stratumCount {
      let form = try ProbabilityForm(
        unequal, stage, stratum, joint: joint.isEmpty ? nil : joint[stratum])
      if !form.clusters.isEmpty { forms.append(form) }
    }
    self.forms = forms
    signs = forms.flatMap(\.signs)
  }

  func requireVariance(_ tree: SampleTree) throws { try lonely.requireVariance(tree.stages) }

  func looksAtPresence(_ tree: SampleTree) -> Bool {
    tree.hasLonelyStrata && lonely.looksAtPresence
  }

  func places(_ tree: SampleTree) -> [RootPlace]? {
    forms.flatMap(\.places) + tree.clusterPlaces(from: 1)
  }

  func root(_ tree: SampleTree, leaves: [Int32]) -> any VarianceRoot {
    Root(self, tree, leaves: leaves)
  }

  /// The root of estimates that have rows in some leaves.
  private struct Root: VarianceRoot {
    let method: UnequalProbabilityVariance
    /// The first-stage cluster of each leaf.
    let clusterOfLeaf: [Int]
    let clusterCount: Int
    /// How often each form counts; `nil` where the estimate has no rows in the stratum.
    let multiplicity: [Double?]
    let isPooling: Bool
    let isUndefined: Bool
    /// The stages after the first.
    let later: LinearisedRoot?
    let signs: [Double]?

    init(_ method: UnequalProbabilityVariance, _ tree: SampleTree, leaves: [Int32]) {
      self.method = method
      let stage = tree.stages[0]
      clusterOfLeaf = leaves.map(tree.cluster(ofLeaf:))
      clusterCount = stage.clusterCount
      var present: [Int32] = []
      for cluster in clusterOfLeaf where present.last.map(Int.init) != cluster {
        present.append(Int32(cluster))
      }
      let strata = LonelyStrata(method.lonely, stage, presentClusters: present)
      var isPresent = [Bool](repeating: false, count: stage.stratumCount)
      for cluster in present { isPresent[Int(stage.stratumOfCluster[Int(cluster)])] = true }
      multiplicity = method.forms.map { form in
        isPresent[form.stratum] ? strata.multiplicity(of: form.stratum) : nil
      }
      isPooling = strata.isPooling
      isUndefined = strata.isUndefined
      later =
        tree.stages.count > 1 ? LinearisedRoot(tree, leaves: leaves, method.lonely, from: 1) : nil
      let isSum = method.signs.allSatisfy { $0 > 0 }
      signs = isSum ? nil : method.signs + [Double](repeating: 1, count: later?.count ?? 0)
    }

    var count: Int { method.signs.count + (later?.count ?? 0) }

    func write(
      _ influence: UnsafeBufferPointer<Double>, into root: UnsafeMutableBufferPointer<Double>
    ) {
      var totals = [Double](repeating: 0, count: clusterCount)
      for (place, cluster) in clusterOfLeaf.enumerated() { totals[cluster] += influence[place] }
      let first = method.signs.count
      if isUndefined {
        for place in 0..<first { root[place] = .nan }
      } else {
        writeFirstStage(totals, into: UnsafeMutableBufferPointer(rebasing: root[..<first]))
      }
      later?.write(influence, into: UnsafeMutableBufferPointer(rebasing: root[first...]))
    }

    private func writeFirstStage(
      _ totals: [Double], into root: UnsafeMutableBufferPointer<Double>
    ) {
      var (sum, count) = (0.0, 0.0)
      if isPooling {
        for (form, times) in zip(method.forms, multiplicity) where times != nil {
          for cluster in form.clusters { sum += totals[cluster] }
          count += Double(form.clusters.count)
        }
      }
      var place = 0
      for (form, times) in zip(method.forms, multiplicity) {
        defer { place += form.signs.count }
        guard let times else { continue }
        let elements = form.elements(
          totals, pooledMean: isPooling && count > 0 ? sum / count : nil)
        let factor = times.squareRoot()
        for (offset, element) in elements.enumerated() { root[place + offset] = factor * element }
      }
    }
  }
}
