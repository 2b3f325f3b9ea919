/// Why factors cannot be found.
public enum FactorError: Error, Equatable, CustomStringConvertible {
  /// The number of factors is not possible with so many variables.
  case factors(Int, variables: Int, most: Int)
  /// The iteration did not settle.
  case notConverged(what: String, iterations: Int)
  /// An item is not among the variables.
  case unknownItem(String)
  /// An item is named twice for one factor.
  case repeatedItem(String)
  /// Something is needed that was not given.
  case missing(what: String)
  /// Variables follow from one another.
  case collinear([String])
  /// No variables have such correlations; this is their smallest eigenvalue.
  case contradictory(smallest: Double)
  /// A matrix cannot be used.
  case matrix(MatrixError)

  /// One sentence.
  public var description: String {
    switch self {
    case .factors(let k, let p, let most):
      return most < 1
        ? "\(counted(p, "variable is", "variables are")) too few for a factor; at least 3 are needed"
        : "\(counted(k, "factor")) of \(counted(p, "variable")) cannot be determined; between 1 and \(most) can"
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
    case .matrix(let error): return error.description
    }
  }
}
