import CanvassNumerics
import Dispatch
import Foundation
import Synchronization

/// Work that a person can turn away from at any moment.
///
/// The work runs on a thread of its own, on values of its own, and is asked by its `Interruption` to
/// end. Where it does not do so at once, nobody waits for it: what it makes is thrown away when it
/// ends, and nothing of the session is touched by it.
final class Worker: Sendable {
  /// Work that nobody waits for any more.
  private let leftAlone = Atomic<Int>(0)

  /// Whether work that nobody waits for is still running.
  var isBusy: Bool { leftAlone.load(ordering: .relaxed) > 0 }

  private final class Outcome<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    /// 1 when the work is over, 2 when nobody waits.
    let state = Atomic<Int>(0)
  }

  /// How often the wish to end is looked for, and how long work may take to end by itself: together
  /// less than 0.2 s.
  private static let glance = DispatchTimeInterval.milliseconds(15)
  private static let patience = DispatchTimeInterval.milliseconds(120)

  /// Does some work and waits for it, until `wish` is made.
  ///
  /// - Throws: what the work throws; `Interrupted`; `NoThread`.
  func run<Value: Sendable>(
    until wish: Interruption, _ work: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let interruption = Interruption()
    let outcome = Outcome<Value>()
    // As large a stack as that of the first thread of a process.
    let thread = SystemThread.start(stack: 8 << 20) { [self] in
      let result = Result { try Interruption.$current.withValue(interruption) { try work() } }
      outcome.result.withLock { $0 = result }
      outcome.isDone.signal()
      if outcome.state.exchange(1, ordering: .acquiringAndReleasing) == 2 {
        leftAlone.subtract(1, ordering: .relaxed)
      }
    }
    guard let thread else { throw NoThread() }
    thread.leave()
    while outcome.isDone.wait(timeout: .now() + Self.glance) == .timedOut {
      guard wish.isRequested else { continue }
      interruption.request()
      if outcome.isDone.wait(timeout: .now() + Self.patience) == .success { break }
      leftAlone.add(1, ordering: .relaxed)
      if outcome.state.exchange(2, ordering: .acquiringAndReleasing) == 1 {
        leftAlone.subtract(1, ordering: .relaxed)
      }
      throw Interrupted()
    }
    guard let result = outcome.result.withLock({ $0 }) else { throw Interrupted() }
    return try result.get()
  }
}

/// The system has no thread for a command.
struct NoThread: ReasonedError {
  /// One sentence.
  var reason: Sentence {
    "the system gives the program no thread to work on; end other programs, or allow more of them "
      + "(ulimit -u) and more memory (ulimit -v)"
  }
}
