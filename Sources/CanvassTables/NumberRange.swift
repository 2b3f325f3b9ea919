/// The whole numbers of a range such as `1-5` or `-2-2`; `nil` for anything else, and for a range that
/// is wider than any scale.
package func wholeNumbers(in text: String) -> [Double]? {
  guard let (low, high) = rangeEnds(in: text), low < high,
    high.subtractingReportingOverflow(low).partialValue <= 1000,
    !high.subtractingReportingOverflow(low).overflow
  else { return nil }
  return (low...high).map(Double.init)
}

/// The two numbers of what is written as a range, whichever is the larger.
package func rangeEnds(in text: String) -> (low: Int, high: Int)? {
  let text = text.filter { $0 != " " }
  // The hyphen in the middle is not the sign of the first number.
  guard let hyphen = text.dropFirst().firstIndex(of: "-"), let low = Int(text[..<hyphen]),
    let high = Int(text[text.index(after: hyphen)...])
  else { return nil }
  return (low, high)
}

/// A code that means no answer as it is written, and those that it stands for if it is a range.
package func expandedCodes(_ text: String) -> [String] {
  [text] + (wholeNumbers(in: text) ?? []).map(shortestText)
}
