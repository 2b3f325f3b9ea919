import CanvassNumerics
import CanvassTables
import Foundation

/// How a sample is shared out among strata.
public enum AllocationRule: Sendable, Hashable {
  /// As many in each.
  case equal
  /// n_h ∝ N_h.
  case proportional
  /// n_h ∝ N_h·S_h: the least variance for so many answers (Neyman 1934; Cochran 1977, section 5.9).
  case neyman
  /// n_h ∝ S_h·N_h^q/ȳ_h: a compromise between the whole and its parts (Bankier, Amer. Statist. 42, 1988).
  case power(Double)
  /// n_h ∝ N_h·S_h/√c_h: the least variance for so much money (Cochran 1977, section 5.5).
  case cost
}

/// What there is to share out.
public enum AllocationTotal: Sendable, Hashable {
  /// So many answers.
  case answers(Int)
  /// So much money, Σ c_h·n_h.
  case budget(Double)
}

/// A sample that is shared out.
public struct Allocation: Sendable {
  /// The strata.
  public let strata: [PlanningStratum]
  /// n_h before it is rounded; within `least` and `most`.
  public let exact: [Double]
  /// n_h.
  public let answers: [Int]
  /// Σ n_h.
  public var total: Int { answers.reduce(0, +) }
  /// Σ c_h·n_h.
  public var cost: Double { zip(strata, answers).reduce(0) { $0 + $1.0.cost * Double($1.1) } }
  /// n_h as numbers.
  public var sizes: [Double] { answers.map(Double.init) }
}

extension [PlanningStratum] {
  /// Shares out a sample in each domain by itself.
  ///
  /// - Parameter answers: how many answers a domain has.
  /// - Throws: `PlanningError`, as for one.
  public func allocate(
    inDomains answers: (String) -> Int, by rule: AllocationRule
  ) throws -> Allocation {
    var (exact, whole) = (map { _ in 0.0 }, map { _ in 0 })
    for domain in domains {
      let places = indices.filter { self[$0].domain == domain }
      let strata = places.map { self[$0] }
      let wanted = answers(domain)
      let most = strata.reduce(0) { $0 + $1.most }
      guard domain.isEmpty || Double(wanted) <= most else {
        throw PlanningError(
          "domain \"\(domain)\" is to have \(counted: wanted, "answer"), and its strata can have \(number: shortestText(withoutRounding(most))) at "
            + "most; allow more in them, or ask for less there")
      }
      let own = try strata.allocate(.answers(wanted), by: rule)
      for (place, h) in places.enumerated() {
        (exact[h], whole[h]) = (own.exact[place], own.answers[place])
      }
    }
    return Allocation(strata: self, exact: exact, answers: whole)
  }

  /// Shares a sample out.
  ///
  /// Where a rule asks for more than a stratum has, or fewer than its least number, that limit is taken and the rest
  /// shared out among the others (Cochran 1977, section 5.8), until all limits hold. Whole numbers are those
  /// that make Σ A_h²/n_h least of all whole numbers with that sum, where n_h ∝ A_h is the rule (Wright, Statist.
  /// Probab. Lett. 82, 2012). Of a budget n_h is rounded down, and what is left buys single answers, each
  /// where Σ c_h·A_h²/n_h falls most for its money; under the rule of costs that is the variance.
  ///
  /// - Parameter item: the item whose variances count.
  /// - Throws: `PlanningError` where limits contradict what there is to share out.
  public func allocate(_ total: AllocationTotal, by rule: AllocationRule, item: Int = 0) throws
    -> Allocation
  {
    _ = try checked()
    let pull = try self.map { try $0.pull(rule, item: item) }
    switch total {
    case .answers(let count):
      let exact = try bounded(Double(count), pull, price: { _ in 1 })
      // From a little below the exact ones.
      let start = indices.map { h in
        Int(
          Swift.max(self[h].least.rounded(.up), (exact[h] - Double(self.count)).rounded(.down), 1))
      }
      return Allocation(
        strata: self, exact: exact,
        answers: adding(to: start, pull: pull, total: Double(count), price: { _ in 1 }))
    case .budget(let budget):
      let exact = try bounded(budget, pull, price: \.cost)
      let down = zip(self, exact).map {
        Int(Swift.max(($1 * (1 + 1e-12)).rounded(.down), $0.least.rounded(.up)))
      }
      return Allocation(
        strata: self, exact: exact,
        answers: adding(to: down, pull: pull, total: budget, price: \.cost))
    }
  }

