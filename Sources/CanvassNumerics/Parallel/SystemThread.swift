#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// A thread of the system. Unlike the threads of libraries, it says so when it cannot be started:
/// there may be no memory for its stack (`ulimit -v`), or no more threads for this person (`ulimit -u`).
package struct SystemThread: Sendable {
  private let number: pthread_t

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts `body` on a new thread; `nil` when the system has none to give.
  ///
  /// - Parameter stack: bytes of its stack.
  package static func start(
    stack: Int, _ body: @escaping @Sendable () -> Void
  ) -> SystemThread? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, stack) == 0 else { return nil }
    let work = Unmanaged.passRetained(Work(body))
    var number = pthread_t()
    let failure = pthread_create(
      &number, &attributes,
      { work in
        guard let work else { return nil }
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard failure == 0 else {
      work.release()
      return nil
    }
    return SystemThread(number: number)
  }

  /// Waits until the thread has ended; to be called once, or `leave` instead.
  package func join() { pthread_join(number, nil) }

  /// Nobody will wait for the thread.
  package func leave() { pthread_detach(number) }
}
