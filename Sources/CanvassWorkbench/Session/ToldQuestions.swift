/// The questions of a session that rule packs did not judge, and those of which they withheld a number: what was told before
/// it was withheld, and what is told after.
struct ToldQuestions: Sendable {
  /// A question that was answered.
  private struct Question {
    let line: String
    let files: Set<String>
    /// The columns of the file that it is about; `nil` where it has other words for them.
    let columns: Set<String>?

    func isAbout(_ other: Question) -> Bool {
      guard !files.isDisjoint(with: other.files) else { return false }
      guard let columns, let others = other.columns else { return true }
      return !columns.isDisjoint(with: others)
    }
  }

  private var unjudged: [Question] = []
  private var withholding: [Question] = []
  /// Whether rule packs have withheld a number of the answer that is being made.
  var hasWithheld = false

  /// Whether an answer with a column has withheld a number.
  ///
  /// - Parameter files: the names by which its files are known.
  func withheld(numberOf column: String, in files: Set<String>) -> Bool {
    withholding.contains { question in
      !question.files.isDisjoint(with: files) && question.columns?.contains(column) != false
    }
  }

  /// Takes in an answer.
  ///
  /// - Parameters:
  ///   - files: the names by which its files are known.
  ///   - isJudged: whether rule packs were asked.
  /// - Returns: what readers should know of earlier answers about the same columns.
  mutating func take(_ answer: Answer, of files: Set<String>, isJudged: Bool) -> Note? {
    let question = Question(line: answer.line, files: files, columns: answer.columnsRead)
    if !isJudged {
      unjudged.append(question)
      return withholding.last { $0.isAbout(question) }.map { earlier in
        Note { $0.adequacy.withheldBefore(by: earlier.line) }
      }
    }
    guard hasWithheld else { return nil }
    withholding.append(question)
    let lines = unjudged.filter { $0.isAbout(question) }.map(\.line).withoutRepetition
    return lines.isEmpty ? nil : Note { $0.adequacy.toldBefore(by: lines) }
  }
}
