/// There is less memory than is needed: how much is needed, how much there is, and what to do.
package struct MemoryShortage: ReasonedError {
  /// Who needs it: `reading "a.csv"`.
  package var what: Sentence
  /// Bytes that are needed.
  package var needed: Int
  /// What there is.
  package var room: MemoryRoom

  /// What is needed, by whom, and what there is.
  package init(what: Sentence, needed: Int, room: MemoryRoom) {
    self.what = what
    self.needed = needed
    self.room = room
  }

  /// One sentence.
  package var reason: Sentence {
    "there is not enough memory: \(what) needs about \(megabytes(needed)) MB more, and "
      + "\(room.left / 1_000_000) MB are left\(whose); allow it more memory, or ask for fewer "
      + "columns at a time or of a smaller file"
  }

  private var whose: Sentence {
    switch room.bound {
    case .process(let limit, let option):
      " of the \(megabytes(limit)) MB that the program may use (ulimit \(option))"
    case .group(let limit): " of the \(megabytes(limit)) MB of its control group"
    case .machine: " on this machine"
    case .unknown: ""
    }
  }

  private func megabytes(_ bytes: Int) -> Int {
    bytes / 1_000_000 + (bytes % 1_000_000 == 0 ? 0 : 1)
  }
}
