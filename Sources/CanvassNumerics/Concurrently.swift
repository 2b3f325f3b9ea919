import Dispatch

/// `[body(0), body(1), …]`, computed on all cores. The results are the same for any number of them as
/// long as each call depends on its number alone.
func concurrently<Part>(_ count: Int, _ body: (Int) -> Part) -> [Part] {
  guard count > 1 else { return (0..<count).map(body) }
  return [Part](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each call initialises a place of its own, and all have by the time the loop returns.
    nonisolated(unsafe) let places = buffer
    nonisolated(unsafe) let work = body
    DispatchQueue.concurrentPerform(iterations: count) { number in
      guard let first = places.baseAddress else { return }
      (first + number).initialize(to: work(number))
    }
    initialized = count
  }
}
