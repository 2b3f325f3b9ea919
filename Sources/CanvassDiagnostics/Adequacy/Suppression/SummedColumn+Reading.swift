extension SummedColumn {
  /// How sums of one column are sums of another one, over the rows that the first has an answer of.
  enum Reading: Sendable {
    /// The class of this column that each class of the other lies in; 0 where none does.
    case classes([UInt16])
    /// This column is so many times the other one, and a constant that tells nothing.
    case multiple(Double)

    /// What the classes of the other column count as, where those of this count as `values`.
    func values(_ values: [Double]) -> [Double] {
      switch self {
      case .classes(let own):
        own.map { place in
          guard place > 0 else { return 0 }
          let value = values[Int(place) - 1]
          return value.isNaN ? 0 : value
        }
      case .multiple(let factor): [factor * values[0]]
      }
    }
  }

  /// The column as itself.
  var ownReading: Reading {
    if case .classes(_, let count) = content {
      .classes((0..<UInt16(count)).map { $0 + 1 })
    } else {
      .multiple(1)
    }
  }

  /// How this column follows from another one of the same rows and weights; `nil` where it does not.
  ///
  /// Of few values: every class of the other lies in one class of this. Of many: y = α·x + β in all rows. A column of
  /// few values never follows from one of many here, as its sums do not.
  func reading(in other: SummedColumn) -> Reading? {
    guard count == other.count else { return nil }
    switch (content, other.content) {
    case (.classes(let own, _), .classes(let theirs, let width)):
      guard let found = Self.classes(own, of: theirs, width, weights) else { return nil }
      return sharesWeights(with: other) ? .classes(found) : nil
    case (.numbers(let own), .numbers(let theirs)):
      guard let factor = Self.factor(own, of: theirs, weights) else { return nil }
      return sharesWeights(with: other) ? .multiple(factor) : nil
    default: return nil
    }
  }

  /// Whether the answers of this column follow from those of another one, whatever the weights. A column of one answer
  /// is made of none, and names of people or places, of more values than answers have, make none.
  func isMade(of other: SummedColumn) -> Bool {
    guard count == other.count else { return false }
    switch (content, other.content) {
    case (.classes(let own, _), .classes(let theirs, let width)):
      guard width <= Self.mostClasses else { return false }
      let found = Self.classes(own, of: theirs, width, weights) ?? []
      return Set(found).subtracting([0]).count > 1
    case (.numbers(let own), .numbers(let theirs)):
      return Self.factor(own, of: theirs, weights) != nil
    default: return false
    }
  }

  private static func classes(
    _ own: [UInt16], of theirs: [UInt16], _ width: Int, _ weights: [Double]
  ) -> [UInt16]? {
    var found = [UInt16](repeating: 0, count: width + 1)
    for row in own.indices where own[row] != 0 && weights[row] != 0 {
      let place = Int(theirs[row])
      if place == 0 { return nil }
      if found[place] == 0 {
        found[place] = own[row]
      } else if found[place] != own[row] {
        return nil
      }
    }
    return Array(found.dropFirst())
  }

  static func factor(_ own: [Double], of theirs: [Double], _ weights: [Double]) -> Double? {
    let rows = own.indices.lazy.filter { !own[$0].isNaN && weights[$0] != 0 }
    guard let first = rows.first, !theirs[first].isNaN,
      let second = rows.first(where: { theirs[$0] != theirs[first] }), !theirs[second].isNaN
    else { return nil }
    let factor = (own[second] - own[first]) / (theirs[second] - theirs[first])
    guard factor != 0, factor.isFinite else { return nil }
    for row in rows {
      let expected = own[first] + factor * (theirs[row] - theirs[first])
      let scale = abs(own[first]) + abs(own[row]) + abs(factor * theirs[row])
      guard abs(own[row] - expected) <= 1e-9 * scale else { return nil }
    }
    return factor
  }
}
