import Foundation

/// A file of `Tests/Fixtures`, made by the script of the same name in `Tests/Fixtures/make`.
enum Fixture {
  static func load<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws
    -> Value
  {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).json")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: Data(contentsOf: url))
  }
}

/// The distance from an expected value, relative to it; absolute where zero is expected.
func relativeError(_ value: Double, _ expected: Double) -> Double {
  if value == expected { return 0 }
  if !value.isFinite || !expected.isFinite { return .infinity }
  return expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
}

/// The largest `relativeError` of a list.
func relativeError(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).map { relativeError($0, $1) }.max() ?? 0
}
