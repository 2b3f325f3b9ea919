/// A p-value as people read it in tables and sentences: four decimals, and `<0.0001` below them, since no
/// approximation to a distribution holds any further out.
///
/// - Parameter p: a probability; finite.
/// - Returns: the text, with a point before its decimals.
public func probabilityText(_ p: Double) -> String {
  if p < 0.0001 { return "<0.0001" }
  let tenThousandths = Int((p * 10_000).rounded())
  let decimals = String(tenThousandths % 10_000)
  return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - decimals.count)
    + decimals
}
