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
  /// Its value as it was computed, with the bound on its rounding.
  private let computed: (value: Double, error: Double)

  /// - Throws: as `Expression.linearised`.
  init(_ expression: Expression, at numbers: [String: Double]) throws {
    let found = try expression.linearised(at: numbers)
    let rounding = try expression.roundingErrors(at: numbers)
    func isRounding(_ number: Double, _ error: Double) -> Bool {
      abs(number) <= error && error.isFinite
    }
    slopes = zip(found.slopes, rounding.slopes).map { isRounding($0, $1) ? 0 : $0 }
    let isFixed = slopes.allSatisfy { $0 == 0 }
    value = isFixed && isRounding(found.value, rounding.value) ? 0 : found.value
    self.expression = expression
    computed = (found.value, rounding.value)
  }

  /// Values of the function elsewhere; its own value in place of those that differ from it by no more than rounding, where
  /// no estimate moves it.
  ///
  /// - Parameter numbers: what each of the values is at.
  /// - Throws: as `Expression.linearised`.
  func withoutRounding(_ values: [Double], at numbers: (Int) -> [(name: String, value: Double)])
    throws -> [Double]
  {
    guard slopes.allSatisfy({ $0 == 0 }) else { return values }
    return try values.enumerated().map { place, other in
      guard other.isFinite else { return other }
      let own = Dictionary(
        numbers(place).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      let error = try expression.roundingErrors(at: own).value + computed.error
      return abs(other - computed.value) <= error ? value : other
    }
  }
}
