import FoundationEssentials
import Synchronization

/// The number of threads that `threads` asks for; 0 means one for each core. Below a limit of memory
/// there are no more than it has room for.
package func effectiveThreads(_ threads: Int) -> Int {
  min(threads > 0 ? threads : cores, mostThreads)
}

private let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)

/// A limit of the address space (`ulimit -v`) has to hold, for each thread, what OpenBLAS takes for one
/// (134 MB), and as much of data.
private let mostThreads: Int = {
  let limit = MemoryRoom.addressSpaceLimit
  return limit.map { max(1, $0 / 268_000_000) } ?? .max
}()

/// Does `work(0)`, …, `work(count - 1)` on at most that many threads (0: all cores), each piece once.
///
/// The pieces must not depend on one another and write to places of their own; which thread does
/// which piece, and when, is not fixed. Where the system has no more threads, those that there are
/// do all the work; one of them is the caller's.
///
/// - Parameter stack: bytes of the stack of each thread.
package func inParallel(
  _ count: Int, threads: Int = 0, stack: Int = 2 << 20, _ work: (Int) -> Void
) {
  let workers = count > 1 ? min(effectiveThreads(threads), count) : 1
  if workers == 1 {
    for piece in 0..<count { work(piece) }
    return
  }
  // All threads have ended when this returns, so `work` never escapes.
  withoutActuallyEscaping(work) { work in
    nonisolated(unsafe) let shared = work
    let next = Counter()
    let worker: @Sendable () -> Void = {
      while true {
        let piece = next.value.add(1, ordering: .relaxed).oldValue
        if piece >= count { break }
        shared(piece)
      }
    }
    var started: [CrewThread] = []
    while started.count < workers - 1, let thread = CrewThread.start(stack: stack, worker) {
      started.append(thread)
    }
    worker()
    for thread in started { thread.join() }
  }
}

private final class Counter: Sendable {
  let value = Atomic<Int>(0)
}

/// `[work(0), work(1), …]`, computed by `inParallel`: the same whatever the number of threads as long
/// as each piece depends on its number alone.
package func mapInParallel<Result>(
  _ count: Int, threads: Int = 0, stack: Int = 2 << 20, _ work: (Int) -> Result
) -> [Result] {
  // The library's one empty array is shared by all threads, and its length would be written.
  if count == 0 { return [] }
  return [Result](unsafeUninitializedCapacity: count) { places, initialized in
    inParallel(count, threads: threads, stack: stack) { piece in
      (places.baseAddress! + piece).initialize(to: work(piece))
    }
    initialized = count
  }
}
