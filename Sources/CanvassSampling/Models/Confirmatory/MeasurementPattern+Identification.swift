import CanvassNumerics

extension MeasurementPattern {
  /// The items in the order in which factors name them.
  public var items: [String] {
    var seen = Set<String>()
    return factors.flatMap(\.items).filter { seen.insert($0).inserted }
  }

  /// The items of a factor, as places in `items`.
  public func places(of factor: Int) -> [Int] {
    let items = items
    return factors[factor].items.compactMap(items.firstIndex(of:))
  }

  /// What can be told of a model before there are data: its factors have names of their own and items of
  /// their own, two at least, and there are no more parameters than variances and covariances.
  ///
  /// - Throws: `ConfirmatoryError` for the first that does not hold.
  public func requireCounts() throws(ConfirmatoryError) {
    guard !factors.isEmpty else { throw .noFactor }
    for (place, factor) in factors.enumerated()
    where factors[..<place].contains(where: { $0.name == factor.name }) {
      throw .repeatedFactor(factor.name)
    }
    if let lone = factors.first(where: { $0.items.count < 2 }) {
      throw .loneItem(factor: lone.name, item: lone.items.first)
    }
    for (place, factor) in factors.enumerated() {
      if let same = factors[..<place].first(where: { Set($0.items) == Set(factor.items) }) {
        throw .sameItems(same.name, factor.name)
      }
    }
    let count = items.count
    let loadings = factors.reduce(0) { $0 + $1.items.count }
    let parameters = loadings + factors.count * (factors.count - 1) / 2 + count
    let moments = count * (count + 1) / 2
    guard parameters <= moments else {
      throw .parameters(parameters, items: count, moments: moments)
    }
  }
}

/// Parameters that the data cannot tell apart have estimates that are perfectly correlated.
///
/// - Throws: `ConfirmatoryError` naming a parameter that could be another.
func requireIdentified(_ covariance: Matrix, _ parameters: [ConfirmatoryParameter]) throws {
  let scale = covariance.diagonal.map { 1 / $0.squareRoot() }
  var worst = scale.lastIndex { !$0.isFinite || $0 == 0 }
  if worst == nil {
    var r = covariance.scalingRows(by: scale).scalingColumns(by: scale)
    r = 0.5 * (r + r.transposed)
    // Far from singular, as a rule: no eigenvalues are needed then.
    if let factor = try? Cholesky(of: r), factor.reciprocalCondition > 1e-10 { return }
    let eigen = try SymmetricEigen(of: r, named: "covariance of the estimates")
    let last = parameters.count - 1
    if eigen.values[last] > 1e-12 * Double(parameters.count) { return }
    let vector = eigen.vectors.column(last)
    worst = vector.indices.max { abs(vector[$0]) < abs(vector[$1]) }
  }
  let parameter = parameters[worst ?? 0]
  throw ConfirmatoryError.notIdentified(parameter: parameter.name, group: parameter.group)
}
