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
    let w = data.rowWeights
    for j in places {
      let counted = (0..<data.x.rows).filter { w[$0] > 0 }.map { data.x[$0, j] }
      guard counted.contains(where: { $0 != counted[0] }) else {
        throw .constantTerm(term: data.terms[j])
      }
    }
    // The columns beside a constant, which takes the first place.
    let ones = Matrix(rows: data.x.rows, columns: 1, repeating: 1)
    let beside = try RegressionData(
      x: ones.appending(columns: data.x.selecting(columns: places)), y: data.y,
      weights: data.weights,
      lowParts: Dictionary(
        uniqueKeysWithValues: places.enumerated().compactMap { place, j in
          data.lowParts[j].map { (place + 1, $0) }
        }),
      exactColumns: Set(
        places.indices.filter { data.exactColumns.contains(places[$0]) }.map { $0 + 1 }))
    let basis = ModelBasis(beside)
    guard basis.columns.count == places.count + 1 else {
      throw .matrix(
        MatrixError(
          "terms of the model",
          .rankDeficient(rank: basis.columns.count - 1, columns: places.count)))
    }
    let inflation: VarianceInflation
    do throws(MatrixError) {
      inflation = VarianceInflation(
        try InformationFactor(rows: basis.z, weights: w), ParameterMap(basis))
    } catch {
      throw .matrix(error)
    }
    return zip(groups, members).map { group, own in
      let others = places.indices.filter { !own.contains($0) }
      let factor = inflation(own.map { $0 + 1 }, others.map { $0 + 1 })
      return (group.name, factor, pow(factor, 1 / Double(2 * max(1, own.count))))
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
