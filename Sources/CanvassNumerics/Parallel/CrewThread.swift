import Dispatch
import FoundationEssentials
import Synchronization

/// A thread that waits for the next piece of work: to start one takes longer than many a piece.
final class CrewThread: Sendable {
  private let stack: Int
  private let body = Mutex<(@Sendable () -> Void)?>(nil)
  private let begins = DispatchSemaphore(value: 0)
  private let ends = DispatchSemaphore(value: 0)
  private let isDismissed = Atomic<Bool>(false)

  private static let idle = Mutex<[CrewThread]>([])
  private static let mostIdle = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Starts `body` on a thread that waits, or on a new one; `nil` when the system has none to give.
  ///
  /// - Parameter stack: bytes of the stack that it needs.
  static func start(stack: Int, _ body: @escaping @Sendable () -> Void) -> CrewThread? {
    let waiting = idle.withLock { idle in
      idle.lastIndex { $0.stack >= stack }.map { idle.remove(at: $0) }
    }
    guard let thread = waiting ?? hired(stack: stack) else { return nil }
    thread.begin(body)
    return thread
  }

  /// Waits until the body has ended, and lets the thread wait for the next; to be called once. A body
  /// that has not begun by then, because the processors are busy, is taken back: it is no longer needed.
  func join() {
    if body.withLock({ $0.take() }) == nil { ends.wait() }
    let stays = Self.idle.withLock { idle in
      if idle.count < Self.mostIdle { idle.append(self) }
      return idle.last === self
    }
    if !stays {
      isDismissed.store(true, ordering: .releasing)
      begins.signal()
    }
  }

  private init(stack: Int) { self.stack = stack }

  private static func hired(stack: Int) -> CrewThread? {
    let thread = CrewThread(stack: stack)
    guard let started = SystemThread.start(stack: stack, { thread.work() }) else { return nil }
    started.leave()
    return thread
  }

  private func begin(_ work: @escaping @Sendable () -> Void) {
    body.withLock { $0 = work }
    begins.signal()
  }

  private func work() {
    while true {
      begins.wait()
      if isDismissed.load(ordering: .acquiring) { return }
      if run() { ends.signal() }
    }
  }

  /// Does what has been given and holds nothing of it any more; `false` when it has been taken back.
  @inline(never)
  private func run() -> Bool {
    guard let work = body.withLock({ $0.take() }) else { return false }
    work()
    return true
  }
}
