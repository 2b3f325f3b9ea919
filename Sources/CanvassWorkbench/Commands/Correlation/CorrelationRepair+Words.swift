import ArgumentParser
import CanvassNumerics

/// `--repair`: how correlations that contradict each other are made possible.
extension CorrelationRepair.Method: ExpressibleByArgument {}

extension CorrelationRepair {
  /// What the reader should know.
  func note(_ names: [String]) -> Note {
    let (first, second, change) = largestChange
    return Note { [self] words in
      let four = words.number(decimals: 4)
      return words.factorNotes.repaired(
        by: method, smallestEigenvalue: four.text(smallestEigenvalue),
        distance: four.text(distance), first: names[first], second: names[second],
        change: four.signed(change))
    }
  }

  /// What was changed.
  func facts(_ names: [String]) -> [Fact] {
    [
      .text("method", method.rawValue), .number("distance", distance),
      .number("smallestEigenvalue", smallestEigenvalue),
      .record(
        "largestChange",
        [
          .text("first", names[largestChange.first]), .text("second", names[largestChange.second]),
          .number("change", largestChange.change),
        ]),
    ]
  }
}
