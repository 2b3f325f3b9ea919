import ArgumentParser

/// A number of people, ratings or answers, or of money: digits, with no signs that group them.
///
/// `12.000` is twelve thousand to half of the world, and twelve to a computer; it is refused.
struct PeopleCount: ExpressibleByArgument, Sendable {
  let value: Double

  init?(argument: String) {
    guard !Self.isGrouped(argument), let value = Double(argument) else { return nil }
    self.value = value
  }

  /// Whether points, commas or blanks stand before every three digits.
  static func isGrouped(_ text: String) -> Bool {
    text.wholeMatch(of: /-?[1-9][0-9]{0,2}([., '][0-9]{3})+/) != nil
  }
}
