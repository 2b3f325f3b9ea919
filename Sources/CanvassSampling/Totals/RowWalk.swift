/// The rows of a run of groups, group by group, with the loops that add them up: each group's sums are
/// taken by one task, in row order, and written once.
struct RowWalk {
  let rows: RowIndex
  let groups: Range<Int>

  /// Calls `body(group, positions, row, weights)` for each group; `row(position)` and
  /// `weights[position]` are those at a position.
  @inline(__always)
  func forEachGroup(
    _ body: (Int, Range<Int>, (Int) -> Int, UnsafeBufferPointer<Double>) -> Void
  ) {
    rows.weights.withUnsafeBufferPointer { weights in
      rows.start.withUnsafeBufferPointer { start in
        if let order = rows.order {
          order.withUnsafeBufferPointer { order in
            for group in groups {
              body(group, start[group]..<start[group + 1], { Int(order[$0]) }, weights)
            }
          }
        } else {
          for group in groups { body(group, start[group]..<start[group + 1], { $0 }, weights) }
        }
      }
    }
  }

  /// One quantity: the four sums of a row are one vector operation, and those of a group stay in
  /// registers. For coded columns the vector [1, 1, d, d²] comes from a table by code.
  func addOne(_ quantity: BoundQuantity, to sums: UnsafeMutablePointer<Double>) {
    switch quantity.storage {
    case .narrow(let codes, let values):
      let terms = values.map { moments(of: $0 - quantity.centre) }
      codes.withUnsafeBufferPointer { codes in
        terms.withUnsafeBufferPointer { terms in
          addVectors(to: sums) { terms[Int(codes[$0])] }
        }
      }
    case .wide(let codes, let values):
      let terms = values.map { moments(of: $0 - quantity.centre) }
      codes.withUnsafeBufferPointer { codes in
        terms.withUnsafeBufferPointer { terms in
          addVectors(to: sums) { codes[$0] == .max ? .zero : terms[Int(codes[$0])] }
        }
      }
    case .real(let values):
      values.withUnsafeBufferPointer { values in
        addVectors(to: sums) { moments(of: values[$0] - quantity.centre) }
      }
    }
  }

  /// Adds weight × terms of each row to the four sums of its group.
  @inline(__always)
  private func addVectors(
    to sums: UnsafeMutablePointer<Double>, _ terms: (Int) -> SIMD4<Double>
  ) {
    let raw = UnsafeMutableRawPointer(sums)
    if let groupOfRow = rows.groupOfFew {
      groupOfRow.withUnsafeBufferPointer { addFew(to: raw, $0, terms) }
      return
    }
    forEachGroup { group, positions, row, weights in
      var sum = SIMD4<Double>.zero
      for position in positions { sum += vector(weights[position]) * terms(row(position)) }
      raw.storeBytes(of: sum, toByteOffset: 32 * group, as: SIMD4<Double>.self)
    }
  }

  /// The same for groups of few rows. Which row ends a group cannot be foreseen, and a branch on it costs
  /// more than the sums: every row writes the sum so far, and that of the last one stays.
  @inline(__always)
  private func addFew(
    to raw: UnsafeMutableRawPointer, _ groupOfRow: UnsafeBufferPointer<Int32>,
    _ terms: (Int) -> SIMD4<Double>
  ) {
    @inline(__always) func add(_ row: (Int) -> Int, _ weights: UnsafeBufferPointer<Double>) {
      var sum = SIMD4<Double>.zero
      var last: Int32 = -1
      for position in rows.start[groups.lowerBound]..<rows.start[groups.upperBound] {
        let group = groupOfRow[position]
        let isNext = SIMDMask<SIMD4<Int64>>(repeating: group != last)
        sum.replace(with: SIMD4<Double>.zero, where: isNext)
        sum += vector(weights[position]) * terms(row(position))
        raw.storeBytes(of: sum, toByteOffset: 32 * Int(group), as: SIMD4<Double>.self)
        last = group
      }
    }
    rows.weights.withUnsafeBufferPointer { weights in
      if let order = rows.order {
        order.withUnsafeBufferPointer { order in add({ Int(order[$0]) }, weights) }
      } else {
        add({ $0 }, weights)
      }
    }
  }

  @inline(__always)
  func vector(_ weight: Double) -> SIMD4<Double> {
    SIMD4(weight, weight != 0 ? 1 : 0, weight, weight)
  }

  /// Two quantities.
  func addTwo(_ a: BoundQuantity, _ b: BoundQuantity, to sums: UnsafeMutablePointer<Double>) {
    forEachGroup { group, positions, row, weights in
      let sums = sums + 7 * group
      for position in positions {
        let (row, weight) = (row(position), weights[position])
        let x = a.value(at: row) - a.centre
        let y = b.value(at: row) - b.centre
        guard !(x + y).isNaN else { continue }
        sums[0] += weight
        sums[1] += weight != 0 ? 1 : 0
        sums[2] += weight * x
        sums[3] += weight * y
        sums[4] += weight * x * x
        sums[5] += weight * x * y
        sums[6] += weight * y * y
      }
    }
  }

  /// Any number of quantities.
  func addMany(_ quantities: [BoundQuantity], to sums: UnsafeMutablePointer<Double>) {
    let p = quantities.count
    let stride = Moments.count(quantities: p)
    var deviations = [Double](repeating: 0, count: p)
    forEachGroup { group, positions, row, weights in
      let sums = sums + stride * group
      rows: for position in positions {
        let (row, weight) = (row(position), weights[position])
        for index in 0..<p {
          deviations[index] = quantities[index].value(at: row) - quantities[index].centre
          if deviations[index].isNaN { continue rows }
        }
        sums[0] += weight
        sums[1] += weight != 0 ? 1 : 0
        var next = 2 + p
        for i in 0..<p {
          let weighted = weight * deviations[i]
          sums[2 + i] += weighted
          for j in i..<p {
            sums[next] += weighted * deviations[j]
            next += 1
          }
        }
      }
    }
  }
}

@inline(__always)
func moments(of deviation: Double) -> SIMD4<Double> {
  deviation.isNaN ? .zero : SIMD4(1, 1, deviation, deviation * deviation)
}
