import CanvassNumerics
import CanvassTables
import Glibc

/// The rule that the multipliers of replicate weights follow to the last digit, where they follow one.
///
/// Weights of real producers are often raked or adjusted for nonresponse in every replicate and then follow none; of
/// two replicates every rule looks alike, and they follow none either.
enum WeightPattern: Equatable {
  /// ρ and 2 − ρ; ρ is 0 in plain half samples. Balanced where strata are orthogonal, as a Hadamard matrix makes them
  /// and chance does not.
  case halfSamples(share: Double, isBalanced: Bool)
  /// 0 for one group of rows and k/(k − 1) for all others.
  case oneLeftOut(of: Int)
  /// 0 for one group of rows, more than 1 for others, and 1 for the rest. All pairs have 2, and where both of a pair
  /// are left out in turn there are two replicates for each. Alike are strata of as many groups.
  case oneLeftOutOfStratum(arePairs: Bool, hasBothOfPair: Bool, areAlike: Bool)
  /// 1 and 1 ± 2^(−1/2).
  case successiveDifferences

  /// How far a multiplier may be from that of a rule: weights come with few decimals.
  private static let tolerance = 1e-4

  private static func near(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(b))
  }

  /// The rule of multipliers: replicates × rows.
  init?(_ multipliers: Matrix) {
    guard multipliers.rows > 2, let low = multipliers.elements.min(),
      let high = multipliers.elements.max(), low > -Self.tolerance
    else { return nil }
    if let found = Self.halves(multipliers, low, high) {
      self = found
    } else if Self.differs(multipliers) {
      self = .successiveDifferences
    } else if let found = Self.leftOut(multipliers) {
      self = found
    } else {
      return nil
    }
  }

  private static func halves(_ table: Matrix, _ low: Double, _ high: Double) -> WeightPattern? {
    guard near(low + high, 2), high - low > 0.01,
      table.elements.allSatisfy({ near($0, low) || near($0, high) })
    else { return nil }
    return .halfSamples(share: max(0, low), isBalanced: isBalanced(table))
  }

  /// Whether strata, told apart by the signs of their rows, are orthogonal, and chance would make so many so once in a
  /// million times.
  private static func isBalanced(_ table: Matrix) -> Bool {
    var patterns: Set<[Bool]> = []
    for row in 0..<table.columns where patterns.count < 40 {
      let isAbove = table.column(row).map { $0 > 1 }
      patterns.insert(isAbove[0] ? isAbove : isAbove.map { !$0 })
    }
    let signs = Array(patterns)
    let count = Double(table.rows)
    var pairs = 0.0
    for (place, one) in signs.enumerated() {
      for other in signs[..<place] {
        guard 2 * zip(one, other).count(where: { $0 == $1 }) == table.rows else { return false }
        pairs += 1
      }
    }
    // Half of the signs agree by chance with the probability √(2/πR).
    return pairs / 2 * log(count * .pi / 2) > 6 * log(10)
  }

  private static func differs(_ table: Matrix) -> Bool {
    let values = [1 - 0.5.squareRoot(), 1, 1 + 0.5.squareRoot()]
    var seen: Set<Int> = []
    for element in table.elements {
      guard let place = values.firstIndex(where: { near(element, $0) }) else { return false }
      seen.insert(place)
    }
    return seen.count == values.count
  }

  private static func leftOut(_ table: Matrix) -> WeightPattern? {
    // The multiplier of those that stay, replicate by replicate.
    var factors = [Double](repeating: .nan, count: table.rows)
    var leavesOut = [Bool](repeating: false, count: table.rows)
    // The replicates of the stratum from which each leaves one out.
    var strata = [[Int]](repeating: [], count: table.rows)
    var (hasOnes, hasBothOfPair) = (false, false)
    for row in 0..<table.columns {
      var (zeros, doubled) = (0, 0)
      var own: [Int] = []
      for replicate in 0..<table.rows {
        let value = table[replicate, row]
        if !near(value, 1) { own.append(replicate) }
        if near(value, 0) {
          zeros += 1
          leavesOut[replicate] = true
        } else if near(value, 1) {
          hasOnes = true
        } else if value > 1, value < 2 + 2 * tolerance,
          factors[replicate].isNaN || near(value, factors[replicate])
        {
          factors[replicate] = value
          if near(value, 2) { doubled += 1 }
        } else {
          return nil
        }
      }
      guard zeros < 2 else { return nil }
      for replicate in own {
        if strata[replicate].isEmpty { strata[replicate] = own }
        guard strata[replicate] == own else { return nil }
      }
      if zeros == 1, doubled > 0 { hasBothOfPair = true }
    }
    guard leavesOut.allSatisfy(\.self), factors.allSatisfy({ $0 > 1 }) else { return nil }
    if hasOnes {
      let arePairs = factors.allSatisfy { near($0, 2) }
      return .oneLeftOutOfStratum(
        arePairs: arePairs, hasBothOfPair: arePairs && hasBothOfPair,
        areAlike: factors.allSatisfy { near($0, factors[0]) })
    }
    guard factors.allSatisfy({ near($0, factors[0]) }) else { return nil }
    // Of many groups k/(k − 1) tells k less well than the replicates do.
    let count = Double(table.rows)
    let groups = (factors[0] / (factors[0] - 1)).rounded()
    return .oneLeftOut(of: near(factors[0], count / (count - 1)) ? table.rows : Int(groups))
  }
}

extension WeightPattern {
  /// Whether weights of a kind can look so.
  ///
  /// Any weights may be of the kind `other`. Half samples that are not balanced may be a bootstrap of pairs.
  func fits(_ given: GivenReplicates, replicates: Int) -> Bool {
    if given.rule == .other, !given.isJackknife { return true }
    switch self {
    case .halfSamples(let share, let isBalanced):
      return switch given.rule {
      case .brr: share <= 0.001
      case .fay(let said): abs(said - share) <= 0.001
      case .bootstrap: !isBalanced
      default: false
      }
    case .oneLeftOut(let groups):
      return given.rule == .other
        || (given.rule == .jk1 && (groups == replicates || !given.scales.isEmpty))
    case .oneLeftOutOfStratum(let arePairs, let hasBothOfPair, _):
      return given.rule == .other
        || (given.rule == .jk2 && arePairs && (!hasBothOfPair || !given.scales.isEmpty))
    case .successiveDifferences: return given.rule == .sdr
    }
  }

  /// The rule in words, with the kind to say.
  var words: Sentence {
    switch self {
    case .halfSamples(let share, _) where share <= 0.001:
      "balanced half samples (all are 0 or 2 times the weight: brr)"
    case .halfSamples(let share, _):
      "Fay's half samples (all are \(number: Self.short(share)) or \(number: Self.short(2 - share)) times the weight: "
        + "fay:\(Self.short(share)))"
    case .oneLeftOut(let groups):
      "a jackknife without strata of \(groups) replicates, each of which leaves one group out (jk1)"
    case .oneLeftOutOfStratum(true, true, _):
      "a jackknife of pairs in which both of each pair are left out in turn (jkn with the scale 0.5)"
    case .oneLeftOutOfStratum(true, false, _):
      "a jackknife of pairs in which one of each pair is left out (jk2)"
    case .oneLeftOutOfStratum(false, _, _):
      "a jackknife in which one group of a stratum is left out at a time (jkn with the scales of their producer)"
    case .successiveDifferences: "successive differences (sdr)"
    }
  }

  private static func short(_ number: Double) -> String {
    shortestText((number * 10_000).rounded() / 10_000)
  }
}
