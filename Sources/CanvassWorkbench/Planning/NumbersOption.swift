import ArgumentParser
import CanvassSampling
import Foundation

/// Numbers separated by commas, as in `--cost 750,100`.
struct NumbersOption: ExpressibleByArgument, Sendable {
  let numbers: [Double]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard !parts.contains(where: { PeopleCount.isGrouped(String($0)) }) else { return nil }
    numbers = parts.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard numbers.count == parts.count, numbers.allSatisfy(\.isFinite) else { return nil }
  }
}

/// `--allocation`.
enum AllocationOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case equal, proportional, neyman, power, cost

  /// The rule.
  func rule(exponent: Double) -> AllocationRule {
    switch self {
    case .equal: .equal
    case .proportional: .proportional
    case .neyman: .neyman
    case .power: .power(exponent)
    case .cost: .cost
    }
  }
}

extension MarginKind: ExpressibleByArgument {}
extension GroupComparison.Test: ExpressibleByArgument {}
