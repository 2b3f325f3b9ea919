import Testing

/// What is long, deep or strange in one way, for each reader.
@Suite("Extreme texts")
struct ExtremeTextTests {
  @Test(
    "it is read, or one sentence says why not",
    arguments: TextReader.allCases, Extreme.allCases)
  func extreme(reader: TextReader, extreme: Extreme) throws {
    // A line that is run takes fifty times as long as any other text.
    let step = reader == .line ? 8 : 1
    let texts = extreme.texts(for: reader)
    for text in stride(from: 0, to: texts.count, by: step).map({ texts[$0] }) {
      do {
        try reader.examine(text)
      } catch {
        Issue.record(
          "\(error): \(String(decoding: text.prefix(300), as: UTF8.self).debugDescription)")
      }
    }
  }
}
