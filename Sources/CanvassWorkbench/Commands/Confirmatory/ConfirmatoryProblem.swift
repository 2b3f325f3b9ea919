import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Why a confirmatory model cannot be had from some data, in sentences that say what to do.
enum ConfirmatoryProblem {
  /// Runs an analysis of so many factors; what is in its way gets the words of the verb.
  static func worded<Result>(
    factors: Int = 1, weights: String? = nil, _ analyse: () throws -> Result
  ) throws -> Result {
    do {
      return try analyse()
    } catch let error as ConfirmatoryError {
      throw advice(error, weights: weights)
    } catch let error as FactorError {
      throw advice(error, factors: factors)
    } catch ObservationsError.categories(let column, let found, let limit) {
      throw TableError(
        "column \"\(column)\" has \(found) different answers, too many for ordered ones (at most "
          + "\(limit)); use --estimator mlr")
    }
  }

  /// What a model says, with the options that help.
  ///
  /// - Parameter weights: the column of weights.
  static func advice(_ error: ConfirmatoryError, weights: String?) -> any Error {
    switch error {
    case .noFactor:
      UsageError(
        "which factors? Say --factor access=q01-q03 for each, --model \"access =~ q01 + q02 + q03\", "
          + "or dimensions: in the study")
    case .repeatedFactor(let name):
      UsageError("the factor \"\(name)\" is given twice; list its items in one --factor")
    case .loneItem(let factor, let item):
      UsageError(
        "the factor \"\(factor)\" has one item (\"\(item ?? "")\"), and one item cannot "
          + "tell what it measures from what is its own; give the factor two more, or leave it out")
    case .sameItems(let first, let second):
      UsageError(
        "the factors \"\(first)\" and \"\(second)\" have the same items, so they cannot be "
          + "told apart; give each its own")
    case .parameters(let count, let items, let moments):
      UsageError(
        "the model is not identified: it has \(counted: count, "parameter"), and \(counted: items, "item has", "items have") "
          + "only \(moments) variances and covariances; take more items or fewer factors")
    case .oneGroup(let column, let value):
      TableError(
        "column \"\(column)\" has \(part: value.map { "only \"\($0)\"" } ?? "no value") in the rows that count, and groups need two values or more; "
          + "leave out --groups, or choose another column")
    case .constant(let item, let answer, let group):
      TableError(
        "column \"\(item)\" has the same answer, \(number: shortestText(answer)), in every complete "
          + "row\(place(group)), so it measures nothing there; leave it out")
    case .tooFewRows(let n, let items, let group):
      TableError(
        "\(counted: n, "complete row")\(place(group)) \(agreeing: n, "is", "are") too few for \(counted: items, "item"); a confirmatory analysis needs more "
          + "rows than items")
    case .littleWeight(let n, let items, let group):
      TableError(
        "the rows\(place(group)) have so little weight, that of \(English().number(decimals: 1).text(n)) average "
          + "rows, that \(counted: items, "item") cannot be fitted to them; leave the group out "
          + "(--where), or count each row once (--weighting none)")
    case .collinear(let names, let group):
      TableError(
        "columns \(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear\(place(group)): one of them "
          + "follows from the others; leave one out")
    case .incomplete(.neverTogether(let first, let second), let group):
      TableError(
        "no row\(place(group)) has an answer to both \"\(first)\" and \"\(second)\", so nothing is known of "
          + "their covariance, which full information (--missing-rows fiml) needs; leave one of them out"
      )
    case .incomplete(.fewAnswers(let item, let rows, let items), let group):
      TableError(
        "column \"\(item)\" has \(counted: rows, "answer")\(place(group)), too few for \(counted: items, "item"); leave it "
          + "out")
    case .incomplete(.constant(let item), let group):
      TableError(
        "column \"\(item)\" has the same answer in every row that has it\(place(group)), so it measures "
          + "nothing there; leave it out")
    case .incomplete(.collinear(let names), let group):
      TableError(
        "columns \(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear\(place(group)): one of them "
          + "follows from the others; leave one out")
    case .incomplete(.undetermined(let first, let second), let group):
      TableError(
        "the rows with an answer to both \"\(first)\" and \"\(second)\"\(place(group)) do not determine their "
          + "covariance, which full information (--missing-rows fiml) needs; leave one of them out")
    case .noReplicate(let count):
      TableError(
        "the model does not settle in any of \(counted: count, "replicate"); take fewer items, or replicates that "
          + "leave out less")
    case .fullInformation(let estimator):
      UsageError(
        "--estimator \(EstimatorOption(estimator).rawValue) needs complete rows; --missing-rows fiml is for --estimator ml "
          + "and mlr")
    case .weights(let estimator):
      UsageError(
        "--estimator \(EstimatorOption(estimator).rawValue) has no weights yet, and the design has them"
          + "\(part: weights.map { " (\"\($0)\")" } ?? ""); use --estimator mlr, or count each row once with "
          + "--weighting none")
    case .groups:
      UsageError(
        "ordered answers (wlsmv) in several groups are not available; use --estimator mlr with "
          + "--groups, or one group at a time with --where")
    case .notIdentified(let parameter, let group):
      TableError(
        "the model is not identified by these data: other values of \"\(parameter)\"\(part: group.map { " in \"\($0)\"" } ?? "") fit "
          + "as well; give each factor three items or more that correlate")
    case .boundary(let pairs, let isSettled):
      TableError(
        "the model \(part: isSettled ? "is not identified" : "did not settle, as where some loadings grow without bounds"): the polychoric correlations of \(named(pairs)) lie "
          + "on the boundary and have no weight, and the others do not determine it; combine answers that "
          + "few people give, or count half a row in each empty cell (--empty-cells 0.5)")
    }
  }

  /// What the kernel says, in words for people who fit models.
  static func advice(_ error: FactorError, factors: Int) -> any Error {
    switch error {
    case .notConverged(_, let iterations):
      TableError(
        "the model did not settle in \(iterations) iterations, as happens where it is far from the "
          + "data; look at the correlations of the items (correlation, factors), or take fewer "
          + "\(part: factors > 1 ? "factors" : "items")")
    case .matrix(let problem) where problem.matrix == "information matrix":
      TableError(
        "the model is not identified by these data: different loadings and variances fit alike; give "
          + "each factor three items or more that correlate")
    case .matrix(let problem) where problem.matrix == "covariance matrix of the model":
      TableError(
        "the model has no start from which it could be fitted: its items hardly share anything; look "
          + "at their correlations (correlation, factors)")
    default: error
    }
  }

  private static func named(_ pairs: [BoundaryPair]) -> Sentence {
    func both(_ pair: BoundaryPair) -> Sentence { "\"\(pair.first)\" and \"\(pair.second)\"" }
    guard let first = pairs.first else { return "" }
    return pairs.dropFirst().reduce(both(first)) { "\($0); \(both($1))" }
  }

  private static func place(_ group: ConfirmatoryError.Group?) -> Sentence {
    group.map { " where \($0.column) is \"\($0.value)\"" } ?? ""
  }
}
