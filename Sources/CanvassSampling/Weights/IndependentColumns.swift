import CanvassNumerics

/// Which calibration columns are linearly independent over the cells that have weight, and how the others
/// are made of them: with every margin but the first, one category follows from the rest.
///
/// A Cholesky factorisation of Σ D·xxᵀ in the order of the columns: a column of which less than 10⁻⁹ is
/// left without those before it depends on them.
struct IndependentColumns {
  /// The independent columns, ascending.
  private(set) var kept: [Int] = []
  /// The others, each as a sum of kept ones times coefficients.
  private(set) var dependent: [(column: Int, parts: [(column: Int, coefficient: Double)])] = []

  private static let limit = 1e-9

  init(_ columns: CalibrationColumns, base: [Double]) {
    let gram = columns.crossProducts(base.map(abs))
    let count = columns.count
    // Rows of L for the kept columns, over the kept ones, each `count` long.
    var factor: [Double] = []
    for next in 0..<count {
      var row = [Double](repeating: 0, count: kept.count)
      // Before the first product that is not zero, all are zero.
      let first = kept.firstIndex { gram[next * count + $0] != 0 } ?? kept.count
      row.withUnsafeMutableBufferPointer { row in
        factor.withUnsafeBufferPointer { factor in
          for i in first..<row.count {
            var sum = gram[next * count + kept[i]]
            for j in first..<i { sum -= factor[i * count + j] * row[j] }
            row[i] = sum / factor[i * count + i]
          }
        }
      }
      let own = gram[next * count + next]
      let left = own - row.reduce(0) { $0 + $1 * $1 }
      if own > 0, left > Self.limit * own {
        factor += row
        factor.append(left.squareRoot())
        factor += [Double](repeating: 0, count: count - kept.count - 1)
        kept.append(next)
        continue
      }
      // x = Σ c·kept, with c = L⁻ᵀ·row.
      var coefficients = row
      for i in stride(from: kept.count - 1, through: 0, by: -1) {
        for j in (i + 1)..<max(kept.count, i + 1) {
          coefficients[i] -= factor[j * count + i] * coefficients[j]
        }
        coefficients[i] /= factor[i * count + i]
      }
      dependent.append(
        (
          next,
          kept.indices.filter { abs(coefficients[$0]) > 1e-7 }.map {
            (column: kept[$0], coefficient: coefficients[$0])
          }
        ))
    }
  }
}

extension CalibrationColumns {
  /// Σ m·xxᵀ over the cells, with a multiplier for each; full and square.
  func crossProducts(_ multiplier: [Double]) -> [Double] {
    var products = [Double](repeating: 0, count: count * count)
    products.withUnsafeMutableBufferPointer { products in
      for cell in 0..<cellCount {
        for i in start[cell]..<start[cell + 1] {
          let weighted = multiplier[cell] * value[i]
          let row = Int(column[i]) * count
          for j in start[cell]..<start[cell + 1] {
            products[row + Int(column[j])] += weighted * value[j]
          }
        }
      }
    }
    return products
  }
}
