import CanvassNumerics

/// Some draws of all units, unit by unit, while they are worked on.
struct DrawBlock: ~Copyable {
  private let units: Int
  private let length: Int
  /// The draws, `length` of each unit.
  private let z: UnsafeMutablePointer<Double>
  /// For each unit and draw, the largest difference so far.
  private let largest: UnsafeMutablePointer<Double>

  init(units: Int, length: Int) {
    self.units = units
    self.length = length
    z = .allocate(capacity: units * length)
    z.initialize(repeating: 0, count: units * length)
    largest = .allocate(capacity: units * length)
    largest.initialize(repeating: 0, count: units * length)
  }

  deinit {
    z.deallocate()
    largest.deallocate()
  }

  /// Draws x of independent normals, and z = Bx. Each unit has a stream of its own, in which a draw is a
  /// place.
  mutating func draw(_ root: Matrix, seed: UInt64, first: Int) {
    let x = largest
    for unit in 0..<units {
      CounterRandom(seed: seed, stream: UInt64(unit)).fillNormals(
        UnsafeMutableBufferPointer(start: x + unit * length, count: length), from: first)
    }
    root.elements.withUnsafeBufferPointer { elements in
      for column in 0..<units {
        let from = x + column * length
        for row in 0..<units {
          let factor = elements[column * units + row]
          if factor == 0 { continue }
          let to = z + row * length
          for draw in 0..<length { to[draw] += factor * from[draw] }
        }
      }
    }
    largest.update(repeating: 0, count: units * length)
  }

  /// Compares all pairs: |z_a − z_b|·precision counts for both units.
  mutating func compareAll(_ precision: [Double]) {
    precision.withUnsafeBufferPointer { precision in
      for a in 0..<units {
        let (za, la) = (z + a * length, largest + a * length)
        for b in a + 1..<max(units, a + 1) {
          let scale = precision[a * units + b]
          if scale == 0 { continue }
          let (zb, lb) = (z + b * length, largest + b * length)
          for draw in 0..<length {
            let difference = abs(za[draw] - zb[draw]) * scale
            la[draw] = difference > la[draw] ? difference : la[draw]
            lb[draw] = difference > lb[draw] ? difference : lb[draw]
          }
        }
      }
    }
  }

  /// Puts the draws, and what was largest in them, behind those of other blocks.
  func copy(
    into draws: UnsafeMutableBufferPointer<Double>,
    and greatest: UnsafeMutableBufferPointer<Double>, at first: Int, stride: Int
  ) {
    for unit in 0..<units {
      let place = unit * stride + first
      (draws.baseAddress! + place).update(from: z + unit * length, count: length)
      (greatest.baseAddress! + place).update(from: largest + unit * length, count: length)
    }
  }

  /// Takes some draws of some units.
  mutating func gather(_ all: [Double], stride: Int, _ draws: [Int], units: [Int]) {
    all.withUnsafeBufferPointer { all in
      draws.withUnsafeBufferPointer { draws in
        for unit in units {
          let (to, from) = (z + unit * length, all.baseAddress! + unit * stride)
          for place in 0..<draws.count { to[place] = from[draws[place]] }
        }
      }
    }
  }

  /// The largest difference of some pairs in each of the first draws; see `result`.
  mutating func compare(_ pairs: [RankDraws.Comparison], draws: Int) {
    let result = largest
    result.update(repeating: -.infinity, count: draws)
    for pair in pairs {
      let (high, low) = (z + pair.high * length, z + pair.low * length)
      let scale = pair.precision
      if pair.isTwoSided {
        for draw in 0..<draws {
          let difference = abs(high[draw] - low[draw]) * scale
          result[draw] = difference > result[draw] ? difference : result[draw]
        }
      } else {
        for draw in 0..<draws {
          let difference = (high[draw] - low[draw]) * scale
          result[draw] = difference > result[draw] ? difference : result[draw]
        }
      }
    }
  }

  /// What `compare` found.
  var result: UnsafePointer<Double> { UnsafePointer(largest) }
}
