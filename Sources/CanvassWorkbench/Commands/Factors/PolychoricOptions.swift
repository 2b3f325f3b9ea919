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

  /// - Throws: `ValidationError` for a number that makes no sense, or where nothing is polychoric.
  func check(isPolychoric: Bool, by option: String) throws {
    guard let emptyCells else { return }
    guard emptyCells >= 0, emptyCells <= 1 else {
      throw ValidationError(
        "--empty-cells is \(shortestText(emptyCells)); it must be from 0 to 1, as 0.5")
    }
    guard isPolychoric else {
      throw ValidationError("--empty-cells is for polychoric correlations (\(option))")
    }
  }
}

/// What is said of polychoric correlations on the boundary.
enum BoundaryWording {
  /// So many pairs are told of one by one.
  private static let most = 6

  /// A sentence for each pair.
  ///
  /// - Parameter consequence: what follows for the analysis, the end of the sentence.
  static func warnings(_ pairs: [BoundaryPair], consequence: String = "") -> [String] {
    var sentences = pairs.prefix(most).map { sentence($0, consequence) }
    if pairs.count > most {
      let rest = pairs.dropFirst(most).map { "\"\($0.first)\" and \"\($0.second)\"" }
      sentences.append(
        "so do the polychoric correlations of \(pairs.count - most) more pairs: "
          + rest.joined(separator: "; "))
    }
    return sentences
  }

  private static func sentence(_ pair: BoundaryPair, _ consequence: String) -> String {
    let end = pair.isPositive ? "1" : "−1"
    let bound = English().number(decimals: 2).text(pair.bound)
    let cells =
      pair.emptyCells == 1
      ? "its only empty cell" : "one of the \(pair.emptyCells) empty cells of their table"
    let values =
      "\(pair.first) = \(shortestText(pair.emptyCell.first)) with \(pair.second) = "
      + shortestText(pair.emptyCell.second)
    return
      "the polychoric correlation of \"\(pair.first)\" and \"\(pair.second)\" lies on the boundary, "
      + "\(end): no row has \(values), \(cells); any correlation from \(bound) to \(end) agrees with the "
      + "answers, so it has no standard error\(consequence); --empty-cells 0.5 counts half a row in each "
      + "empty cell, or combine answers that few people give"
  }
}
