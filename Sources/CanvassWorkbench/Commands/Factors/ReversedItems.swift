import CanvassNumerics
import CanvassTables

/// Items turned round, because they ask the opposite: x becomes lowest + highest − x.
struct ReversedItems: Sendable {
  /// The range that an item was turned round about.
  struct Range: Sendable {
    let item: String
    let lowest: Double
    let highest: Double
    /// Whether it is the scale of the study, or what was observed.
    let isScale: Bool

    /// A sentence for the reader.
    func note(_ words: any Phrases) -> String {
      let bounds = "\(words.plain(lowest)) … \(words.plain(highest))"
      return words.reliability.reversed(item, about: bounds, isScale: isScale)
    }
  }

  let observations: Observations
  let ranges: [Range]

  /// Turns items round about the answers of the study's scale; without one, about the lowest and
  /// highest answer that occurs.
  ///
  /// - Throws: `TableError` for an item that is not among those analysed, or an answer outside the
  ///   scale.
  init(_ reversed: [String], of data: Measurements) throws {
    let names = data.columns
    let scale = data.prepared.settings.study?.scale.values ?? []
    var values = data.sample.observations.values
    var ranges: [Range] = []
    for name in try selectColumns(reversed, from: names) {
      guard let place = names.firstIndex(of: name) else { continue }
      let column = values.column(place)
      let present = column.filter { !$0.isNaN }
      guard let lowest = present.min(), let highest = present.max() else { continue }
      let range: Range
      if let low = scale.min(), let high = scale.max() {
        if lowest < low || highest > high {
          throw TableError(
            "column \"\(name)\" has \(shortestText(lowest < low ? lowest : highest)), outside the "
              + "scale of the study, \(shortestText(low)) … \(shortestText(high)), about which it "
              + "would be reversed; list the code as missing (--missing)")
        }
        range = Range(item: name, lowest: low, highest: high, isScale: true)
      } else {
        range = Range(item: name, lowest: lowest, highest: highest, isScale: false)
      }
      values.setColumn(place, column.map { range.lowest + range.highest - $0 })
      ranges.append(range)
    }
    observations = try Observations(values, names: names, weights: data.sample.observations.weights)
    self.ranges = ranges
  }

  /// Whether an item was turned round.
  func contains(_ item: String) -> Bool { ranges.contains { $0.item == item } }
}
