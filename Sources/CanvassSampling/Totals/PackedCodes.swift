/// The codes of two to four coded quantities side by side, one byte each: where rows stand in another
/// order than their groups, looking a row up costs more than adding it, and is done once for all four.
struct PackedCodes {
  /// One word for each row of the table; the first quantity has the lowest byte.
  let words: UnsafeBufferPointer<UInt32>
  /// [1, 1, d, d²] by code of the first quantity, then of the next: 256 each, four times.
  let terms: [SIMD4<Double>]

  /// So many at most.
  static let most = 4

  /// Whether a group can be one of them: one quantity that is held as narrow codes.
  static func take(_ group: [BoundQuantity]) -> Bool {
    if group.count == 1, case .narrow = group[0].storage { true } else { false }
  }

  /// Puts two to four groups together, each of which they take. O(rows).
  ///
  /// - Parameter place: room for a word a row. The same room serves one run of groups after the other: memory that
  ///   is touched for the first time costs more than adding up.
  init(of groups: ArraySlice<[BoundQuantity]>, in place: UnsafeMutableBufferPointer<UInt32>) {
    precondition((2...Self.most).contains(groups.count), "two to four groups")
    var columns: [[UInt8]] = []
    var terms: [SIMD4<Double>] = []
    for quantity in groups.joined() {
      guard case .narrow(let codes, let values) = quantity.storage else {
        preconditionFailure("narrow codes alone can be put together")
      }
      columns.append(codes)
      terms += values.map { moments(of: $0 - quantity.centre) }
    }
    precondition(columns.count == groups.count, "one quantity in each group")
    // A place that is left takes the first column once more, and is not written.
    while columns.count < Self.most {
      columns.append(columns[0])
      terms += terms[..<256]
    }
    self.terms = terms
    Self.write(columns[0], columns[1], columns[2], columns[3], to: place)
    words = UnsafeBufferPointer(place)
  }

  private static func write(
    _ first: [UInt8], _ second: [UInt8], _ third: [UInt8], _ fourth: [UInt8],
    to words: UnsafeMutableBufferPointer<UInt32>
  ) {
    for row in first.indices {
      words[row] =
        UInt32(first[row]) | UInt32(second[row]) << 8 | UInt32(third[row]) << 16
        | UInt32(fourth[row]) << 24
    }
  }
}

extension RowWalk {
  /// So many rows are looked up before they are added: by themselves, many are on their way from memory at a time.
  private static var rowsAhead: Int { 512 }

  /// The sums of each of them, as `addOne` takes them, to the same bit.
  func addPacked(_ packed: PackedCodes, to sums: [UnsafeMutablePointer<Double>]) {
    let words = packed.words
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.rowsAhead) { ahead in
      packed.terms.withUnsafeBufferPointer { terms in
        forEachGroup { group, positions, row, weights in
          var (first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
          var (third, fourth) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
          var from = positions.lowerBound
          while from < positions.upperBound {
            let count = min(Self.rowsAhead, positions.upperBound - from)
            for place in 0..<count { ahead[place] = words[row(from + place)] }
            for place in 0..<count {
              let weight = vector(weights[from + place])
              let word = ahead[place]
              first += weight * terms[Int(word & 255)]
              second += weight * terms[256 + Int(word >> 8 & 255)]
              third += weight * terms[512 + Int(word >> 16 & 255)]
              fourth += weight * terms[768 + Int(word >> 24)]
            }
            from += count
          }
          store(first, 0, group, sums)
          store(second, 1, group, sums)
          store(third, 2, group, sums)
          store(fourth, 3, group, sums)
        }
      }
    }
  }

  @inline(__always)
  private func store(
    _ sum: SIMD4<Double>, _ place: Int, _ group: Int, _ sums: [UnsafeMutablePointer<Double>]
  ) {
    guard place < sums.count else { return }
    UnsafeMutableRawPointer(sums[place])
      .storeBytes(of: sum, toByteOffset: 32 * group, as: SIMD4<Double>.self)
  }
}
