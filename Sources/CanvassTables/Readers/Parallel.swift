import Dispatch
import FoundationEssentials
import Synchronization

/// Does `work(0)`, …, `work(count - 1)` on that many threads (0: all cores), each piece once.
///
/// The pieces must not depend on one another; which thread does which piece is not fixed.
package func inParallel(_ count: Int, threads: Int, _ work: (Int) -> Void) {
  let cores = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
  let workers = min(cores, count)
  if workers <= 1 {
    for piece in 0..<count { work(piece) }
    return
  }
  // `concurrentPerform` returns only when all pieces are done, so `work` never escapes.
  withoutActuallyEscaping(work) { work in
    let shared = SharedWork(work: work)
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        if piece >= count { break }
        shared.work(piece)
      }
    }
  }
}

/// Work whose pieces touch different memory, so that threads may share it.
private struct SharedWork: @unchecked Sendable {
  let work: (Int) -> Void
}

/// Like `inParallel`, gathering one result of each piece in order.
func mapInParallel<Result>(_ count: Int, threads: Int, _ work: (Int) -> Result) -> [Result] {
  let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
  results.initialize(repeating: nil, count: count)
  defer {
    results.deinitialize(count: count)
    results.deallocate()
  }
  inParallel(count, threads: threads) { results[$0] = work($0) }
  return (0..<count).compactMap { results[$0] }
}
