import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Strata that stand in a file: a table with a line for each of them.
///
/// The columns are `stratum` and `population`; of one item `share`, or `mean` and `sd`; of several `share:NAME`, or
/// `mean:NAME` and `sd:NAME`; and, where wanted, `domain`, `cost`, `least`, `most`.
struct StrataFile {
  /// The strata.
  let strata: [PlanningStratum]
  /// What the items are called; one without a name is empty.
  let items: [String]

  /// Reads strata.
  ///
  /// - Throws: `TableError` naming the column or the line; `PlanningError` naming the stratum.
  init(path: String) throws {
    let source = try openTable(path: path)
    let names = source.columnNames
    let items = try Self.items(names, path)
    let known = ["stratum", "population", "domain", "cost", "least", "most"]
    let used = Set(known + items.flatMap(\.columns))
    if let stray = names.first(where: { !used.contains($0) }) {
      throw TableError(
        "\"\(path)\" has a column \"\(stray)\", which says nothing of strata; there are "
          + "\(known.joined(separator: ", ")), share, mean and sd, and these with the name of an item, as share:q01"
      )
    }
    for name in ["stratum", "population"] where !names.contains(name) {
      throw TableError(
        "\"\(path)\" has no column \"\(name)\"; strata have the columns stratum, population and share (the file has "
          + "\(names.joined(separator: ", ")))")
    }
    let table = try source.read(
      columns: nil, as: ["stratum": .text, "domain": .text], threads: 1)
    func number(_ name: String, _ row: Int) throws -> Double? {
      guard names.contains(name) else { return nil }
      let column = try table.column(name)
      let value = column.number(at: row)
      guard value.isFinite else {
        throw TableError(
          "\"\(path)\": the \(name) in line \(row + 2) is \(part: column.text(at: row).map { "\"\($0)\"" } ?? "missing"); it must be "
            + "a number")
      }
      return value
    }
    self.items = items.map(\.name)
    let strata = try (0..<table.rowCount).map { row in
      guard let name = try table.column("stratum").text(at: row) else {
        throw TableError("\"\(path)\": the stratum in line \(row + 2) has no name")
      }
      let quantities = try items.map { item in
        switch item.columns.count {
        case 1: PlannedQuantity.share(try number(item.columns[0], row) ?? .nan)
        default:
          PlannedQuantity.mean(
            try number(item.columns[0], row) ?? .nan,
            standardDeviation: try number(item.columns[1], row) ?? .nan)
        }
      }
      return try PlanningStratum(
        name,
        domain: names.contains("domain") ? try table.column("domain").text(at: row) ?? "" : "",
        population: try number("population", row) ?? .nan, cost: try number("cost", row) ?? 1,
        least: try number("least", row) ?? 1, most: try number("most", row), items: quantities)
    }
    self.strata = try strata.checked()
  }

  /// An item with the columns that say its share, or its mean and standard deviation.
  private struct Item {
    let name: String
    let columns: [String]
  }

  private static func items(_ names: [String], _ path: String) throws -> [Item] {
    try names.compactMap { name in
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      let item = parts.count == 2 ? parts[1] : ""
      let ending = parts.count == 2 ? ":" + item : ""
      switch parts.first {
      case "share": return Item(name: item, columns: [name])
      case "mean":
        guard names.contains("sd" + ending) else {
          throw TableError(
            "\"\(path)\" has the column \"\(name)\" and no \"\("sd" + ending)\"; a mean needs its standard deviation"
          )
        }
        return Item(name: item, columns: [name, "sd" + ending])
      case "sd":
        guard names.contains("mean" + ending) else {
          throw TableError(
            "\"\(path)\" has the column \"\(name)\" and no \"\("mean" + ending)\"; a standard deviation needs its mean"
          )
        }
        return nil
      default: return nil
      }
    }
  }
}
