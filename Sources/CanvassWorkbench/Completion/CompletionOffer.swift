/// What TAB offers for a word.
public enum CompletionOffer: Sendable, Equatable {
  /// The names of files.
  case files
  /// Words.
  case words([Candidate])

  /// A word that what was typed may become.
  public struct Candidate: Sendable, Hashable {
    /// The whole word; it begins with what was typed, character by character.
    public var word: String
    /// Whether the word may go on, so that no blank follows it.
    public var goesOn: Bool
    /// What may come next in the same word, as in an expression.
    public var next: [String]

    /// A word.
    public init(_ word: String, goesOn: Bool = false, next: [String] = []) {
      self.word = word
      self.goesOn = goesOn
      self.next = next
    }
  }

  /// Those words that begin with `typed`, each once and in alphabetical order.
  ///
  /// Letters with marks match however they are composed; the candidate keeps what was typed.
  public static func words(
    _ words: [String], after typed: String, goesOn: Bool = false, next: [String] = []
  ) -> CompletionOffer {
    var seen = Set<String>()
    let found = words.sorted().compactMap { word -> Candidate? in
      guard let rest = remainder(of: word, after: typed), seen.insert(word).inserted else {
        return nil
      }
      return Candidate(typed + rest, goesOn: goesOn, next: next)
    }
    return .words(found)
  }

  /// No word at all.
  public static let nothing = CompletionOffer.words([])

  var isEmpty: Bool { self == .words([]) }

  /// The same candidates behind what was typed before them in the same word.
  func behind(_ start: String) -> CompletionOffer {
    guard case .words(let candidates) = self else { return self }
    return .words(
      candidates.map { Candidate(start + $0.word, goesOn: $0.goesOn, next: $0.next) })
  }

  /// The part of `word` that is missing from `typed`; `nil` where it does not begin so.
  static func remainder(of word: String, after typed: String) -> String? {
    let scalars = Array(word.unicodeScalars)
    let given = Array(typed.unicodeScalars)
    if scalars.starts(with: given) { return String(scalars[given.count...]) }
    if given.allSatisfy(\.isASCII) { return nil }
    // `==` of strings looks at letters, not at how they are composed.
    for end in 1..<(scalars.count + 1) where String(scalars[..<end]) == typed {
      return String(scalars[end...])
    }
    return nil
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
