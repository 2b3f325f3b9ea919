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
    let (placeOfRow, found) = try places(of: piece)
    let rows = RowIndex(groupOfRow: placeOfRow, groups: found.count, weights: weights)
    var sums: [[Double]] = []
    for (group, centres) in zip(groups, centres) {
      try Interruption.current?.check()
      let bound = try zip(group, centres).map {
        try BoundQuantity($0, in: piece.answers).centred(at: $1)
      }
      sums.append(rows.sums(of: bound, blocks: rows.blocks, threads: threads))
    }
    var ofPlace = [WeightSums](repeating: WeightSums(), count: found.count)
    for (place, weight) in zip(placeOfRow, weights) { ofPlace[Int(place)].add(weight) }
    for (number, place) in found.enumerated() {
      let moments = zip(sums, centres).map { sums, centres in
        var moments = Moments(centres: centres)
        let width = moments.sums.count
        moments.sums = Array(sums[number * width..<(number + 1) * width])
        return moments
      }
      add(moments, at: place, weights: ofPlace[number])
    }
  }

  /// The place of each row, and the places.
  private func places(of piece: PieceOfTable) throws -> ([Int32], [Place]) {
    let count = piece.codes.rowCount
    var number = [Int32](repeating: 0, count: count)
    var design: [[String]] = [[]]
    for name in specification.placeColumns {
      let codes = RowCodes(try piece.codes.column(name))
      if let row = codes.codes.firstIndex(of: -1) {
        throw DesignError(
          "the column \"\(name)\" of the design is missing in row \(piece.firstRow + row + 1); every row "
            + "must have a place in it")
      }
      let pairs = numberPairs(
        groups: number, groupCount: design.count, codes: codes.codes,
        codeCount: codes.labels.count)
      design = pairs.groupOfPair.indices.map {
        design[Int(pairs.groupOfPair[$0])] + [codes.labels[Int(pairs.codeOfPair[$0])]]
      }
      number = pairs.ofRow
    }
    if specification.samplesRows {
      design = number.enumerated().map { row, place in
        design[Int(place)] + [String(piece.firstRow + row)]
      }
      number = Array(0..<Int32(count))
    }
    // The cells, from 1; 0 is outside all of them.
    var cells: [[String]?] = [nil, []]
    var cell = piece.inside?.map { $0 ? Int32(1) : 0 } ?? [Int32](repeating: 1, count: count)
    for name in cellColumns {
      let codes = RowCodes(try piece.codes.column(name))
      let pairs = numberPairs(
        groups: cell, groupCount: cells.count, codes: codes.codes.map { $0 + 1 },
        codeCount: codes.labels.count + 1)
      cells = pairs.groupOfPair.indices.map {
        let code = Int(pairs.codeOfPair[$0]) - 1
        return code < 0 ? nil : cells[Int(pairs.groupOfPair[$0])].map { $0 + [codes.labels[code]] }
      }
      cell = pairs.ofRow
    }
    let pairs = numberPairs(
      groups: number, groupCount: design.count, codes: cell, codeCount: cells.count)
    let places = pairs.groupOfPair.indices.map {
      Place(
        design: design[Int(pairs.groupOfPair[$0])], cell: cells[Int(pairs.codeOfPair[$0])])
    }
    return (pairs.ofRow, places)
  }
}
