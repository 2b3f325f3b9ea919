import Dispatch
import FoundationEssentials
import Synchronization

/// The number of threads that `threads` asks for; 0 means one for each core.
package func effectiveThreads(_ threads: Int) -> Int {
  threads > 0 ? threads : cores
}

private let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)

/// Does `work(0)`, …, `work(count - 1)` on at most that many threads (0: all cores), each piece once.
///
/// The pieces must not depend on one another and write to places of their own; which thread does
/// which piece, and when, is not fixed.
package func inParallel(_ count: Int, threads: Int = 0, _ work: (Int) -> Void) {
  let workers = count > 1 ? min(effectiveThreads(threads), count) : 1
  if workers == 1 {
    for piece in 0..<count { work(piece) }
    return
  }
  // `concurrentPerform` returns only when all pieces are done, so `work` never escapes.
  withoutActuallyEscaping(work) { work in
    nonisolated(unsafe) let shared = work
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        if piece >= count { break }
        shared(piece)
      }
    }
  }
}

/// `[work(0), work(1), …]`, computed by `inParallel`: the same whatever the number of threads as long
/// as each piece depends on its number alone.
package func mapInParallel<Result>(
  _ count: Int, threads: Int = 0, _ work: (Int) -> Result
) -> [Result] {
  [Result](unsafeUninitializedCapacity: count) { places, initialized in
    inParallel(count, threads: threads) { piece in
      (places.baseAddress! + piece).initialize(to: work(piece))
    }
    initialized = count
  }
}
