/// The different values of a column of which the rows come in parts.
///
/// Of a column of many different numbers the first thousand or so are kept, which is enough to tell that
/// it has no categories, and those that are looked for.
public struct ColumnValues: Sendable {
  private var texts: Set<String> = []
  private var levels: [Level] = []
  private var numbers: Set<Double> = []
  private let sought: Set<Double>
  /// Whether a part was a column of numbers.
  private var isReal = false

  /// How many different numbers a column of categories can have, and one.
  private static let most = 1001

  /// No value.
  ///
  /// - Parameters:
  ///   - sought: numbers that are kept wherever they stand.
  public init(seeking sought: Set<Double> = []) { self.sought = sought }

  /// Adds the values of some rows.
  public mutating func add(_ column: Column) {
    switch column {
    case .coded(let coded):
      for level in coded.levels where texts.insert(level.text).inserted { levels.append(level) }
    case .real(let values):
      isReal = true
      for value in values where !value.isNaN {
        if numbers.count < Self.most {
          numbers.insert(value)
        } else if !sought.isEmpty, sought.contains(value) {
          numbers.insert(value)
        }
      }
    }
  }

  /// A column with one row for each value.
  public var column: Column {
    guard !isReal else {
      return .real(numbers.union(levels.compactMap(\.value)).sorted())
    }
    let levels = inOrder
    return .coded(
      CodedColumn(
        codes: levels.count <= 255
          ? .narrow(levels.indices.map { UInt8($0) }) : .wide(levels.indices.map { UInt32($0) }),
        levels: levels))
  }
}

extension ColumnValues {
  /// Numbers ascending, texts in the order in which they came.
  private var inOrder: [Level] {
    levels.allSatisfy { $0.value != nil } ? levels.sorted(by: Level.ascend) : levels
  }

  /// All levels; `nil` where there are more of them than columns of categories have, or numbers.
  public var sharedLevels: [Level]? {
    isReal || levels.count >= Self.most ? nil : inOrder
  }
}

extension Table {
  /// The same rows with the levels of all rows, of which these are some: what is asked of the levels of a
  /// column is then asked of the whole column.
  ///
  /// - Parameters:
  ///   - levels: by column.
  public func sharing(_ levels: [String: [Level]]) throws -> Table {
    var table = self
    for (name, levels) in levels where contains(name) {
      guard case .coded(let coded) = try column(name) else { continue }
      table.set(name, to: .coded(coded.sharing(levels)))
    }
    return table
  }

  /// A table in which each column has a row for each of its values, and no answer below them.
  public init(values: [(name: String, values: ColumnValues)]) {
    let columns = values.map { ($0.name, $0.values.column) }
    self.init(rowCount: columns.map(\.1.count).max() ?? 0)
    for (name, column) in columns { set(name, to: column.padded(to: rowCount)) }
  }
}

extension CodedColumn {
  /// The same codes with more levels.
  fileprivate func sharing(_ all: [Level]) -> CodedColumn {
    let places = Dictionary(uniqueKeysWithValues: zip(all.map(\.text), all.indices))
    let place = levels.map { places[$0.text] }
    guard all != levels, place.allSatisfy({ $0 != nil }) else { return self }
    if all.count <= 255, case .narrow(let bytes) = codes {
      var code = [UInt8](repeating: Codes.missingNarrow, count: 256)
      for (index, place) in place.enumerated() { code[index] = UInt8(place ?? 255) }
      return CodedColumn(codes: .narrow(bytes.map { code[Int($0)] }), levels: all)
    }
    let wide = (0..<count).map { row in
      code(at: row).flatMap { place[$0] }.map { UInt32($0) } ?? Codes.missingWide
    }
    return CodedColumn(codes: .wide(wide), levels: all)
  }
}

extension Column {
  /// The column with missing answers at its end.
  fileprivate func padded(to rows: Int) -> Column {
    let more = rows - count
    switch self {
    case .real(let values): return .real(values + [Double](repeating: .nan, count: more))
    case .coded(var coded):
      switch coded.codes {
      case .narrow(let codes):
        coded.codes = .narrow(codes + [UInt8](repeating: Codes.missingNarrow, count: more))
      case .wide(let codes):
        coded.codes = .wide(codes + [UInt32](repeating: Codes.missingWide, count: more))
      }
      return .coded(coded)
    }
  }
}
