import CanvassNumerics
import Testing

@Suite struct PhiloxTests {
  /// The three known answers of Philox4x32-10 published with Random123 (Salmon and others 2011).
  @Test func knownAnswers() {
    #expect(
      Philox.block(counter: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }
}

@Suite struct CounterRandomTests {
  @Test func aSequenceIsItsPlacesInOrder() {
    var sequence = CounterRandom(seed: 20_211_102, stream: 7)
    for place in UInt64(0)..<1_000 {
      #expect(sequence.next() == CounterRandom(seed: 20_211_102, stream: 7).bits(at: place))
    }
    #expect(sequence.position == 1_000)
  }

  /// Where the low word of the counter of blocks runs over, too.
  @Test func manyNumbersAreThoseOfTheirPlaces() {
    for first in [0, 1, 6, (UInt64(1) << 33) - 9] {
      for count in [0, 1, 2, 7, 8, 9, 33] {
        var random = CounterRandom(seed: 3 << 40 + 11, stream: 5 << 33 + 2, position: first)
        var numbers = [Double](repeating: 0, count: count)
        numbers.withUnsafeMutableBufferPointer { random.fill($0) }
        var one = CounterRandom(seed: 3 << 40 + 11, stream: 5 << 33 + 2, position: first)
        #expect(numbers == (0..<count).map { _ in one.uniform() })
        #expect(random == one)
      }
    }
  }

  /// Of an odd number the upper word of the last place is read and not written.
  @Test func manyWordsAreThoseOfTheirPlaces() {
    for first in [0, 1, 6, (UInt64(1) << 33) - 9] {
      for count in [0, 1, 2, 3, 15, 16, 17, 18, 35, 66] {
        var random = CounterRandom(seed: 3 << 40 + 11, stream: 5 << 33 + 2, position: first)
        var words = [UInt32](repeating: 0, count: count)
        words.withUnsafeMutableBufferPointer { random.fill(words: $0) }
        var one = CounterRandom(seed: 3 << 40 + 11, stream: 5 << 33 + 2, position: first)
        let bits = (0..<(count + 1) / 2).map { _ in one.next() }
        let expected = bits.flatMap {
          [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)]
        }
        #expect(words == Array(expected.prefix(count)))
        #expect(random == one)
      }
    }
  }

  @Test func seedsAndStreamsDiffer() {
    let first = CounterRandom(seed: 1)
    #expect(first.bits(at: 0) != CounterRandom(seed: 2).bits(at: 0))
    #expect(first.bits(at: 0) != CounterRandom(seed: 1, stream: 1).bits(at: 0))
    #expect(first.bits(at: 0) != first.bits(at: 1))
    #expect(first.bits(at: 1 << 40) != first.bits(at: 0))
  }

  /// The mean of n uniform numbers has variance 1/12n, that of n squared normal ones 2/n; five
  /// standard errors are allowed.
  @Test func momentsOfUniformAndNormalNumbers() {
    let n = 200_000.0
    var uniforms = CounterRandom(seed: 3)
    var normals = CounterRandom(seed: 3, stream: 1)
    var sum = 0.0
    var squares = 0.0
    var normalSum = 0.0
    for _ in 0..<Int(n) {
      let u = uniforms.uniform()
      #expect(u > 0 && u < 1)
      sum += u
      let z = normals.normal()
      normalSum += z
      squares += z * z
    }
    #expect(abs(sum / n - 0.5) < 5 / (12 * n).squareRoot())
    #expect(abs(normalSum / n) < 5 / n.squareRoot())
    #expect(abs(squares / n - 1) < 5 * (2 / n).squareRoot())
  }
}
