/// Random texts for tests that try what nobody would write: the same for the same seed.
public struct RandomText: RandomNumberGenerator {
  private var state: UInt64

  /// A source of texts.
  public init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Signs that have a meaning somewhere, and those that join others: accents, joiners, marks of
  /// byte order and direction, letters that stand before a cluster.
  private static let trouble: [Unicode.Scalar] =
    Array(
      "`'\"\\#$!*?~:=.,;|&<>()[]{}+-/%^ _aA0é".unicodeScalars)
    + [
      "\u{FEFF}", "\u{301}", "\u{338}", "\u{20DD}", "\u{200D}", "\u{200E}", "\u{600}", "\u{1F468}",
    ]
    + ["\u{A0}", "\u{3000}", "\u{2028}", "\u{85}", "\u{1B}", "\u{7}", "\u{1F1FB}", "\u{1100}"]

  /// A text of up to `most` scalars.
  ///
  /// - Parameter excluded: scalars that do not occur.
  public mutating func text(_ most: Int, without excluded: Set<Unicode.Scalar> = []) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...most, using: &self) {
      let scalar =
        Int.random(in: 0..<3, using: &self) > 0
        ? RandomText.trouble[Int.random(in: 0..<RandomText.trouble.count, using: &self)]
        : Unicode.Scalar(UInt32.random(in: 1..<0xD800, using: &self))
      if let scalar, !excluded.contains(scalar) { view.append(scalar) }
    }
    return String(view)
  }

  /// A text with some scalars taken out, put in, doubled or exchanged.
  public mutating func changed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &self) where !scalars.isEmpty {
      let place = Int.random(in: 0..<scalars.count, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(contentsOf: self.text(3).unicodeScalars, at: place)
      case 2:
        let end = min(scalars.count, place + Int.random(in: 1...20, using: &self))
        scalars.insert(contentsOf: scalars[place..<end], at: place)
      case 3: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &self))
      default: scalars.removeSubrange(place...)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
