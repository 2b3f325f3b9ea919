import CanvassSampling

/// Weights that are adjusted.
protocol WeightPhrases: Sendable {
  var title: String { get }
  /// What a step was.
  ///
  /// - Parameters:
  ///   - iterations: steps of the solver; `nil` where there were none.
  ///   - targets: totals that it was to reach.
  ///   - trimmed: weights that were cut off.
  ///   - classes: classes of nonresponse.
  func step(
    _ step: WeightingStep, iterations: Int?, targets: Int, trimmed: Int, classes: Int
  ) -> String

  // Margins.
  var margins: String { get }
  var target: String { get }
  var before: String { get }
  var after: String { get }
  var achieved: String { get }
  /// (achieved − target)/target, in percent.
  var difference: String { get }

  // Nonresponse.
  var responseClasses: String { get }
  var responseClass: String { get }
  var sampled: String { get }
  var responded: String { get }
  var rate: String { get }

  // Distribution.
  var distribution: String { get }
  var rows: String { get }
  var sum: String { get }
  var least: String { get }
  var greatest: String { get }
  func quantile(_ share: String) -> String
  var mean: String { get }
  var variation: String { get }
  var kish: String { get }
  var effectiveRows: String { get }
  var extreme: String { get }

  /// What a step is called within a sentence.
  func name(_ step: WeightingStep) -> String
  /// A sentence on the weights that an estimate rests on.
  ///
  /// - Parameters:
  ///   - reproducesTotals: whether totals do not vary, since the weights reproduce them.
  ///   - isReplayed: whether every replicate makes them anew.
  func madeBy(_ steps: [String], reproducesTotals: Bool, isReplayed: Bool) -> String
  func written(column: String, file: String) -> String

  // What the reader should know.
  func negative(rows: Int) -> String
  /// A column was named and no file.
  func notWritten(column: String) -> String
  func missed(targets: Int) -> String
}
