import CanvassNumerics

/// A year from which an instrument asks something else, so that values before and after it are not comparable.
public struct InstrumentBreak: Sendable, Hashable {
  /// The first year of the new instrument.
  public let year: Int

  /// A break.
  public init(year: Int) { self.year = year }

  /// The satisfaction index of Viet Nam asked users of a service about their visit until 2021; since 2022 it asks people at
  /// large, and about policies too.
  public static let satisfaction2022 = InstrumentBreak(year: 2022)

  /// The years that a label names: every number of four digits from 1900 to 2099, as in "T6/2021", "2021Q4" and
  /// "2020-2021".
  static func years(in label: String) -> [Int] {
    label.split { !($0.isASCII && $0.isNumber) }.compactMap { digits in
      // 202106 and 20210630 are days of a year, too.
      guard [4, 6, 8].contains(digits.count) else { return nil }
      return Int(digits.prefix(4))
    }.filter { (1900...2099).contains($0) }
  }

  /// Refuses waves that lie on both sides, where their labels name years. A wave that names several has those from its
  /// first to its last.
  ///
  /// - Throws: `WaveError` naming two of them.
  public func check(_ waves: [String]) throws {
    let years = waves.map { (wave: $0, years: Self.years(in: $0)) }
    let pairs = years.indices.flatMap { i in
      years.indices.filter { $0 != i }.map { (before: years[i], after: years[$0]) }
    }
    guard
      let (before, after) = pairs.last(where: { before, after in
        before.years.contains { $0 < year } && after.years.contains { $0 >= year }
      })
    else { return }
    throw WaveError(
      "the waves \(before.wave) and \(after.wave) lie on both sides of \(year), when the instrument changed, so that a difference "
        + "would not be a change of what people think; compare waves of one instrument, or say that it did not change"
    )
  }
}
