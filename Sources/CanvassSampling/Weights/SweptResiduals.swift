/// What swept raking leaves of an influence: ten sweeps, in each of which the mean of x/w_m within every category of a margin m
/// is taken away from it, without weights; w_m are the weights when that margin was last met (R: `svyrecvar` of a design that
/// `rake` made).
///
/// What is taken away is Σ_j b_j·w_m(j) over the categories j, so that b is found from the sums Σ x/w_m of each category alone.
struct SweptResiduals: Sendable {
  /// Sweeps of residuals.
  private static let sweeps = 10
  /// The margin of each column.
  private let marginOfColumn: [Int]
  /// Rows of each column.
  private let rows: [Double]
  /// By column j, Σ w_m(j)/w_m(i) over the rows that are in both categories, of each column i.
  private let moved: [[(column: Int, sum: Double)]]
  /// By entry of a cell: w/w_m, and w_m/d.
  let cross: [Double]
  let leaf: [Double]

  init(_ raking: SweptRaking) {
    let columns = raking.columns
    let margins = raking.factors.count
    var rowsOfCell = [Double](repeating: 0, count: columns.cellCount)
    for cell in columns.cellOfRow where cell >= 0 { rowsOfCell[Int(cell)] += 1 }
    var marginOfColumn = [Int](repeating: 0, count: columns.count)
    var rows = [Double](repeating: 0, count: columns.count)
    var sums = [[Int: Double]](repeating: [:], count: columns.count)
    var (cross, leaf) = ([Double](), [Double]())
    for cell in 0..<columns.cellCount {
      let first = columns.start[cell]
      for margin in 0..<margins {
        let column = Int(columns.column[first + margin])
        marginOfColumn[column] = margin
        rows[column] += rowsOfCell[cell]
        let own = raking.factors[margin][cell]
        cross.append(raking.factors[margins - 1][cell] / own)
        leaf.append(own)
        for other in 0..<margins {
          sums[column][Int(columns.column[first + other]), default: 0] +=
            rowsOfCell[cell] * own / raking.factors[other][cell]
        }
      }
    }
    moved = sums.map { $0.sorted { $0.key < $1.key }.map { (column: $0.key, sum: $0.value) } }
    (self.marginOfColumn, self.rows, self.cross, self.leaf) = (marginOfColumn, rows, cross, leaf)
  }

  /// b of every column from Σ x/w_m.
  func coefficients(_ sums: [Double]) -> [Double] {
    var left = sums
    var coefficients = [Double](repeating: 0, count: sums.count)
    for _ in 0..<Self.sweeps {
      for margin in 0..<((marginOfColumn.max() ?? -1) + 1) {
        for column in sums.indices where marginOfColumn[column] == margin && rows[column] > 0 {
          let mean = left[column] / rows[column]
          coefficients[column] += mean
          for part in moved[column] { left[part.column] -= mean * part.sum }
        }
      }
    }
    return coefficients
  }
}
