import CanvassTables

/// The rows of each imputation in a table that has them one after another, in any order.
public struct StackedImputations: Sendable {
  /// The column that numbers them.
  public let column: String
  /// What it calls them, in order.
  public let names: [String]
  /// The rows of each, ascending.
  public let rows: [[Int]]
  /// Rows of the incomplete original, which has the number 0 (R: `mice::complete(action = "long", include = TRUE)`).
  public let originalRows: Int

  /// Finds the imputations.
  ///
  /// - Throws: `TableError` for a column that is not there; `DesignError` for a row without a number, for fewer than two
  ///   imputations, and where they have not as many rows each.
  public init(by column: String, of table: Table) throws {
    let codes = RowCodes(try table.column(column))
    var rows = [[Int]](repeating: [], count: codes.labels.count)
    for (row, code) in codes.codes.enumerated() {
      guard code >= 0 else {
        throw DesignError(
          "row \(row + 1) has no number of an imputation in \"\(column)\"; every row belongs to one"
        )
      }
      rows[Int(code)].append(row)
    }
    let isOriginal = codes.labels.map { Double($0) == 0 }
    let kept = codes.labels.indices.filter { !isOriginal[$0] && !rows[$0].isEmpty }
    guard kept.count > 1 else {
      throw DesignError(
        "\"\(column)\" numbers \(counted: kept.count, "imputation") besides the original; how far imputations differ takes two of them to tell"
      )
    }
    for other in kept where rows[other].count != rows[kept[0]].count {
      throw DesignError(
        "imputation \(codes.labels[kept[0]]) of \"\(column)\" has \(counted: rows[kept[0]].count, "row") and imputation \(codes.labels[other]) has \(rows[other].count); each of them is the whole sample"
      )
    }
    self.column = column
    names = kept.map { codes.labels[$0] }
    self.rows = kept.map { rows[$0] }
    originalRows = codes.labels.indices.reduce(0) { $0 + (isOriginal[$1] ? rows[$1].count : 0) }
  }

  /// Checks that the imputations are of one sample: that some columns have the same values together in each.
  ///
  /// - Throws: `DesignError` that names the first column that has not; `TableError` for one that is not there.
  public func checkDesign(_ columns: [String], in table: Table) throws {
    var groups = [Int](repeating: 0, count: table.rowCount)
    for name in columns {
      let codes = RowCodes(try table.column(name)).codes
      var numbers: [Pair: Int] = [:]
      for row in groups.indices {
        let pair = Pair(group: groups[row], code: codes[row])
        let number = numbers[pair] ?? numbers.count
        numbers[pair] = number
        groups[row] = number
      }
      let counts = rows.map { rows in
        rows.reduce(into: [Int](repeating: 0, count: numbers.count)) { $0[groups[$1]] += 1 }
      }
      if let other = counts.firstIndex(where: { $0 != counts[0] }) {
        throw DesignError(
          "\"\(name)\" is not the same in imputation \(names[other]) as in imputation \(names[0]); what the sample was drawn and weighted by is no answer, and stays as it is in all of them"
        )
      }
    }
  }

  private struct Pair: Hashable {
    let group: Int
    let code: Int32
  }
}

extension Domains {
  /// The cells of some rows, in an order of their own; those without a row among them are there too.
  ///
  /// - Parameter filter: the rows inside, of those that the cells were made of; `nil` for all.
  public func selecting(rows: [Int], filter: [Bool]? = nil) -> Domains {
    guard let ofRow else { return self }
    let unassigned = rows.count { ofRow[$0] < 0 && filter?[$0] ?? true }
    return Domains(
      columns: columns, cells: cells, unassigned: unassigned, ofRow: rows.map { ofRow[$0] })
  }
}
