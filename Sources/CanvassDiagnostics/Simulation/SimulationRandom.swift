import CanvassNumerics

/// The random numbers of a simulation, each with an address of its own: what it is for, whom it
/// belongs to, and which of several it is. Nothing depends on the order in which they are read.
struct SimulationRandom: Sendable {
  let seed: UInt64

  /// What a random number is for.
  enum Purpose: UInt64 {
    case frame = 1
    case cluster, subcluster, person, drawClusters, drawSubclusters, drawPeople, response
  }

  /// The numbers of one purpose that belong to one unit or replicate.
  func stream(_ purpose: Purpose, _ owner: Int) -> CounterRandom {
    CounterRandom(seed: seed, stream: purpose.rawValue << 56 | UInt64(owner))
  }
}

extension CounterRandom {
  /// A whole number from 0 to `bound` − 1. All are equally likely but for `bound`/2⁶⁴.
  func index(below bound: Int, at place: Int) -> Int {
    Int(bits(at: UInt64(place)).multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of a range, all equally likely.
  func integer(in range: ClosedRange<Int>, at place: Int) -> Int {
    range.lowerBound + index(below: range.count, at: place)
  }

  /// The first index whose cumulative share exceeds the uniform number at a place.
  func category(cumulative: [Double], at place: Int) -> Int {
    let uniform = uniform(at: UInt64(place))
    return cumulative.firstIndex { uniform < $0 } ?? cumulative.count - 1
  }

  /// A simple random sample of `size` of the numbers 0 to `population` − 1 without replacement, in
  /// ascending order. Reads the places from `place` on, `size` of them.
  ///
  /// The start of a Fisher–Yates shuffle, with only the places that moved written down.
  func simpleRandomSample(_ size: Int, of population: Int, from place: Int) -> [Int] {
    var moved: [Int: Int] = [:]
    var sample: [Int] = []
    sample.reserveCapacity(size)
    for drawn in 0..<size {
      let pick = integer(in: drawn...(population - 1), at: place + drawn)
      sample.append(moved[pick] ?? pick)
      moved[pick] = moved[drawn] ?? drawn
    }
    return sample.sorted()
  }
}
