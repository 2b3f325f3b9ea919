import ArgumentParser
import CanvassNumerics
import CanvassSampling

/// What `--covariance` accepts.
enum CovarianceOption: ExpressibleByArgument, Sendable {
  case model
  case robust(LinearModel.RobustKind)
  case cluster(String)
  /// By clusters with bias reduction: of a column, or of the design.
  case biasReduced(String?)

  /// The words that need no column.
  static let words = ["model"] + LinearModel.RobustKind.allCases.map { "\($0)" }

  init?(argument: String) {
    if argument == "model" {
      self = .model
    } else if let kind = LinearModel.RobustKind.allCases.first(where: { "\($0)" == argument }) {
      self = .robust(kind)
    } else if argument.hasPrefix("cluster:"), argument.count > 8 {
      self = .cluster(String(argument.dropFirst(8)))
    } else if argument == "cr2" {
      self = .biasReduced(nil)
    } else if argument.hasPrefix("cr2:"), argument.count > 4 {
      self = .biasReduced(String(argument.dropFirst(4)))
    } else {
      return nil
    }
  }

  /// The column of clusters.
  var column: String? {
    switch self {
    case .cluster(let name): name
    case .biasReduced(let name): name
    case .model, .robust: nil
    }
  }

  /// Whether bias is reduced.
  var isBiasReduced: Bool {
    if case .biasReduced = self { return true }
    return false
  }

  /// What needs no column.
  var kind: RegressionCovariance {
    if case .robust(let kind) = self { return .robust(kind) }
    return .model
  }

  /// As it is typed.
  var word: String {
    switch self {
    case .model: "model"
    case .robust(let kind): "\(kind)"
    case .cluster(let name): "cluster:\(name)"
    case .biasReduced(let name): "cr2" + (name.map { ":\($0)" } ?? "")
    }
  }
}
