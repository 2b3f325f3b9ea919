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

  func json(_ names: [String]) -> JSONValue {
    .object([
      "method": .string(method.rawValue), "distance": .optional(distance),
      "smallestEigenvalue": .optional(smallestEigenvalue),
      "largestChange": .object([
        "first": .string(names[largestChange.first]),
        "second": .string(names[largestChange.second]),
        "change": .optional(largestChange.change),
      ]),
    ])
  }
}
