import CanvassNumerics
import CanvassTables
import Glibc

/// The scales on which a question was asked in each wave, as far as its answers show them.
public struct AnswerScales: Sendable {
  /// The answers of a wave.
  private struct Answers {
    let wave: String
    let counts: [Double: Int]
    let range: ClosedRange<Double>
    let count: Int
  }

  private let column: String
  private let waves: [Answers]

  /// Questions with more values than a scale of 0 to 10 has, or with other than whole ones, are measured on none.
  private static let mostValues = 11
  /// How rarely a wave may lack what another one answers, were both asked alike.
  private static let rare = 1e-4

  /// The answers to a question in each wave.
  ///
  /// - Parameters:
  ///   - wave: the column that says the wave.
  ///   - inside: rows that are looked at; all if `nil`.
  /// - Throws: `TableError` for an unknown column.
  public init(of column: String, in table: Table, wave: String, inside: [Bool]? = nil) throws {
    let (answers, waves) = (try table.column(column), try table.column(wave))
    var counts: [String: [Double: Int]] = [:]
    for row in 0..<table.rowCount where inside?[row] != false {
      let answer = answers.number(at: row)
      guard answer.isFinite, let name = waves.text(at: row) else { continue }
      counts[name, default: [:]][answer, default: 0] += 1
    }
    let values = Set(counts.values.flatMap(\.keys))
    let isScale =
      values.count <= Self.mostValues && values.allSatisfy { $0 == $0.rounded() }
    self.column = column
    self.waves =
      !isScale
      ? []
      : counts.sorted { $0.key < $1.key }.compactMap { name, counts in
        guard let least = counts.keys.min(), let most = counts.keys.max(), least < most else {
          return nil
        }
        return Answers(
          wave: name, counts: counts, range: least...most, count: counts.values.reduce(0, +))
      }
  }

  /// Refuses two waves of which one has answers beyond those of the other, so many that the other would have had them,
  /// too: p of the answers of one lie there, and (1 − p)ⁿ, n the answers of the other, is below 1 in 10,000.
  ///
  /// - Throws: `WaveError` naming the waves and their answers.
  public func check() throws {
    for wide in waves {
      for narrow in waves {
        let beyond = wide.counts.reduce(0) { $0 + (narrow.range.contains($1.key) ? 0 : $1.value) }
        let share = Double(beyond) / Double(wide.count)
        guard pow(1 - share, Double(narrow.count)) < Self.rare else { continue }
        throw WaveError(
          "the answers to \"\(column)\" go from \(number: shortestText(narrow.range.lowerBound)) to \(number: shortestText(narrow.range.upperBound)) in the wave \(narrow.wave) and from "
            + "\(number: shortestText(wide.range.lowerBound)) to \(number: shortestText(wide.range.upperBound)) in \(wide.wave), as on another scale, so that a difference would not be a change of "
            + "what people think; bring both to one scale, or say that it is one")
      }
    }
  }
}
