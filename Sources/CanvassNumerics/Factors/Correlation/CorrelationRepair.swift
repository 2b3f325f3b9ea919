/// Correlations that were moved until they could be those of some data.
public struct CorrelationRepair: Sendable {
  /// How correlations that contradict each other are made possible.
  public enum Method: String, Sendable, CaseIterable {
    /// The nearest correlation matrix (`NearestCorrelation`).
    case nearest
    /// Eigenvalues below zero raised, as psych does (`SmoothedCorrelation`).
    case smooth
  }

  /// How.
  public let method: Method
  /// The correlations after it.
  public let values: Matrix
  /// How far they were moved, in the Frobenius norm.
  public let distance: Double
  /// The smallest eigenvalue before.
  public let smallestEigenvalue: Double
  /// The pair that was moved most, and by how much.
  public let largestChange: (first: Int, second: Int, change: Double)

  /// Moves correlations.
  ///
  /// - Throws: `MatrixError` where the projections do not settle.
  public init(_ matrix: Matrix, _ method: Method = .nearest) throws {
    self.method = method
    switch method {
    case .nearest:
      let found = try NearestCorrelation(to: matrix)
      (values, distance) = (found.values, found.distance)
      smallestEigenvalue = found.smallestEigenvalue
    case .smooth:
      let found = try SmoothedCorrelation(of: matrix)
      (values, distance) = (found.values, found.distance)
      smallestEigenvalue = found.smallestEigenvalue
    }
    var largest = (first: 0, second: 0, change: 0.0)
    for j in 0..<matrix.columns {
      for i in 0..<j where abs(values[i, j] - matrix[i, j]) > abs(largest.change) {
        largest = (i, j, values[i, j] - matrix[i, j])
      }
    }
    largestChange = largest
  }
}
