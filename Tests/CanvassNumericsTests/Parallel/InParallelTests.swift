import Synchronization
import Testing

@testable import CanvassNumerics

@Suite struct InParallelTests {
  /// No machine has room for a stack of 2⁶⁰ bytes.
  private static let noRoom = 1 << 60

  @Test func aThreadThatCannotBeStartedIsReported() {
    #expect(SystemThread.start(stack: Self.noRoom) {} == nil)
  }

  @Test func aThreadDoesItsWork() throws {
    let done = Done()
    let thread = try #require(
      SystemThread.start(stack: 1 << 20) { done.count.add(1, ordering: .relaxed) })
    thread.join()
    #expect(done.count.load(ordering: .relaxed) == 1)
  }

  @Test(arguments: [1, 2, 3, 100], [1 << 20, noRoom])
  func everyPieceIsDoneOnceWhateverThreadsThereAre(threads: Int, stack: Int) {
    let squares = mapInParallel(1_000, threads: threads, stack: stack) { $0 * $0 }
    #expect(squares == (0..<1_000).map { $0 * $0 })
    #expect(mapInParallel(0, threads: threads, stack: stack) { $0 }.isEmpty)
  }
}

private final class Done: Sendable {
  let count = Atomic<Int>(0)
}
