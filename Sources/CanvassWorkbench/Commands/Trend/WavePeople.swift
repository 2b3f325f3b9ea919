import CanvassSampling
import CanvassTables

/// How many people some rows of waves stand for, where so many there are in each wave.
struct WavePeople: Sendable {
  private let sample: Design
  private let population: Double?
  private let weighsPopulation: Bool
  /// The wave of each row.
  private let waveOfRow: [Int]
  /// Σw of each wave.
  private let weightOfWave: [Double]

  /// - Parameters:
  ///   - waves: the names of the waves.
  ///   - column: the wave of each row.
  ///   - sample: the design of these rows.
  ///   - population: how many people there are in a wave, where that was said.
  ///   - weighsPopulation: whether the weights say it.
  init(
    _ waves: [String], _ column: Column, _ sample: Design, _ population: Double?,
    weighsPopulation: Bool
  ) {
    (self.sample, self.population, self.weighsPopulation) = (sample, population, weighsPopulation)
    let places = Dictionary(uniqueKeysWithValues: waves.enumerated().map { ($1, $0) })
    waveOfRow = (0..<column.count).map { column.text(at: $0).flatMap { places[$0] } ?? -1 }
    var sums = [Double](repeating: 0, count: waves.count)
    for (row, wave) in waveOfRow.enumerated() where wave >= 0 { sums[wave] += sample.weights[row] }
    weightOfWave = sums
  }

  /// The people of cells.
  func callAsFunction(_ domains: Domains) -> CellPopulation {
    guard let population else { return weighsPopulation ? .weights : .unknown }
    return .domains(
      (domains.rowsByCell ?? [Array(waveOfRow.indices)]).map { rows in
        rows.reduce(0) { sum, row in
          let wave = waveOfRow[Int(row)]
          return wave < 0 ? sum : sum + population * sample.weights[Int(row)] / weightOfWave[wave]
        }
      })
  }
}
