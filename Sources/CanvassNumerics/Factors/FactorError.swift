/// Why factors cannot be found.
public enum FactorError: ReasonedError, Equatable {
  /// The number of factors is not possible with so many variables.
  case factors(Int, variables: Int, most: Int)
  /// The iteration did not settle.
  case notConverged(what: Sentence, iterations: Int)
  /// An item is not among the variables.
  case unknownItem(String)
  /// An item is named twice for one factor.
  case repeatedItem(String)
  /// Something is needed that was not given.
  case missing(what: Sentence)
  /// Variables follow from one another.
  case collinear([String])
  /// No variables have such correlations; this is their smallest eigenvalue.
  case contradictory(smallest: Double)
  /// Fewer rows than a factor analysis of so many columns needs.
  case tooFewRows(Int, columns: Int)
  /// No answer contradicts that one variable follows from another.
  case follows(String, from: String)
  /// The correlations have no weights of diagonally weighted least squares.
  case noWeights
  /// The correlation of two variables has no variance that its weight could be made of.
  case noVariance(String, String)
  /// No number of factors is suggested.
  case noFactor(RetentionRule)
  /// Correlations that were moved to be possible have no answer to this rule.
  case repaired(RetentionRule)
  /// A target has another number of factors than were taken out.
  case target(factors: Int, found: Int)
  /// Too few factors for a general one and groups.
  case bifactor(factors: Int)
  /// So many loadings cannot be zero.
  case zeros(Int, loadings: Int)
  /// A method of scoring divides by the uniqueness of this variable.
  case uniqueness(String, Double)
  /// A matrix cannot be used.
  case matrix(MatrixError)

  /// One sentence.
  public var reason: Sentence {
    switch self {
    case .factors(let k, let p, let most):
      return most < 1
        ? "\(counted: p, "variable is", "variables are") too few for a factor; at least 3 are needed"
        : "\(counted: k, "factor") of \(counted: p, "variable") cannot be determined; between 1 and \(most) can"
    case .notConverged(let what, let iterations):
      return "the \(what) did not settle in \(iterations) iterations"
    case .unknownItem(let item):
      return "there is no variable \"\(item)\" for a factor to be measured by"
    case .repeatedItem(let item): return "\"\(item)\" is named twice for one factor"
    case .missing(let what): return "\(what) is needed"
    case .collinear(let names):
      let all = names.map { "\"\($0)\"" }.joined(separator: ", ")
      return "\(all) are perfectly collinear: one of them follows from the others"
    case .contradictory:
      return "the correlations contradict each other, as those found pair by pair can"
    case .tooFewRows(let rows, let columns):
      return "\(counted: rows, "row is", "rows are") too few for \(counted: columns, "column"); a "
        + "factor analysis needs more rows than columns"
    case .follows(let name, let other):
      return "no answer contradicts that \"\(name)\" follows from \"\(other)\"; leave one out"
    case .noWeights:
      return "diagonally weighted least squares needs Pearson or polychoric correlations of data"
    case .noVariance(let name, let other):
      return "the correlation of \"\(name)\" and \"\(other)\" has no variance to weight it by"
    case .noFactor: return "no factor is suggested; say how many to take out all the same"
    case .repaired:
      return "correlations that had to be moved to be possible do not say what variables share"
    case .target(let factors, let found):
      return
        "the target has \(counted: factors, "factor"), and \(counted: found, "was", "were") taken out"
    case .bifactor(let factors):
      return "a bifactor rotation needs 3 factors or more, and there are \(factors)"
    case .zeros(let zeros, let loadings):
      return "simplimax cannot make \(zeros) of \(loadings) loadings zero"
    case .uniqueness(let name, let value):
      return "the scores divide by the uniqueness of \"\(name)\", which is \(value)"
    case .matrix(let error): return error.reason
    }
  }
}
