import CanvassTestSupport
import Testing

/// Texts near those that the readers read, the same in every run.
@Suite("Changed texts")
struct RandomTextTests {
  @Test("what the readers read", arguments: TextReader.allCases)
  func seeds(reader: TextReader) throws {
    for seed in reader.seeds { try reader.examine(Array(seed.utf8)) }
  }

  @Test("a changed text is read, or one sentence says why not", arguments: TextReader.allCases)
  func changed(reader: TextReader) throws {
    var random = RandomText(seed: 2026)
    for round in 0..<reader.tries {
      let seed = reader.seeds[round % reader.seeds.count]
      let isMixed = Int.random(in: 0..<3, using: &random) == 0
      let text = isMixed ? mixed(reader, seed, &random) : random.changed(seed)
      try examine(reader, Array(text.utf8))
    }
  }

  @Test("bytes that are no text", arguments: TextReader.allCases)
  func bytes(reader: TextReader) throws {
    var random = RandomText(seed: 408)
    let bad: [UInt8] = [0, 0xFF, 0xC0, 0xED, 0x80, 0x0D, 0x1A, 0x1B, 0xEF, 0xBB, 0xBF]
    for round in 0..<reader.tries / 4 {
      var bytes = Array(reader.seeds[round % reader.seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let byte = bad[Int.random(in: 0..<bad.count, using: &random)]
        bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &random))
      }
      try examine(reader, bytes)
    }
  }

  /// A seed with a word of the language, or a piece of another seed, in it.
  private func mixed(
    _ reader: TextReader, _ seed: String, _ random: inout RandomText
  ) -> String {
    var scalars = Array(seed.unicodeScalars)
    let other =
      Bool.random(using: &random)
      ? reader.words.randomElement(using: &random) : reader.seeds.randomElement(using: &random)
    var piece = Array((other ?? "").unicodeScalars)
    if piece.count > 12 {
      let start = Int.random(in: 0..<piece.count, using: &random)
      piece = Array(piece[start..<min(piece.count, start + 40)])
    }
    scalars.insert(contentsOf: piece, at: Int.random(in: 0...scalars.count, using: &random))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return random.changed(String(view))
  }

  /// The claim, and the text that breaks it.
  private func examine(_ reader: TextReader, _ bytes: [UInt8]) throws {
    do {
      try reader.examine(bytes)
    } catch {
      Issue.record(
        "\(reader): \(error): \(String(decoding: bytes.prefix(2000), as: UTF8.self).debugDescription)"
      )
    }
  }
}

extension TextReader {
  /// How many texts are tried in about two seconds, without optimisation.
  fileprivate var tries: Int {
    switch self {
    case .csv: 120
    case .line: 60
    case .notebook, .study, .recipe: 300
    case .expression, .formula, .model: 600
    }
  }
}
