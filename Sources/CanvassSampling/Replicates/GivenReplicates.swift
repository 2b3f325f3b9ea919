import CanvassNumerics
import CanvassTables

/// Replicate weights that came with the data: columns of weights, each of which makes an estimate anew, and the
/// rule of their producer for what the distances count for, V = c·Σ_r (θ̂_r − θ̄)².
public struct GivenReplicates: Sendable, Hashable {
  /// The columns, with the weights of the sample in them.
  public var columns: [String]
  /// The rule of the producer.
  public let rule: Rule
  /// As it was written.
  public let kind: String
  /// c where the producer says it: one for all, or one for each column; none where the rule says it.
  public let scales: [Double]
  /// What distances are taken from.
  public var centre: ReplicateMethod.Centre

  /// Rules of producers, as they are written.
  public enum Rule: Sendable, Hashable {
    /// Balanced half samples: c = 1/R.
    case brr
    /// Of Fay's kind: c = 1/(R(1 − ρ)²).
    case fay(Double)
    /// Without strata, one cluster left out at a time: c = (R − 1)/R.
    case jk1
    /// One of a pair left out: c = 1.
    case jk2
    /// A bootstrap: c = 1/(R − 1).
    case bootstrap
    /// Successive differences: c = 4/R.
    case sdr
    /// Another one, whose c is said.
    case other
  }

  /// Replicate weights.
  ///
  /// - Parameters:
  ///   - kind: the rule as it is written: `brr`, `fay:0.3`, `jk1`, `jk2`, `bootstrap`, `sdr`, or `jkn` and `other` with scales.
  ///   - scales: one for all replicates, or one for each in the order of the columns (R: `rscales`).
  /// - Throws: `DesignError` for a rule that there is not, and for a scale that is missing or cannot be.
  public init(
    columns: [String], kind: String, scales: [Double] = [], centre: ReplicateMethod.Centre = .mean
  ) throws {
    let parts = kind.lowercased().split(separator: ":").map(String.init)
    switch (parts.first ?? "", parts.count) {
    case ("brr", 1): rule = .brr
    case ("fay", 2):
      guard let share = Double(parts[1]), share >= 0, share < 1 else {
        throw DesignError("Fay's share is \"\(parts[1])\"; it must be from 0 to below 1")
      }
      rule = .fay(share)
    case ("jk1", 1): rule = .jk1
    case ("jk2", 1): rule = .jk2
    case ("bootstrap", 1): rule = .bootstrap
    case ("sdr", 1), ("acs", 1): rule = .sdr
    case ("jkn", 1), ("other", 1):
      guard !scales.isEmpty else {
        throw DesignError(
          "replicate weights of the kind \(parts[0]) need their scale, which their producer says")
      }
      rule = .other
    default:
      throw DesignError(
        "there are no replicate weights of the kind \"\(kind)\"; there are brr, fay:0.3, jk1, jk2, jkn, bootstrap, sdr, "
          + "other")
    }
    if scales.count == 1, !(scales[0] > 0 && scales[0].isFinite) {
      throw DesignError(
        "the scale of replicate weights is \(number: shortestText(scales[0])); it must be above 0")
    }
    if let place = scales.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw DesignError(
        "the scale of replicate \(place + 1) is \(number: shortestText(scales[place])); it must be 0 or more"
      )
    }
    guard scales.isEmpty || scales.contains(where: { $0 > 0 }) else {
      throw DesignError("the scales of all replicates are 0, so that they tell no variance")
    }
    self.columns = columns
    self.kind = kind
    self.scales = scales
    self.centre = centre
  }

  /// c of each of so many replicates.
  ///
  /// - Throws: `DesignError` where there are other than one or so many scales.
  func scales(of count: Int) throws -> [Double] {
    guard scales.count < 2 || scales.count == count else {
      throw DesignError(
        "there are \(scales.count) scales for \(count) columns of replicate weights; give one for each, or one for all"
      )
    }
    if scales.count == count, count > 1 { return scales }
    return [Double](repeating: scales.first ?? usualScale(of: Double(count)), count: count)
  }

  /// c by the rule.
  private func usualScale(of count: Double) -> Double {
    switch rule {
    case .brr: 1 / count
    case .fay(let share): 1 / (count * (1 - share) * (1 - share))
    case .jk1: (count - 1) / count
    case .jk2, .other: 1
    case .bootstrap: 1 / (count - 1)
    case .sdr: 4 / count
    }
  }

  /// Whether a cluster is left out at a time.
  var isJackknife: Bool {
    switch rule {
    case .jk1, .jk2: true
    case .other: kind.lowercased() == "jkn"
    case .brr, .fay, .bootstrap, .sdr: false
    }
  }

  /// As an answer names it.
  public var name: String {
    "\(kind), \(columns.count) weights given"
  }
}

