import Dispatch
import Glibc

/// The number of threads that `threads` asks for; 0 means one for each core.
func effectiveThreads(_ threads: Int) -> Int {
  threads > 0 ? threads : ProcessCores.count
}

private enum ProcessCores {
  static let count: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}

/// Runs `body(0)`, `body(1)`, … on at most that many threads. The order is not defined, so each
/// call must write to a place of its own.
func parallelFor(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  let workers = min(effectiveThreads(threads), count)
  if workers <= 1 {
    for index in 0..<count { body(index) }
    return
  }
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    for index in stride(from: worker, to: count, by: workers) { body(index) }
  }
}

/// `[body(0), body(1), …]`, computed on at most that many threads.
func parallelMap<Element: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Element
) -> [Element] {
  var results = [Element?](repeating: nil, count: count)
  results.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let slots = buffer
    parallelFor(count, threads: threads) { slots[$0] = body($0) }
  }
  return results.compactMap { $0 }
}
