/// Orthonormal polynomials in x over the given values, of degrees 1 to `degree`, each with a positive
/// leading coefficient: R's `poly`.
///
/// The three-term recurrence p_{k+1} = (x − a_k)p_k − b_k p_{k−1}, made orthogonal to all earlier
/// ones once more at each step. G. E. Forsythe, J. Soc. Indust. Appl. Math. 5 (1957).
///
/// - Throws: `TableError` when there are no more distinct values than the degree.
func orthogonalPolynomials(
  _ x: [Double], degree: Int, name: String
) throws -> [[Double]] {
  let distinct = Set(x).count
  guard distinct > degree else {
    throw TableError(
      "\(name) has \(distinct) different values; a polynomial of degree \(degree) needs more than "
        + "\(degree)")
  }
  let mean = x.reduce(0, +) / Double(x.count)
  let centred = x.map { $0 - mean }
  let scale = centred.reduce(0) { max($0, abs($1)) }
  let z = centred.map { $0 / scale }
  var basis = [[Double](repeating: 1 / Double(x.count).squareRoot(), count: x.count)]
  for k in 0..<degree {
    var next = zip(z, basis[k]).map { $0 * $1 }
    for _ in 0..<2 {
      for earlier in basis {
        let part = dot(next, earlier)
        for i in next.indices { next[i] -= part * earlier[i] }
      }
    }
    let length = dot(next, next).squareRoot()
    basis.append(next.map { $0 / length })
  }
  return Array(basis.dropFirst())
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}
