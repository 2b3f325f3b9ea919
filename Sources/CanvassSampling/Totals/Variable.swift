import CanvassTables

/// A number for each row, or none where there is no answer: what estimands are about.
public struct Variable: Sendable {
  /// The column or expression that it comes from.
  public let name: String
  /// For an indicator, the level that it marks with 1.
  public let level: String?
  /// Sums are taken of y − centre, so that second moments do not cancel. Any value near the data
  /// will do; totals of two tables add only if their centres agree.
  public let centre: Double
  let storage: Storage

  enum Storage: Sendable {
    case real([Double])
    /// Codes with the number that each stands for; NaN where there is none.
    case narrow([UInt8], values: [Double])
    case wide([UInt32], values: [Double])
  }

  /// The numbers of a column.
  ///
  /// - Throws: `DesignError` when the column holds text.
  public init(_ name: String, _ column: Column) throws {
    switch column {
    case .real(let values):
      self.init(name: name, level: nil, storage: .real(values), centre: roughMean(values))
    case .coded(let coded):
      guard coded.isNumeric else {
        throw DesignError(
          "column \"\(name)\" \(column.holdsText), and a number is needed; "
            + (column.numberAdvice(name)
              ?? "ask for its proportions, or list the code as missing (--missing)"))
      }
      let values = coded.levels.map { $0.value ?? .nan }
      let centre = values.isEmpty ? 0 : (values.min()! + values.max()!) / 2
      self.init(name: name, level: nil, coded: coded, values: values, centre: centre)
    }
  }

  /// Numbers, NaN where missing.
  public init(_ name: String, values: [Double]) {
    self.init(name: name, level: nil, storage: .real(values), centre: roughMean(values))
  }

  /// 1 for rows at one level of a coded column, 0 for the other levels, none where missing.
  public init(indicatorOf level: Int, _ name: String, _ column: CodedColumn) {
    let values = column.levels.indices.map { $0 == level ? 1.0 : 0.0 }
    self.init(
      name: name, level: column.levels[level].text, coded: column, values: values, centre: 0)
  }

  /// The values that `value` gives to the levels of a coded column; NaN for none.
  public init(_ name: String, _ column: CodedColumn, value: (Level) -> Double) {
    self.init(
      name: name, level: nil, coded: column, values: column.levels.map(value), centre: 0)
  }

  private init(name: String, level: String?, storage: Storage, centre: Double) {
    self.name = name
    self.level = level
    self.storage = storage
    self.centre = centre
  }

  private init(
    name: String, level: String?, coded: CodedColumn, values: [Double], centre: Double
  ) {
    switch coded.codes {
    case .narrow(let bytes):
      let table = values + [Double](repeating: .nan, count: 256 - values.count)
      self.init(
        name: name, level: level, storage: .narrow(bytes, values: table), centre: centre)
    case .wide(let words):
      self.init(name: name, level: level, storage: .wide(words, values: values), centre: centre)
    }
  }

  /// Number of rows.
  public var count: Int {
    switch storage {
    case .real(let values): values.count
    case .narrow(let codes, _): codes.count
    case .wide(let codes, _): codes.count
    }
  }

  /// The number in a row; NaN where there is none.
  public func value(at row: Int) -> Double {
    switch storage {
    case .real(let values): values[row]
    case .narrow(let codes, let values): values[Int(codes[row])]
    case .wide(let codes, let values):
      codes[row] == Codes.missingWide ? .nan : values[Int(codes[row])]
    }
  }
}

/// The mean of the first few thousand numbers: near enough to centre sums.
private func roughMean(_ values: [Double]) -> Double {
  var sum = 0.0
  var count = 0.0
  for value in values.prefix(4096) where value.isFinite {
    sum += value
    count += 1
  }
  let mean = count > 0 ? sum / count : 0
  return mean.isFinite ? mean : 0
}

extension Variable {
  /// Whether every number is 0 or 1.
  public var isIndicator: Bool {
    let values: [Double]
    switch storage {
    case .real(let all): values = all
    case .narrow(_, let levels), .wide(_, let levels): values = levels
    }
    return values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 }
  }
}
