import FoundationEssentials

/// A thread that waits for the next piece of work: to start one takes longer than many a piece.
final class CrewThread: Sendable {
  private enum State {
    case waiting
    case given(@Sendable () -> Void)
    case working
    case finished
    case dismissed
  }

  private let stack: Int
  private let state = Monitor(State.waiting)

  private static let idle = Monitor<[CrewThread]>([])
  private static let mostIdle = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Starts `body` on a thread that waits, or on a new one; `nil` when the system has none to give.
  ///
  /// - Parameter stack: bytes of the stack that it needs.
  static func start(stack: Int, _ body: @escaping @Sendable () -> Void) -> CrewThread? {
    let waiting = idle.withLock { idle in
      idle.lastIndex { $0.stack >= stack }.map { idle.remove(at: $0) }
    }
    guard let thread = waiting ?? hired(stack: stack) else { return nil }
    thread.state.withLock { $0 = .given(body) }
    return thread
  }

  /// Waits until the body has ended, and lets the thread wait for the next; to be called once. A body
  /// that has not begun by then, because the processors are busy, is taken back: it is no longer needed.
  func join() {
    state.wait { state -> Void? in
      if case .working = state { return nil }
      state = .waiting
      return ()
    }
    let stays = Self.idle.withLock { idle in
      if idle.count < Self.mostIdle { idle.append(self) }
      return idle.last === self
    }
    if !stays { state.withLock { $0 = .dismissed } }
  }

  private init(stack: Int) { self.stack = stack }

  private static func hired(stack: Int) -> CrewThread? {
    let thread = CrewThread(stack: stack)
    guard let started = SystemThread.start(stack: stack, { while thread.work() {} }) else {
      return nil
    }
    started.leave()
    return thread
  }

  /// Waits for the next body and does it; `false` when there will be none. Nothing of a body is held
  /// when it is said to have ended.
  private func work() -> Bool {
    guard workOnce() else { return false }
    state.withLock { $0 = .finished }
    return true
  }

  @inline(never)
  private func workOnce() -> Bool {
    let body = state.wait { state -> (@Sendable () -> Void)?? in
      switch state {
      case .given(let body):
        state = .working
        return body
      case .dismissed: return .some(nil)
      case .waiting, .working, .finished: return nil
      }
    }
    guard let body else { return false }
    body()
    return true
  }
}
