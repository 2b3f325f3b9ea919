extension Table {
  /// Some rows, in an order of their own; a row may come several times.
  public func selecting(rows: [Int]) -> Table {
    var table = Table(rowCount: rows.count)
    for name in names {
      if let column = try? column(name) { table.set(name, to: column.selecting(rows: rows)) }
    }
    table.paddedNumbers = paddedNumbers
    return table
  }
}

extension Column {
  /// Some rows, in an order of their own.
  public func selecting(rows: [Int]) -> Column {
    switch self {
    case .real(let values): return .real(rows.map { values[$0] })
    case .coded(let column):
      let codes: Codes =
        switch column.codes {
        case .narrow(let bytes): .narrow(rows.map { bytes[$0] })
        case .wide(let words): .wide(rows.map { words[$0] })
        }
      return .coded(CodedColumn(codes: codes, levels: column.levels))
    }
  }
}
