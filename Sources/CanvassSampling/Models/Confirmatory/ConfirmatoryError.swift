import CanvassNumerics
import CanvassTables

/// Why a confirmatory model cannot be had from a pattern or from some data.
public enum ConfirmatoryError: ReasonedError, Equatable {
  /// The rows that are not enough for a model.
  public struct Group: Sendable, Equatable {
    /// The column of groups.
    public let column: String
    /// Its value.
    public let value: String

    /// The rows that have a value in a column.
    public init(column: String, value: String) {
      self.column = column
      self.value = value
    }
  }

  /// There is no factor.
  case noFactor
  /// Two factors have one name.
  case repeatedFactor(String)
  /// A factor has one item, or none.
  case loneItem(factor: String, item: String?)
  /// Two factors have the same items.
  case sameItems(String, String)
  /// A model has more parameters than the items have variances and covariances.
  case parameters(Int, items: Int, moments: Int)
  /// The column of groups has one value in the rows that count, or none.
  case oneGroup(column: String, value: String?)
  /// An item has the same answer in every complete row.
  case constant(item: String, answer: Double, Group?)
  /// There are not more complete rows than items.
  case tooFewRows(Int, items: Int, Group?)
  /// The complete rows weigh no more than so many average ones.
  case littleWeight(rows: Double, items: Int, Group?)
  /// Items follow from one another.
  case collinear([String], Group?)
  /// The answers that there are do not determine means and covariances.
  case incomplete(IncompleteAnswersError, Group?)
  /// The model settles in none of so many replicates.
  case noReplicate(Int)
  /// There is no such estimator for rows that miss answers.
  case fullInformation(ConfirmatoryEstimator)
  /// There is no such estimator for rows that count by unequal weights.
  case weights(ConfirmatoryEstimator)
  /// There is no such estimator for groups.
  case groups(ConfirmatoryEstimator)
  /// Other values of a parameter fit as well.
  case notIdentified(parameter: String, group: String?)
  /// Polychoric correlations on the boundary have no weight, and the others do not determine the model;
  /// where not settled, some loadings grow without bounds.
  case boundary([BoundaryPair], isSettled: Bool)

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .noFactor: "a confirmatory analysis needs a factor"
    case .repeatedFactor(let name): "the factor \"\(name)\" is given twice"
    case .loneItem(let factor, let item):
      "the factor \"\(factor)\" has \(part: item == nil ? "no item" : "one item"), and one "
        + "item cannot tell what it measures from what is its own; give the factor two more"
    case .sameItems(let first, let second):
      "the factors \"\(first)\" and \"\(second)\" have the same items, so they cannot be told apart"
    case .parameters(let count, let items, let moments):
      "the model is not identified: it has \(counted: count, "parameter"), and "
        + "\(counted: items, "item has", "items have") only \(moments) variances and covariances"
    case .oneGroup(let column, let value):
      "column \"\(column)\" has \(Sentence.only(value)) in the rows that count, and groups need two "
        + "values or more"
    case .constant(let item, let answer, let group):
      "\"\(item)\" has the same answer, \(number: shortestText(answer)), in every complete "
        + "row\(Sentence.place(group)), so it measures nothing there"
    case .tooFewRows(let rows, let items, let group):
      "\(counted: rows, "complete row")\(Sentence.place(group)) \(agreeing: rows, "is", "are") too "
        + "few for \(counted: items, "item"); a confirmatory analysis needs more rows than items"
    case .littleWeight(let rows, let items, let group):
      "the rows\(Sentence.place(group)) have the weight of \(number: shortestText((rows * 10).rounded() / 10)) "
        + "average rows, too little for \(counted: items, "item")"
    case .collinear(let names, let group):
      "\(Sentence.list(names)) are perfectly collinear\(Sentence.place(group)): one of them follows "
        + "from the others"
    case .incomplete(let problem, let group): "\(problem.reason)\(Sentence.place(group))"
    case .noReplicate(let count):
      "the model does not settle in any of \(counted: count, "replicate")"
    case .fullInformation(let estimator):
      "\(Sentence.method(estimator)) needs complete rows, and full information takes those that miss answers"
    case .weights(let estimator):
      "\(Sentence.method(estimator)) needs rows that count alike, and these have unequal weights"
    case .groups(let estimator):
      "\(Sentence.method(estimator)) is not available in several groups"
    case .notIdentified(let parameter, let group):
      "the model is not identified by these data: other values of "
        + "\"\(parameter)\"\(Sentence.value(group)) fit as well"
    case .boundary(let pairs, let isSettled):
      "the model \(part: isSettled ? "is not identified" : "did not settle"): the polychoric correlations "
        + "of \(Sentence.pairs(pairs)) lie on the boundary and have no weight, and the others do not "
        + "determine it"
    }
  }
}

extension Sentence {
  fileprivate static func only(_ value: String?) -> Sentence {
    value.map { "only \"\($0)\"" } ?? "no value"
  }

  fileprivate static func place(_ group: ConfirmatoryError.Group?) -> Sentence {
    group.map { " where \($0.column) is \"\($0.value)\"" } ?? ""
  }

  fileprivate static func value(_ group: String?) -> Sentence {
    group.map { " in \"\($0)\"" } ?? ""
  }

  fileprivate static func list(_ names: [String]) -> Sentence {
    "\(names.map { "\"\(excerpt(of: $0))\"" }.joined(separator: ", "))"
  }

  fileprivate static func pairs(_ pairs: [BoundaryPair]) -> Sentence {
    func both(_ pair: BoundaryPair) -> Sentence { "\"\(pair.first)\" and \"\(pair.second)\"" }
    guard let first = pairs.first else { return "" }
    return pairs.dropFirst().reduce(both(first)) { "\($0); \(both($1))" }
  }

  fileprivate static func method(_ estimator: ConfirmatoryEstimator) -> Sentence {
    switch estimator {
    case .maximumLikelihood: "maximum likelihood"
    case .satorraBentler: "the correction of Satorra and Bentler"
    case .yuanBentler: "the correction of Yuan and Bentler"
    case .orderedLeastSquares: "least squares of ordered answers"
    }
  }
}
