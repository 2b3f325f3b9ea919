import ArgumentParser
import CanvassNumerics

/// `--repair`: how correlations that contradict each other are made possible.
enum RepairOption: String, CaseIterable, Sendable, ExpressibleByArgument {
  case nearest, smooth
}

/// Correlations that were moved until they could be those of some data.
struct CorrelationRepair: Sendable {
  let method: RepairOption
  let values: Matrix
  /// How far they were moved, in the Frobenius norm.
  let distance: Double
  /// The smallest eigenvalue before.
  let smallestEigenvalue: Double
  /// The pair that was moved most, and by how much.
  let largestChange: (first: Int, second: Int, change: Double)

  /// - Throws: `MatrixError` where the projections do not settle.
  init(_ matrix: Matrix, _ method: RepairOption) throws {
    self.method = method
    switch method {
    case .nearest:
      let found = try NearestCorrelation(to: matrix)
      (values, distance) = (found.values, found.distance)
      smallestEigenvalue = found.smallestEigenvalue
    case .smooth:
      let found = try SmoothedCorrelation(of: matrix)
      (values, distance) = (found.values, found.distance)
      smallestEigenvalue = found.smallestEigenvalue
    }
    var largest = (first: 0, second: 0, change: 0.0)
    for j in 0..<matrix.columns {
      for i in 0..<j where abs(values[i, j] - matrix[i, j]) > abs(largest.change) {
        largest = (i, j, values[i, j] - matrix[i, j])
      }
    }
    largestChange = largest
  }

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
