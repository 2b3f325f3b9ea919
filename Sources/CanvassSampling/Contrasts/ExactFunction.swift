import CanvassTables

/// A function of estimates without what is nothing but the rounding of its arithmetic, as exp(log(m)) − m is.
///
/// A slope that is not above the bound on its rounding is zero: the estimate that it belongs to cancels. The value is zero where
/// it is not above its own bound and no estimate moves it; where one does, it is a difference of estimates, however small.
struct ExactFunction {
  /// Its value.
  let value: Double
  /// Its partial derivatives, in the order of its columns.
  let slopes: [Double]
  private let expression: Expression
  /// What the last digits of each estimate are doubted by, besides those of its level.
  private let spreads: [String: Double]
  /// Its value as it was computed, with the bound on its rounding where the estimates are rounded, too.
  private let computed: (value: Double, error: Double)

  /// - Parameters:
  ///   - numbers: the estimates.
  ///   - spreads: how far what each of them is an average of lies from it: of a mean the standard deviation.
  /// - Throws: as `Expression.linearised`.
  init(
    _ expression: Expression, at numbers: [String: Double], spreads: [String: Double] = [:]
  ) throws {
    let found = try expression.linearised(at: numbers)
    let rounding = try expression.roundingErrors(at: numbers)
    func isRounding(_ number: Double, _ error: Double) -> Bool {
      abs(number) <= error && error.isFinite
    }
    slopes = zip(found.slopes, rounding.slopes).map { isRounding($0, $1) ? 0 : $0 }
    let isFixed = slopes.allSatisfy { $0 == 0 }
    value = isFixed && isRounding(found.value, rounding.value) ? 0 : found.value
    self.expression = expression
    self.spreads = spreads
    computed = (found.value, try Self.error(of: expression, at: numbers, spreads))
  }

  /// The value where no sample would have another one: the whole number that it is but for rounding, where there is one.
  var fixedValue: Double {
    let error = computed.error
    let candidates = [0, value.rounded()]
    return candidates.first { abs(value - $0) <= error && ($0 == 0 || error < 1e-3) } ?? value
  }

  /// Whether its values in the replicates differ by no more than rounding from that in the sample, as those of the same
  /// estimate that was computed in two ways.
  ///
  /// - Parameter numbers: what each of the values is at.
  /// - Throws: as `Expression.linearised`.
  func isFixed(in values: [Double], at numbers: (Int) -> [(name: String, value: Double)]) throws
    -> Bool
  {
    let known = values.indices.filter { values[$0].isFinite }
    func distance(_ place: Int) -> Double { abs(values[place] - computed.value) }
    // Bounds cost more than values, and are much the same in all replicates.
    guard !known.isEmpty, computed.error.isFinite,
      known.allSatisfy({ distance($0) <= 1000 * computed.error })
    else { return false }
    return try known.allSatisfy { place in
      let own = Dictionary(
        numbers(place).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      return try distance(place)
        <= Self.error(of: expression, at: own, spreads) + computed.error
    }
  }

  /// The bound on the rounding of its value where each estimate has that of a few numbers of its size.
  private static func error(
    of expression: Expression, at numbers: [String: Double], _ spreads: [String: Double]
  ) throws -> Double {
    var doubts: [String: Double] = [:]
    for (name, number) in numbers {
      doubts[name] = 8 * Double.ulpOfOne * (abs(number) + (spreads[name] ?? 0))
    }
    return try expression.roundingErrors(at: numbers, doubts: doubts).value
  }
}
