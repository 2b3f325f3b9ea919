import Foundation

/// The files of `Tests/Fixtures`, each made by the script of the same name in `Tests/Fixtures/make`.
package enum Fixtures {
  /// The root of the project.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Decodes one of them; numbers may be written "inf", "-inf" and "nan".
  package static func load<Value: Decodable>(_ name: String, as type: Value.Type = Value.self)
    throws
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let file = root.appending(path: "Tests/Fixtures/\(name).json")
    return try decoder.decode(type, from: Data(contentsOf: file))
  }
}

/// The distance from an expected value, relative to it; absolute where zero is expected.
package func relativeError(_ value: Double, _ expected: Double) -> Double {
  if value == expected { return 0 }
  if !value.isFinite || !expected.isFinite { return .infinity }
  return expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
}

/// The largest `relativeError` of a list.
package func relativeError(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).map { relativeError($0, $1) }.max() ?? 0
}
