/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters that passes the
/// usual batteries of statistical tests.
///
/// J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011, doi 10.1145/2063384.2063405.
package enum Philox {
  /// The four random words that belong to a counter and a key.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let p = c0.multipliedFullWidth(by: 0xD251_1F53)
      let q = c2.multipliedFullWidth(by: 0xCD9E_8D57)
      (c0, c1, c2, c3) = (q.high ^ c1 ^ k0, q.low, p.high ^ c3 ^ k1, p.low)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// The first, second, third and fourth random words of four counters that follow one another, a lane each.
  ///
  /// Products of 32 bits in lanes of 64 are one instruction of the processor for two of them.
  static func fourBlocks(from index: UInt64, stream: UInt64, key: SIMD2<UInt32>) -> (
    first: SIMD4<UInt64>, second: SIMD4<UInt64>, third: SIMD4<UInt64>, fourth: SIMD4<UInt64>
  ) {
    let word = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
    let indices = SIMD4(index, index &+ 1, index &+ 2, index &+ 3)
    var (c0, c1) = (indices & word, indices &>> 32)
    var (c2, c3) = (
      SIMD4<UInt64>(repeating: stream & 0xFFFF_FFFF), SIMD4<UInt64>(repeating: stream >> 32)
    )
    var (k0, k1) = (key[0], key[1])
    let (m0, m1) = (
      SIMD4<UInt64>(repeating: 0xD251_1F53), SIMD4<UInt64>(repeating: 0xCD9E_8D57)
    )
    for _ in 0..<10 {
      let (p, q) = ((c0 & word) &* m0, (c2 & word) &* m1)
      (c0, c1, c2, c3) = (
        (q &>> 32) ^ c1 ^ SIMD4(repeating: UInt64(k0)), q & word,
        (p &>> 32) ^ c3 ^ SIMD4(repeating: UInt64(k1)), p & word
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (c0, c1, c2, c3)
  }
}
