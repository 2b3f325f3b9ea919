import CanvassNumerics

/// The cell that keeps a column from being numeric, for errors.
extension Column {
  /// `"abc" in row 3`.
  public var firstText: Sentence { firstText { $0 } }

  /// The same where the rows have other numbers, from 0.
  public func firstText(_ number: (Int) -> Int) -> Sentence {
    guard let cell = firstTextCell else { return "text" }
    return "\"\(cell.text)\" in row \(number(cell.row - 1) + 1)"
  }

  /// `holds text ("abc") in row 3`.
  public var holdsText: Sentence { holdsText { $0 } }

  /// The same where the rows have other numbers, from 0.
  public func holdsText(_ number: (Int) -> Int) -> Sentence {
    guard let cell = firstTextCell else { return "holds text" }
    return "holds text (\"\(cell.text)\") in row \(number(cell.row - 1) + 1)"
  }

  /// The first cell that is no number; in a column that is text for another reason the first that writes one with signs, such as
  /// a point where the file has decimal commas, or else the first of all.
  var firstTextCell: (text: String, row: Int)? {
    guard case .coded(let coded) = self else { return nil }
    // Beside TRUE and FALSE another word is at fault, and not they.
    let hasTruth = coded.hasTruthAmongOthers
    let isText = coded.levels.map { level in
      if hasTruth, TruthWord.value(of: level.text) != nil { return false }
      return !((level.value ?? Level.number(level.text))?.isFinite ?? false)
    }
    func first(_ isMeant: (Int) -> Bool) -> Int? {
      (0..<coded.count).first { coded.code(at: $0).map { isMeant(Int($0)) } ?? false }
    }
    let row =
      first { isText[$0] } ?? first { WrittenNumber(trimmed(coded.levels[$0].text)) != nil }
      ?? first { _ in true }
    return row.flatMap { row in
      coded.code(at: row).map { (excerpt(of: coded.levels[$0].text), row + 1) }
    }
  }
}
