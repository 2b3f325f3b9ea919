import Testing

/// What is long, deep or strange in one way, for each reader.
@Suite("Extreme texts")
struct ExtremeTextTests {
  @Test(
    "it is read, or one sentence says why not",
    arguments: TextReader.allCases, Extreme.allCases)
  func extreme(reader: TextReader, extreme: Extreme) throws {
    for text in extreme.texts(for: reader) {
      do {
        try reader.examine(text)
      } catch {
        Issue.record(
          "\(error): \(String(decoding: text.prefix(300), as: UTF8.self).debugDescription)")
      }
    }
  }
}
