import ArgumentParser
import CanvassNumerics

/// `--missing-rows` of `factors`: which rows count where an answer is missing.
enum FactorRowsOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case pairwise, listwise, fiml

  /// The rows that are read.
  var rows: MissingRows {
    switch self {
    case .pairwise, .fiml: .pairwise
    case .listwise: .listwise
    }
  }

  /// The option of rows of correlations that are found pair by pair.
  init(_ rows: MissingRows) {
    self =
      switch rows {
      case .pairwise: .pairwise
      case .listwise: .listwise
      }
  }
}
