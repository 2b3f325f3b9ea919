import CanvassNumerics

/// What one look at all cells gives at a point η.
struct CalibrationPass {
  /// Σ D·g·x of each column.
  var totals: [Double]
  /// Σ D·F′·xxᵀ, of which the columns up to the row of each are filled; row by row.
  var products: [Double]
  /// Σ D·∫F.
  var value: Double
  /// The factor g of each cell.
  var factors: [Double]
}

extension CalibrationProblem {
  /// Cells in a piece of work: pieces do not depend on the number of threads.
  private static var pieceSize: Int { 2048 }
  /// No more sums than this are kept for all pieces.
  private static var mostSums: Int { 1 << 22 }

  /// Looks once at all cells: sums and cross-products are made together, in pieces that all cores share.
  func pass(at eta: [Double]) -> CalibrationPass {
    let (cells, count) = (base.count, columns.count)
    let sums = count * count + count + 1
    let most = max(1, Self.mostSums / sums)
    let size = max(Self.pieceSize, (cells + most - 1) / most)
    let pieces = max(1, (cells + size - 1) / size)
    var factors = [Double](repeating: 1, count: cells)
    var all = [Double](repeating: 0, count: pieces * sums)
    factors.withUnsafeMutableBufferPointer { factors in
      all.withUnsafeMutableBufferPointer { all in
        nonisolated(unsafe) let (factors, all) = (factors, all)
        inParallel(pieces) { piece in
          add(
            piece * size..<min(cells, (piece + 1) * size), at: eta, factors,
            into: UnsafeMutableBufferPointer(rebasing: all[piece * sums..<(piece + 1) * sums]))
        }
        for piece in 1..<max(1, pieces) {
          for place in 0..<sums { all[place] += all[piece * sums + place] }
        }
      }
    }
    return CalibrationPass(
      totals: Array(all[count * count..<count * count + count]),
      products: Array(all[..<(count * count)]), value: all[sums - 1], factors: factors)
  }

  /// Adds some cells: the cross-products, the totals, the value.
  private func add(
    _ cells: Range<Int>, at eta: [Double], _ factors: UnsafeMutableBufferPointer<Double>,
    into sums: UnsafeMutableBufferPointer<Double>
  ) {
    let count = columns.count
    let first = distances[0]
    let hasOne = distances.count == 1
    var value = 0.0
    eta.withUnsafeBufferPointer { eta in
      columns.start.withUnsafeBufferPointer { start in
        columns.column.withUnsafeBufferPointer { column in
          columns.value.withUnsafeBufferPointer { x in
            for cell in cells {
              let (begin, end) = (start[cell], start[cell + 1])
              var product = 0.0
              for entry in begin..<end { product += x[entry] * eta[Int(column[entry])] }
              let own = (hasOne ? first : distances[cell]).adjustment(at: product)
              factors[cell] = own.factor
              value += base[cell] * own.integral
              let (weight, curvature) = (base[cell] * own.factor, base[cell] * own.slope)
              for i in begin..<end {
                let place = Int(column[i])
                sums[count * count + place] += weight * x[i]
                let scaled = curvature * x[i]
                // Entries ascend by column: those before are left of the diagonal.
                for j in begin...i { sums[place * count + Int(column[j])] += scaled * x[j] }
              }
            }
          }
        }
      }
    }
    sums[sums.count - 1] = value
  }
}
