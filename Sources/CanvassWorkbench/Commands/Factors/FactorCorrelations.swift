import CanvassNumerics
import CanvassTables

/// Correlations that are fit for a factor analysis.
struct FactorCorrelations {
  let matrix: CorrelationMatrix
  /// The number of rows that fit and tests go by.
  let rows: Double
  /// How far the matrix was moved to become one that can be; `nil` where it was left alone.
  let repair: NearestCorrelation?
  /// 1 over the variance that each correlation has for rows drawn independently, Σw²z² with z what a
  /// row moves it by; `nil` for correlations from a file or of ranks.
  private let precision: (() throws -> Matrix)?

  /// Correlations of a survey's columns. Where answers are missing or correlations are estimated
  /// pair by pair, the matrix may be impossible; the nearest possible one takes its place.
  init(_ data: Measurements, _ kind: CorrelationKind) throws {
    let count = data.columns.count
    guard data.rows > count else {
      throw TableError(
        "\(counted(data.rows, "row is", "rows are")) too few for \(counted(count, "column")); a factor analysis needs more rows than "
          + "columns")
    }
    let found = try kind.matrix(data.observations, missing: data.missing)
    if kind == .polychoric { try Self.requireDistinct(found) }
    let eigen = try SymmetricEigen(of: found.values, named: "correlation matrix")
    rows = Double(data.rows)
    precision = Self.precision(data, kind)
    guard eigen.values[count - 1] < -Self.rounding else {
      try Self.requireRegular(found.names, eigen)
      matrix = found
      repair = nil
      return
    }
    let nearest = try NearestCorrelation(to: found.values)
    matrix = try CorrelationMatrix(nearest.values, names: found.names, rows: rows)
    repair = nearest
  }

  /// Correlations of a file, which must be possible as they stand.
  init(_ file: CorrelationFile, rows: Double) throws {
    let names = file.correlations.names
    guard names.count >= 2 else {
      throw TableError("a factor analysis needs at least 3 columns, and \"\(file.path)\" gives 1")
    }
    guard rows > Double(names.count) else {
      throw TableError(
        "\(counted(Int(rows), "observation is", "observations are")) too few for \(names.count) columns; a factor analysis needs "
          + "more rows than columns (--observations)")
    }
    let eigen = try SymmetricEigen(of: file.correlations.values, named: "correlation matrix")
    let smallest = eigen.values[names.count - 1]
    guard smallest >= -Self.rounding else {
      throw TableError(
        "\"\(file.path)\" is no correlation matrix: it is not positive semi-definite, its smallest "
          + "eigenvalue being \(Wording.english.number(smallest: abs(smallest), value: 1).text(smallest)); some "
          + "of its correlations contradict each other")
    }
    try Self.requireRegular(names, eigen)
    matrix = file.correlations
    self.rows = rows
    repair = nil
    precision = nil
  }

  /// The weights of diagonally weighted least squares.
  ///
  /// - Throws: `TableError` where there are none, or for a correlation that no row moves.
  func weights() throws -> Matrix {
    guard let precision else {
      throw TableError(
        "for --extraction dwls, data with pearson or polychoric correlations are needed: each "
          + "correlation is weighted by the error that its rows show; take minres without them")
    }
    return try precision()
  }

  private static func precision(
    _ data: Measurements, _ kind: CorrelationKind
  ) -> (() throws -> Matrix)? {
    let influence: () throws -> CorrelationInfluence
    switch kind {
    case .pearson: influence = { try .pearson(data.observations, missing: data.missing.rule) }
    case .polychoric:
      influence = {
        try .polychoric(
          data.observations, curvature: .scoreProducts, emptyCells: .halfInFourfoldTables)
      }
    case .spearman, .kendall: return nil
    }
    return {
      let found = try influence()
      let count = data.columns.count
      var weights = Matrix.identity(count)
      for (pair, (i, j)) in found.pairs.enumerated() {
        let variance = zip(found.values.column(pair), data.observations.weights).reduce(0) {
          $0 + $1.0 * $1.0 * $1.1 * $1.1
        }
        guard variance > 0, variance.isFinite else {
          throw TableError(
            "the correlation of \"\(data.columns[i])\" and \"\(data.columns[j])\" has no variance, "
              + "which --extraction dwls divides by; use minres")
        }
        weights[i, j] = 1 / variance
        weights[j, i] = weights[i, j]
      }
      return weights
    }
  }

  /// Eigenvalues of correlations nearer to zero than this are zero.
  private static let rounding = 1e-10

  private static func requireRegular(_ names: [String], _ eigen: SymmetricEigen) throws {
    guard let smallest = eigen.values.last, smallest < rounding else { return }
    let vector = eigen.vectors.column(names.count - 1)
    let involved = zip(names, vector).filter { abs($0.1) > 1e-6 }.map { "\"\($0.0)\"" }
    throw TableError(
      "columns \(involved.joined(separator: ", ")) are perfectly collinear: one of them follows from "
        + "the others; leave one out")
  }

  /// The search for a polychoric correlation ends just below 1 where one column follows from another.
  private static func requireDistinct(_ correlations: CorrelationMatrix) throws {
    let names = correlations.names
    for j in names.indices {
      for i in 0..<j where abs(correlations.values[i, j]) > 0.9999 {
        throw TableError(
          "columns \"\(names[i])\", \"\(names[j])\" are perfectly collinear: no answer contradicts that "
            + "one follows from the other; leave one out")
      }
    }
  }

  /// What the reader should know of a repair.
  var warnings: [String] {
    guard let repair else { return [] }
    let eigenvalue = Wording.english.number(decimals: 4).text(repair.smallestEigenvalue)
    let distance = Wording.english.number(decimals: 4).text(repair.distance)
    return [
      "the correlations contradict each other (smallest eigenvalue \(eigenvalue)), as those found "
        + "pair by pair can; the nearest possible matrix is analysed, \(distance) away in the "
        + "Frobenius norm"
    ]
  }
}
