import CanvassNumerics
import CanvassSampling
import CanvassTables

/// What a diagnosis asks of the rows of a survey: groups of quantities, and the columns in which they
/// and the field are found. It knows no row, so that the rows may lie in one table or arrive in pieces.
public struct FieldQuestions: Sendable {
  /// What was asked.
  public let instrument: Instrument
  /// How far the diagnosis goes.
  public let depth: Depth
  /// The measures; then the dimensions, the items, and what items in no dimension are compared with.
  public let groups: [[Quantity]]

  /// How far a diagnosis goes.
  public enum Depth: Sendable {
    /// Measures, gaps, ranks and verdicts of the fields.
    case verdicts
    /// Also the dimensions and items that make each gap.
    case reasons
  }

  /// The questions of an instrument.
  ///
  /// - Throws: `DiagnosisError` where there are no items, or one is in two dimensions.
  public init(_ instrument: Instrument, depth: Depth = .reasons) throws {
    guard !instrument.items.isEmpty else {
      throw DiagnosisError(
        "there are no items to diagnose; name them")
    }
    var owner = [Int: String]()
    for dimension in instrument.dimensions {
      for item in dimension.items {
        if let other = owner[item] {
          throw DiagnosisError(
            "item \"\(instrument.items[item].column)\" is in two dimensions, \"\(other)\" and "
              + "\"\(dimension.name)\"; an item belongs to one")
        }
        owner[item] = dimension.name
      }
    }
    self.instrument = instrument
    self.depth = depth
    let items = Array(instrument.items.indices)
    let answered = instrument.answered(items, as: "answered")
    var groups = [
      [instrument.satisfied(items, as: "satisfied"), answered],
      [instrument.allSatisfied(items, as: "satisfied")],
      [instrument.score(items, as: "satisfied"), answered],
    ]
    if depth == .reasons {
      for dimension in instrument.dimensions {
        groups.append(instrument.share(of: dimension.items, as: dimension.name))
      }
      for (index, item) in instrument.items.enumerated() {
        groups.append([instrument.satisfied([index], as: item.column)])
      }
      // Items in no dimension are compared as one, where every field has items of its own.
      if instrument.fieldColumn == nil, let others = instrument.questions.last, !others.isEmpty {
        groups.append(instrument.share(of: others, as: "others"))
      }
    }
    self.groups = groups
  }

  /// Some rows as they are asked: the answers to the items alone; and where everyone was asked about
  /// every field, a row for each person and field.
  struct Rows {
    /// The answers, and the columns of design and field.
    var piece: PieceOfTable
    /// The design of these rows.
    var specification: DesignSpecification
    /// The column that names the field.
    var field: String
    /// The fields in their order, where it is not that of the column's values.
    var order: [String]?
  }

  /// Brings rows into the form in which they are asked.
  ///
  /// - Throws: `DiagnosisError` naming the item and a value that is not on the scale; `TableError` for an
  ///   unknown column.
  func rows(of piece: PieceOfTable, _ specification: DesignSpecification) throws -> Rows {
    var piece = piece
    switch instrument.fields {
    case .column(let field):
      piece.answers = try instrument.answers(
        instrument.items.map { try piece.answers.column($0.column) })
      return Rows(piece: piece, specification: specification, field: field)
    case .items(let asked):
      let stacked = try StackedFields(
        asked, items: instrument.items, specification, in: piece.answers)
      piece.answers = try instrument.answers(stacked.items)
      piece.codes = stacked.table
      piece.inside = piece.inside.map { repeated($0, asked.count) }
      return Rows(
        piece: piece, specification: stacked.specification, field: stacked.field,
        order: asked.map(\.name))
    }
  }
}

/// The totals that a diagnosis needs of a survey that arrives in pieces.
public struct FieldTotalsBuilder: Sendable {
  private let questions: FieldQuestions
  private let specification: DesignSpecification
  /// Declared orders of values, by column.
  private let orders: [String: [String]]
  private let threads: Int
  private var builder: TotalsBuilder?
  /// People, who have a row for each field where everyone was asked about every field.
  private var rowCount = 0

  /// A builder without rows.
  ///
  /// - Precondition: the design names clusters; it does not sample rows.
  public init(
    _ questions: FieldQuestions, _ specification: DesignSpecification,
    orders: [String: [String]] = [:], threads: Int = 0
  ) {
    precondition(!specification.samplesRows, "rows of different pieces have nothing in common")
    self.questions = questions
    self.specification = specification
    self.orders = orders
    self.threads = threads
  }

  /// Adds some rows.
  ///
  /// - Throws: `DiagnosisError`, `DesignError` or `TableError` in one sentence.
  public mutating func add(_ piece: PieceOfTable) throws {
    let rows = try questions.rows(of: piece, specification)
    var builder = try builder ?? first(rows)
    self.builder = nil
    try builder.add(questions.groups, of: rows.piece, threads: threads)
    self.builder = builder
    rowCount += piece.codes.rowCount
  }

  private func first(_ rows: FieldQuestions.Rows) throws -> TotalsBuilder {
    var builder = try TotalsBuilder(
      rows.specification, cells: [rows.field], of: questions.groups, like: rows.piece)
    builder.orders = orders
    if let order = rows.order { builder.orders[rows.field] = order }
    return builder
  }

  /// The totals of all rows.
  ///
  /// - Throws: `DesignError`.
  public consuming func totals() throws -> GatheredTotals {
    guard let builder else { throw DesignError("the data have no rows") }
    var totals = try builder.totals(of: questions.groups)
    totals.design.rowCount = rowCount
    return totals
  }
}
