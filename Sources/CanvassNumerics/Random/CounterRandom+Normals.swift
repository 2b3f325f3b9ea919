extension CounterRandom {
  /// Writes standard normal numbers for simulation: four from each block of random words, by the
  /// transformation of G. E. P. Box and M. E. Muller (Ann. Math. Stat. 29, 1958).
  ///
  /// They rest on 32 random bits each, so that none is beyond 6.8; `normal(at:)` has 53. What is written
  /// at a place depends on the seed, the stream and the place alone.
  ///
  /// - Parameter first: the place of the first of them; a multiple of four.
  package func fillNormals(_ values: UnsafeMutableBufferPointer<Double>, from first: Int = 0) {
    precondition(first % 4 == 0, "normals come in blocks of four")
    let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    let (low, high) = (
      UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)
    )
    var block = UInt64(first / 4)
    var place = 0
    while place < values.count {
      let words = Philox.block(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), low, high),
        key: key)
      let one = Self.normals(words[0], words[1])
      let other = Self.normals(words[2], words[3])
      values[place] = one.0
      if place + 1 < values.count { values[place + 1] = one.1 }
      if place + 2 < values.count { values[place + 2] = other.0 }
      if place + 3 < values.count { values[place + 3] = other.1 }
      place += 4
      block += 1
    }
  }

  /// √(−2 log u)·(cos 2πv, sin 2πv) for uniform u and v.
  @inline(__always)
  private static func normals(_ u: UInt32, _ v: UInt32) -> (Double, Double) {
    let radius = (-2 * log((Double(u) + 0.5) * 0x1p-32)).squareRoot()
    let angle = 2 * Double.pi * (Double(v) * 0x1p-32)
    return (radius * cos(angle), radius * sin(angle))
  }
}
