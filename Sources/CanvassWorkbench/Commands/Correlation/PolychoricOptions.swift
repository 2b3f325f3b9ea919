import ArgumentParser
import CanvassNumerics
import CanvassTables

/// `--empty-cells`: what verbs with polychoric correlations do with cells that nobody is in.
struct PolychoricOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rows that an empty cell of two items' table counts as in polychoric correlations, 0 to 1, as "
        + "lavaan's zero.add (default: 0.5 in fourfold tables, else 0).", valueName: "n"))
  var emptyCells: Double?

  /// The rule that was asked for, or the default.
  var rule: PolychoricCorrelation.EmptyCells {
    switch emptyCells {
    case nil: .halfInFourfoldTables
    case 0: .asTheyAre
    case let share?: .filled(share)
    }
  }

  /// - Throws: `UsageError` for a number that makes no sense, or where nothing is polychoric.
  func check(isPolychoric: Bool, by option: String) throws {
    guard let emptyCells else { return }
    guard emptyCells >= 0, emptyCells <= 1 else {
      throw UsageError(
        "--empty-cells is \(shortestText(emptyCells)); it must be from 0 to 1, as 0.5")
    }
    guard isPolychoric else {
      throw UsageError("--empty-cells is for polychoric correlations (\(option))")
    }
  }
}

/// What is said of polychoric correlations on the boundary.
enum BoundaryNotes {
  /// So many pairs are told of one by one.
  private static let most = 6

  /// A sentence for each pair.
  ///
  /// - Parameter isInFit: whether such a correlation loses its weight in a fit.
  static func all(_ pairs: [BoundaryPair], isInFit: Bool = false) -> [Note] {
    var notes = pairs.prefix(most).map { pair in
      Note {
        $0.factorNotes.boundary(
          pair, bound: $0.number(decimals: 2).text(pair.bound), isInFit: isInFit)
      }
    }
    if pairs.count > most {
      let rest = pairs.dropFirst(most).map { (first: $0.first, second: $0.second) }
      notes.append(Note { $0.factorNotes.moreBoundary(rest) })
    }
    return notes
  }
}
