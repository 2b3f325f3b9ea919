/// Why a regression cannot be fitted or asked something.
public enum RegressionError: ReasonedError, Equatable {
  /// The number of responses, weights, offsets or terms does not agree with the model matrix.
  case shape(what: Sentence, found: Int, expected: Int)
  /// A number that counts is missing or infinite.
  case notFinite(what: Sentence, row: Int)
  /// A weight is negative or not a number.
  case weight(row: Int)
  /// No more rows than parameters.
  case tooFewRows(rows: Int, parameters: Int)
  /// The response has a value that the family does not know.
  case response(row: Int, value: Double, needs: Sentence)
  /// The response is the same in all rows that count.
  case constantResponse
  /// There is no term of this name with a coefficient.
  case unknownTerm(String)
  /// A column that has to vary does not.
  case constantTerm(term: String)
  /// A penalty is negative or not a number.
  case penalty(Double)
  /// The terms separate the outcomes: their coefficients grow without end.
  case separation(terms: [String])
  /// The iteration did not settle.
  case notConverged(iterations: Int)
  /// The quantity does not exist for these weights.
  case undefined(what: Sentence, weights: Sentence)
  /// A covariance that corrects by leverages is that of a linear model.
  case leverages(String)
  /// A covariance of clusters that corrects by leverages is that of a linear or generalised linear model.
  case clusterLeverages(String)
  /// A covariance of clusters that corrects by leverages without weights is that of a linear model.
  case unweightedLeverages(String)
  /// A matrix could not be factored.
  case matrix(MatrixError)

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .shape(let what, let found, let expected):
      return "the model has \(found) \(what) where \(expected) are needed"
    case .notFinite(let what, let row):
      return "\(what) is missing or infinite in row \(row + 1); give the row weight 0 or a number"
    case .weight(let row):
      return "the weight of row \(row + 1) is negative or missing; weights must be zero or more"
    case .tooFewRows(let rows, let parameters):
      return "\(counted: rows, "row is", "rows are") too few for a model with "
        + "\(counted: parameters, "parameter"); leave terms out or use more rows"
    case .response(let row, let value, let needs):
      return
        "the response is \(OrdinalModel.name(value)) in row \(row + 1); this family needs \(needs)"
    case .constantResponse:
      return "the response is the same in every row; there is nothing to explain"
    case .unknownTerm(let term): return "the model has no coefficient for a term \"\(term)\""
    case .constantTerm(let term): return "\"\(term)\" has the same value in every row; leave it out"
    case .penalty(let value): return "a penalty is \(value); it must be a number not below 0"
    case .separation(let terms):
      return "the outcomes are separated by \(terms.joined(separator: ", ")): the coefficients have"
        + " no finite estimate; leave these terms out or merge their categories"
    case .notConverged(let iterations):
      return "the fit did not settle in \(iterations) iterations; rescale or leave out terms"
    case .leverages(let kind):
      return
        "the covariance \(kind) corrects by the leverages of a linear model; take "
        + "hc0 or hc1 here"
    case .clusterLeverages(let kind):
      return
        "the covariance \(kind) corrects by leverages, and models of several categories have none; without it there is that "
        + "of the design, or of the clusters"
    case .unweightedLeverages(let kind):
      return
        "the covariance \(kind) of R's survey corrects by the leverages of a linear model; take that of weighted "
        + "leverages here"
    case .undefined(let what, let weights):
      return "\(what) does not exist for \(weights); use robust or design-based errors"
    case .matrix(let error): return error.reason
    }
  }
}
