/// A fitted model as a design sees it: estimates, the information in them, and what each row
/// contributes to the score. Row scores added up by cluster give design-based standard errors, added
/// up by row robust ones.
///
/// Information and scores are those of the parameters of the fit, which `map` leads back to the
/// parameters: a regression on columns that nearly depend on each other is fitted in others.
public protocol ScoredModel: Sendable {
  /// The names of the parameters that were estimated.
  var parameters: [String] { get }
  /// Their estimates.
  var estimates: [Double] { get }
  /// From the parameters of the fit to the parameters; the same unless said otherwise.
  var map: ParameterMap { get }
  /// The estimates of the parameters of the fit.
  var fittedEstimates: [Double] { get }
  /// Minus the derivative of the score, observed or expected: parameters × parameters of the fit.
  var information: Matrix { get }
  /// The weighted contribution of each row to the score: rows × parameters of the fit; columns add up
  /// to zero.
  var rowScores: Matrix { get }
  /// The sizes of the numbers that row scores are differences of, whose last digits are the doubt in them; of the shape of
  /// `rowScores`, and their sizes unless said otherwise.
  var rowScoreSizes: Matrix { get }
  /// Along what a response moves the scores of its row: rows × parameters of the fit, each row up to a factor; the scores
  /// unless said otherwise.
  var rowDirections: Matrix { get }
  /// What solves with the information and leaves its inverse.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix
}

extension ScoredModel {
  /// The parameters of the fit are the parameters.
  public var map: ParameterMap { .identity(parameters.count) }
  /// The sizes of the scores.
  public var rowScoreSizes: Matrix { rowScores.map(abs) }
  /// The scores.
  public var rowDirections: Matrix { rowScores }
  /// The parameters of the fit are the parameters.
  public var fittedEstimates: [Double] { estimates }

  /// A⁻¹B by the factor of the information in coordinates of unit information.
  public func solveInformation(_ b: Matrix) throws(MatrixError) -> Matrix {
    try InformationFactor(information: information).solved(b)
  }

  /// A⁻¹BA⁻¹ for the information A and a covariance B of the total score, both of the parameters of
  /// the fit.
  ///
  /// - Throws: `MatrixError` if the information is singular or the shapes differ.
  public func sandwich(_ scoreCovariance: Matrix) throws(MatrixError) -> ParameterCovariance {
    let half = try solveInformation(scoreCovariance)
    let whole = try solveInformation(half.transposed)
    return ParameterCovariance(
      Matrix(rows: whole.rows, columns: whole.rows) { (whole[$0, $1] + whole[$1, $0]) / 2 }, map)
  }

  /// The influence of each row on the estimates of the fit: row scores times the inverse information.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func rowInfluences() throws(MatrixError) -> Matrix {
    var influences = rowScores
    // The parameters of the fit are well conditioned, so that the inverse loses nothing.
    influences.multiplyRows(by: try solveInformation(.identity(influences.columns)))
    return influences
  }

  /// The influence of each row on a linear function of the parameters of the fit, and the sizes of the terms that it is the
  /// sum of.
  ///
  /// - Parameter gradient: the slopes of the function by these parameters.
  /// - Throws: `MatrixError` if the information is singular.
  package func rowInfluence(
    along gradient: [Double]
  ) throws(MatrixError) -> (values: [Double], sizes: [Double]) {
    let solved = try solved(gradient)
    return (rowScores * solved, rowScoreSizes * solved.map(abs))
  }

  private func solved(_ gradient: [Double]) throws(MatrixError) -> [Double] {
    try solveInformation(Matrix(rows: gradient.count, columns: 1, elements: gradient)).column(0)
  }

  /// For each row whether its response moves a linear function of the parameters of the fit, be it with a weight or without.
  ///
  /// - Parameter gradient: the slopes of the function by these parameters.
  /// - Throws: `MatrixError` if the information is singular.
  package func rowsTelling(along gradient: [Double]) throws(MatrixError) -> [Bool] {
    let solved = try solved(gradient)
    let directions = rowDirections
    let moves = directions * solved
    let sizes = directions.map(abs) * solved.map(abs)
    // Of a function that a row does not touch the rounding of a well-conditioned fit is left.
    return zip(moves, sizes).map { abs($0) > 1e-9 * $1 }
  }

  /// The robust covariance with rows as independent units: A⁻¹ (Σ s_i s_iᵀ) A⁻¹, without corrections for
  /// small samples.
  ///
  /// - Throws: `MatrixError` if the information is singular.
  public func robustCovariance() throws(MatrixError) -> Matrix {
    try sandwich(rowScores.symmetricProduct).matrix
  }
}
