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

  /// Refuses waves that lie on both sides, where waves are years.
  ///
  /// - Throws: `WaveError` naming two of them.
  public func check(_ waves: [String]) throws {
    let years = waves.compactMap { wave in Int(wave).map { (wave, $0) } }
    guard let before = years.last(where: { $0.1 < year }),
      let after = years.first(where: { $0.1 >= year })
    else { return }
    throw WaveError(
      "the waves \(before.0) and \(after.0) lie on both sides of \(year), when the instrument changed, so that a difference "
        + "would not be a change of what people think; compare waves of one instrument, or say that it did not change"
    )
  }
}
