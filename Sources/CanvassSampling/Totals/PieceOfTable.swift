import CanvassNumerics
import CanvassTables

/// Some rows of a survey that is looked at in pieces, because it does not fit in memory or lies in
/// several files.
public struct PieceOfTable: Sendable {
  /// What is analysed.
  public var answers: Table
  /// The columns of design and cells, as the data spell them.
  public var codes: Table
  /// The rows inside the domain; `nil` for all.
  public var inside: [Bool]?
  /// Number of rows before these.
  public var firstRow: Int

  /// A piece.
  public init(answers: Table, codes: Table, inside: [Bool]? = nil, firstRow: Int) {
    self.answers = answers
    self.codes = codes
    self.inside = inside
    self.firstRow = firstRow
  }
}

extension TotalsBuilder {
  /// A builder for groups of quantities, whose centres are values near the middle of a piece.
  ///
  /// - Throws: `TableError` for an unknown column; `DesignError` where a number is needed and the column
  ///   holds text.
  public init(
    _ specification: DesignSpecification, cells: [String], of groups: [[Quantity]],
    like piece: PieceOfTable
  ) throws {
    guard specification.recipe == nil else {
      throw DesignError(
        "a recipe of weights looks at all rows at once, and these come in windows; read the file as a "
          + "whole, or write the weights into a column first"
      )
    }
    guard specification.secondPhase == nil else {
      throw DesignError(
        "a second phase looks at all rows at once, and these come in windows; read the file as a whole"
      )
    }
    self.init(
      specification, cells: cells,
      centres: try groups.map {
        try $0.map { try BoundQuantity($0, in: piece.answers, after: piece.firstRow).centre }
      })
  }

  /// Adds up groups of quantities over a piece: one pass over its rows for each group.
  ///
  /// - Throws: `DesignError` naming the row whose place or weight is missing; `TableError` for an
  ///   unknown column.
  public mutating func add(
    _ groups: [[Quantity]], of piece: PieceOfTable, threads: Int = 0
  ) throws {
    let count = piece.codes.rowCount
    let weights =
      try specification.weights.map {
        try checkedWeights(try piece.codes.column($0), $0, firstRow: piece.firstRow)
      } ?? [Double](repeating: 1, count: count)
    let (placeOfRow, numbers) = try places(of: piece)
    let rows = RowIndex(groupOfRow: placeOfRow, groups: numbers.count, weights: weights)
    let blocks = rows.blocks
    var bound: [Quantity: BoundQuantity] = [:]
    for quantity in groups.joined() where bound[quantity] == nil {
      bound[quantity] = try BoundQuantity(quantity, in: piece.answers, after: piece.firstRow)
    }
    let known = bound
    let centres = centres
    try Interruption.current?.check()
    let sums = mapInParallel(groups.count, threads: threads) { group in
      rows.sums(
        of: zip(groups[group], centres[group]).compactMap { known[$0]?.centred(at: $1) },
        blocks: blocks, threads: groups.count >= effectiveThreads(threads) ? 1 : threads)
    }
    for (group, sums) in sums.enumerated() {
      let width = Moments.count(quantities: centres[group].count)
      for (index, place) in numbers.enumerated() {
        add(sums[index * width..<(index + 1) * width], of: group, at: place)
      }
    }
    var ofPlace = [WeightSums](repeating: WeightSums(), count: numbers.count)
    for (place, weight) in zip(placeOfRow, weights) { ofPlace[Int(place)].add(weight) }
    for (weights, place) in zip(ofPlace, numbers) { add(weights, at: place) }
    rowCount += count
  }

  /// The place of each row, among those that the piece has, and the number of each of these.
  private mutating func places(of piece: PieceOfTable) throws -> ([Int32], [Int]) {
    let count = piece.codes.rowCount
    var number = [Int32](repeating: 0, count: count)
    var nodes = [ValueTuples.root]
    for (index, name) in specification.placeColumns.enumerated() {
      let column = try piece.codes.column(name)
      if !column.isNumeric { textColumns.insert(name) }
      let codes = RowCodes(column)
      if let row = codes.codes.firstIndex(of: -1) {
        throw DesignError(
          "the column \"\(name)\" of the design is missing in row \(piece.firstRow + row + 1); every row "
            + "must have a place in it")
      }
      let pairs = numberPairs(
        groups: number, groupCount: nodes.count, codes: codes.codes,
        codeCount: codes.labels.count)
      let labels = designs.codes(of: codes.labels, column: index)
      nodes = pairs.groupOfPair.indices.map {
        designs.node(
          below: nodes[Int(pairs.groupOfPair[$0])], code: labels[Int(pairs.codeOfPair[$0])])
      }
      number = pairs.ofRow
    }
    if specification.samplesRows {
      let last = specification.placeColumns.count
      let labels = designs.codes(
        of: number.indices.map { String(piece.firstRow + $0) }, column: last)
      nodes = number.indices.map { designs.node(below: nodes[Int(number[$0])], code: labels[$0]) }
      number = Array(0..<Int32(count))
    }
    let (cellOfRow, cellNodes) = try cells(of: piece)
    let pairs = numberPairs(
      groups: number, groupCount: nodes.count, codes: cellOfRow, codeCount: cellNodes.count)
    var firstRow = [Int](repeating: -1, count: pairs.groupOfPair.count)
    for (row, pair) in pairs.ofRow.enumerated() where firstRow[Int(pair)] < 0 {
      firstRow[Int(pair)] = piece.firstRow + row
    }
    let numbers = pairs.groupOfPair.indices.map {
      self.number(
        design: nodes[Int(pairs.groupOfPair[$0])], cell: cellNodes[Int(pairs.codeOfPair[$0])],
        firstRow: firstRow[$0])
    }
    return (pairs.ofRow, numbers)
  }

  /// The cell of each row, among those that the piece has, and the node of each of these.
  private mutating func cells(of piece: PieceOfTable) throws -> ([Int32], [Int32]) {
    let count = piece.codes.rowCount
    // From 1; 0 is outside all of them.
    var nodes = [Self.outside, ValueTuples.root]
    var cell = piece.inside?.map { $0 ? Int32(1) : 0 } ?? [Int32](repeating: 1, count: count)
    let inside = cell.count { $0 > 0 }
    for (index, name) in cells.columns.enumerated() {
      let column = try piece.codes.column(name)
      if !column.isNumeric { textColumns.insert(name) }
      let codes = RowCodes(column)
      let pairs = numberPairs(
        groups: cell, groupCount: nodes.count, codes: codes.codes.map { $0 + 1 },
        codeCount: codes.labels.count + 1)
      let labels = cells.codes(of: codes.labels, column: index)
      nodes = pairs.groupOfPair.indices.map {
        let code = Int(pairs.codeOfPair[$0]) - 1
        let above = nodes[Int(pairs.groupOfPair[$0])]
        return code < 0 || above == Self.outside
          ? Self.outside : cells.node(below: above, code: labels[code])
      }
      cell = pairs.ofRow
    }
    unassigned += inside - cell.count { nodes[Int($0)] != Self.outside }
    return (cell, nodes)
  }
}
