extension Column {
  /// The column in which the codes that mean no answer are missing: `9`, `99`, `unknown`.
  ///
  /// A code fits a cell that is written the same, or that is the same number (`9` fits `9.0` and
  /// `09`), except in a column that is declared as text. If all texts that are left in a text column
  /// are numbers, it becomes numeric, of the type that the CSV reader gives to such cells: without
  /// `unknown`, an item of 1 to 5 and `unknown` is a five-point item.
  ///
  /// - Parameters:
  ///   - answers: the numbers that texts stand for: 4 for `satisfied`. A column of numbers has no texts.
  ///   - role: what the column was read for.
  public func recodingMissing(
    _ codes: Set<String>, valuing answers: [String: Double] = [:],
    as role: ColumnRole = .automatic
  ) -> Column {
    let numbers = role == .text ? [] : Set(codes.compactMap { Level.number($0) })
    switch self {
    case .real(let values):
      guard !numbers.isEmpty else { return self }
      return .real(values.map { numbers.contains($0) ? .nan : $0 })
    case .coded(let column):
      let kept = column.levels.indices.filter { index in
        let level = column.levels[index]
        if codes.contains(level.text) { return false }
        if column.isLogical { return true }
        return !((level.value ?? Level.number(level.text)).map(numbers.contains) ?? false)
      }
      let isAnswered =
        role != .text && !column.isNumeric
        && column.levels.contains { answers[$0.text] != nil }
      guard isAnswered || kept.count < column.levels.count else { return self }
      return column.keeping(kept, isAnswered ? answers : [:], role)
    }
  }
}

extension Level {
  /// The number that a spelling stands for, by the rules of the CSV reader.
  static func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap {
        CSVNumber.parse($0, $0 + bytes.count, decimal: UInt8(ascii: "."))
      }
    }
  }
}

extension CodedColumn {
  /// The column with only the levels at `kept`; rows of other levels are missing.
  fileprivate func keeping(
    _ kept: [Int], _ answers: [String: Double], _ role: ColumnRole
  ) -> Column {
    let values = kept.map { index in
      answers[levels[index].text] ?? levels[index].value ?? Level.number(levels[index].text)
    }
    let numbers = values.compactMap { $0 }
    guard role != .text, !isNumeric, !kept.isEmpty, numbers.count == kept.count else {
      let known = kept.map {
        Level(levels[$0].text, value: answers[levels[$0].text] ?? levels[$0].value)
      }
      let coded = recoded(kept, levels: known) { $0 }
      return .coded(role == .text ? coded : coded.readingTruth())
    }
    if role == .code {
      let named = zip(kept, numbers).map { Level(levels[$0].text, value: $1) }
      let order = named.indices.sorted { Level.ascend(named[$0], named[$1]) }
      var place = [Int](repeating: 0, count: order.count)
      for (position, level) in order.enumerated() { place[level] = position }
      return .coded(recoded(kept, levels: order.map { named[$0] }) { place[$0] })
    }
    let isByte = numbers.allSatisfy { $0 >= 0 && $0 <= 254 && $0 == $0.rounded() }
    guard isByte else {
      var byCode = [Double](repeating: .nan, count: levels.count)
      for (index, number) in zip(kept, numbers) { byCode[index] = number }
      return .real((0..<count).map { row in code(at: row).map { byCode[$0] } ?? .nan })
    }
    let ascending = Set(numbers).sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(ascending, 0...))
    return .coded(
      recoded(kept, levels: ascending.map { Level(shortestText($0), value: $0) }) { index in
        place[numbers[index]] ?? 0
      })
  }

  /// Gives the kept levels new codes: `place` of their position in `kept`.
  private func recoded(
    _ kept: [Int], levels newLevels: [Level], _ place: (Int) -> Int
  ) -> CodedColumn {
    var byCode = [UInt32](repeating: Codes.missingWide, count: levels.count)
    for (position, index) in kept.enumerated() { byCode[index] = UInt32(place(position)) }
    let words = (0..<count).map { row in code(at: row).map { byCode[$0] } ?? Codes.missingWide }
    let codes: Codes =
      newLevels.count <= 255
      ? .narrow(words.map { $0 == Codes.missingWide ? Codes.missingNarrow : UInt8($0) })
      : .wide(words)
    return CodedColumn(codes: codes, levels: newLevels)
  }
}
