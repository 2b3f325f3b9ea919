extension LinearModel {
  /// Columns that belong together, as the indicators of one factor.
  public struct TermGroup: Sendable, Equatable {
    /// The name of the group.
    public let name: String
    /// The terms in it.
    public let terms: [String]

    /// A group of terms.
    public init(name: String, terms: [String]) {
      self.name = name
      self.terms = terms
    }
  }

  /// How much a group of coefficients suffers from the others: |R₁₁||R₂₂|/|R| for the correlations R of
  /// the columns, R₁₁ those within the group. For a group of one it is the variance inflation factor;
  /// its 1/2f-th power, f the number of terms, compares groups. J. Fox and G. Monette, J. Amer. Statist.
  /// Assoc. 87 (1992).
  ///
  /// - Throws: `RegressionError` if a term is unknown, aliased or constant, or the columns are
  ///   dependent.
  public func generalizedVarianceInflation(
    _ groups: [TermGroup]
  ) throws(RegressionError) -> [(group: String, factor: Double, perTerm: Double)] {
    let w = data.rowWeights
    var places: [Int] = []
    var members: [[Int]] = []
    for group in groups {
      var own: [Int] = []
      for term in group.terms {
        guard let j = columns.first(where: { data.terms[$0] == term }) else {
          throw .unknownTerm(term)
        }
        own.append(places.count)
        places.append(j)
      }
      members.append(own)
    }
    let x = data.x
    var r = Matrix.identity(places.count)
    for j in places.indices {
      for i in 0..<j {
        let value = CorrelationMatrix.pearsonCoefficient(
          x.column(places[i]), x.column(places[j]), w)
        guard value.isFinite else { throw .constantTerm(term: data.terms[places[i]]) }
        (r[i, j], r[j, i]) = (value, value)
      }
    }
    do throws(MatrixError) {
      func logDeterminant(_ rows: [Int]) throws(MatrixError) -> Double {
        guard !rows.isEmpty else { return 0 }
        return try Cholesky(
          of: r.selecting(rows: rows, columns: rows), named: "correlations of the terms"
        ).logDeterminant
      }
      let all = try logDeterminant(Array(places.indices))
      var result: [(group: String, factor: Double, perTerm: Double)] = []
      for (group, own) in zip(groups, members) {
        let others = places.indices.filter { !own.contains($0) }
        let factor = exp(try logDeterminant(own) + (try logDeterminant(others)) - all)
        result.append((group.name, factor, pow(factor, 1 / Double(2 * max(1, own.count)))))
      }
      return result
    } catch {
      throw .matrix(error)
    }
  }

  /// The condition indices of the columns with coefficients: `RegressionData.conditionIndices`.
  ///
  /// - Throws: `MatrixError` if the singular values do not converge.
  public func conditionIndices() throws(MatrixError) -> [Double] {
    try data.scaledConditionIndices(columns: columns)
  }
}

extension RegressionData {
  /// The condition indices of the weighted model matrix with its columns scaled to length 1: the
  /// largest singular value over each. Above 30 coefficients are strained. D. A. Belsley, E. Kuh and
  /// R. E. Welsch, Regression Diagnostics (1980).
  ///
  /// - Returns: ascending; `nil` if the singular values do not converge.
  public func conditionIndices(columns: [Int]) -> [Double]? {
    try? scaledConditionIndices(columns: columns)
  }

  func scaledConditionIndices(columns: [Int]) throws(MatrixError) -> [Double] {
    let x = x.selecting(columns: columns).scalingRows(by: rowWeights.map { $0.squareRoot() })
    let scaled = x.scalingColumns(
      by: x.columnArrays.map { 1 / LeastSquares.norm($0) })
    let values = try SingularValues.values(of: scaled, named: "model matrix")
    return values.map { values[0] / $0 }
  }
}
