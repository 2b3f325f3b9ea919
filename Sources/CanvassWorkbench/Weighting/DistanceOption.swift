import ArgumentParser
import CanvassSampling
import Foundation

/// `--distance`.
enum DistanceOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case linear, raking, logit

  /// The distance within bounds, where there are any.
  ///
  /// - Throws: `CalibrationError.boundsNeeded`.
  func method(_ bounds: CalibrationBounds?) throws -> CalibrationMethod {
    switch (self, bounds) {
    case (.linear, nil): return .linear
    case (.linear, let bounds?): return .linearWithin(bounds)
    case (.raking, nil): return .raking
    case (.raking, let bounds?): return .rakingWithin(bounds)
    case (.logit, let bounds?): return .logit(bounds)
    case (.logit, nil): throw CalibrationError.boundsNeeded
    }
  }
}

/// `--bounds 0.4,1.9`.
struct BoundsOption: ExpressibleByArgument, Sendable {
  let lower: Double
  let upper: Double

  init?(argument: String) {
    let parts = argument.split(separator: ",").compactMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    guard parts.count == 2, parts[0] < parts[1] else { return nil }
    (lower, upper) = (parts[0], parts[1])
  }
}
