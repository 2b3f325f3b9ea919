/// A matrix of doubles, stored by columns, with value semantics.
///
/// Shapes that do not agree in an operator are errors of the program and stop it; the
/// factorisations, which meet data, throw `MatrixError` instead.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column after column; always `rows * columns` of them.
  public internal(set) var elements: [Double]

  /// A matrix of given shape with one value everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: .init(repeating: value, count: rows * columns))
  }

  /// A matrix from its elements, column after column.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns, "matrix shape")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix whose element (i, j) is `element(i, j)`.
  public init(rows: Int, columns: Int, _ element: (Int, Int) throws -> Double) rethrows {
    var elements = [Double]()
    elements.reserveCapacity(rows * columns)
    for j in 0..<columns { for i in 0..<rows { elements.append(try element(i, j)) } }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// A matrix from its rows, which must be of one length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows of different lengths")
    self.init(rows: rows.count, columns: columns) { rows[$0][$1] }
  }

  /// A matrix from its columns, which must be of one length.
  public init(columns: [[Double]]) {
    let rows = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == rows }, "columns of different lengths")
    self.init(rows: rows, columns: columns.count, elements: Array(columns.joined()))
  }

  /// The square matrix with `values` on its diagonal and zeros elsewhere.
  public init(diagonal values: [Double]) {
    self.init(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { self[i, i] = value }
  }

  /// The identity of a given order.
  public static func identity(_ order: Int) -> Matrix {
    Matrix(diagonal: .init(repeating: 1, count: order))
  }

  /// The element in row i and column j, counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    @inlinable
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "matrix index")
      return elements[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "matrix index")
      elements[column * rows + row] = newValue
    }
  }

  /// Whether it has as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// A column.
  public func column(_ j: Int) -> [Double] { Array(elements[j * rows..<(j + 1) * rows]) }

  /// A row.
  public func row(_ i: Int) -> [Double] { (0..<columns).map { self[i, $0] } }

  /// All rows.
  public var rowArrays: [[Double]] { (0..<rows).map(row) }

  /// All columns.
  public var columnArrays: [[Double]] { (0..<columns).map(column) }

  /// Puts values in place of a column.
  public mutating func setColumn(_ j: Int, _ values: [Double]) {
    precondition(values.count == rows, "column length")
    elements.replaceSubrange(j * rows..<(j + 1) * rows, with: values)
  }

  /// The elements (i, i).
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The sum of the diagonal.
  public var trace: Double { diagonal.reduce(0, +) }

  /// The given rows and columns in the given order.
  public func selecting(rows chosenRows: [Int]? = nil, columns chosen: [Int]? = nil) -> Matrix {
    let c = chosen ?? Array(0..<columns)
    guard let r = chosenRows else {
      if c.elementsEqual(0..<columns) { return self }
      var picked: [Double] = []
      picked.reserveCapacity(rows * c.count)
      for j in c { picked += elements[j * rows..<(j + 1) * rows] }
      return Matrix(rows: rows, columns: c.count, elements: picked)
    }
    return Matrix(rows: r.count, columns: c.count) { self[r[$0], c[$1]] }
  }

  /// The columns of this and then those of another matrix with as many rows.
  public func appending(columns other: Matrix) -> Matrix {
    precondition(other.rows == rows, "rows of appended columns")
    return Matrix(rows: rows, columns: columns + other.columns, elements: elements + other.elements)
  }

  /// Each element put through a function.
  public func map(_ transform: (Double) throws -> Double) rethrows -> Matrix {
    Matrix(rows: rows, columns: columns, elements: try elements.map(transform))
  }

  /// The largest absolute element; 0 if there is none.
  public var maximumNorm: Double { elements.reduce(0) { Swift.max($0, abs($1)) } }

  /// The largest sum of absolute elements in a column.
  public var oneNorm: Double {
    (0..<columns).map { j in
      elements[j * rows..<(j + 1) * rows].reduce(0) { $0 + abs($1) }
    }.max() ?? 0
  }

  /// The square root of the sum of squares of the elements.
  public var frobeniusNorm: Double { elements.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

extension Matrix: CustomStringConvertible {
  /// One line per row.
  public var description: String {
    rowArrays.map { "[" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }
      .joined(separator: "\n")
  }
}
