/// The weighted contributions of the rows of one group to the score and to the whitened moments.
struct GroupScores {
  /// The parameters of the group.
  let parameters: [Int]
  /// Rows × parameters; the weights of the rows are made to add up to n.
  let scores: Matrix
  /// Rows × moments: with u = L⁻¹(x − x̄), Σ = LLᵀ, products u_j u_k less their mean, those with j = k
  /// divided by √2, then u itself where means are modelled; all divided by √n.
  let moments: Matrix
  /// The derivatives of the moments by the parameters.
  let slopes: Matrix

  init(
    _ structure: MomentStructure, _ matrices: MomentStructure.Matrices, _ data: Observations,
    rows n: Double, group g: Int
  ) throws(MatrixError) {
    let rows = data.values.rows
    let total = data.weights.reduce(0, +)
    let weights = data.weights.map { $0 * n / total }
    let averages = data.values.columnArrays.map { innerProduct($0, weights) / n }
    let factor = try Cholesky(
      of: matrices.covariance, named: "covariance matrix of the model")
    let inverse = factor.inverse
    let group = MomentSlopes(structure, matrices, group: g)
    let centre = structure.hasMeans ? matrices.mean : averages
    func deviations(_ from: [Double]) -> Matrix {
      Matrix(rows: rows, columns: from.count) { data.values[$0, $1] - from[$1] }
    }
    // The rows of this are Σ⁻¹q.
    let scaled = deviations(centre) * inverse
    var byParameter: [[Double]] = []
    for (d, mean) in zip(group.covariances, group.means) {
      let expected = innerProduct(inverse.elements, d.elements)
      let product = scaled * d
      let linear = scaled * mean
      byParameter.append(
        (0..<rows).map { i in
          let square = (0..<d.rows).reduce(0) { $0 + product[i, $1] * scaled[i, $1] }
          return weights[i] * ((square - expected) / 2 + (structure.hasMeans ? linear[i] : 0))
        })
    }
    let u = try factor.whiten(deviations(averages).transposed).transposed
    var columns: [[Double]] = []
    for k in 0..<u.columns {
      for j in 0...k {
        let scale = (j == k ? 0.5 : 1).squareRoot() / n.squareRoot()
        let products = (0..<rows).map { u[$0, j] * u[$0, k] }
        let mean = innerProduct(products, weights) / n
        columns.append(zip(products, weights).map { scale * $1 * ($0 - mean) })
      }
    }
    if structure.hasMeans {
      for j in 0..<u.columns {
        columns.append(zip(u.column(j), weights).map { $0 * $1 / n.squareRoot() })
      }
    }
    parameters = group.parameters
    scores = Matrix(columns: byParameter)
    moments = Matrix(columns: columns)
    slopes = n.squareRoot() * (try group.whitened(by: factor, hasMeans: structure.hasMeans))
  }
}
