/// What a search from several starts came upon.
public struct LocalMinima: Sendable, Equatable {
  /// A value that one start or more ended at.
  public struct Minimum: Sendable, Equatable {
    /// The function there.
    public let value: Double
    /// How many starts ended there.
    public let starts: Int
  }

  /// The distinct minima, the smallest first; values that agree to 10⁻⁶ are one.
  public let minima: [Minimum]
  /// How many starts were tried.
  public let starts: Int

  /// How many starts ended in a minimum.
  public var settled: Int { minima.reduce(0) { $0 + $1.starts } }
  /// How many starts ended at the smallest.
  public var agreeing: Int { minima.first?.starts ?? 0 }

  /// The minima of values that some of the starts ended at.
  init(_ values: [Double], starts: Int) {
    var result: [Minimum] = []
    for value in values.sorted() {
      if let last = result.last, Self.areOne(last.value, value) {
        result[result.count - 1] = Minimum(value: last.value, starts: last.starts + 1)
      } else {
        result.append(Minimum(value: value, starts: 1))
      }
    }
    minima = result
    self.starts = starts
  }

  /// Whether a value belongs to the minimum of a smaller one.
  static func areOne(_ smaller: Double, _ value: Double) -> Bool {
    value - smaller <= 1e-6 * max(abs(smaller), 1e-3)
  }

  /// Whether a value is better than another by more than rounding.
  static func isBetter(_ value: Double, than other: Double) -> Bool {
    value < other - 1e-10 * max(abs(other), 1e-3)
  }
}
