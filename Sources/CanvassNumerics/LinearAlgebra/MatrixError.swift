/// What is wrong with a matrix that was to be factored or solved with.
public struct MatrixError: ReasonedError, Equatable {
  /// The kinds of problems. Rows and columns count from 0 here and from 1 in the description.
  public enum Problem: Sendable, Equatable {
    /// It has no rows or no columns.
    case empty
    /// It has to be square.
    case notSquare(rows: Int, columns: Int)
    /// The number of rows or of elements does not agree with what it is used with.
    case shape(found: Sentence, expected: Sentence)
    /// An element is NaN or infinite.
    case notFinite(row: Int, column: Int)
    /// The elements (row, column) and (column, row) differ.
    case notSymmetric(row: Int, column: Int)
    /// The leading block of this order is not positive definite.
    case notPositiveDefinite(order: Int)
    /// The columns are linearly dependent.
    case rankDeficient(rank: Int, columns: Int)
    /// The matrix is singular to working precision.
    case singular(reciprocalCondition: Double)
    /// The element cannot be a correlation: not 1 on the diagonal, or beyond −1...1.
    case notCorrelation(row: Int, column: Int)
    /// A weight is negative or not a number.
    case weight(row: Int)
    /// The iteration of LAPACK did not converge.
    case noConvergence
    /// The work on it was ended on request: `Interruption`.
    case interrupted
  }

  /// What the matrix is, in the words of whoever asked: "correlation matrix".
  public let matrix: Sentence
  /// What is wrong with it.
  public let problem: Problem

  /// An error about the matrix called `matrix`.
  public init(_ matrix: Sentence, _ problem: Problem) {
    self.matrix = matrix
    self.problem = problem
  }

  /// One sentence.
  public var reason: Sentence {
    switch problem {
    case .empty:
      return "the \(matrix) is empty; it needs at least one row and one column"
    case .notSquare(let rows, let columns):
      return "the \(matrix) is \(rows) × \(columns); it must be square"
    case .shape(let found, let expected):
      return "the \(matrix) has \(found) where \(expected) are needed"
    case .notFinite(let row, let column):
      return "the \(matrix) has no finite number in row \(row + 1), column \(column + 1);"
        + " remove or fill what is missing first"
    case .notSymmetric(let row, let column):
      return "the \(matrix) is not symmetric: elements (\(row + 1), \(column + 1)) and"
        + " (\(column + 1), \(row + 1)) differ"
    case .notPositiveDefinite(let order):
      return "the \(matrix) is not positive definite: its first \(order) rows and columns are"
        + " linearly dependent or contradict each other"
    case .rankDeficient(let rank, let columns):
      return
        "the \(matrix) has \(counted: columns, "column") of which only \(counted: rank, "is", "are") linearly independent"
    case .singular(let reciprocal):
      return "the \(matrix) is singular to working precision"
        + " (reciprocal condition number \(reciprocal))"
    case .notCorrelation(let row, let column):
      return "element (\(row + 1), \(column + 1)) of the \(matrix) cannot be a correlation"
    case .weight(let row):
      return "the weights of the \(matrix) must be numbers not below zero; row \(row + 1) has none"
    case .noConvergence:
      return "the eigenvalues or singular values of the \(matrix) did not converge"
    case .interrupted: return Interrupted().reason
    }
  }
}