extension Design {
  /// The same sample with the replicate weights of its data.
  ///
  /// - Throws: `TableError` for an unknown column; `DesignError` naming the row for a weight that is missing, and for too
  ///   few replicates; `MemoryShortage`.
  func replicated(by given: GivenReplicates, in table: Table) throws -> Design {
    let count = given.columns.count
    guard count > 1 else {
      throw DesignError(
        "there must be 2 or more columns of replicate weights, and there \(agreeing: count, "is", "are") \(count)"
      )
    }
    guard specification.weights != nil else {
      throw DesignError(
        "replicate weights need the weights of the sample beside them, which give the estimates")
    }
    var multipliers = try Replicates.ones(count, leaves: rowCount)
    var tellsVariance = false
    var decimals = CommonDecimals()
    for (replicate, name) in given.columns.enumerated() {
      let column = try table.column(name)
      for row in 0..<rowCount {
        let weight = column.number(at: row)
        guard weight.isFinite else {
          throw DesignError(
            "the replicate weight \"\(name)\" is \(part: column.text(at: row) == nil ? "missing" : "no number") in row \(row + 1)"
          )
        }
        guard weights[row] != 0 || weight == 0 else {
          throw DesignError(
            "row \(row + 1) has the weight 0 and a replicate weight in \"\(name)\"; leave the row out or give its weight"
          )
        }
        if weight != weights[row] { tellsVariance = true }
        decimals.add(weight)
        multipliers[row * count + replicate] = weights[row] == 0 ? 0 : weight / weights[row]
      }
    }
    let table = Matrix(rows: count, columns: rowCount, elements: multipliers)
    let scales = try given.scales(of: count)
    guard tellsVariance else {
      throw DesignError(
        "all replicate weights are the weight itself, so that they tell no variance")
    }
    let counted = weights.indices.filter { weights[$0] > 0 }
    let check = GivenWeightCheck(
      given, counted.count == rowCount ? table : table.selecting(columns: counted), scales: scales,
      weights: counted.map { weights[$0] })
    try check.requireRule()
    let replicates = Replicates(
      centre: given.centre, scales: scales, multipliers: .table(table), weights: weights)
    var notes = check.notes
    if specification.clusters.isEmpty, let unit = decimals.unit {
      let leaves = counted.map(Int32.init)
      // Three units are more than what the rounding of a few columns makes of another one.
      let rank = replicates.independentWeights(ofLeaves: leaves) ?? 0
      if rank > replicates.independentWeights(ofLeaves: leaves, above: 3 * unit) ?? 0 {
        notes.append(.roundedReplicateWeights(decimals: decimals.count, freedom: rank - 1))
      }
    }
    return Design(
      self, rowsAsLeaves: weights, weighting: weighting, replicates, notes: notes)
  }
}

/// The decimals that some numbers have in common, as where they were rounded.
private struct CommonDecimals {
  /// So many, up to 4, which stands for any number.
  private(set) var count = 0
  private var power = 1.0

  mutating func add(_ number: Double) {
    while count < 4 {
      let scaled = number * power
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return }
      count += 1
      power *= 10
    }
  }

  /// One unit of the last; `nil` where there are more than three.
  var unit: Double? { count < 4 ? 1 / power : nil }
}
