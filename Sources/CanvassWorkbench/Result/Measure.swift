/// A line of a table of measures: what is measured, and its value.
struct Measure: Sendable {
  let name: String
  let value: ResultValue
  let style: NumberStyle

  /// A number.
  init(_ name: String, _ value: Double?, _ style: NumberStyle = .decimals(3)) {
    self.name = name
    self.value = .number(value)
    self.style = style
  }

  /// Words, such as a test with its degrees of freedom.
  init(_ name: String, _ text: String) {
    self.name = name
    value = .text(text)
    style = .plain
  }
}

extension ResultTable {
  /// Measures, one a line, for people.
  static func measures(
    _ measures: [Measure], caption: String = "", _ words: any Phrases
  ) -> ResultTable {
    let fields: [Field<Measure>] = [
      .text("", words.measure) { $0.name },
      Field("", words.value, style: \.style) { $0.value },
    ]
    return ResultTable(caption: caption, fields, of: measures)
  }
}
