import CanvassNumerics
import CanvassTables

/// A stratum of the population for which a sample is planned.
public struct PlanningStratum: Sendable {
  /// What it is called.
  public let name: String
  /// The domain in which it lies, where results are wanted by domain; empty where they are not.
  public let domain: String
  /// N_h: people in it.
  public let population: Double
  /// c_h > 0: what an answer there costs, in any unit.
  public let cost: Double
  /// The fewest answers to take.
  public let least: Double
  /// The most answers to take, at most N_h.
  public let most: Double
  /// What is expected of each item there.
  public let items: [PlannedQuantity]

  /// A stratum.
  ///
  /// - Throws: `PlanningError` naming the stratum for what cannot be.
  public init(
    _ name: String, domain: String = "", population: Double, cost: Double = 1, least: Double = 1,
    most: Double? = nil, items: [PlannedQuantity]
  ) throws {
    guard population >= 1, population <= SampleSize.greatest else {
      throw PlanningError(
        "stratum \"\(name)\" has a population of \(number: shortestText(population)); it must be from 1 to \(number: shortestText(SampleSize.greatest))"
      )
    }
    guard cost > 0, cost.isFinite else {
      throw PlanningError(
        "an answer in stratum \"\(name)\" costs \(number: shortestText(cost)); costs are positive numbers"
      )
    }
    let most = min(most ?? population, population)
    guard least >= 0, least <= most else {
      throw PlanningError(
        "stratum \"\(name)\" is to have \(number: shortestText(least)) answers at least and "
          + "\(number: shortestText(most)) at most; the first must not exceed the second, nor the population"
      )
    }
    for item in items {
      guard item.unitVariance > 0, item.unitVariance.isFinite else {
        throw PlanningError(
          "stratum \"\(name)\" has no variance (\(number: shortestText(item.value)) ± 0), so that no allocation can be "
            + "made for it; give a share between 0 and 1, or a positive standard deviation")
      }
    }
    self.name = name
    self.domain = domain
    self.population = population
    self.cost = cost
    self.least = max(least, 1)
    self.most = max(most, 1)
    self.items = items
  }

  /// S² of an item with the divisor N − 1.
  func variance(of item: Int) -> Double {
    // One person in a stratum has no variance.
    population > 1 ? items[item].unitVariance * items[item].finiteFactor(population) : 0
  }
}

extension [PlanningStratum] {
  /// The strata, checked together.
  ///
  /// - Throws: `PlanningError` where there are none, or two of one name.
  public func checked() throws -> [PlanningStratum] {
    guard let first else {
      throw PlanningError("there are no strata to allocate a sample to; give one at least")
    }
    var seen = Set<String>()
    for stratum in self {
      guard seen.insert(stratum.name).inserted else {
        throw PlanningError("stratum \"\(stratum.name)\" is there twice; give each one line")
      }
      guard stratum.items.count == first.items.count else {
        throw PlanningError(
          "stratum \"\(stratum.name)\" has \(counted: stratum.items.count, "item"), and \"\(first.name)\" "
            + "\(first.items.count); every stratum needs all items")
      }
    }
    return self
  }

  /// The people of all of them.
  public var population: Double { reduce(0) { $0 + $1.population } }

  /// The variance of the mean of an item over some of the strata, Σ W_h²·D·S_h²(1/n_h − 1/N_h).
  ///
  /// - Parameters:
  ///   - sizes: n_h of each stratum.
  ///   - domain: the strata over which; all if `nil`.
  public func variance(
    of item: Int, sizes: [Double], designEffect: Double, domain: String? = nil
  ) -> Double {
    let inside = indices.filter { domain == nil || self[$0].domain == domain }
    let whole = inside.reduce(0) { $0 + self[$1].population }
    return inside.reduce(0) { sum, h in
      let share = self[h].population / whole
      let rest = Swift.max(1 / sizes[h] - 1 / self[h].population, 0)
      return sum + share * share * designEffect * self[h].variance(of: item) * rest
    }
  }

  /// The mean of an item over some of the strata.
  public func mean(of item: Int, domain: String? = nil) -> Double {
    let inside = filter { domain == nil || $0.domain == domain }
    return inside.reduce(0) { $0 + $1.population * $1.items[item].value } / inside.population
  }

  /// The domains in the order in which they come.
  public var domains: [String] {
    var seen = Set<String>()
    return map(\.domain).filter { seen.insert($0).inserted }
  }
}
