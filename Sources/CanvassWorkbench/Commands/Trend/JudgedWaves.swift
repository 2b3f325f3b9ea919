import CanvassDiagnostics
import CanvassSampling
import CanvassTables

/// What rule packs judge of the means and shares of waves: of a column that has two values in a wave the share of the larger
/// one, which the mean tells.
struct JudgedWaves: Sendable {
  /// Number of quantities.
  let count: Int
  private let waves: Int
  /// What counts the share that is judged, by quantity and wave; `nil` where it is the mean.
  private let shares: [Coding?]
  /// What is judged, by quantity and wave; after these the members of the shares, whose numbers of answers are what packs
  /// call cases.
  let quantities: [Quantity]

  /// - Parameters:
  ///   - answers: the different ones in each wave.
  ///   - table: the rows of all waves.
  /// - Throws: `TableError` for an unknown column.
  init(
    _ quantities: [Quantity], _ measures: [WaveMeasure], answers: [DistinctAnswers],
    in table: Table
  ) throws {
    (count, waves) = (quantities.count, answers.count)
    var (shares, judged, members): ([Coding?], [Quantity], [Quantity]) = ([], [], [])
    for (quantity, measure) in zip(quantities, measures) {
      let term = quantity.terms[0]
      let column = try table.column(term.column)
      for found in answers {
        if measure.isShare {
          shares.append(term.sharedCoding)
          judged.append(quantity)
        } else {
          let share = found.shareOfLarger(term.column, in: column)
          shares.append(share)
          judged.append(share.map { Quantity(term.column, $0) } ?? quantity)
        }
        members.append(
          shares.last?.map { Quantity(term.column, .members($0)) } ?? quantity)
      }
    }
    self.shares = shares
    self.quantities = judged + members
  }

  /// What packs see of a quantity in a wave; `nil` where the cell has no rows in it.
  ///
  /// - Parameters:
  ///   - comparison: of the quantities.
  ///   - population: how many people an estimate stands for.
  func cell(
    _ quantity: Int, wave: Int, cell: Int, in comparison: WaveComparison,
    population: (Estimate) -> Double?
  ) -> JudgedCell? {
    let place = quantity * waves + wave
    guard let estimate = comparison.level(place, wave: wave, cell: cell) else { return nil }
    let isShare = shares[place] != nil
    let cases = comparison.level(shares.count + place, wave: wave, cell: cell)?.count ?? 0
    return JudgedCell(
      estimate.shown, as: isShare ? .proportion : .mean, cases: isShare ? cases : nil,
      population: population(estimate))
  }
}

extension Quantity.Term {
  /// What counts those whose share it is: of a column of 0 and 1 those of 1.
  var sharedCoding: Coding { coding == .number ? .within([1...1]) : coding }
}
