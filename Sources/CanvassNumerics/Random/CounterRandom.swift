/// A reproducible source of random numbers with random access.
///
/// The number at a place depends on nothing but the seed, the stream and the place, so that work
/// can be cut into pieces in any way and give the same bits: give every replicate its own stream,
/// or every row its own place. Streams of one seed do not overlap; each has 2⁶⁵ numbers of 64 bits.
public struct CounterRandom: RandomNumberGenerator, Sendable, Equatable {
  /// The seed; belongs in the output of whatever was drawn.
  public let seed: UInt64
  /// Which of the 2⁶⁴ independent sequences of the seed this is.
  public let stream: UInt64
  /// The place that `next()` reads.
  public var position: UInt64

  /// The sequence number `stream` of `seed`, read from `position`.
  public init(seed: UInt64, stream: UInt64 = 0, position: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
    self.position = position
  }

  /// The 64 random bits at a place.
  public func bits(at place: UInt64) -> UInt64 {
    let words = block(at: place >> 1)
    return place & 1 == 0
      ? UInt64(words[1]) << 32 | UInt64(words[0])
      : UInt64(words[3]) << 32 | UInt64(words[2])
  }

  /// The four random words of two places.
  private func block(at index: UInt64) -> SIMD4<UInt32> {
    Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }

  /// The uniform number at a place: a multiple of 2⁻⁵³ strictly between 0 and 1 (where the multiple
  /// would be 0 it is 2⁻⁵⁴).
  public func uniform(at place: UInt64) -> Double { Self.uniform(from: bits(at: place)) }

  /// The standard normal number at a place, by the inverse of the distribution function.
  public func normal(at place: UInt64) -> Double {
    NormalDistribution.standard.quantile(uniform(at: place))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    defer { position &+= 1 }
    return bits(at: position)
  }

  /// Writes the next uniform numbers. Each is that of its place; four blocks of random words, eight numbers, are made at
  /// once.
  package mutating func fill(_ places: UnsafeMutableBufferPointer<Double>) {
    var next = 0
    if position & 1 == 1, !places.isEmpty {
      places[0] = uniform()
      next = 1
    }
    let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    while next + 8 <= places.count {
      let words = Philox.fourBlocks(from: position >> 1, stream: stream, key: key)
      for lane in 0..<4 {
        places[next &+ 2 &* lane] = Self.uniform(from: words.second[lane] << 32 | words.first[lane])
        places[next &+ 2 &* lane &+ 1] =
          Self.uniform(from: words.fourth[lane] << 32 | words.third[lane])
      }
      position &+= 8
      next += 8
    }
    while next < places.count {
      places[next] = uniform()
      next += 1
    }
  }

  /// Writes the next random words of 32 bits, two of each place, the lower one first; a place of which one is written is
  /// read.
  package mutating func fill(words places: UnsafeMutableBufferPointer<UInt32>) {
    var next = 0
    func write(_ bits: UInt64) {
      places[next] = UInt32(truncatingIfNeeded: bits)
      next &+= 1
      if next < places.count {
        places[next] = UInt32(truncatingIfNeeded: bits >> 32)
        next &+= 1
      }
    }
    if position & 1 == 1, !places.isEmpty { write(self.next()) }
    let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    let raw = UnsafeMutableRawPointer(places.baseAddress)
    while let raw, next &+ 16 <= places.count {
      let words = Philox.fourBlocks(from: position >> 1, stream: stream, key: key)
      let lower = words.first | words.second &<< 32
      let upper = words.third | words.fourth &<< 32
      for lane in 0..<4 {
        let offset = 4 &* next &+ 16 &* lane
        raw.storeBytes(of: lower[lane].littleEndian, toByteOffset: offset, as: UInt64.self)
        raw.storeBytes(of: upper[lane].littleEndian, toByteOffset: offset &+ 8, as: UInt64.self)
      }
      position &+= 8
      next &+= 16
    }
    while next < places.count { write(self.next()) }
  }

  /// The next uniform number, strictly between 0 and 1.
  public mutating func uniform() -> Double { Self.uniform(from: next()) }

  /// The next standard normal number.
  public mutating func normal() -> Double { NormalDistribution.standard.quantile(uniform()) }

  /// The next gamma number of a shape and scale 1; a varying number of places is read for it.
  ///
  /// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM Trans.
  /// Math. Softw. 26 (2000); below shape 1 by Γ(a) = Γ(a + 1) U^(1/a).
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0, "shape of a gamma number")
    if shape < 1 { return gamma(shape: shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normal()
      let root = 1 + c * z
      guard root > 0 else { continue }
      let v = root * root * root
      if log(uniform()) < 0.5 * z * z + d * (1 - v + log(v)) { return d * v }
    }
  }

  private static func uniform(from bits: UInt64) -> Double {
    let multiple = bits >> 11
    return multiple == 0 ? 0x1p-54 : Double(multiple) * 0x1p-53
  }
}
