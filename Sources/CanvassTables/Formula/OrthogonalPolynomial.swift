import CanvassNumerics

/// Orthonormal polynomials in x over some values, of degrees 1 to `degree`, each with a positive
/// leading coefficient: R's `poly`. They can be evaluated anywhere else.
///
/// The three-term recurrence p_{k+1} = (x − a_k)p_k − b_k p_{k−1}, made orthogonal to all earlier
/// ones once more at each step. G. E. Forsythe, J. Soc. Indust. Appl. Math. 5 (1957).
struct OrthogonalPolynomial: Sendable {
  let degree: Int
  private let mean: Double
  private let scale: Double
  private let constant: Double
  /// How much of each earlier polynomial is taken off (x − mean)/scale times the last one, and the
  /// length of what is left.
  private var steps: [(parts: [Double], length: Double)] = []

  /// The polynomials over some values.
  ///
  /// - Throws: `TableError` when there are no more distinct values than the degree.
  init(over x: [Double], degree: Int, name: String) throws {
    let distinct = Set(x).count
    guard distinct > degree else {
      throw TableError(
        "\(name) has \(counted: distinct, "different value"); a polynomial of degree \(degree) needs more than "
          + "\(degree)")
    }
    self.degree = degree
    let mean = x.reduce(0, +) / Double(x.count)
    let centred = x.map { $0 - mean }
    let scale = centred.reduce(0) { max($0, abs($1)) }
    let z = centred.map { $0 / scale }
    self.mean = mean
    self.scale = scale
    constant = 1 / Double(x.count).squareRoot()
    var basis = [[Double](repeating: constant, count: x.count)]
    for k in 0..<degree {
      var next = zip(z, basis[k]).map { $0 * $1 }
      var parts = [Double](repeating: 0, count: k + 1)
      for _ in 0..<2 {
        for (j, earlier) in basis.enumerated() {
          let part = dot(next, earlier)
          parts[j] += part
          for i in next.indices { next[i] -= part * earlier[i] }
        }
      }
      let length = dot(next, next).squareRoot()
      steps.append((parts, length))
      basis.append(next.map { $0 / length })
    }
  }

  /// The values of degrees 1 to `degree` at x, and their derivatives by x.
  func values(at x: [Double]) -> [(value: [Double], slope: [Double])] {
    let z = x.map { ($0 - mean) / scale }
    var values = [[Double](repeating: constant, count: x.count)]
    var slopes = [[Double](repeating: 0, count: x.count)]
    for (k, step) in steps.enumerated() {
      var next = zip(z, values[k]).map { $0 * $1 }
      var slope = (0..<x.count).map { values[k][$0] / scale + z[$0] * slopes[k][$0] }
      for (j, part) in step.parts.enumerated() {
        for i in next.indices {
          next[i] -= part * values[j][i]
          slope[i] -= part * slopes[j][i]
        }
      }
      values.append(next.map { $0 / step.length })
      slopes.append(slope.map { $0 / step.length })
    }
    return zip(values, slopes).dropFirst().map { ($0, $1) }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}
