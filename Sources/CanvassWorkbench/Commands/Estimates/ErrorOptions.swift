import ArgumentParser
import CanvassSampling

/// What is said of the errors of a table of estimates.
struct ErrorOptions: ParsableArguments {
  @Option(help: "Intervals that hold for all estimates of the table together.")
  var simultaneous: SimultaneousMethod?

  @Flag(name: .customLong("no-se"), help: "The estimates alone, without standard errors.")
  var hasNone = false

  func validate() throws {
    if hasNone, let simultaneous {
      throw UsageError(
        "--simultaneous \(simultaneous.rawValue) asks for intervals, and --no-se for none")
    }
  }

  /// What is estimated besides the values.
  var scope: CovarianceScope { hasNone ? .none : simultaneous?.scope ?? .variances }
}

/// Intervals that hold together.
struct JointIntervals {
  let method: SimultaneousMethod
  /// The level of each of them.
  let level: Double
  let intervals: [Interval?]
  /// The seed of what was drawn; `nil` where nothing was.
  let seed: UInt64?

  /// `nil` where none are asked for.
  ///
  /// - Parameter release: what rule packs say of the estimates. The intervals of those that are shown hold together, whatever
  ///   the others are.
  init?(
    _ simultaneous: SimultaneousMethod?, _ estimates: Estimates, _ method: IntervalMethod,
    _ release: EstimateRelease?, _ settings: SurveySettings
  )
    throws
  {
    guard let simultaneous else { return nil }
    self.method = simultaneous
    let seed = settings.seed ?? 1
    self.seed = simultaneous == .maxT ? seed : nil
    level = try estimates.shown(by: release).jointLevel(
      simultaneous, level: settings.level, seed: seed, threads: settings.threads)
    intervals = estimates.intervals(method, level: level)
  }
}

extension SimultaneousMethod: ExpressibleByArgument {}
