import CanvassDiagnostics
import Testing

struct ResponseScaleTests {
  /// 4.5 is at least as satisfied as 4; 3.5 is not.
  @Test func answersBetweenTheListedOnes() throws {
    let scale = try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [4, 5])
    let expected: [(Double, Bool)] = [
      (1, false), (3, false), (3.5, false), (3.99, false), (4, true), (4.5, true), (5, true),
    ]
    for (answer, isSatisfied) in expected {
      #expect(scale.isSatisfied(answer) == isSatisfied, "\(answer)")
    }
    let odd = try ResponseScale(values: [1, 2, 3, 4, 5], satisfied: [1, 5])
    #expect(!odd.isSatisfied(3))
    #expect(!odd.isSatisfied(4.5))
  }

  /// 1–5 on 0–100: (x − 1)/4.
  @Test func scores() throws {
    let scale = try ResponseScale(values: [1, 5], satisfied: [5])
    #expect([1, 2, 3, 4, 5].map { scale.score($0) } == [0, 25, 50, 75, 100])
  }

  @Test func aScaleNeedsWidthAndItsSatisfiedAnswers() {
    #expect(throws: DiagnosisError.self) { try ResponseScale(values: [3], satisfied: [3]) }
    #expect(throws: DiagnosisError.self) { try ResponseScale(values: [1, 5], satisfied: [6]) }
    #expect(throws: DiagnosisError.self) { try ResponseScale(values: [1, 5], satisfied: []) }
  }
}
