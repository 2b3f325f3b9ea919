/// Where the parameters of a measurement model stand, in one group or several, with or without means.
struct MomentStructure: Sendable {
  /// An element of Λ, Φ, Ψ, ν or α.
  enum Place: Hashable, Sendable {
    case loading(item: Int, factor: Int)
    case factor(Int, Int)
    case residual(Int)
    case intercept(Int)
    case mean(Int)
  }

  /// The matrices of one group: Σ = ΛΦΛᵀ + Ψ and μ = ν + Λα.
  struct Matrices: Sendable {
    var loadings: Matrix
    var factors: Matrix
    var residuals: [Double]
    var intercepts: [Double]
    var means: [Double]

    var covariance: Matrix {
      let model = (loadings * factors).timesTranspose(loadings) + Matrix(diagonal: residuals)
      return 0.5 * (model + model.transposed)
    }

    var mean: [Double] { zip(intercepts, loadings * means).map { $0 + $1 } }
  }

  let items: Int
  let factors: Int
  let groups: Int
  let scale: FactorScale
  let hasMeans: Bool
  /// What the parameters are, and whose: nil if all groups share it.
  private(set) var names: [(name: String, group: Int?)] = []
  /// For each group, the places and their parameters, in the order of the parameters.
  private(set) var free: [[(place: Place, parameter: Int)]]
  /// For each group, the elements that are 1.
  private(set) var units: [[Place]]
  /// The item whose sign and scale a factor takes.
  let markers: [Int]

  var parameterCount: Int { names.count }

  init(
    _ pattern: MeasurementPattern, _ items: [String], groups: Int, scale: FactorScale,
    invariance: MeasurementInvariance?
  ) throws(FactorError) {
    let places = try Self.loadings(pattern, items)
    self.items = items.count
    self.groups = groups
    self.scale = scale
    factors = pattern.factors.count
    hasMeans = invariance != nil
    free = Array(repeating: [], count: groups)
    units = free.map { _ in [] }
    markers = pattern.factors.indices.map { f in places.first { $0.factor == f }?.item ?? 0 }
    let labels = pattern.factors.map(\.name)
    let level = invariance ?? .configural
    for g in 0..<groups {
      for (item, factor) in places {
        let place = Place.loading(item: item, factor: factor)
        if scale == .marker, markers[factor] == item {
          units[g].append(place)
        } else {
          let name = "\(labels[factor]) =~ \(items[item])"
          add(place, name, g, shared: level.sharesLoadings)
        }
      }
      for j in labels.indices {
        for i in 0...j {
          let fixed = scale == .unitVariance && (g == 0 || !level.sharesLoadings)
          if i == j, fixed {
            units[g].append(.factor(i, j))
          } else {
            add(.factor(i, j), "\(labels[i]) ~~ \(labels[j])", g, shared: false)
          }
        }
      }
      for (i, item) in items.enumerated() {
        add(.residual(i), "\(item) ~~ \(item)", g, shared: false)
      }
      guard hasMeans else { continue }
      for (i, item) in items.enumerated() {
        add(.intercept(i), "\(item) ~1", g, shared: level.sharesIntercepts)
      }
      guard g > 0, level.sharesIntercepts else { continue }
      for (f, label) in labels.enumerated() { add(.mean(f), "\(label) ~1", g, shared: false) }
    }
  }

  private mutating func add(_ place: Place, _ name: String, _ group: Int, shared: Bool) {
    if shared, group > 0, let first = free[0].first(where: { $0.place == place }) {
      free[group].append(first)
    } else {
      free[group].append((place, names.count))
      names.append((name, shared || groups == 1 ? nil : group))
    }
  }

  func matrices(_ theta: [Double], group: Int) -> Matrices {
    var result = Matrices(
      loadings: Matrix(rows: items, columns: factors),
      factors: Matrix(rows: factors, columns: factors),
      residuals: Array(repeating: 0, count: items), intercepts: Array(repeating: 0, count: items),
      means: Array(repeating: 0, count: factors))
    let values = units[group].map { ($0, 1) } + free[group].map { ($0.place, theta[$0.parameter]) }
    for (place, value) in values {
      switch place {
      case .loading(let item, let factor): result.loadings[item, factor] = value
      case .factor(let i, let j): (result.factors[i, j], result.factors[j, i]) = (value, value)
      case .residual(let i): result.residuals[i] = value
      case .intercept(let i): result.intercepts[i] = value
      case .mean(let f): result.means[f] = value
      }
    }
    return result
  }

  private static func loadings(
    _ pattern: MeasurementPattern, _ items: [String]
  ) throws(FactorError) -> [(item: Int, factor: Int)] {
    var places: [(item: Int, factor: Int)] = []
    for (f, factor) in pattern.factors.enumerated() {
      guard !factor.items.isEmpty else { throw .missing(what: "an item of \(factor.name)") }
      for item in factor.items {
        guard let i = items.firstIndex(of: item) else { throw .unknownItem(item) }
        guard !places.contains(where: { $0 == (i, f) }) else { throw .repeatedItem(item) }
        places.append((i, f))
      }
    }
    for (i, name) in items.enumerated() where !places.contains(where: { $0.item == i }) {
      throw .missing(what: "a factor for \"\(name)\"")
    }
    return places
  }
}