  /// n_h = t·A_h within its limits, with t such that Σ price·n_h is what there is.
  private func bounded(
    _ total: Double, _ pull: [Double], price: (PlanningStratum) -> Double
  ) throws -> [Double] {
    let least = reduce(0) { $0 + price($1) * $1.least }
    let most = reduce(0) { $0 + price($1) * $1.most }
    guard total >= least, total.isFinite else {
      throw PlanningError(
        "\(number: shortestText(total)) is less than the \(number: shortestText(withoutRounding(least))) that the least numbers of all strata "
          + "take; ask for fewer in each, or allow more in all")
    }
    guard total <= most else {
      throw PlanningError(
        allSatisfy { $0.most >= $0.population }
          ? "\(number: shortestText(total)) is more than the \(number: shortestText((most * 1e6).rounded() / 1e6)) that all strata can take; a sample is not "
            + "larger than the population"
          : "\(number: shortestText(total)) is more than the \(number: shortestText(withoutRounding(most))) that all strata may take; allow more in "
            + "them, or share out less")
    }
    func sizes(_ t: Double) -> [Double] {
      indices.map { Swift.min(Swift.max(t * pull[$0], self[$0].least), self[$0].most) }
    }
    func spent(_ t: Double) -> Double {
      zip(self, sizes(t)).reduce(0) { $0 + price($1.0) * $1.1 }
    }
    // Σ price·n_h grows with t, in pieces that are straight between the limits.
    let corners = indices.flatMap { [self[$0].least / pull[$0], self[$0].most / pull[$0]] }.sorted()
    guard let above = corners.firstIndex(where: { spent($0) >= total }) else {
      return sizes(corners[corners.count - 1])
    }
    let high = corners[above]
    let low = above == 0 ? 0 : corners[above - 1]
    let (a, b) = (spent(low), spent(high))
    return sizes(b > a ? low + (high - low) * ((total - a) / (b - a)) : high)
  }

  /// Whole numbers with answers added one by one while `total` allows one: where n_h ∝ A_h is the best, that is where
  /// Σ price·A²/n falls most for its price.
  private func adding(
    to start: [Int], pull: [Double], total: Double, price: (PlanningStratum) -> Double
  ) -> [Int] {
    var sizes = start
    let prices = map(price)
    let most = map { Int($0.most.rounded(.down)) }
    var spent = zip(prices, sizes).reduce(0) { $0 + $1.0 * Double($1.1) }
    let room = total * (1 + 1e-12)
    while true {
      var best: Int?
      var gain = -1.0
      for h in indices where sizes[h] < most[h] && spent + prices[h] <= room {
        let n = Double(sizes[h])
        let here = pull[h] * pull[h] / (n * (n + 1))
        if here > gain { (best, gain) = (h, here) }
      }
      guard let best else { return sizes }
      sizes[best] += 1
      spent += prices[best]
    }
  }
}

extension PlanningStratum {
  /// A_h, to which the answers are proportional.
  fileprivate func pull(_ rule: AllocationRule, item: Int) throws -> Double {
    switch rule {
    case .equal: return 1
    case .proportional: return population
    case .neyman: return try population * deviation(item)
    case .cost: return try population * deviation(item) / cost.squareRoot()
    case .power(let exponent):
      guard exponent >= 0, exponent <= 1 else {
        throw PlanningError(
          "the power of the allocation is \(shortestText(exponent)); it must be from 0, which treats all strata alike, to "
            + "1, which is for the whole")
      }
      let mean = items[item].value
      guard mean != 0 else {
        throw PlanningError(
          "the mean of stratum \"\(name)\" is 0, and power allocation divides by it; take another rule"
        )
      }
      return try deviation(item) * pow(population, exponent) / abs(mean)
    }
  }

  private func deviation(_ item: Int) throws -> Double {
    guard items.indices.contains(item) else {
      throw PlanningError(
        "nothing is said of the variance in stratum \"\(name)\"; give its share, or its standard deviation"
      )
    }
    return items[item].unitVariance.squareRoot()
  }
}

/// A sum of prices or sizes without the digits that adding up leaves.
private func withoutRounding(_ sum: Double) -> Double { (sum * 1e6).rounded() / 1e6 }
