import CanvassNumerics
import CanvassTables

/// Correlations that are fit for a factor analysis.
struct FactorCorrelations {
  let matrix: CorrelationMatrix
  /// The number of rows that fit and tests go by.
  let rows: Double
  /// How far the matrix was moved to become one that can be; `nil` where it was left alone.
  let repair: CorrelationRepair?
  /// Polychoric correlations on the boundary.
  let boundary: [BoundaryPair]
  /// 1 over the variance that each correlation has for rows drawn independently, Σw²z² with z what a
  /// row moves it by; `nil` for correlations from a file or of ranks.
  private let precision: (() throws -> Matrix)?

  /// Correlations of a survey's columns. Where answers are missing or correlations are estimated
  /// pair by pair, the matrix may be impossible; the nearest possible one takes its place.
  ///
  /// - Parameters:
  ///   - wanted: how it is made possible; the nearest matrix where nothing is said.
  ///   - emptyCells: what polychoric correlations do with empty cells.
  init(
    _ data: Measurements, _ kind: CorrelationKind, repair wanted: RepairOption?,
    emptyCells: PolychoricCorrelation.EmptyCells
  ) throws {
    let count = data.columns.count
    guard data.rows > count else {
      throw TableError(
        "\(counted(data.rows, "row is", "rows are")) too few for \(counted(count, "column")); a factor analysis needs more rows than "
          + "columns")
    }
    let found = try kind.method(emptyCells).matrix(
      of: data.sample.observations, missing: data.sample.missing)
    try Self.requireDistinct(found)
    boundary = found.boundary
    let eigen = try SymmetricEigen(of: found.values, named: "correlation matrix")
    rows = Double(data.rows)
    precision = Self.precision(data, kind, emptyCells)
    let least = wanted == nil && boundary.isEmpty ? -Definiteness.rounding : Definiteness.rounding
    guard eigen.values[count - 1] < least else {
      try Self.requireRegular(found.names, eigen)
      matrix = found
      repair = nil
      return
    }
    let moved = try CorrelationRepair(found.values, wanted ?? .nearest)
    matrix = try CorrelationMatrix(moved.values, names: found.names, rows: rows)
    repair = moved
  }

  /// Correlations of a file, which must be possible as they stand unless a repair is asked for.
  init(_ file: CorrelationFile, rows: Double, repair wanted: RepairOption?) throws {
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
    self.rows = rows
    precision = nil
    boundary = []
    if let wanted, smallest < Definiteness.rounding {
      let moved = try CorrelationRepair(file.correlations.values, wanted)
      matrix = try CorrelationMatrix(moved.values, names: names, rows: rows)
      repair = moved
      return
    }
    guard smallest >= -Definiteness.rounding else {
      throw TableError(
        "\"\(file.path)\" is no correlation matrix: it is not positive semi-definite, its smallest "
          + "eigenvalue being \(English().number(smallest: abs(smallest), value: 1).text(smallest)); some "
          + "of its correlations contradict each other; analyse the nearest matrix that is one with "
          + "--repair nearest, or smooth it as psych does with --repair smooth")
    }
    try Self.requireRegular(names, eigen)
    matrix = file.correlations
    repair = nil
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
    _ data: Measurements, _ kind: CorrelationKind,
    _ emptyCells: PolychoricCorrelation.EmptyCells
  ) -> (() throws -> Matrix)? {
    let influence: () throws -> CorrelationInfluence
    switch kind {
    case .pearson:
      influence = { try .pearson(data.sample.observations, missing: data.sample.missing) }
    case .polychoric:
      influence = {
        try .polychoric(
          data.sample.observations, curvature: .scoreProducts, emptyCells: emptyCells)
      }
    case .spearman, .kendall: return nil
    }
    return {
      let found = try influence()
      let count = data.columns.count
      var weights = Matrix.identity(count)
      let infinite = Set(found.boundary)
      for (pair, (i, j)) in found.pairs.enumerated() {
        // No finite variance, no weight.
        guard !infinite.contains(pair) else {
          (weights[i, j], weights[j, i]) = (0, 0)
          continue
        }
        let variance = zip(found.values.column(pair), data.sample.observations.weights).reduce(0) {
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

  private static func requireRegular(_ names: [String], _ eigen: SymmetricEigen) throws {
    guard case .collinear(let names) = Definiteness(eigen, names: names) else { return }
    throw TableError(
      "columns \(names.map { "\"\($0)\"" }.joined(separator: ", ")) are perfectly collinear: one of them follows from "
        + "the others; leave one out")
  }

  /// A polychoric correlation of ±1 is no correlation to analyse where one column follows from another.
  private static func requireDistinct(_ correlations: CorrelationMatrix) throws {
    guard let pair = correlations.boundary.first(where: \.isFunction) else { return }
    throw TableError(
      "columns \"\(pair.first)\", \"\(pair.second)\" are perfectly collinear: no answer contradicts that "
        + "one follows from the other; leave one out")
  }

  /// What the reader should know of a repair, and of correlations on the boundary.
  func warnings(_ extraction: ExtractionOption) -> [Note] {
    BoundaryNotes.all(boundary, isInFit: extraction == .dwls)
      + (repair.map { [$0.note(matrix.names)] } ?? [])
  }
}
