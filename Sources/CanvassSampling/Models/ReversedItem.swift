import CanvassNumerics
import CanvassTables

/// An item that asks the opposite and was turned round: x became lowest + highest − x.
public struct ReversedItem: Sendable, Equatable {
  /// The name of its column.
  public let name: String
  /// The lower end of the range that it was turned round about.
  public let lowest: Double
  /// The upper end.
  public let highest: Double
  /// Whether this is the scale that was given, or what was observed.
  public let isScale: Bool

  /// An answer, turned round.
  func turned(_ answer: Double) -> Double { lowest + highest - answer }
}

extension SurveyObservations {
  /// The same rows with some items turned round, about the ends of their scale or, where none is given,
  /// about the lowest and highest answer that occurs in the rows that count.
  ///
  /// - Throws: `ObservationsError.unknown` for an item that is not among the columns;
  ///   `SurveyObservationsError` for an answer outside the scale.
  public func reversing(
    _ items: [String], about scale: ClosedRange<Double>? = nil
  ) throws -> (data: SurveyObservations, reversed: [ReversedItem]) {
    var (values, table) = (observations.values, self.table)
    var reversed: [ReversedItem] = []
    for name in items {
      guard let place = columns.firstIndex(of: name) else {
        throw ObservationsError.unknown(column: name)
      }
      let answers = values.column(place)
      let present = answers.filter { !$0.isNaN }
      guard let lowest = present.min(), let highest = present.max() else { continue }
      if let scale, let outside = [lowest, highest].first(where: { !scale.contains($0) }) {
        throw SurveyObservationsError.outside(column: name, answer: outside, scale: scale)
      }
      let item = ReversedItem(
        name: name, lowest: scale?.lowerBound ?? lowest, highest: scale?.upperBound ?? highest,
        isScale: scale != nil)
      let column = try table.column(name)
      table.set(
        name, to: .real((0..<table.rowCount).map { item.turned(column.number(at: $0)) }))
      values.setColumn(place, answers.map(item.turned))
      reversed.append(item)
    }
    let turned = try Observations(values, names: columns, weights: observations.weights)
    return (SurveyObservations(turned, in: table, like: self), reversed)
  }
}
