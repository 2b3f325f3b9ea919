import CanvassNumerics
import CanvassSampling
import CanvassTables

/// Strata that stand in a file: a table with a line for each of them.
///
/// The columns are `stratum` and `population`; of one item `share`, or `mean` and `sd`; of several `share:NAME`, or
/// `mean:NAME` and `sd:NAME`; and, where wanted, `domain`, `cost`, `least`, `most`; an empty
/// `least` or `most` is no limit.
struct StrataFile {
  /// The strata.
  let strata: [PlanningStratum]
  /// What the items are called; one without a name is empty.
  let items: [String]

  /// Reads strata.
  ///
  /// - Throws: `TableError` naming the column or the line; `PlanningError` naming the stratum.
  init(path: String) throws {
    var items: [Item] = []
    let table = try GivenTable(path: path) { names in
      items = try Self.items(names, path)
      return .init(
        lines: "strata", needed: ["stratum", "population"],
        further: ["domain", "cost", "least", "most"] + items.flatMap(\.columns),
        texts: ["stratum", "domain"], counts: ["population", "cost", "least", "most"])
    }
    self.items = items.map(\.name)
    let strata = try (0..<table.rows).map { row in
      let quantities = try items.map { item in
        switch item.columns.count {
        case 1: PlannedQuantity.share(try table.number(item.columns[0], row))
        default:
          PlannedQuantity.mean(
            try table.number(item.columns[0], row),
            standardDeviation: try table.number(item.columns[1], row))
        }
      }
      return try PlanningStratum(
        try table.text("stratum", row), domain: try table.textIfGiven("domain", row) ?? "",
        population: try table.number("population", row),
        cost: table.has("cost") ? try table.number("cost", row) : 1,
        least: try table.numberIfGiven("least", row) ?? 1,
        most: try table.numberIfGiven("most", row), items: quantities)
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
