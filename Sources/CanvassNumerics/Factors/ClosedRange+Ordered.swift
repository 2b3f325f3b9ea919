extension ClosedRange where Bound == Double {
  /// The range between two numbers in either order; all numbers if one of the two is NaN.
  static func between(_ a: Double, _ b: Double) -> ClosedRange {
    a.isNaN || b.isNaN ? -.infinity ... .infinity : Swift.min(a, b)...Swift.max(a, b)
  }
}
