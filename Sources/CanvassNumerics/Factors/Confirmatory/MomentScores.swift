/// What each row of a group adds to the score of the parameters, and the trace of the saturated model.
///
/// For Satorra–Bentler the score is that of the row's moments about the sample's, weighted by the
/// model: ½ tr Σ⁻¹Σ_aΣ⁻¹(qqᵀ − S) + μ_aᵀΣ⁻¹q with q = x − x̄; for Yuan–Bentler it is the derivative
/// of the row's log-likelihood.
struct MomentScores {
  let parameters: [Int]
  /// For each parameter of the group the scores of the rows.
  let byParameter: [[Double]]
  /// tr VΓ for Satorra–Bentler, tr B₁A₁⁻¹ for Yuan–Bentler; means count where they are modelled.
  let saturatedTrace: Double

  init(
    _ correction: ScalingCorrection, _ scoring: MomentScoring, _ matrices: MomentStructure.Matrices,
    _ data: Matrix, group g: Int
  ) throws(MatrixError) {
    let structure = scoring.structure
    let n = Double(data.rows)
    let averages = data.columnArrays.map { $0.reduce(0, +) / n }
    let model = matrices.covariance
    let sample = scoring.groups[g].covariance
    let inverse = try Cholesky(of: model, named: "covariance matrix of the model").inverse
    let centre: [Double]
    let reference: Matrix
    let saturated: Matrix
    switch correction {
    case .satorraBentler: (centre, reference, saturated) = (averages, sample, inverse)
    case .yuanBentler:
      centre = structure.hasMeans ? matrices.mean : averages
      reference = model
      saturated = try Cholesky(of: sample, named: "covariance matrix").inverse
    }
    let slopes = MomentSlopes(structure, matrices, group: g)
    let centred = Matrix(rows: data.rows, columns: data.columns) { data[$0, $1] - centre[$1] }
    // The rows of this are Σ⁻¹q.
    let scaled = centred * inverse
    let interruption = Interruption.current
    byParameter = try slopes.covariances.indices.map { k throws(MatrixError) in
      try interruption?.check("confirmatory model")
      let d = slopes.covariances[k]
      let expected = innerProduct((inverse * d).transposed.elements, (inverse * reference).elements)
      let product = scaled * d
      let linear = scaled * slopes.means[k]
      return (0..<data.rows).map { i in
        let square = (0..<d.rows).reduce(0) { $0 + product[i, $1] * scaled[i, $1] }
        return (square - expected) / 2 + (structure.hasMeans ? linear[i] : 0)
      }
    }
    parameters = slopes.parameters
    let deviations = Matrix(rows: data.rows, columns: data.columns) {
      data[$0, $1] - averages[$1]
    }
    let distances = Self.distances(deviations, saturated)
    let ratio = saturated * sample
    let constant = innerProduct(ratio.transposed.elements, ratio.elements)
    // Σ over rows of ½ tr (V(qqᵀ − S)V(qqᵀ − S)), the mean of q′VSVq being tr VSVS.
    let squares = distances.reduce(0) { $0 + $1 * $1 } / n
    saturatedTrace = (squares - constant) / 2 + (structure.hasMeans ? ratio.trace : 0)
  }

  /// qᵀVq for each row.
  private static func distances(_ rows: Matrix, _ weight: Matrix) -> [Double] {
    let product = rows * weight
    return (0..<rows.rows).map { i in
      (0..<rows.columns).reduce(0) { $0 + product[i, $1] * rows[i, $1] }
    }
  }
}
