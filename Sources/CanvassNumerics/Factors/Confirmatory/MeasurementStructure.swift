/// Where the parameters of a confirmatory model stand: loadings first, then factor correlations, then
/// residual variances.
struct MeasurementStructure: Sendable {
  let items: Int
  let factors: Int
  /// The item and the factor of each loading.
  let loadings: [(item: Int, factor: Int)]
  /// The pairs of factors.
  let pairs: [(Int, Int)]
  let names: [String]

  init(_ pattern: MeasurementPattern, _ names: [String]) throws(FactorError) {
    var loadings: [(item: Int, factor: Int)] = []
    var labels: [String] = []
    for (f, factor) in pattern.factors.enumerated() {
      guard !factor.items.isEmpty else { throw .missing(what: "an item of \(factor.name)") }
      for item in factor.items {
        guard let i = names.firstIndex(of: item) else { throw .unknownItem(item) }
        guard !loadings.contains(where: { $0 == (i, f) }) else { throw .repeatedItem(item) }
        loadings.append((i, f))
        labels.append("\(factor.name) =~ \(item)")
      }
    }
    for (i, name) in names.enumerated() where !loadings.contains(where: { $0.item == i }) {
      throw .missing(what: "a factor for \"\(name)\"")
    }
    items = names.count
    factors = pattern.factors.count
    pairs = (0..<pattern.factors.count).flatMap { j in (0..<j).map { ($0, j) } }
    labels += pairs.map { "\(pattern.factors[$0.0].name) ~~ \(pattern.factors[$0.1].name)" }
    labels += names.map { "\($0) ~~ \($0)" }
    self.loadings = loadings
    self.names = labels
  }

  var parameterCount: Int { loadings.count + pairs.count + items }

  func matrices(_ theta: [Double]) -> (loadings: Matrix, factors: Matrix, residuals: [Double]) {
    var lambda = Matrix(rows: items, columns: factors)
    for (k, place) in loadings.enumerated() { lambda[place.item, place.factor] = theta[k] }
    var phi = Matrix.identity(factors)
    for (k, pair) in pairs.enumerated() {
      phi[pair.0, pair.1] = theta[loadings.count + k]
      phi[pair.1, pair.0] = theta[loadings.count + k]
    }
    return (lambda, phi, Array(theta.suffix(items)))
  }

  /// The derivatives of Σ by each parameter.
  func slopes(_ lambda: Matrix, _ phi: Matrix) -> [Matrix] {
    let common = lambda * phi
    var result: [Matrix] = []
    for place in loadings {
      var d = Matrix(rows: items, columns: items)
      for j in 0..<items {
        d[place.item, j] += common[j, place.factor]
        d[j, place.item] += common[j, place.factor]
      }
      result.append(d)
    }
    for pair in pairs {
      result.append(
        Matrix(rows: items, columns: items) { i, j in
          lambda[i, pair.0] * lambda[j, pair.1] + lambda[i, pair.1] * lambda[j, pair.0]
        })
    }
    for i in 0..<items {
      var d = Matrix(rows: items, columns: items)
      d[i, i] = 1
      result.append(d)
    }
    return result
  }
}
