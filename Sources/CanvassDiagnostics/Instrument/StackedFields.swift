import CanvassNumerics
import CanvassSampling
import CanvassTables

/// A survey that asks everyone about every field, with one row for each person and field: the form
/// in which a person answers about one field a row.
///
/// The columns of the design are copied for each field; an item has answers in the rows of its own
/// field only. The rows of a person stay together: they share the clusters of the design, and where
/// the design samples rows, the person becomes the cluster that the row was. So every variance and
/// covariance counts what the answers of a person have in common.
struct StackedFields {
  /// The columns of the design, and `field`, for each person and field, field after field.
  let table: Table
  /// The items, in the order of the instrument.
  let items: [Column]
  /// The design of these rows.
  let specification: DesignSpecification
  /// The column that names the field.
  let field: String

  /// Stacks the fields of an instrument.
  ///
  /// - Throws: `TableError` for an unknown column.
  init(
    _ fields: [Instrument.Field], items: [Instrument.Item], _ specification: DesignSpecification,
    in wide: Table
  ) throws {
    guard specification.recipe == nil else {
      throw DesignError(
        "a recipe makes weights of people, and where everyone was asked about every field each person "
          + "has several rows; write the weights into a column first")
    }
    let people = wide.rowCount
    var table = Table(rowCount: people * fields.count)
    for name in specification.columns where !table.contains(name) {
      table.set(name, to: try wide.column(name).repeated(fields.count))
    }
    field = StackedFields.unused("field", in: table)
    let codes = fields.indices.flatMap { [UInt32](repeating: UInt32($0), count: people) }
    let names = fields.map(\.name)
    let column = CodedColumn(codes: .wide(codes), levels: names.map { Level($0) })
    table.set(field, to: .coded(column.ordered(by: names)))
    var specification = specification
    let drawsRows = specification.secondPhase.map { $0.clusters == nil } ?? false
    if specification.samplesRows || drawsRows {
      let person = StackedFields.unused("person", in: table)
      let numbers = (0..<people).map(Double.init)
      table.set(person, to: Column.real(numbers).repeated(fields.count))
      if specification.samplesRows { specification.clusters.append(person) }
      if drawsRows { specification.secondPhase?.clusters = person }
    }
    self.items = try items.indices.map { item in
      let block = fields.firstIndex { $0.items.contains(item) } ?? 0
      return try wide.column(items[item].column).placed(in: block, of: fields.count)
    }
    self.table = table
    self.specification = specification
  }

  private static func unused(_ name: String, in table: Table) -> String {
    var name = name
    while table.contains(name) { name += "_" }
    return name
  }
}

/// A list several times over.
func repeated<Value>(_ values: [Value], _ copies: Int) -> [Value] {
  Array((0..<copies).map { _ in values }.joined())
}

extension Column {
  /// The column several times over, one below the other.
  fileprivate func repeated(_ copies: Int) -> Column {
    switch self {
    case .real(let values): return .real(CanvassDiagnostics.repeated(values, copies))
    case .coded(var coded):
      switch coded.codes {
      case .narrow(let bytes): coded.codes = .narrow(CanvassDiagnostics.repeated(bytes, copies))
      case .wide(let words): coded.codes = .wide(CanvassDiagnostics.repeated(words, copies))
      }
      return .coded(coded)
    }
  }

  /// The column as one of several blocks, one below the other; nothing but missing answers in the
  /// others.
  fileprivate func placed(in block: Int, of blocks: Int) -> Column {
    func placed<Value>(_ values: [Value], _ missing: Value) -> [Value] {
      let before = [Value](repeating: missing, count: block * values.count)
      return before + values
        + [Value](repeating: missing, count: (blocks - block - 1) * values.count)
    }
    switch self {
    case .real(let values): return .real(placed(values, .nan))
    case .coded(var coded):
      switch coded.codes {
      case .narrow(let bytes): coded.codes = .narrow(placed(bytes, Codes.missingNarrow))
      case .wide(let words): coded.codes = .wide(placed(words, Codes.missingWide))
      }
      return .coded(coded)
    }
  }
}
