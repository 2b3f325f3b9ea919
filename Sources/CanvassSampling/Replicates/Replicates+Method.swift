import CanvassNumerics

extension Replicates {
  /// The replicates of a sample by a method.
  ///
  /// - Parameters:
  ///   - tree: the stages that are drawn again.
  ///   - order: the leaves in the order in which they were drawn.
  /// - Throws: `DesignError` where the sample is not one for the method; `MemoryShortage`.
  init(
    _ method: ReplicateMethod, of tree: SampleTree, order: [Int], lonely: LonelyClusterRule
  ) throws {
    let stage = tree.stages[0]
    if let lone = (0..<stage.stratumCount).first(where: stage.isLonely),
      lonely == .adjust || lonely == .average
    {
      throw DesignError(
        "stratum \(stage.stratumLabels[lone].sentence) has one cluster, and replicates have no rule \"\(lonely.rawValue)\" "
          + "for it; merge it with another, or let it add nothing")
    }
    switch method.kind {
    case .jackknife:
      guard stage.stratumCount == 1 else {
        throw DesignError(
          "jk1 is for samples without strata, and there are \(stage.stratumCount); take jkn")
      }
      self = .deletingClusters(of: stage, method)
    case .stratifiedJackknife: self = .deletingClusters(of: stage, method)
    case .balanced(let fay): self = try .balanced(stage, method, fay: fay, order: order)
    case .rescalingBootstrap: self = try .rescalingBootstrap(stage, method)
    case .populationBootstrap: self = try .populationBootstrap(stage, method)
    case .multistageBootstrap: self = try .multistageBootstrap(tree, method)
    case .stageByStageBootstrap: self = try .stageByStageBootstrap(tree, method)
    case .generalisedBootstrap: self = try .generalisedBootstrap(tree, method)
    case .successiveDifferences:
      self = try .successiveDifferences(stage, method, order: order)
    }
  }

  /// A table of multipliers, all 1, for replicates × leaves.
  static func ones(_ replicates: Int, leaves: Int) throws -> [Double] {
    try checkRoom(replicates, leaves: leaves)
    return [Double](repeating: 1, count: replicates * leaves)
  }

  /// - Throws: `MemoryShortage` where a table of replicates × leaves has no room.
  private static func checkRoom(_ replicates: Int, leaves: Int) throws {
    try MemoryRoom.check(
      16 * replicates * leaves,
      for: "\(counted: replicates, "replicate") of \(counted: leaves, "cluster")")
  }

  /// Replicates of a table of multipliers, leaf after leaf, that all count the same.
  init(_ method: ReplicateMethod, multipliers: [Double], count: Int, scale: Double) {
    self.init(
      centre: method.centre, scales: [Double](repeating: scale, count: count),
      multipliers: .table(
        Matrix(rows: count, columns: multipliers.count / count, elements: multipliers)))
  }

  /// Replicates whose multipliers are drawn one by one.
  ///
  /// - Parameter draw: the multipliers of all leaves in a replicate.
  init(
    drawing method: ReplicateMethod, leaves: Int, scale: Double,
    _ draw: (inout CounterRandom) -> [Double]
  ) throws {
    let count = method.count ?? 0
    try Replicates.checkRoom(count, leaves: leaves)
    // A leaf's multipliers in eight replicates are a line of the cache.
    let width = 8
    let all = [Double](unsafeUninitializedCapacity: count * leaves) { all, initialized in
      nonisolated(unsafe) let table = all.baseAddress!
      inParallel((count + width - 1) / width) { chunk in
        let first = chunk * width
        let drawn = (first..<min(first + width, count)).map { replicate in
          var random = CounterRandom(seed: method.seed, stream: UInt64(replicate))
          return draw(&random)
        }
        for leaf in 0..<leaves {
          for place in drawn.indices {
            (table + leaf * count + first + place).initialize(to: drawn[place][leaf])
          }
        }
      }
      initialized = count * leaves
    }
    self.init(method, multipliers: all, count: count, scale: scale)
  }
}

extension CounterRandom {
  /// One of the numbers from 0 to below a bound, each as likely.
  mutating func number(below bound: Int) -> Int {
    min(bound - 1, Int(uniform() * Double(bound)))
  }

  /// Calls `body` with so many of them, one after the other.
  mutating func numbers(_ count: Int, below bound: Int, _ body: (Int) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { words in
      fill(words: words)
      for word in words { body(Self.number(word, below: bound)) }
    }
  }

  /// The number that belongs to a random word: that of the part of the words in which it lies. Parts of as good as one size:
  /// of 1,000 numbers one is the likelier by 2·10⁻⁷.
  @inline(__always)
  static func number(_ word: UInt32, below bound: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* UInt64(truncatingIfNeeded: bound)) &>> 32)
  }

  /// So many of the numbers from 0 to below a bound, without repetition.
  mutating func sample(_ count: Int, of bound: Int) -> [Int] {
    var numbers = Array(0..<bound)
    for place in 0..<count { numbers.swapAt(place, place + number(below: bound - place)) }
    return Array(numbers.prefix(count))
  }
}
