import CanvassTestSupport
import Testing

@testable import CanvassNumerics

@Suite struct ModelBasisTests {
  private func data(
    _ columns: [[Double]], _ weights: RegressionWeights = .equal, exact: Set<Int> = [],
    y: [Double]? = nil
  ) throws -> RegressionData {
    try RegressionData(
      x: Matrix(columns: columns), y: y ?? [Double](repeating: 0, count: columns[0].count),
      weights: weights, exactColumns: exact)
  }

  private let ones = [Double](repeating: 1, count: 31)
  private let years = (0...30).map { Double(2000 + $0) }
  private let wave = (0...30).map { Double(($0 * 7) % 11) }

  /// Columns of the coordinates, times U, are the columns of the model matrix; whole numbers exactly.
  @Test func coordinatesLeadBack() throws {
    let columns = [ones, wave, years, years.map { $0 * $0 }, years.map { $0 * $0 * $0 }]
    let basis = ModelBasis(try data(columns))
    let upper = try #require(basis.upper)
    #expect(basis.columns == [0, 1, 2, 3, 4])
    for j in columns.indices {
      for i in ones.indices {
        var sum = DoubleDouble()
        for k in 0...j {
          let z = DoubleDouble(high: basis.z[i, k], low: basis.lowParts[k]?[i] ?? 0)
          sum.add(upper[k, j], times: z)
        }
        #expect(sum.value == columns[j][i])
      }
    }
    // The same rows come out as the same coordinates, and they are well conditioned.
    let again = basis.coordinates(of: Matrix(columns: columns))
    #expect((again - basis.z).maximumNorm < 1e-14 * basis.z.maximumNorm)
    let unit = basis.z.scalingColumns(by: basis.z.columnArrays.map { 1 / LeastSquares.norm($0) })
    #expect(try SingularValues(of: unit).conditionNumber < 10)
  }

  @Test func theInverseIsExact() throws {
    let columns = [ones, years, years.map { $0 * $0 }, years.map { $0 * $0 * $0 }]
    let upper = try #require(ModelBasis(try data(columns)).upper)
    let inverse = upper.upperTriangularInverse
    for i in 0..<4 {
      for j in 0..<4 {
        var (sum, size) = (DoubleDouble(), 0.0)
        for k in 0..<4 {
          sum.add(upper[i, k], times: inverse[k, j])
          size += abs(upper.high[i, k] * inverse.high[k, j])
        }
        #expect(abs(sum.value - (i == j ? 1 : 0)) < 1e-28 * max(1, size))
      }
    }
  }

  /// Columns that earlier ones determine are aliased, wherever they lie and whatever the weights.
  @Test func dependentColumnsAreAliased() throws {
    let both = zip(years, wave).map { $0 + $1 }
    let centred = years.map { ($0 - 2015.25) / 7 }
    let third = wave.map { $0 / 3 + 0.1 }
    #expect(ModelBasis(try data([ones, years, wave, both, centred, third])).columns == [0, 1, 2])
    #expect(ModelBasis(try data([years, centred, ones])).columns == [0, 1])
    let constant = ModelBasis(try data([ones, years, centred]), besideConstant: true)
    #expect(constant.columns == [1])
    let zeros = [Double](repeating: 0, count: 31)
    #expect(ModelBasis(try data([zeros, years])).columns == [1])
    #expect(ModelBasis(try data([[1, 1], [2, 3], [5, 8]])).columns == [0, 1])
  }

  /// A column that only rows of weight zero tell from others is aliased.
  @Test func rowsWithoutWeightIdentifyNothing() throws {
    var marked = years
    marked[3] += 5
    let weights = ones.indices.map { $0 == 3 ? 0.0 : 2 }
    #expect(ModelBasis(try data([ones, years, marked])).columns == [0, 1, 2])
    #expect(ModelBasis(try data([ones, years, marked], .sampling(weights))).columns == [0, 1])
    #expect(ModelBasis(try data([ones, years, marked], .frequency(weights))).columns == [0, 1])
    let y = wave.map { $0 > 5 ? 1.0 : 0 }
    let fit = try GeneralizedLinearModel(
      try data([ones, years, marked], .sampling(weights), y: y), family: .logistic)
    #expect(fit.columns == [0, 1] && fit.aliased == ["x3"])
  }

  /// Below the tolerance of rounded columns a column stays if it is known exactly.
  @Test func exactColumnsStay() throws {
    let near = (0...30).map { 1e7 + Double($0 % 3) }
    let square = near.map { $0 * $0 }
    #expect(ModelBasis(try data([ones, near, square])).columns == [0, 1])
    #expect(ModelBasis(try data([ones, near, square], exact: [2])).columns == [0, 1, 2])
    // Two values have no square of their own.
    let two = (0...30).map { 1e7 + Double($0 % 2) }
    let squares = two.map { $0 * $0 }
    #expect(ModelBasis(try data([ones, two, squares], exact: [2])).columns == [0, 1])
  }
}
