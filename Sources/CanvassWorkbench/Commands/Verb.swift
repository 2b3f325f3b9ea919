import ArgumentParser

/// A command of the language: a function of a session. The argument parser fills in its options
/// from one line of the shell, the REPL or a notebook alike.
protocol Verb: ParsableCommand {
  /// The answer; nothing has been printed or written yet.
  func answer(in session: inout Session) throws -> Answer
  /// Whether it makes one answer and takes no `--by`, so that its help does not list it.
  static var refusesCells: Bool { get }
}

extension Verb {
  static var refusesCells: Bool { false }
}

extension CanvassCommand {
  /// Whether a verb of some name takes no `--by`.
  static func refusesCells(_ name: String) -> Bool {
    let type = verbs.first { $0.configuration.commandName == name }
    return (type as? any Verb.Type)?.refusesCells == true
  }
}
